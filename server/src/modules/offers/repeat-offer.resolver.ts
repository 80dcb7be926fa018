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
import { freshOffer } from './fresh-offer.ts';
import { Offer } from './offer.type.ts';
import { offerStateError } from './offer-refusals.ts';
import { repeatOffer } from './repeat-offer.ts';

@InputType({ description: 'Which offer to offer once more.' })
class RepeatOfferInput {
  @Field(() => ID, { description: 'One that has ended.' })
  readonly offerId!: string;
}

@ObjectType({ description: 'It is offered once more.' })
class RepeatOfferSuccess {
  @Field(() => Offer, {
    description: 'The new offer: SUBMITTED, or LIVE where the network lets this trusted shop.',
  })
  readonly offer: Offer;

  constructor(offer: Offer) {
    this.offer = offer;
  }
}

const RepeatOfferResult = createUnionType({
  name: 'RepeatOfferResult',
  description: 'What came of offering it once more.',
  types: () => [RepeatOfferSuccess, StateError, ValidationError, ForbiddenError] as const,
});

@Resolver()
export class RepeatOfferResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => RepeatOfferResult, {
    description:
      'As it was, for as many days as before from now on; twice is once. Owners and managers of the shop only.',
  })
  async repeatOffer(
    @Arg('input', () => RepeatOfferInput, { description: 'Which.' }) input: RepeatOfferInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof RepeatOfferResult> {
    const { userId } = signedIn(context);
    const offerId = fromGlobalId('offer', input.offerId);
    const result = await repeatOffer(this.deps, { userId, offerId });
    switch (result.outcome) {
      case 'REPEATED':
        return new RepeatOfferSuccess(freshOffer(context, result.offer));
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
}
