import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { MerchantField } from '../../platform/generated/enums.ts';
import { isCoordinator, mayReadNetwork } from '../members/member-policy.ts';
import { loadMembershipsById } from '../members/membership-store.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { CaseEvent } from '../merchants/case-event.type.ts';
import { loadMerchantTimelines } from '../merchants/case-event-store.ts';
import { Merchant } from '../merchants/merchant.type.ts';
import { mayManageOffers, maySeeTimeline } from '../merchants/merchant-policy.ts';
import { viewerPlace } from '../merchants/viewer-place.ts';
import { SuspensionAppeal } from './appeal.type.ts';
import { loadLastAppeals } from './appeal-store.ts';
import { ApplicationChange } from './application-change.type.ts';
import { loadApplicationChanges } from './application-change-store.ts';
import { CaseNote } from './case-note.type.ts';
import { loadCaseNotes } from './case-note-store.ts';

/** What a shop and its network say to each other: null for everybody else, never an error. */
@Resolver(() => Merchant)
export class MerchantCaseWordsResolver {
  @FieldResolver(() => [CaseNote], {
    nullable: true,
    description:
      'What the coordinators asked and the shop answered, oldest first. Owner and manager: null for others.',
  })
  async notes(
    @Root() { row }: Merchant,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly CaseNote[] | null> {
    if (!mayManageOffers(await viewerPlace(context, row.id))) return null;
    const notes = await context.loaders.load(loadCaseNotes, row.id);
    return (notes ?? [])
      .filter(({ visibility }) => visibility === 'PUBLIC')
      .map((note) => new CaseNote(note));
  }

  @FieldResolver(() => [MerchantField], {
    nullable: true,
    description:
      'While changes are asked for: what to put right; empty when the whole form is open. Staff and coordinators: null for others.',
  })
  async changesAsked(
    @Root() { row }: Merchant,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly MerchantField[] | null> {
    const [place, membership] = await Promise.all([
      viewerPlace(context, row.id),
      viewerMembership(context, row.networkId),
    ]);
    if (row.status !== 'CHANGES_REQUESTED' || !maySeeTimeline(place, membership)) return null;
    const timeline = await context.loaders.load(loadMerchantTimelines, row.id);
    return timeline?.findLast(({ action }) => action === 'CHANGES_REQUESTED')?.fields ?? [];
  }

  @FieldResolver(() => SuspensionAppeal, {
    nullable: true,
    description: 'Against its last suspension. Owner, manager and coordinators: null for others.',
  })
  async appeal(@Root() { row }: Merchant, @Ctx() context: GraphqlContext): Promise<SuspensionAppeal | null> {
    const [place, membership] = await Promise.all([
      viewerPlace(context, row.id),
      viewerMembership(context, row.networkId),
    ]);
    if (!mayManageOffers(place) && !isCoordinator(membership)) return null;
    const appeal = await context.loaders.load(loadLastAppeals, row.id);
    return appeal === null ? null : new SuspensionAppeal(appeal);
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'True when its offers need no second look. Staff, coordinators and auditors: null for others.',
  })
  async isTrusted(@Root() { row }: Merchant, @Ctx() context: GraphqlContext): Promise<boolean | null> {
    const [place, membership] = await Promise.all([
      viewerPlace(context, row.id),
      viewerMembership(context, row.networkId),
    ]);
    return place !== null || mayReadNetwork(membership) ? row.isTrusted : null;
  }
}

@Resolver(() => CaseEvent)
export class CaseEventResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'For coordinators: which of them took the step. Null for others, and for steps of other sides.',
  })
  async coordinatorName(@Root() { row }: CaseEvent, @Ctx() context: GraphqlContext): Promise<string | null> {
    if (row.actor !== 'COORDINATOR' || row.membershipId === null) return null;
    if (!isCoordinator(await viewerMembership(context, row.networkId))) return null;
    return (await context.loaders.load(loadMembershipsById, row.membershipId))?.displayName ?? null;
  }

  @FieldResolver(() => [ApplicationChange], {
    description: 'With RESUBMITTED: what changed. Empty with everything else.',
  })
  async changes(
    @Root() { row }: CaseEvent,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly ApplicationChange[]> {
    if (row.action !== 'RESUBMITTED') return [];
    const changes = await context.loaders.load(loadApplicationChanges, row.id);
    return (changes ?? []).map((change) => new ApplicationChange(change));
  }
}
