import { localizedTextProblems } from '../../graphql/localized-text-input.ts';
import { localizedText } from '../../graphql/plain-text.ts';
import type { FieldProblem, Message } from '../../graphql/user-error.ts';
import type { MerchantStatus } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { recordCase } from './case-event-store.ts';
import { mayManageOffers } from './merchant-policy.ts';
import { changeMerchant, lockMerchant, type MerchantRow } from './merchant-store.ts';
import { findStaffPlace } from './staff-store.ts';

interface CloseMerchantCommand {
  readonly userId: string;
  readonly merchantId: string | null;
  /** Null: from now. */
  readonly from: Date | null;
  readonly until: Date;
  readonly note: { readonly th?: string | null | undefined; readonly en?: string | null | undefined } | null;
}

export type CloseMerchantOutcome =
  | { readonly outcome: 'CLOSED'; readonly merchant: MerchantRow }
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'STATE'; readonly status: MerchantStatus }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

const noteLimit = 200;
const longestDays = 366;
const msOfDay = 86_400_000;
/** A telephone's clock may be so much behind. */
const clockSkewMs = 600_000;

/**
 * An owner or manager closes the shop for a while: until then none of its offers can be redeemed, and vouchers stay what
 * they are. It takes the place of a closure that is set; nobody is told, and nothing follows from it.
 *
 * - CLOSED: the shop. It opens again by itself.
 * - FORBIDDEN: neither owner nor manager of this shop, or no such shop.
 * - STATE: it is not APPROVED (any more): the shop's lock decides.
 * - INVALID: the times, or the note.
 */
export async function closeMerchant(
  deps: { readonly database: Database },
  command: CloseMerchantCommand,
): Promise<CloseMerchantOutcome> {
  const { merchantId } = command;
  if (merchantId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, (tx) => close(tx, { ...command, merchantId }));
}

async function close(
  tx: Executor,
  command: CloseMerchantCommand & { readonly merchantId: string },
): Promise<CloseMerchantOutcome> {
  const { merchantId, userId, until } = command;
  const merchant = await lockMerchant(tx, merchantId);
  const place = await findStaffPlace(tx, merchantId, userId);
  if (merchant === null || place === null || !mayManageOffers(place)) return { outcome: 'FORBIDDEN' };
  const note = localizedText(command.note ?? {});
  const now = new Date();
  const from = command.from ?? now;
  const problems = [
    ...closureProblems(from, until, now),
    ...localizedTextProblems(['note'], note, { isRequired: false, maximumLength: noteLimit }),
  ];
  if (problems.length > 0) return { outcome: 'INVALID', problems };
  const closed = await changeMerchant(tx, merchantId, ['APPROVED'], {
    closedFrom: from,
    closedUntil: until,
    closedNoteTh: note.th,
    closedNoteEn: note.en,
  });
  if (closed === null) return { outcome: 'STATE', status: merchant.status };
  const reason = note.th === '' ? note.en : note.th;
  await recordCase(
    tx,
    { networkId: merchant.networkId, merchantId },
    {
      action: 'CLOSED',
      actor: 'MERCHANT',
      membershipId: place.membershipId,
      reason: reason === '' ? null : reason,
    },
  );
  return { outcome: 'CLOSED', merchant: closed };
}

/** What is wrong with a closure that is set now; empty when nothing is. */
export function closureProblems(from: Date, until: Date, now: Date): FieldProblem[] {
  if (from.getTime() < now.getTime() - clockSkewMs) return [{ path: ['from'], message: begun }];
  if (until <= now || until <= from) return [{ path: ['until'], message: over }];
  return until.getTime() - from.getTime() > longestDays * msOfDay
    ? [{ path: ['until'], message: tooLong }]
    : [];
}

const begun: Message = { th: 'เริ่มปิดได้ตั้งแต่ตอนนี้เป็นต้นไป', en: 'It begins now or later.' };
const over: Message = { th: 'วันเปิดต้องมาหลังวันปิด', en: 'It ends after it begins, and in the future.' };
const tooLong: Message = { th: 'ปิดได้ไม่เกินหนึ่งปี', en: 'At most a year.' };
