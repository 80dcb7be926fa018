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
import type { Language } from '../../graphql/language.ts';
import { ForbiddenError, IdempotencyConflictError, say, UserError } from '../../graphql/user-error.ts';
import { OfferKind } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { shopHandOf } from '../merchants/shop-hand.ts';
import { Offer } from '../offers/offer.type.ts';
import { offerOf } from './offer-of.ts';
import { VoucherNotFoundError, VoucherStateError, WrongMerchantError } from './redemption-errors.type.ts';
import { type OfflineScanOutcome, scansLimit, syncOfflineScans } from './sync-offline-scans.ts';

@InputType({ description: 'A voucher that a device took without a signal.' })
class OfflineScanInput {
  @Field(() => String, { description: 'As scanned or typed: case, spaces and dashes do not matter.' })
  readonly code!: string;

  @Field(() => String, {
    description:
      'Drawn at the scan and kept with it: it counts once, however often it is sent. 8 to 128 characters.',
  })
  readonly nonce!: string;

  @Field(() => Date, {
    description:
      'When it was scanned, by the server’s clock as far as the device knows it; of the last 7 days.',
  })
  readonly scannedAt!: Date;
}

@InputType({ description: 'What one device of a shop took without a signal.' })
class SyncOfflineScansInput {
  @Field(() => ID, { description: 'The shop whose counter this is.' })
  readonly merchantId!: string;

  @Field(() => String, {
    description: 'A name that the device drew for itself once: 8 to 64 letters, digits, dashes.',
  })
  readonly device!: string;

  @Field(() => [OfflineScanInput], { description: `1 to ${scansLimit}, each with a nonce of its own.` })
  readonly scans!: OfflineScanInput[];
}

@ObjectType({ description: 'It counts.' })
class OfflineScanCounted {
  @Field(() => ID, { description: 'For undoVoucherUse.' })
  readonly useId: string;

  @Field(() => Offer, { description: 'What was handed out.' })
  readonly offer: Offer;

  @Field(() => OfferKind, { description: 'HOLD: the item is lent, and comes back.' })
  readonly kind: OfferKind;

  @Field(() => Int, { description: 'How many.' })
  readonly quantity: number;

  @Field(() => Date, { description: 'When the server counted it.' })
  readonly usedAt: Date;

  @Field(() => Boolean, { description: 'True when this nonce was counted before.' })
  readonly replayed: boolean;

  constructor(counted: Extract<OfflineScanOutcome, { outcome: 'USED' }>, offer: Offer) {
    this.useId = toGlobalId('use', counted.useId);
    this.offer = offer;
    this.kind = counted.kind;
    this.quantity = counted.quantity;
    this.usedAt = counted.usedAt;
    this.replayed = counted.replayed;
  }
}

@ObjectType({
  implements: UserError,
  description: 'The device’s clock is wrong, or the scan was kept for more than 7 days. Nothing was counted.',
})
class ScanTimeError extends UserError {
  constructor(language: Language, outcome: 'SCAN_IN_FUTURE' | 'SCAN_TOO_OLD') {
    super(
      outcome,
      say(
        language,
        outcome === 'SCAN_TOO_OLD'
          ? { th: 'เก็บไว้นานเกิน 7 วัน ยืนยันให้ไม่ได้แล้ว', en: 'Kept for more than 7 days: too late to count.' }
          : {
              th: 'นาฬิกาของเครื่องนี้เดินเร็วไป ตั้งเวลาให้ตรงก่อน',
              en: 'The clock of this device is ahead. Set it right.',
            },
      ),
    );
  }
}

const OfflineScanResult = createUnionType({
  name: 'OfflineScanResult',
  description: 'What became of one scan.',
  types: () =>
    [
      OfflineScanCounted,
      VoucherNotFoundError,
      VoucherStateError,
      WrongMerchantError,
      IdempotencyConflictError,
      ScanTimeError,
    ] as const,
});

