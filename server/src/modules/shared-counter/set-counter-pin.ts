import type { FieldProblem, Message } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { mayRunShop } from '../merchants/merchant-policy.ts';
import { lockMerchant, type MerchantRow } from '../merchants/merchant-store.ts';
import { findPlaceById, findStaffPlace } from '../merchants/staff-store.ts';
import type { CounterPins } from './counter-pins.ts';
import { pinProblem } from './pin-rules.ts';
import { deletePin, setPin } from './pin-store.ts';

export type SetCounterPinOutcome =
  | { readonly outcome: 'SET'; readonly merchant: MerchantRow }
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

interface Command {
  readonly userId: string;
  readonly merchantId: string;
  /** Whose; one's own when null. */
  readonly staffId: string | null;
}

/**
 * Somebody chooses the number that opens the counter for them, or the owner gives them one. What was open with the old
 * one is locked, and wrong tries are forgotten.
 *
 * - SET.
 * - FORBIDDEN: neither one's own place nor an owner's word, no such shop, or no such place at it (any more).
 * - INVALID: not four to six digits, or one of those that others try first.
 */
export async function setCounterPin(
  deps: { readonly database: Database; readonly counterPins: CounterPins },
  command: Omit<Command, 'merchantId'> & { readonly merchantId: string | null; readonly pin: string },
): Promise<SetCounterPinOutcome> {
  const { merchantId, pin } = command;
  if (merchantId === null) return { outcome: 'FORBIDDEN' };
  const target = await findTarget(deps.database.prisma, { ...command, merchantId });
  if (target === null) return { outcome: 'FORBIDDEN' };
  const problem = pinProblem(pin);
  if (problem !== null)
    return { outcome: 'INVALID', problems: [{ path: ['pin'], message: sayings[problem] }] };
  const kept = await deps.counterPins.hash(target.staffId, pin);
  return inTransaction(deps.database, async (tx) => {
    const merchant = await lockMerchant(tx, merchantId);
    // Again, under the shop's lock: hashing took its time.
    const staffId = (await findTarget(tx, { ...command, merchantId }))?.staffId;
    if (merchant === null || staffId !== target.staffId) return { outcome: 'FORBIDDEN' };
    await setPin(tx, { staffId, networkId: merchant.networkId, ...kept });
    return { outcome: 'SET', merchant };
  });
}

export type RemoveCounterPinOutcome =
  | { readonly outcome: 'REMOVED'; readonly merchant: MerchantRow }
  | { readonly outcome: 'FORBIDDEN' };

/**
 * Takes a number away: one's own, or as the owner anybody's. They choose another, or open the counter no more.
 *
 * - REMOVED: also when there was none.
 * - FORBIDDEN: as for setting one.
 */
export async function removeCounterPin(
  deps: { readonly database: Database },
  command: Omit<Command, 'merchantId'> & { readonly merchantId: string | null },
): Promise<RemoveCounterPinOutcome> {
  const { merchantId } = command;
  if (merchantId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const merchant = await lockMerchant(tx, merchantId);
    const target = await findTarget(tx, { ...command, merchantId });
    if (merchant === null || target === null) return { outcome: 'FORBIDDEN' };
    await deletePin(tx, target.staffId);
    return { outcome: 'REMOVED', merchant };
  });
}

/** The place whose number the caller may set; null when there is none. */
async function findTarget(
  executor: Executor,
  command: Command,
): Promise<{ readonly staffId: string } | null> {
  const { userId, merchantId, staffId } = command;
  const own = await findStaffPlace(executor, merchantId, userId);
  if (own === null) return null;
  if (staffId === null || staffId === own.id) return { staffId: own.id };
  if (!mayRunShop(own)) return null;
  const place = await findPlaceById(executor, merchantId, staffId);
  return place === null || place.removedAt !== null ? null : { staffId };
}

const sayings: Readonly<Record<'FORM' | 'EASY', Message>> = {
  FORM: { th: 'รหัสเป็นตัวเลข 4 ถึง 6 หลัก', en: 'The number has four to six digits.' },
  EASY: {
    th: 'เลขนี้เดาง่าย ลองเลขอื่นที่ไม่เรียงกันและไม่ใช่ปีเกิด',
    en: 'Others would try this one first. Take one that is no row and no year.',
  },
};
