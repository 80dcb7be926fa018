import {
  Arg,
  Ctx,
  createUnionType,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from 'type-graphql';
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import { ForbiddenError, StateError, ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { ownShopError } from '../merchants/merchant-refusals.ts';
import { type ShopHand, shopHandOf } from '../merchants/shop-hand.ts';
import { freshOffer } from './fresh-offer.ts';
import { Offer } from './offer.type.ts';
import { offerStateError } from './offer-refusals.ts';
import { type RequestOfferChangesOutcome, requestOfferChanges } from './request-offer-changes.ts';
import { stepOffer } from './step-offer.ts';
import { submitOffer } from './submit-offer.ts';

@InputType({ description: 'Which offer.' })
class OfferActionInput {
  @Field(() => ID, { description: 'The offer.' })
  readonly offerId!: string;
}

@InputType({ description: 'A decision on an offer, and why.' })
class OfferReasonInput {
  @Field(() => ID, { description: 'The offer.' })
  readonly offerId!: string;

  @Field(() => String, { description: 'Seen whole by the shop; 1 to 1,000 characters.' })
  readonly reason!: string;
}

@ObjectType({ description: 'It is done.' })
class OfferActionSuccess {
  @Field(() => Offer, { description: 'The offer as it is now.' })
  readonly offer: Offer;

  constructor(offer: Offer) {
    this.offer = offer;
  }
}

const OfferActionResult = createUnionType({
  name: 'OfferActionResult',
  description: 'What came of taking an offer one step on.',
  types: () => [OfferActionSuccess, StateError, ForbiddenError, ValidationError] as const,
});

/** Steps that have nothing but the offer as their input, and the one that has a reason beside it. */
@Resolver()
export class OfferActionsResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => OfferActionResult, {
    description:
      'Hands an offer to the coordinators; live at once where the network lets a trusted shop. Owners and managers only.',
  })
  async submitOffer(
    @Arg('input', () => OfferActionInput, { description: 'Which.' }) input: OfferActionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof OfferActionResult> {
    return answer(await submitOffer(this.deps, commandOf(input, context)), context);
  }

  @Mutation(() => OfferActionResult, {
    description: 'Takes a submitted offer back; it is a draft again. Owners and managers only.',
  })
  async withdrawOffer(
    @Arg('input', () => OfferActionInput, { description: 'Which.' }) input: OfferActionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof OfferActionResult> {
    return answer(await stepOffer(this.deps, { ...commandOf(input, context), step: 'WITHDRAW' }), context);
  }

  @Mutation(() => OfferActionResult, {
    description: 'Takes a live offer off the shelf for now; vouchers stay good. Owners and managers only.',
  })
  async pauseOffer(
    @Arg('input', () => OfferActionInput, { description: 'Which.' }) input: OfferActionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof OfferActionResult> {
    return answer(await stepOffer(this.deps, { ...commandOf(input, context), step: 'PAUSE' }), context);
  }

  @Mutation(() => OfferActionResult, {
    description: 'Puts a paused offer onto the shelf again. Owners and managers only.',
  })
  async resumeOffer(
    @Arg('input', () => OfferActionInput, { description: 'Which.' }) input: OfferActionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof OfferActionResult> {
    return answer(await stepOffer(this.deps, { ...commandOf(input, context), step: 'RESUME' }), context);
  }

  @Mutation(() => OfferActionResult, {
    description:
      'Ends an offer for good; vouchers stay good. Not while it is submitted. Owners and managers only.',
  })
  async endOffer(
    @Arg('input', () => OfferActionInput, { description: 'Which.' }) input: OfferActionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof OfferActionResult> {
    return answer(await stepOffer(this.deps, { ...commandOf(input, context), step: 'END' }), context);
  }

  @Mutation(() => OfferActionResult, {
    description: 'Sends a submitted offer back. Coordinators only, and never for an offer of their own shop.',
  })
  async requestOfferChanges(
    @Arg('input', () => OfferReasonInput, { description: 'Which, and what to change.' })
    input: OfferReasonInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof OfferActionResult> {
    const { userId } = signedIn(context);
    const command = { userId, offerId: fromGlobalId('offer', input.offerId), reason: input.reason };
    return answer(await requestOfferChanges(this.deps, command), context);
  }
}

function commandOf(
  input: OfferActionInput,
  context: GraphqlContext,
): { readonly hand: ShopHand; readonly offerId: string | null } {
  return { hand: shopHandOf(context), offerId: fromGlobalId('offer', input.offerId) };
}

function answer(result: RequestOfferChangesOutcome, context: GraphqlContext): typeof OfferActionResult {
  switch (result.outcome) {
    case 'DONE':
      return new OfferActionSuccess(freshOffer(context, result.offer));
    case 'STATE':
      return offerStateError(context.language, result.state);
    case 'OWN_SHOP':
      return ownShopError(context.language);
    case 'FORBIDDEN':
      return new ForbiddenError(context.language);
    case 'INVALID':
      return new ValidationError(context.language, result.problems);
    default:
      return result satisfies never;
  }
}
