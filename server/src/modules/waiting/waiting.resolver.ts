import {
  Arg,
  Ctx,
  createUnionType,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import { type Message, NotAMemberError, StateError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { viewerPlace } from '../merchants/viewer-place.ts';
import { freshOffer } from '../offers/fresh-offer.ts';
import { Offer } from '../offers/offer.type.ts';
import { joinWaitingList, leaveWaitingList } from './join-waiting-list.ts';
import { loadWaiterCounts, loadWaiters, type WaiterRow, waiterKey } from './waiting-store.ts';

/** Of fewer nobody is told how many: in a village, three who wait are known by name. */
const countedFrom = 5;

@ObjectType({ description: "The caller's own place among those who wait for an offer." })
class OfferWait {
  constructor(private readonly row: WaiterRow) {}

  @Field(() => Date, { description: 'Since when.' })
  get since(): Date {
    return this.row.joinedAt;
  }

  @Field(() => Date, { nullable: true, description: 'When they were told that there is some again.' })
  get toldAt(): Date | null {
    return this.row.toldAt;
  }
}

@ObjectType({ description: 'That somebody waits for an offer; never who.' })
class OfferWaiting {
  @Field(() => Int, { nullable: true, description: 'How many, when they are five or more; null: a few.' })
  readonly count: number | null;

  constructor(count: number) {
    this.count = count < countedFrom ? null : count;
  }
}

@InputType({ description: 'Which offer to wait for.' })
class JoinWaitingListInput {
  @Field(() => ID, { description: 'One that is live and all gone.' })
  readonly offerId!: string;
}

@InputType({ description: 'Which offer to wait for no longer.' })
class LeaveWaitingListInput {
  @Field(() => ID, { description: 'The offer.' })
  readonly offerId!: string;
}

@ObjectType({ description: 'It is done.' })
class WaitingListSuccess {
  @Field(() => Offer, { description: 'The offer, with the viewerWait as it is now.' })
  readonly offer: Offer;

  constructor(offer: Offer) {
    this.offer = offer;
  }
}

const JoinWaitingListResult = createUnionType({
  name: 'JoinWaitingListResult',
  description: 'What came of wanting to wait.',
  types: () => [WaitingListSuccess, StateError, NotAMemberError] as const,
});

const LeaveWaitingListResult = createUnionType({
  name: 'LeaveWaitingListResult',
  description: 'What came of waiting no longer.',
  types: () => [WaitingListSuccess, NotAMemberError] as const,
});

@Resolver(() => Offer)
export class WaitingResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => OfferWait, {
    nullable: true,
    description: 'Null when the caller does not wait for it.',
  })
  async viewerWait(@Root() { row }: Offer, @Ctx() context: GraphqlContext): Promise<OfferWait | null> {
    const membership = await viewerMembership(context, row.networkId);
    if (membership === null) return null;
    const waiter = await context.loaders.load(loadWaiters, waiterKey(row.id, membership.id));
    return waiter === null ? null : new OfferWait(waiter);
  }

  @FieldResolver(() => OfferWaiting, {
    nullable: true,
    description: 'Null when nobody waits, and for all who do not work at the shop.',
  })
  async waiting(@Root() { row }: Offer, @Ctx() context: GraphqlContext): Promise<OfferWaiting | null> {
    if ((await viewerPlace(context, row.merchantId)) === null) return null;
    const count = (await context.loaders.load(loadWaiterCounts, row.id)) ?? 0;
    return count === 0 ? null : new OfferWaiting(count);
  }

  @Mutation(() => JoinWaitingListResult, {
    description:
      'The caller is told once when there is some again, in the order of the line; after 30 days it is over by itself.',
  })
  async joinWaitingList(
    @Arg('input', () => JoinWaitingListInput, { description: 'Which.' }) input: JoinWaitingListInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof JoinWaitingListResult> {
    const { userId } = signedIn(context);
    const offerId = fromGlobalId('offer', input.offerId);
    const result = await joinWaitingList(this.deps, { userId, offerId });
    switch (result.outcome) {
      case 'WAITS':
        return success(context, result);
      case 'NOT_GONE':
        return new StateError(context.language, 'NOT_GONE', notGone);
      case 'NOT_A_MEMBER':
        return new NotAMemberError(context.language);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => LeaveWaitingListResult, {
    description: 'The caller waits no longer; nothing is kept of it.',
  })
  async leaveWaitingList(
    @Arg('input', () => LeaveWaitingListInput, { description: 'Which.' }) input: LeaveWaitingListInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof LeaveWaitingListResult> {
    const { userId } = signedIn(context);
    const offerId = fromGlobalId('offer', input.offerId);
    const result = await leaveWaitingList(this.deps, { userId, offerId });
    switch (result.outcome) {
      case 'LEFT':
        return success(context, result);
      case 'NOT_A_MEMBER':
        return new NotAMemberError(context.language);
      default:
        return result satisfies never;
    }
  }
}

function success(
  context: GraphqlContext,
  { offer, memberId }: { readonly offer: Offer['row']; readonly memberId: string },
): WaitingListSuccess {
  context.loaders.clear(loadWaiters, waiterKey(offer.id, memberId));
  return new WaitingListSuccess(freshOffer(context, offer));
}

const notGone: Message = {
  th: 'ตอนนี้ยังมีให้แลก หรือร้านยังไม่เปิดให้แลก ไม่ต้องรอคิว',
  en: 'There is some, or it is not open: there is no line to wait in.',
};
