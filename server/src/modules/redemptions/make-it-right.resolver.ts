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
import { badRequest, fromGlobalId } from '../../graphql/global-id.ts';
import { isKey } from '../../graphql/idempotency-key.ts';
import type { Language } from '../../graphql/language.ts';
import { ForbiddenError, IdempotencyConflictError, say, UserError } from '../../graphql/user-error.ts';
import { MakeRightReason } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { Merchant } from '../merchants/merchant.type.ts';
import { viewerPlace } from '../merchants/viewer-place.ts';
import { Offer } from '../offers/offer.type.ts';
import { makeItRight } from './make-it-right.ts';
import './make-right-reason.type.ts';
import type { VoucherInHand } from './make-right-store.ts';
import { offerOf } from './offer-of.ts';
import { VoucherNotFoundError, VoucherStateError, WrongMerchantError } from './redemption-errors.type.ts';
import { VoucherUse } from './voucher-use.type.ts';
import { loadRecentUses } from './voucher-use-store.ts';

/** The SQL function make_right_window. */
const makeRightWindowMs = 7 * 24 * 3_600_000;

@InputType({ description: 'A voucher that the shop cannot honour.' })
class MakeItRightInput {
  @Field(() => ID, { description: 'The shop whose counter this is.' })
  readonly merchantId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Of a voucher in hand: case, spaces and dashes do not matter. This, or a useId.',
  })
  readonly code?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Of one that was counted: from useVoucher, or from Merchant.today. This, or a code.',
  })
  readonly useId?: string | null;

  @Field(() => MakeRightReason, { description: 'Why.' })
  readonly reason!: MakeRightReason;

  @Field(() => String, {
    description: 'The same nonce answers the same way and counts once; 8 to 128 characters.',
  })
  readonly nonce!: string;
}

@ObjectType({
  description:
    'The points are the member’s again, with the stock and the limit; they are told, with another offer.',
})
class MakeItRightSuccess {
  @Field(() => Offer, { description: 'What could not be given.' })
  readonly offer: Offer;

  @Field(() => Int, { description: 'How many of it.' })
  readonly quantity: number;

  @Field(() => Int, { description: 'How many points went back.' })
  readonly points: number;

  @Field(() => Boolean, { description: 'True when this nonce was answered before: nothing was given twice.' })
  readonly replayed: boolean;

  constructor(offer: Offer, made: Pick<MakeItRightSuccess, 'quantity' | 'points' | 'replayed'>) {
    this.offer = offer;
    this.quantity = made.quantity;
    this.points = made.points;
    this.replayed = made.replayed;
  }
}

@ObjectType({ implements: UserError, description: 'The week in which a use can be made right is over.' })
export class MakeRightWindowPassedError extends UserError {
  @Field(() => Date, { description: 'Until when it could be.' })
  readonly until: Date;

  constructor(language: Language, until: Date) {
    super(
      'MAKE_RIGHT_WINDOW_PASSED',
      say(language, {
        th: 'ใช้ไปเกิน 7 วันแล้ว คืนแต้มจากที่นี่ไม่ได้',
        en: 'It was used more than 7 days ago, and cannot be given back from here.',
      }),
    );
    this.until = until;
  }
}

const MakeItRightResult = createUnionType({
  name: 'MakeItRightResult',
  description: 'What came of giving the points back.',
  types: () =>
    [
      MakeItRightSuccess,
      VoucherNotFoundError,
      VoucherStateError,
      WrongMerchantError,
      MakeRightWindowPassedError,
      ForbiddenError,
      IdempotencyConflictError,
    ] as const,
});

function voucherOf({ code, useId }: MakeItRightInput): VoucherInHand | null {
  if (code != null && useId == null) return { code };
  if (useId == null || code != null) throw badRequest('name the voucher by its code or by its useId');
  const uuid = fromGlobalId('use', useId);
  return uuid === null ? null : { useId: uuid };
}

/** What can still be made right, for the shop's own list. */
@Resolver(() => Merchant)
export class MerchantRecentUsesResolver {
  @FieldResolver(() => [VoucherUse], {
    nullable: true,
    description:
      'What was used in the last 7 days, newest first, at most 100: items and times, no persons. Staff only: null for others.',
  })
  async recentUses(
    @Root() { row }: Merchant,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly VoucherUse[] | null> {
    if ((await viewerPlace(context, row.id)) === null) return null;
    const uses = await context.loaders.load(loadRecentUses, row.id);
    return (uses ?? []).map((use) => new VoucherUse(use));
  }
}

@Resolver(() => VoucherUse)
export class MakeItRightResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => Date, {
    nullable: true,
    description: 'Until when makeItRight gives its points back; null once they have gone back.',
  })
  makeRightUntil(@Root() { row }: VoucherUse): Date | null {
    if (row.undoneAt !== null || row.releasedAt !== null) return null;
    return new Date(row.usedAt.getTime() + makeRightWindowMs);
  }

  @Mutation(() => MakeItRightResult, {
    description:
      'A shop cannot honour a voucher, used in the last 7 days or not used yet: its points go back to the member at once.',
  })
  async makeItRight(
    @Arg('input', () => MakeItRightInput, { description: 'Which, and why.' }) input: MakeItRightInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof MakeItRightResult> {
    const { userId } = signedIn(context);
    const { language } = context;
    if (!isKey(input.nonce)) throw badRequest('nonce must be 8 to 128 printable characters without spaces');
    const voucher = voucherOf(input);
    const merchantId = fromGlobalId('merchant', input.merchantId);
    if (merchantId === null) return new ForbiddenError(language);
    if (voucher === null) return new VoucherNotFoundError(language);
    const { reason, nonce } = input;
    const result = await makeItRight(this.deps, { userId, merchantId, voucher, reason, nonce });
    switch (result.outcome) {
      case 'MADE_RIGHT':
        return new MakeItRightSuccess(await offerOf(context, result.offerId), result);
      case 'NOT_FOUND':
        return new VoucherNotFoundError(language);
      case 'WRONG_MERCHANT':
        return new WrongMerchantError(language);
      case 'NOT_OPEN':
        return new VoucherStateError(language, result.state, result.stateSince);
      case 'TOO_LATE':
        return new MakeRightWindowPassedError(language, result.until);
      case 'NONCE_CONFLICT':
        return new IdempotencyConflictError(language);
      case 'FORBIDDEN':
        return new ForbiddenError(language);
      default:
        return result satisfies never;
    }
  }
}
