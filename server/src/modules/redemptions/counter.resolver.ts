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
import { badRequest, fromGlobalId, toGlobalId } from '../../graphql/global-id.ts';
import { isKey } from '../../graphql/idempotency-key.ts';
import { ForbiddenError, IdempotencyConflictError } from '../../graphql/user-error.ts';
import { OfferKind } from '../../platform/generated/enums.ts';
import type { LiveFeed } from '../../platform/live-feed.ts';
import type { Database } from '../../platform/postgres.ts';
import { shopHandOf } from '../merchants/shop-hand.ts';
import { Offer } from '../offers/offer.type.ts';
import { offerOf } from './offer-of.ts';
import {
  UndoWindowPassedError,
  VoucherNotFoundError,
  VoucherStateError,
  WrongMerchantError,
} from './redemption-errors.type.ts';
import { type Borrowed, releaseVoucher } from './release-voucher.ts';
import { undoVoucherUse } from './undo-voucher-use.ts';
import { useVoucher } from './use-voucher.ts';
import { VoucherUse } from './voucher-use.type.ts';
import { loadVoucherUsesById } from './voucher-use-store.ts';

@InputType({ description: 'A code that a member shows at the counter.' })
class UseVoucherInput {
  @Field(() => ID, { description: 'The shop whose counter this is.' })
  readonly merchantId!: string;

  @Field(() => String, { description: 'As scanned or typed: case, spaces and dashes do not matter.' })
  readonly code!: string;

  @Field(() => String, {
    description: 'The same nonce answers the same way and counts once; 8 to 128 characters.',
  })
  readonly nonce!: string;
}

@ObjectType({ description: 'All that the counter learns.' })
class UseVoucherSuccess {
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

  constructor(
    use: Pick<UseVoucherSuccess, 'offer' | 'kind' | 'quantity' | 'usedAt' | 'undoUntil' | 'dueAt'>,
    useId: string,
  ) {
    this.useId = toGlobalId('use', useId);
    this.offer = use.offer;
    this.kind = use.kind;
    this.quantity = use.quantity;
    this.usedAt = use.usedAt;
    this.undoUntil = use.undoUntil;
    this.dueAt = use.dueAt;
  }
}

const UseVoucherResult = createUnionType({
  name: 'UseVoucherResult',
  description: 'What the counter shows.',
  types: () =>
    [
      UseVoucherSuccess,
      VoucherNotFoundError,
      VoucherStateError,
      WrongMerchantError,
      ForbiddenError,
      IdempotencyConflictError,
    ] as const,
});

@InputType({ description: 'Which use to take back.' })
class UndoVoucherUseInput {
  @Field(() => ID, { description: 'The shop whose counter this is.' })
  readonly merchantId!: string;

  @Field(() => ID, { description: 'From useVoucher.' })
  readonly useId!: string;
}

@ObjectType({ description: 'The use is taken back; points, stock and limit came back.' })
class UndoVoucherUseSuccess {
  @Field(() => VoucherUse, { description: 'As it is now.' })
  readonly use: VoucherUse;

  constructor(use: VoucherUse) {
    this.use = use;
  }
}

const UndoVoucherUseResult = createUnionType({
  name: 'UndoVoucherUseResult',
  description: 'What came of taking a use back.',
  types: () =>
    [
      UndoVoucherUseSuccess,
      VoucherNotFoundError,
      VoucherStateError,
      UndoWindowPassedError,
      ForbiddenError,
    ] as const,
});

@InputType({ description: 'The voucher of a borrowed item that is back.' })
class ReleaseVoucherInput {
  @Field(() => ID, { description: 'The shop that lent it.' })
  readonly merchantId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'As scanned or typed: case, spaces and dashes do not matter. This, or a useId.',
  })
  readonly code?: string | null;

  @Field(() => ID, { nullable: true, description: 'From Merchant.loansOut. This, or a code.' })
  readonly useId?: string | null;
}

@ObjectType({ description: 'The held points are the member’s to spend again.' })
class ReleaseVoucherSuccess {
  @Field(() => Offer, { description: 'What came back.' })
  readonly offer: Offer;

  @Field(() => Int, { description: 'How many.' })
  readonly quantity: number;

  @Field(() => Date, { description: 'When.' })
  readonly releasedAt: Date;

  constructor(offer: Offer, quantity: number, releasedAt: Date) {
    this.offer = offer;
    this.quantity = quantity;
    this.releasedAt = releasedAt;
  }
}

const ReleaseVoucherResult = createUnionType({
  name: 'ReleaseVoucherResult',
  description: 'What came of a return.',
  types: () =>
    [
      ReleaseVoucherSuccess,
      VoucherNotFoundError,
      VoucherStateError,
      WrongMerchantError,
      ForbiddenError,
    ] as const,
});

