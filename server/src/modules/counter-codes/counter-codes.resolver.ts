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
import { badRequest, fromGlobalId, toGlobalId } from '../../graphql/global-id.ts';
import { isKey } from '../../graphql/idempotency-key.ts';
import type { NarrowLimits } from '../../graphql/narrow-limits.ts';
import { ForbiddenError, IdempotencyConflictError, ValidationError } from '../../graphql/user-error.ts';
import { OfferKind } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { readMemberNumber, unknownMember } from '../deeds/member-number-input.ts';
import { Merchant } from '../merchants/merchant.type.ts';
import { shopHandOf } from '../merchants/shop-hand.ts';
import { viewerPlace } from '../merchants/viewer-place.ts';
import { Offer } from '../offers/offer.type.ts';
import { offerOf } from '../redemptions/offer-of.ts';
import { OfferSoldOutError, OfferUnavailableError } from '../redemptions/redemption-errors.type.ts';
import { loadVoucherUsesById } from '../redemptions/voucher-use-store.ts';
import { checkCounterCode } from './check-counter-code.ts';
import type { CounterCodes } from './counter-code.ts';
import { CounterCodeError, NotPossibleNowError } from './counter-code-errors.type.ts';
import { findNextCode } from './counter-code-store.ts';
import { printCounterCodes } from './print-counter-codes.ts';
import { redeemAtCounter } from './redeem-at-counter.ts';

/** Looks at members' numbers by one person in an hour: a busy stall, and far too few to go through a village. */
const numberLooks = { name: 'counter-number', points: 120, duration: 3_600 };
/** Codes shown by one person in an hour, to look or to take: their answers too tell a number that is somebody's from others. */
const codesShown = { name: 'counter-code', points: 240, duration: 3_600 };

const numberDescription = 'On the member’s card, as typed or scanned.';

@InputType({ description: 'A member without a phone, who says the code of the number that was asked for.' })
class CheckCounterCodeInput {
  @Field(() => ID, { description: 'The shop whose counter this is.' })
  readonly merchantId!: string;

  @Field(() => String, { description: numberDescription })
  readonly memberNumber!: string;

  @Field(() => String, { description: 'Six digits, from the member’s printed card.' })
  readonly code!: string;
}

@InputType({ description: 'What a member without a phone takes, and the code by which they will it.' })
class RedeemAtCounterInput {
  @Field(() => ID, { description: 'The shop whose counter this is.' })
  readonly merchantId!: string;

  @Field(() => String, { description: numberDescription })
  readonly memberNumber!: string;

  @Field(() => String, { description: 'Six digits, from the member’s printed card.' })
  readonly code!: string;

  @Field(() => ID, { description: 'Which offer of this shop.' })
  readonly offerId!: string;

  @Field(() => String, {
    description: 'The same nonce answers the same way and counts once; 8 to 128 characters.',
  })
  readonly nonce!: string;
}

@InputType({ description: 'For whom, and the key that makes a retry safe.' })
class PrintCounterCodesInput {
  @Field(() => ID, { description: 'The network.' })
  readonly networkId!: string;

  @Field(() => String, { description: numberDescription })
  readonly memberNumber!: string;

  @Field(() => String, {
    description: 'Chosen by the client, 8 to 128 characters. The same key prints one card.',
  })
  readonly idempotencyKey!: string;
}

@ObjectType({
  description: 'An offer of this shop, and whether the member can take it now. Nothing else of the person.',
})
class CounterOffer {
  @Field(() => Offer, { description: 'The offer.' })
  readonly offer: Offer;

  @Field(() => Boolean, { description: 'Yes or no. Why not is the member’s own affair.' })
  readonly isPossibleNow: boolean;

  constructor(offer: Offer, isPossibleNow: boolean) {
    this.offer = offer;
    this.isPossibleNow = isPossibleNow;
  }
}

@ObjectType({ description: 'The code is right; it is not spent by this.' })
class CheckCounterCodeSuccess {
  @Field(() => [CounterOffer], { description: 'The shop’s live offers, at most 50.' })
  readonly offers: CounterOffer[];

  constructor(offers: CounterOffer[]) {
    this.offers = offers;
  }
}

