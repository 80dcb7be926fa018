import type { FieldProblem } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { recordCase } from '../merchants/case-event-store.ts';
import { mayRunShop } from '../merchants/merchant-policy.ts';
import { lockMerchant, type MerchantRow } from '../merchants/merchant-store.ts';
import { findStaffPlace } from '../merchants/staff-store.ts';
import { setCeiling } from './generosity-store.ts';

/** As the table's CHECK has it. */
const ceilingLimit = 10_000_000;

export type SetMonthlyCeilingOutcome =
  | { readonly outcome: 'SET'; readonly merchant: MerchantRow }
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * An owner says how many points the shop's offers give in a calendar month, or (null) that there is no ceiling. It holds
 * from now on, for this month with what it has given already.
 *
 * - SET: the shop.
 * - FORBIDDEN: not an owner of this shop, or no such shop.
 * - INVALID: not from 1 to 10,000,000.
 */
export async function setMonthlyCeiling(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly merchantId: string | null; readonly points: number | null },
): Promise<SetMonthlyCeilingOutcome> {
  const { merchantId, userId, points } = command;
  if (merchantId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, (tx) => set(tx, { merchantId, userId, points }));
}

async function set(
  tx: Executor,
  command: { readonly userId: string; readonly merchantId: string; readonly points: number | null },
): Promise<SetMonthlyCeilingOutcome> {
  const { merchantId, userId, points } = command;
  const merchant = await lockMerchant(tx, merchantId);
  const place = await findStaffPlace(tx, merchantId, userId);
  if (merchant === null || place === null || !mayRunShop(place)) return { outcome: 'FORBIDDEN' };
  if (points !== null && (points < 1 || points > ceilingLimit))
    return { outcome: 'INVALID', problems: [outOfRange] };
  if (points === merchant.monthlyCeilingPoints) return { outcome: 'SET', merchant };
  await setCeiling(tx, merchantId, points);
  const { membershipId } = place;
  const reason = points === null ? null : points.toLocaleString('en');
  const step = { action: 'CEILING_CHANGED', actor: 'MERCHANT', membershipId, reason } as const;
  await recordCase(tx, { networkId: merchant.networkId, merchantId }, step);
  return { outcome: 'SET', merchant: { ...merchant, monthlyCeilingPoints: points } };
}

const outOfRange: FieldProblem = {
  path: ['points'],
  message: { th: 'ใส่ตั้งแต่ 1 ถึง 10,000,000 แต้ม', en: 'From 1 to 10,000,000 points.' },
};
