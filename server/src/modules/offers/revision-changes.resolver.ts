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
import { ForbiddenError, type Message, StateError, ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { ownShopError } from '../merchants/merchant-refusals.ts';
import { type DecideOnRevisionOutcome, decideOnRevision } from './decide-on-revision.ts';
import { freshOffer } from './fresh-offer.ts';
import { Offer } from './offer.type.ts';
import { offerStateError } from './offer-refusals.ts';
import { OfferTermsInput } from './offer-terms-input.type.ts';
import { proposeOfferChanges } from './propose-offer-changes.ts';
import { loadPendingRevisions, loadReturnedRevisions } from './revision-store.ts';
import { type WithdrawOfferChangesOutcome, withdrawOfferChanges } from './withdraw-offer-changes.ts';

@InputType({
  description: 'What would change about an offer that members redeem; what is left out stays as it is.',
})
class ProposeOfferChangesInput extends OfferTermsInput {}

@InputType({ description: "Which offer's change is taken back." })
class WithdrawOfferChangesInput {
  @Field(() => ID, { description: 'The offer.' })
  readonly offerId!: string;
}

@InputType({ description: 'Which change to make.' })
class ApproveOfferChangesInput {
  @Field(() => ID, { description: 'The offer.' })
  readonly offerId!: string;

  @Field(() => ID, { description: 'Its pendingRevision, as it was read.' })
  readonly revisionId!: string;
}

@InputType({ description: 'Which change to send back, and why.' })
class ReturnOfferChangesInput extends ApproveOfferChangesInput {
  @Field(() => String, { description: 'Seen whole by the shop; 1 to 1,000 characters.' })
  readonly reason!: string;
}

@ObjectType({ description: 'It is done.' })
class OfferChangesSuccess {
  @Field(() => Offer, { description: 'The offer as it is now.' })
  readonly offer: Offer;

  @Field(() => Boolean, { description: 'True when the offer has been changed.' })
  readonly isChanged: boolean;

  constructor(offer: Offer, isChanged: boolean) {
    this.offer = offer;
    this.isChanged = isChanged;
  }
}

const OfferChangesResult = createUnionType({
  name: 'OfferChangesResult',
  description: 'What came of a change to an offer that members redeem.',
  types: () => [OfferChangesSuccess, StateError, ValidationError, ForbiddenError] as const,
});

@Resolver()
export class RevisionChangesResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => OfferChangesResult, {
    description:
      'Live and paused offers. It waits for a coordinator, or is made at once where the network lets this trusted shop. Owners and managers only.',
  })
  async proposeOfferChanges(
    @Arg('input', () => ProposeOfferChangesInput, { description: 'What would change.' })
    input: ProposeOfferChangesInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof OfferChangesResult> {
    const { userId } = signedIn(context);
    const offerId = fromGlobalId('offer', input.offerId);
    const result = await proposeOfferChanges(this.deps, { ...input, userId, offerId });
    switch (result.outcome) {
      case 'PROPOSED':
      case 'APPLIED':
        return success(context, result.offer, result.outcome === 'APPLIED');
      case 'STATE':
        return offerStateError(context.language, result.state);
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => OfferChangesResult, {
    description: 'Takes back the change that waits. Owners and managers of the shop only.',
  })
  async withdrawOfferChanges(
    @Arg('input', () => WithdrawOfferChangesInput, { description: 'Which.' })
    input: WithdrawOfferChangesInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof OfferChangesResult> {
    const { userId } = signedIn(context);
    const offerId = fromGlobalId('offer', input.offerId);
    return answer(context, await withdrawOfferChanges(this.deps, { userId, offerId }), false);
  }

  @Mutation(() => OfferChangesResult, {
    description: 'Makes the change. Coordinators only, and never for an offer of their own shop.',
  })
  approveOfferChanges(
    @Arg('input', () => ApproveOfferChangesInput, { description: 'Which.' }) input: ApproveOfferChangesInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof OfferChangesResult> {
    return this.#decide(input, null, context);
  }

  @Mutation(() => OfferChangesResult, {
    description:
      'Sends the change back; the offer stays as it is. Coordinators only, and never for an offer of their own shop.',
  })
  returnOfferChanges(
    @Arg('input', () => ReturnOfferChangesInput, { description: 'Which, and why.' })
    input: ReturnOfferChangesInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof OfferChangesResult> {
    return this.#decide(input, input.reason, context);
  }

  async #decide(
    input: ApproveOfferChangesInput,
    reason: string | null,
    context: GraphqlContext,
  ): Promise<typeof OfferChangesResult> {
    const { userId } = signedIn(context);
    const offerId = fromGlobalId('offer', input.offerId);
    const revisionId = fromGlobalId('revision', input.revisionId);
    const command = { userId, offerId, revisionId, reason };
    return answer(context, await decideOnRevision(this.deps, command), reason === null);
  }
}

function success(
  context: GraphqlContext,
  offer: Parameters<typeof freshOffer>[1],
  isChanged: boolean,
): OfferChangesSuccess {
  context.loaders.clear(loadPendingRevisions, offer.id);
  context.loaders.clear(loadReturnedRevisions, offer.id);
  return new OfferChangesSuccess(freshOffer(context, offer), isChanged);
}

function answer(
  context: GraphqlContext,
  result: DecideOnRevisionOutcome | WithdrawOfferChangesOutcome,
  isChanged: boolean,
): typeof OfferChangesResult {
  switch (result.outcome) {
    case 'DONE':
      return success(context, result.offer, isChanged);
    case 'NOT_PENDING':
      return new StateError(context.language, 'NOT_PENDING', notPending);
    case 'INVALID':
      return new ValidationError(context.language, result.problems);
    case 'OWN_SHOP':
      return ownShopError(context.language);
    case 'FORBIDDEN':
      return new ForbiddenError(context.language);
    default:
      return result satisfies never;
  }
}

const notPending: Message = {
  th: 'คำขอแก้นี้ไม่ได้รออยู่แล้ว ลองเปิดดูใหม่อีกครั้ง',
  en: 'This change does not wait any more. Please look again.',
};
