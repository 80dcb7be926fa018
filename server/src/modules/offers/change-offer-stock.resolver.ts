import {
  Arg,
  Ctx,
  createUnionType,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { badRequest, fromGlobalId } from '../../graphql/global-id.ts';
import { isKey } from '../../graphql/idempotency-key.ts';
import {
  ForbiddenError,
  IdempotencyConflictError,
  StateError,
  ValidationError,
} from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { shopHandOf } from '../merchants/shop-hand.ts';
import { changeOfferStock } from './change-offer-stock.ts';
import { freshOffer } from './fresh-offer.ts';
import { Offer } from './offer.type.ts';
import { offerStateError } from './offer-refusals.ts';

@InputType({ description: 'How many more of an offer there are, or fewer.' })
class ChangeOfferStockInput {
  @Field(() => ID, { description: 'The offer.' })
  readonly offerId!: string;

  @Field(() => Int, {
    description: 'Added to the stock; negative takes away. Never below what is left.',
  })
  readonly delta!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Chosen by the client, 8 to 128 characters. The same key counts once for an offer, so that what is sent again after a lost answer is not added again.',
  })
  readonly idempotencyKey?: string | null;
}

@ObjectType({ description: 'The stock is changed.' })
class ChangeOfferStockSuccess {
  @Field(() => Offer, { description: 'The offer, with its stock as it is now.' })
  readonly offer: Offer;

  @Field(() => Boolean, { description: 'Whether this key was answered before; nothing was changed again.' })
  readonly replayed: boolean;

  constructor(offer: Offer, replayed: boolean) {
    this.offer = offer;
    this.replayed = replayed;
  }
}

const ChangeOfferStockResult = createUnionType({
  name: 'ChangeOfferStockResult',
  description: 'What came of changing a stock.',
  types: () =>
    [ChangeOfferStockSuccess, ValidationError, StateError, ForbiddenError, IdempotencyConflictError] as const,
});

@Resolver()
export class ChangeOfferStockResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => ChangeOfferStockResult, {
    description: 'By difference, never by total: right under a rush. Owners and managers of the shop only.',
  })
  async changeOfferStock(
    @Arg('input', () => ChangeOfferStockInput, { description: 'Which, and by how many.' })
    input: ChangeOfferStockInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof ChangeOfferStockResult> {
    const hand = shopHandOf(context);
    const offerId = fromGlobalId('offer', input.offerId);
    const { delta, idempotencyKey = null } = input;
    if (idempotencyKey !== null && !isKey(idempotencyKey))
      throw badRequest('idempotencyKey must be 8 to 128 printable characters without spaces');
    const result = await changeOfferStock(this.deps, { hand, offerId, delta, idempotencyKey });
    switch (result.outcome) {
      case 'CHANGED':
        return new ChangeOfferStockSuccess(freshOffer(context, result.offer), result.replayed);
      case 'STATE':
        return offerStateError(context.language, result.state);
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      case 'IDEMPOTENCY_CONFLICT':
        return new IdempotencyConflictError(context.language);
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      default:
        return result satisfies never;
    }
  }
}
