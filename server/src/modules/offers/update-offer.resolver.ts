import {
  Arg,
  Ctx,
  createUnionType,
  Field,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import { ForbiddenError, StateError, ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { shopHandOf } from '../merchants/shop-hand.ts';
import { CostRuleInput } from './cost-rule.type.ts';
import { freshOffer } from './fresh-offer.ts';
import { Offer } from './offer.type.ts';
import { offerStateError } from './offer-refusals.ts';
import { OfferTermsInput } from './offer-terms-input.type.ts';
import { updateOffer } from './update-offer.ts';

@InputType({ description: 'What changes in an offer; what is left out stays as it is.' })
class UpdateOfferInput extends OfferTermsInput {
  @Field(() => Int, {
    nullable: true,
    description: 'How many there are; 1 to 10,000,000, or null: unlimited.',
  })
  readonly stockTotal?: number | null;

  @Field(() => CostRuleInput, {
    nullable: true,
    description: 'Who bears its cost.',
  })
  readonly costRule?: CostRuleInput | null;
}

@ObjectType({ description: 'The offer is as it was told.' })
class UpdateOfferSuccess {
  @Field(() => Offer, { description: 'The offer as it is now, in the state that it was in.' })
  readonly offer: Offer;

  constructor(offer: Offer) {
    this.offer = offer;
  }
}

const UpdateOfferResult = createUnionType({
  name: 'UpdateOfferResult',
  description: 'What came of changing an offer.',
  types: () => [UpdateOfferSuccess, ValidationError, StateError, ForbiddenError] as const,
});

@Resolver()
export class UpdateOfferResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => UpdateOfferResult, {
    description: 'Drafts and offers with requested changes only. Owners and managers of the shop only.',
  })
  async updateOffer(
    @Arg('input', () => UpdateOfferInput, { description: 'What changes.' }) input: UpdateOfferInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof UpdateOfferResult> {
    const hand = shopHandOf(context);
    const offerId = fromGlobalId('offer', input.offerId);
    const result = await updateOffer(this.deps, { ...input, hand, offerId });
    switch (result.outcome) {
      case 'UPDATED':
        return new UpdateOfferSuccess(freshOffer(context, result.offer));
      case 'STATE':
        return offerStateError(context.language, result.state);
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      default:
        return result satisfies never;
    }
  }
}
