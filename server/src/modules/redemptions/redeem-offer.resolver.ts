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
import { badRequest, fromGlobalId } from '../../graphql/global-id.ts';
import { isKey } from '../../graphql/idempotency-key.ts';
import { BusyError, IdempotencyConflictError, NotAMemberError } from '../../graphql/user-error.ts';
import type { Metrics } from '../../platform/metrics.ts';
import { InsufficientPointsError } from '../ledger/insufficient-points-error.type.ts';
import { Wallet } from '../ledger/wallet.type.ts';
import { type RedeemOfferDeps, redeemOffer } from './redeem-offer.ts';
import {
  MemberLimitReachedError,
  OfferSoldOutError,
  OfferUnavailableError,
} from './redemption-errors.type.ts';
import { Voucher } from './voucher.type.ts';

@InputType({ description: 'Which offer, and the key that makes a retry safe.' })
class RedeemOfferInput {
  @Field(() => ID, { description: 'The offer.' })
  readonly offerId!: string;

  @Field(() => String, {
    description:
      'Chosen by the client, 8 to 128 characters. The same key answers with the same voucher and charges once.',
  })
  readonly idempotencyKey!: string;
}

@ObjectType({ description: 'The member has a voucher.' })
export class RedeemOfferSuccess {
  @Field(() => Voucher, { description: 'Good at the shop until it expires.' })
  readonly voucher: Voucher;

  @Field(() => Wallet, { description: 'The points right after.' })
  readonly wallet: Wallet;

  @Field(() => Boolean, { description: 'True when this key was answered before.' })
  readonly replayed: boolean;

  constructor(voucher: Voucher, wallet: Wallet, replayed: boolean) {
    this.voucher = voucher;
    this.wallet = wallet;
    this.replayed = replayed;
  }
}

const RedeemOfferResult = createUnionType({
  name: 'RedeemOfferResult',
  description: 'What came of a redemption. Whatever is refused has charged nothing.',
  types: () =>
    [
      RedeemOfferSuccess,
      InsufficientPointsError,
      OfferSoldOutError,
      MemberLimitReachedError,
      OfferUnavailableError,
      NotAMemberError,
      IdempotencyConflictError,
      BusyError,
    ] as const,
});

@Resolver()
export class RedeemOfferResolver {
  constructor(private readonly deps: RedeemOfferDeps & { readonly metrics: Metrics }) {}

  @Mutation(() => RedeemOfferResult, {
    description: 'Takes an offer for points, and answers with a voucher.',
  })
  async redeemOffer(
    @Arg('input', () => RedeemOfferInput, { description: 'Which offer, and the key.' })
    input: RedeemOfferInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof RedeemOfferResult> {
    const { userId } = signedIn(context);
    const { idempotencyKey } = input;
    if (!isKey(idempotencyKey))
      throw badRequest('idempotencyKey must be 8 to 128 printable characters without spaces');
    const result = await redeemOffer(this.deps, {
      userId,
      offerId: fromGlobalId('offer', input.offerId),
      idempotencyKey,
    });
    this.deps.metrics.redemptions.inc({ outcome: result.outcome });
    const { language } = context;
    switch (result.outcome) {
      case 'REDEEMED':
        return new RedeemOfferSuccess(
          new Voucher(result.voucher),
          new Wallet(result.wallet),
          result.replayed,
        );
      case 'INSUFFICIENT_POINTS':
        return new InsufficientPointsError(language, result.pointsMissing);
      case 'OFFER_SOLD_OUT':
        return new OfferSoldOutError(language);
      case 'MEMBER_LIMIT_REACHED':
        return new MemberLimitReachedError(language, result.limit);
      case 'OFFER_UNAVAILABLE':
        return new OfferUnavailableError(language, result.availableFrom);
      case 'NOT_A_MEMBER':
        return new NotAMemberError(language);
      case 'IDEMPOTENCY_CONFLICT':
        return new IdempotencyConflictError(language);
      case 'BUSY':
        return new BusyError(language, result.retryAfterMs);
      default:
        return result satisfies never;
    }
  }
}
