import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { StaffRole } from '../../platform/generated/enums.ts';
import { isCoordinator } from '../members/member-policy.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { CaseEvent } from './case-event.type.ts';
import { loadMerchantTimelines } from './case-event-store.ts';
import { Merchant } from './merchant.type.ts';
import { maySeeStaff, maySeeTimeline } from './merchant-policy.ts';
import { MerchantStaff } from './merchant-staff.type.ts';
import { loadLikenesses } from './similar-merchants.ts';
import { loadStaffByMerchant } from './staff-store.ts';
import { viewerPlace } from './viewer-place.ts';

/** What of a shop depends on who is looking: null for others, never an error. */
@Resolver(() => Merchant)
export class MerchantViewerResolver {
  @FieldResolver(() => StaffRole, {
    nullable: true,
    description: "The viewer's role at this shop; null for others.",
  })
  async viewerStaffRole(
    @Root() { row }: Merchant,
    @Ctx() context: GraphqlContext,
  ): Promise<StaffRole | null> {
    return (await viewerPlace(context, row.id))?.role ?? null;
  }

  @FieldResolver(() => Boolean, {
    description: 'True when the viewer works for this shop and so may not decide on it.',
  })
  async isOwn(@Root() { row }: Merchant, @Ctx() context: GraphqlContext): Promise<boolean> {
    return (await viewerPlace(context, row.id)) !== null;
  }

  @FieldResolver(() => [MerchantStaff], {
    nullable: true,
    description: 'Owner and manager only: null for others.',
  })
  async staff(
    @Root() { row }: Merchant,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly MerchantStaff[] | null> {
    if (!maySeeStaff(await viewerPlace(context, row.id))) return null;
    const staff = await context.loaders.load(loadStaffByMerchant, row.id);
    return (staff ?? []).map((person) => new MerchantStaff(person));
  }

  @FieldResolver(() => [CaseEvent], {
    nullable: true,
    description: 'The last 100 steps, oldest first. Staff and coordinators only: null for others.',
  })
  async timeline(
    @Root() { row }: Merchant,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly CaseEvent[] | null> {
    const [place, membership] = await Promise.all([
      viewerPlace(context, row.id),
      viewerMembership(context, row.networkId),
    ]);
    if (!maySeeTimeline(place, membership)) return null;
    const timeline = await context.loaders.load(loadMerchantTimelines, row.id);
    return (timeline ?? []).map((event) => new CaseEvent(event));
  }

  @FieldResolver(() => [Merchant], {
    nullable: true,
    description:
      'Coordinators only: at most five shops of the network with a similar name, phone or place; null for others.',
  })
  async similar(
    @Root() { row }: Merchant,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly Merchant[] | null> {
    if (!isCoordinator(await viewerMembership(context, row.networkId))) return null;
    const similar = await context.loaders.load(loadLikenesses, row.id);
    return (similar ?? []).map(({ merchant }) => new Merchant(merchant));
  }
}
