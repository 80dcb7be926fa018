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
import { ForbiddenError, StateError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { ownShopError } from '../merchants/merchant-refusals.ts';
import { approveOffer } from './approve-offer.ts';
import { freshOffer } from './fresh-offer.ts';
import { Offer } from './offer.type.ts';
import { offerStateError } from './offer-refusals.ts';

@InputType({ description: 'Which offer to approve.' })
class ApproveOfferInput {
  @Field(() => ID, { description: 'The offer.' })
  readonly offerId!: string;
}

@ObjectType({ description: 'The offer is live; those who run the shop are told.' })
class ApproveOfferSuccess {
  @Field(() => Offer, { description: 'The offer, LIVE.' })
  readonly offer: Offer;

  constructor(offer: Offer) {
    this.offer = offer;
  }
}

const ApproveOfferResult = createUnionType({
  name: 'ApproveOfferResult',
  description: 'What came of approving an offer.',
  types: () => [ApproveOfferSuccess, StateError, ForbiddenError] as const,
});

@Resolver()
export class ApproveOfferResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => ApproveOfferResult, {
    description: 'Coordinators only, and never for an offer of their own shop.',
  })
  async approveOffer(
    @Arg('input', () => ApproveOfferInput, { description: 'Which.' }) input: ApproveOfferInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof ApproveOfferResult> {
    const { userId } = signedIn(context);
    const offerId = fromGlobalId('offer', input.offerId);
    const result = await approveOffer(this.deps, { userId, offerId });
    switch (result.outcome) {
      case 'DONE':
        return new ApproveOfferSuccess(freshOffer(context, result.offer));
      case 'STATE':
        return offerStateError(context.language, result.state);
      case 'OWN_SHOP':
        return ownShopError(context.language);
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      default:
        return result satisfies never;
    }
  }
}
