import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { endVouchers, standingOf, type VoucherStanding } from './end-vouchers.ts';

export type CancelVoucherOutcome =
  | {
      readonly outcome: 'CANCELLED';
      readonly voucherId: string;
      readonly networkId: string;
      readonly memberId: string;
    }
  | { readonly outcome: 'NOT_FOUND' }
  | ({ readonly outcome: 'NOT_OPEN' } & VoucherStanding);

/**
 * A member gives a voucher back before it is used: points, stock and limit come back at once.
 *
 * - CANCELLED.
 * - NOT_FOUND: no such voucher, or another person's.
 * - NOT_OPEN: used, cancelled or expired by now. Against a scan at the counter, the voucher's row lock decides.
 */
export function cancelVoucher(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly voucherId: string },
): Promise<CancelVoucherOutcome> {
  return inTransaction(deps.database, async (tx) => {
    const where = { id: command.voucherId, member: { userId: command.userId } };
    const voucher = await tx.voucher.findFirst({
      where,
      select: { id: true, networkId: true, memberId: true },
    });
    if (voucher === null) return { outcome: 'NOT_FOUND' };
    const ended = await endVouchers(tx, [voucher.id], { from: 'ISSUED', to: 'CANCELLED' });
    if (ended.length === 0) return { outcome: 'NOT_OPEN', ...(await standingOf(tx, voucher.id)) };
    const { id: voucherId, networkId, memberId } = voucher;
    return { outcome: 'CANCELLED', voucherId, networkId, memberId };
  });
}