async function dueOf(
  context: GraphqlContext,
  { kind, useId }: { readonly kind: OfferKind; readonly useId: string },
): Promise<Date | null> {
  if (kind === 'SPEND') return null;
  return (await context.loaders.load(loadVoucherUsesById, useId))?.dueAt ?? null;
}

function borrowedOf({ code, useId }: ReleaseVoucherInput): Borrowed {
  if (code != null && useId == null) return { code };
  if (useId != null && code == null) return { useId: fromGlobalId('use', useId) };
  throw badRequest('name the borrowed item by its code or by its useId');
}

/** The counter of a shop. */
@Resolver()
export class CounterResolver {
  constructor(private readonly deps: { readonly database: Database; readonly liveFeed: LiveFeed }) {}

  @Mutation(() => UseVoucherResult, {
    description: 'Verifies and uses a voucher at the counter, in one step.',
  })
  async useVoucher(
    @Arg('input', () => UseVoucherInput, { description: 'What was scanned.' }) input: UseVoucherInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof UseVoucherResult> {
    const hand = shopHandOf(context);
    const { language } = context;
    if (!isKey(input.nonce)) throw badRequest('nonce must be 8 to 128 printable characters without spaces');
    const merchantId = fromGlobalId('merchant', input.merchantId);
    if (merchantId === null) return new ForbiddenError(language);
    const result = await useVoucher(this.deps, { hand, merchantId, code: input.code, nonce: input.nonce });
    switch (result.outcome) {
      case 'USED':
        return new UseVoucherSuccess(
          { ...result, offer: await offerOf(context, result.offerId), dueAt: await dueOf(context, result) },
          result.useId,
        );
      case 'NOT_OPEN':
        return new VoucherStateError(language, result.state, result.stateSince, result.isOnLoan);
      case 'NOT_FOUND':
        return new VoucherNotFoundError(language);
      case 'WRONG_MERCHANT':
        return new WrongMerchantError(language);
      case 'NONCE_CONFLICT':
        return new IdempotencyConflictError(language);
      case 'FORBIDDEN':
        return new ForbiddenError(language);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => UndoVoucherUseResult, {
    description: "Within 30 seconds of the use: points, stock and the member's limit come back.",
  })
  async undoVoucherUse(
    @Arg('input', () => UndoVoucherUseInput, { description: 'Which use.' }) input: UndoVoucherUseInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof UndoVoucherUseResult> {
    const hand = shopHandOf(context);
    const { language } = context;
    const merchantId = fromGlobalId('merchant', input.merchantId);
    const useId = fromGlobalId('use', input.useId);
    if (merchantId === null) return new ForbiddenError(language);
    if (useId === null) return new VoucherNotFoundError(language);
    const result = await undoVoucherUse(this.deps, { hand, merchantId, useId });
    switch (result.outcome) {
      case 'UNDONE': {
        const use = await context.loaders.load(loadVoucherUsesById, result.useId);
        if (use === null) throw new Error('an undone use without its row');
        return new UndoVoucherUseSuccess(new VoucherUse(use));
      }
      case 'NOT_FOUND':
        return new VoucherNotFoundError(language);
      case 'NOT_USED':
        return new VoucherStateError(language, result.state, result.stateSince);
      case 'TOO_LATE':
        return new UndoWindowPassedError(language, result.undoUntil);
      case 'FORBIDDEN':
        return new ForbiddenError(language);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => ReleaseVoucherResult, {
    description:
      "A borrowed item came back: the held points are the member's to spend again, however late it is.",
  })
  async releaseVoucher(
    @Arg('input', () => ReleaseVoucherInput, { description: 'What was scanned.' }) input: ReleaseVoucherInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof ReleaseVoucherResult> {
    const hand = shopHandOf(context);
    const { language } = context;
    const merchantId = fromGlobalId('merchant', input.merchantId);
    if (merchantId === null) return new ForbiddenError(language);
    const result = await releaseVoucher(this.deps, { hand, merchantId, borrowed: borrowedOf(input) });
    switch (result.outcome) {
      case 'RELEASED':
        return new ReleaseVoucherSuccess(
          await offerOf(context, result.offerId),
          result.quantity,
          result.releasedAt,
        );
      case 'NOT_FOUND':
        return new VoucherNotFoundError(language);
      case 'WRONG_MERCHANT':
        return new WrongMerchantError(language);
      case 'NOT_OUT':
        return new VoucherStateError(language, result.state, result.stateSince);
      case 'FORBIDDEN':
        return new ForbiddenError(language);
      default:
        return result satisfies never;
    }
  }
}
