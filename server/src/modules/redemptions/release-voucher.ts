import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { findStaffPlace } from '../merchants/staff-store.ts';
import { endVouchers, standingOf, type VoucherStanding } from './end-vouchers.ts';
import { readVoucherCode } from './voucher-code.ts';

export type ReleaseVoucherOutcome =
  | {
      readonly outcome: 'RELEASED';
      readonly offerId: string;
      readonly quantity: number;
      readonly releasedAt: Date;
    }
  | { readonly outcome: 'NOT_FOUND' | 'WRONG_MERCHANT' | 'FORBIDDEN' }
  | ({ readonly outcome: 'NOT_OUT' } & VoucherStanding);

/**
 * A borrowed item is back at the shop: the held points are the member's to spend again, all of them, however late it is.
 *
 * - RELEASED.
 * - NOT_FOUND: no such code in this network. WRONG_MERCHANT: borrowed elsewhere. FORBIDDEN: not staff here.
 * - NOT_OUT: nothing is out on this voucher: it is no HOLD voucher, not used yet, or ended.
 */
export async function releaseVoucher(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly merchantId: string; readonly code: string },
): Promise<ReleaseVoucherOutcome> {
  const place = await findStaffPlace(deps.database.prisma, command.merchantId, command.userId);
  if (place === null) return { outcome: 'FORBIDDEN' };
  const code = readVoucherCode(command.code);
  if (code === null) return { outcome: 'NOT_FOUND' };
  return inTransaction(deps.database, async (tx) => {
    const voucher = await tx.voucher.findUnique({
      where: { networkId_code: { networkId: place.networkId, code } },
      select: { id: true, merchantId: true },
    });
    if (voucher === null) return { outcome: 'NOT_FOUND' };
    if (voucher.merchantId !== command.merchantId) return { outcome: 'WRONG_MERCHANT' };
    const [ended] = await endVouchers(tx, [voucher.id], { from: 'USED', to: 'RELEASED' });
    if (ended === undefined) return { outcome: 'NOT_OUT', ...(await standingOf(tx, voucher.id)) };
    await tx.$executeRaw`UPDATE voucher_use SET released_at = now() WHERE voucher_id = ${voucher.id}::uuid`;
    return {
      outcome: 'RELEASED',
      offerId: ended.offerId,
      quantity: ended.quantity,
      releasedAt: ended.stateSince,
    };
  });
}
