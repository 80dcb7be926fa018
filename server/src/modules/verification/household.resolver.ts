import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { isCoordinator } from '../members/member-policy.ts';
import { Membership } from '../members/membership.type.ts';
import { loadMembershipsById } from '../members/membership-store.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { Household, HouseholdRequest } from './household.type.ts';
import { loadHouseholdMembers, loadHouseholdRequests } from './household-store.ts';

@Resolver(() => Membership)
export class MembershipHouseholdResolver {
  @FieldResolver(() => Household, {
    nullable: true,
    description:
      'With whom the person lives; null when with nobody, and to everybody but them and the coordinators.',
  })
  async household(@Root() { row }: Membership, @Ctx() context: GraphqlContext): Promise<Household | null> {
    const viewer = await viewerMembership(context, row.networkId);
    if (row.householdId === null || (viewer?.id !== row.id && !isCoordinator(viewer))) return null;
    const members = (await context.loaders.load(loadHouseholdMembers, row.householdId)) ?? [];
    // One who is left alone lives with nobody.
    if (members.length < 2) return null;
    return new Household(row.householdId, members);
  }

  @FieldResolver(() => [HouseholdRequest], {
    description:
      'Who says that they live with the person, and waits for the answer; empty to everybody else.',
  })
  async householdRequests(
    @Root() { row }: Membership,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly HouseholdRequest[]> {
    if (context.actor === null || row.userId !== context.actor.userId) return [];
    const rows = (await context.loaders.load(loadHouseholdRequests, row.id)) ?? [];
    return rows.map((request) => new HouseholdRequest(request));
  }
}

@Resolver(() => HouseholdRequest)
export class HouseholdRequestResolver {
  @FieldResolver(() => String, { description: 'Who says so.' })
  async askedByName(@Root() { row }: HouseholdRequest, @Ctx() context: GraphqlContext): Promise<string> {
    return (await context.loaders.load(loadMembershipsById, row.askedBy))?.displayName ?? '';
  }
}