@ObjectType({ description: 'Redeemed and used: all that the counter learns.' })
class RedeemAtCounterSuccess {
  @Field(() => ID, { description: 'For undoVoucherUse.' })
  readonly useId: string;

  @Field(() => Offer, { description: 'What to hand out.' })
  readonly offer: Offer;

  @Field(() => OfferKind, { description: 'HOLD: the item is lent, and comes back.' })
  readonly kind: OfferKind;

  @Field(() => Int, { description: 'How many.' })
  readonly quantity: number;

  @Field(() => Date, { description: 'When it was used.' })
  readonly usedAt: Date;

  @Field(() => Date, { description: 'Until when this can be undone.' })
  readonly undoUntil: Date;

  @Field(() => Date, {
    nullable: true,
    description: 'When a lent item is to be back; null for what is spent.',
  })
  readonly dueAt: Date | null;

  @Field(() => Boolean, { description: 'True when this nonce was answered before.' })
  readonly replayed: boolean;

  constructor(use: Omit<RedeemAtCounterSuccess, 'useId'>, useId: string) {
    this.useId = toGlobalId('use', useId);
    this.offer = use.offer;
    this.kind = use.kind;
    this.quantity = use.quantity;
    this.usedAt = use.usedAt;
    this.undoUntil = use.undoUntil;
    this.dueAt = use.dueAt;
    this.replayed = use.replayed;
  }
}

@ObjectType({ description: 'A card of one-time codes; the member’s card before it is ended.' })
class PrintCounterCodesSuccess {
  @Field(() => String, { description: 'Whose card it is.' })
  readonly memberNumber: string;

  @Field(() => Date, { description: 'When it was made.' })
  readonly printedAt: Date;

  @Field(() => [String], {
    nullable: true,
    description: 'Ten codes, by their numbers from 1. Said once: null when this key was answered before.',
  })
  readonly codes: readonly string[] | null;

  constructor(card: PrintCounterCodesSuccess) {
    this.memberNumber = card.memberNumber;
    this.printedAt = card.printedAt;
    this.codes = card.codes;
  }
}

const CheckCounterCodeResult = createUnionType({
  name: 'CheckCounterCodeResult',
  description: 'What came of a member’s code.',
  types: () => [CheckCounterCodeSuccess, CounterCodeError, NotPossibleNowError, ForbiddenError] as const,
});

const RedeemAtCounterResult = createUnionType({
  name: 'RedeemAtCounterResult',
  description: 'What the counter shows.',
  types: () =>
    [
      RedeemAtCounterSuccess,
      CounterCodeError,
      NotPossibleNowError,
      OfferSoldOutError,
      OfferUnavailableError,
      IdempotencyConflictError,
      ForbiddenError,
    ] as const,
});

const PrintCounterCodesResult = createUnionType({
  name: 'PrintCounterCodesResult',
  description: 'What came of printing a card.',
  types: () => [PrintCounterCodesSuccess, ForbiddenError, ValidationError, IdempotencyConflictError] as const,
});

type Deps = {
  readonly database: Database;
  readonly counterCodes: CounterCodes;
  readonly narrowLimits: NarrowLimits;
};

