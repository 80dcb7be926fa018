import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { findHandPlace, type ShopHand } from '../merchants/shop-hand.ts';
import { endVouchers, standingOf, type VoucherStanding } from './end-vouchers.ts';
import { notifyMembers } from './notify-members.ts';
import { undoWindowMs } from './use-voucher.ts';

export type UndoVoucherUseOutcome =
  | { readonly outcome: 'UNDONE'; readonly useId: string }
  | { readonly outcome: 'NOT_FOUND' | 'FORBIDDEN' }
  | ({ readonly outcome: 'NOT_USED' } & VoucherStanding)
  | { readonly outcome: 'TOO_LATE'; readonly undoUntil: Date };

/**
 * Takes a use at the counter back within 30 seconds: points, stock and the member's limit come back.
 *
 * - UNDONE.
 * - NOT_FOUND: no such use at this shop. FORBIDDEN: the caller does not work here.
 * - NOT_USED: undone already, or the borrowed item is back.
 * - TOO_LATE: by PostgreSQL's clock, which also set the time of use.
 */
export async function undoVoucherUse(
  deps: { readonly database: Database },
  command: { readonly hand: ShopHand; readonly merchantId: string; readonly useId: string },
): Promise<UndoVoucherUseOutcome> {
  const place = await findHandPlace(deps.database.prisma, command.merchantId, command.hand);
  if (place === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const [use] = await tx.$queryRaw<{ voucherId: string; undoUntil: Date; isOpen: boolean }[]>`
      SELECT voucher_id AS "voucherId", used_at + ${undoWindowMs} * interval '1 ms' AS "undoUntil",
        used_at + ${undoWindowMs} * interval '1 ms' > now() AS "isOpen"
      FROM voucher_use WHERE id = ${command.useId}::uuid AND merchant_id = ${command.merchantId}::uuid`;
    if (use === undefined) return { outcome: 'NOT_FOUND' };
    const standing = await standingOf(tx, use.voucherId);
    if (standing.state !== 'USED') return { outcome: 'NOT_USED', ...standing };
    if (!use.isOpen) return { outcome: 'TOO_LATE', undoUntil: use.undoUntil };
    const ended = await endVouchers(tx, [use.voucherId], { from: 'USED', to: 'REVERSED' });
    if (ended.length === 0) return { outcome: 'NOT_USED', ...(await standingOf(tx, use.voucherId)) };
    await tx.$executeRaw`UPDATE voucher_use SET undone_at = now() WHERE id = ${command.useId}::uuid`;
    await notifyMembers(tx, 'VOUCHER_REVERSED', ended);
    return { outcome: 'UNDONE', useId: command.useId };
  });
}