@ObjectType({ description: 'The answer to one scan.' })
class OfflineScanAnswer {
  @Field(() => String, { description: 'The scan’s.' })
  readonly nonce: string;

  @Field(() => OfflineScanResult, { description: 'What became of it.' })
  readonly result: typeof OfflineScanResult;

  @Field(() => Boolean, {
    description:
      'The voucher was used by another scan, without a signal too, of this same device. False: by another device of the shop, or with a signal.',
  })
  readonly usedByThisDevice: boolean;

  constructor(nonce: string, result: typeof OfflineScanResult, usedByThisDevice: boolean) {
    this.nonce = nonce;
    this.result = result;
    this.usedByThisDevice = usedByThisDevice;
  }
}

@ObjectType({ description: 'Every scan has its answer; none of them needs to be sent again.' })
class SyncOfflineScansSuccess {
  @Field(() => [OfflineScanAnswer], { description: 'One for each scan, in their order.' })
  readonly answers: OfflineScanAnswer[];

  constructor(answers: OfflineScanAnswer[]) {
    this.answers = answers;
  }
}

const SyncOfflineScansResult = createUnionType({
  name: 'SyncOfflineScansResult',
  description: 'What came of bringing scans.',
  types: () => [SyncOfflineScansSuccess, ForbiddenError] as const,
});

function checkInput({ device, scans }: SyncOfflineScansInput): void {
  if (!/^[0-9A-Za-z_-]{8,64}$/.test(device))
    throw badRequest('device must be 8 to 64 letters, digits and dashes');
  if (scans.length < 1 || scans.length > scansLimit)
    throw badRequest(`1 to ${scansLimit} scans in one request`);
  if (!scans.every(({ nonce }) => isKey(nonce)))
    throw badRequest('nonce must be 8 to 128 printable characters without spaces');
  if (new Set(scans.map(({ nonce }) => nonce)).size !== scans.length)
    throw badRequest('each scan must have a nonce of its own');
}

@Resolver()
export class SyncOfflineScansResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => SyncOfflineScansResult, {
    description:
      'Counts what a counter took without a signal. The first scan of a voucher that gets here wins, whenever it says it was made.',
  })
  async syncOfflineScans(
    @Arg('input', () => SyncOfflineScansInput, { description: 'What was scanned.' })
    input: SyncOfflineScansInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof SyncOfflineScansResult> {
    const hand = shopHandOf(context);
    checkInput(input);
    const merchantId = fromGlobalId('merchant', input.merchantId);
    if (merchantId === null) return new ForbiddenError(context.language);
    const { device, scans } = input;
    const outcomes = await syncOfflineScans(this.deps, { hand, merchantId, device, scans });
    if (outcomes === 'FORBIDDEN') return new ForbiddenError(context.language);
    const answers = await Promise.all(
      scans.map(async ({ nonce }, index) => {
        const outcome = outcomes[index] ?? { outcome: 'NOT_FOUND' as const };
        const isSameDevice = outcome.outcome === 'NOT_OPEN' && outcome.isSameDevice;
        return new OfflineScanAnswer(nonce, await resultOf(context, outcome), isSameDevice);
      }),
    );
    return new SyncOfflineScansSuccess(answers);
  }
}

async function resultOf(
  context: GraphqlContext,
  outcome: OfflineScanOutcome,
): Promise<typeof OfflineScanResult> {
  const { language } = context;
  switch (outcome.outcome) {
    case 'USED':
      return new OfflineScanCounted(outcome, await offerOf(context, outcome.offerId));
    case 'NOT_OPEN':
      return new VoucherStateError(language, outcome.state, outcome.stateSince);
    case 'NOT_FOUND':
      return new VoucherNotFoundError(language);
    case 'WRONG_MERCHANT':
      return new WrongMerchantError(language);
    case 'NONCE_CONFLICT':
      return new IdempotencyConflictError(language);
    case 'SCAN_IN_FUTURE':
    case 'SCAN_TOO_OLD':
      return new ScanTimeError(language, outcome.outcome);
    default:
      return outcome satisfies never;
  }
}