/** The member without a phone. */
@Resolver(() => Merchant)
export class CounterCodesResolver {
  constructor(private readonly deps: Deps) {}

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'The number of the one-time code to ask the member for, 1 to 10; null when nothing is possible now: no such member, no card, no code left. Staff only: null for others.',
  })
  async counterCodeNumber(
    @Root() merchant: Merchant,
    @Arg('memberNumber', () => String, { description: numberDescription }) memberNumber: string,
    @Ctx() context: GraphqlContext,
  ): Promise<number | null> {
    const place = await viewerPlace(context, merchant.row.id);
    const number = readMemberNumber(memberNumber);
    if (place === null || number === null) return null;
    await this.deps.narrowLimits.count(numberLooks, context);
    return (await findNextCode(this.deps.database.prisma, place.networkId, number))?.number ?? null;
  }

  @Mutation(() => CheckCounterCodeResult, {
    description: 'With a member’s one-time code: what of this shop they can take now, yes or no.',
  })
  async checkCounterCode(
    @Arg('input', () => CheckCounterCodeInput, { description: 'Who, and the code.' })
    input: CheckCounterCodeInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof CheckCounterCodeResult> {
    const hand = shopHandOf(context);
    const { language } = context;
    await this.deps.narrowLimits.count(codesShown, context);
    const merchantId = fromGlobalId('merchant', input.merchantId);
    if (merchantId === null) return new ForbiddenError(language);
    const { memberNumber, code } = input;
    const result = await checkCounterCode(this.deps, { hand, merchantId, memberNumber, code });
    switch (result.outcome) {
      case 'RIGHT': {
        const offers = result.offers.map(
          async ({ offerId, isPossible }) => new CounterOffer(await offerOf(context, offerId), isPossible),
        );
        return new CheckCounterCodeSuccess(await Promise.all(offers));
      }
      case 'WRONG_CODE':
      case 'TOO_MANY_TRIES':
        return new CounterCodeError(language, result.outcome);
      case 'NOT_POSSIBLE':
        return new NotPossibleNowError(language);
      case 'FORBIDDEN':
        return new ForbiddenError(language);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => RedeemAtCounterResult, {
    description:
      'A member without a phone takes an offer: redeemed and used in one step, with their one-time code.',
  })
  async redeemAtCounter(
    @Arg('input', () => RedeemAtCounterInput, { description: 'Who, what, and the code.' })
    input: RedeemAtCounterInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof RedeemAtCounterResult> {
    const hand = shopHandOf(context);
    const { language } = context;
    const { memberNumber, code, nonce } = input;
    if (!isKey(nonce)) throw badRequest('nonce must be 8 to 128 printable characters without spaces');
    await this.deps.narrowLimits.count(codesShown, context);
    const merchantId = fromGlobalId('merchant', input.merchantId);
    if (merchantId === null) return new ForbiddenError(language);
    const offerId = fromGlobalId('offer', input.offerId);
    const result = await redeemAtCounter(this.deps, {
      hand,
      merchantId,
      memberNumber,
      code,
      offerId,
      nonce,
    });
    switch (result.outcome) {
      case 'USED': {
        const dueAt =
          result.kind === 'SPEND'
            ? null
            : ((await context.loaders.load(loadVoucherUsesById, result.useId))?.dueAt ?? null);
        return new RedeemAtCounterSuccess(
          { ...result, dueAt, offer: await offerOf(context, result.offerId) },
          result.useId,
        );
      }
      case 'WRONG_CODE':
      case 'TOO_MANY_TRIES':
        return new CounterCodeError(language, result.outcome);
      case 'OFFER_SOLD_OUT':
        return new OfferSoldOutError(language);
      case 'OFFER_UNAVAILABLE':
        return new OfferUnavailableError(language, null);
      case 'NOT_POSSIBLE':
        return new NotPossibleNowError(language);
      case 'NONCE_CONFLICT':
        return new IdempotencyConflictError(language);
      case 'FORBIDDEN':
        return new ForbiddenError(language);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => PrintCounterCodesResult, {
    description: 'A coordinator prints ten one-time codes for a member without a phone.',
  })
  async printCounterCodes(
    @Arg('input', () => PrintCounterCodesInput, { description: 'For whom.' }) input: PrintCounterCodesInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof PrintCounterCodesResult> {
    const { userId } = signedIn(context);
    const { language } = context;
    const { memberNumber, idempotencyKey } = input;
    if (!isKey(idempotencyKey))
      throw badRequest('idempotencyKey must be 8 to 128 printable characters without spaces');
    const networkId = fromGlobalId('network', input.networkId);
    if (networkId === null) return new ForbiddenError(language);
    const result = await printCounterCodes(this.deps, { userId, networkId, memberNumber, idempotencyKey });
    switch (result.outcome) {
      case 'PRINTED':
        return new PrintCounterCodesSuccess(result);
      case 'FORBIDDEN':
        return new ForbiddenError(language);
      case 'NO_SUCH_MEMBER':
        return new ValidationError(language, [unknownMember]);
      case 'IDEMPOTENCY_CONFLICT':
        return new IdempotencyConflictError(language);
      default:
        return result satisfies never;
    }
  }
}
