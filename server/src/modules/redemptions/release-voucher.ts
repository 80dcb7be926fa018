import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { findHandPlace, type ShopHand } from '../merchants/shop-hand.ts';
import type { StaffPlace } from '../merchants/staff-store.ts';
import { endHolds } from './end-holds.ts';
import { standingOf, type VoucherStanding } from './end-vouchers.ts';
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

/** The borrowed item: by the code that the member shows, or from the shop's own list of what is out. */
export type Borrowed = { readonly code: string } | { readonly useId: string | null };

/**
 * A borrowed item is back at the shop: the held points are the member's to spend again, all of them, however late it is.
 *
 * - RELEASED.
 * - NOT_FOUND: no such code in this network, or no such use at this shop. WRONG_MERCHANT: borrowed elsewhere.
 * - FORBIDDEN: not staff here.
 * - NOT_OUT: nothing is out on this voucher: it is no HOLD voucher, not used yet, or ended.
 */
export async function releaseVoucher(
  deps: { readonly database: Database },
  command: { readonly hand: ShopHand; readonly merchantId: string; readonly borrowed: Borrowed },
): Promise<ReleaseVoucherOutcome> {
  const place = await findHandPlace(deps.database.prisma, command.merchantId, command.hand);
  if (place === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const voucher = await findBorrowed(tx, place, command.borrowed);
    if (voucher === null) return { outcome: 'NOT_FOUND' };
    if (voucher.merchantId !== command.merchantId) return { outcome: 'WRONG_MERCHANT' };
    const by = { side: 'MERCHANT', membershipId: place.membershipId } as const;
    const [ended] = await endHolds(tx, [voucher.id], by);
    if (ended === undefined) return { outcome: 'NOT_OUT', ...(await standingOf(tx, voucher.id)) };
    const { offerId, quantity, stateSince: releasedAt } = ended;
    return { outcome: 'RELEASED', offerId, quantity, releasedAt };
  });
}

async function findBorrowed(
  tx: Executor,
  { networkId, merchantId }: StaffPlace,
  borrowed: Borrowed,
): Promise<{ readonly id: string; readonly merchantId: string } | null> {
  const select = { id: true, merchantId: true } as const;
  if ('useId' in borrowed) {
    if (borrowed.useId === null) return null;
    return tx.voucher.findFirst({ where: { use: { id: borrowed.useId, merchantId } }, select });
  }
  const code = readVoucherCode(borrowed.code);
  return code === null
    ? null
    : tx.voucher.findUnique({ where: { networkId_code: { networkId, code } }, select });
}
