import type { Executor } from '../../platform/transaction.ts';

/**
 * Waits for the redemptions of this shop's offers that are under way, and lets no other begin before the transaction
 * ends: redeem_batch holds the row of each offer's stock from before it judges until its commit. So the suspension that
 * the transaction also writes is seen by every later redemption, and every earlier one has its voucher by now. Answers
 * with a moment that lies after the issue of them all.
 */
export async function stopRedemptions(tx: Executor, merchantId: string): Promise<Date> {
  // Stock is the last in the order of locks; by id, as redeem_batch takes them.
  await tx.$queryRaw`
    SELECT stock.offer_id FROM offer_stock stock
    WHERE stock.offer_id IN (SELECT offer.id FROM offer WHERE offer.merchant_id = ${merchantId}::uuid)
    ORDER BY stock.offer_id FOR NO KEY UPDATE`;
  // A millisecond more, because the moment of issue is rounded to one.
  const [row] = await tx.$queryRaw<{ moment: Date }[]>`SELECT clock_timestamp() + interval '1 ms' AS moment`;
  if (row === undefined) throw new Error('the clock gave no answer');
  return row.moment;
}

/** Vouchers of the shop that members hold and have not used, issued until then. */
export async function findOpenVoucherIds(
  tx: Executor,
  merchantId: string,
  issuedUntil: Date,
  limit: number,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT voucher.id FROM voucher
    WHERE voucher.offer_id IN (SELECT offer.id FROM offer WHERE offer.merchant_id = ${merchantId}::uuid)
      AND voucher.state = 'ISSUED' AND voucher.issued_at <= ${issuedUntil}::timestamptz
    ORDER BY voucher.id LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

export interface ReturnedVoucher {
  readonly id: string;
  readonly networkId: string;
  readonly points: number;
  /** Null for a member without a sign-in of their own. */
  readonly userId: string | null;
  readonly offerTh: string;
  readonly offerEn: string;
  readonly merchantTh: string;
  readonly merchantEn: string;
}

/**
 * Cancels those of the vouchers that are still open: the SQL function end_vouchers gives points, stock and the member's
 * limit back with them, or does nothing. One that is being used or cancelled at this moment is the other's: its row lock
 * decides.
 */
export function cancelVouchers(tx: Executor, voucherIds: readonly string[]): Promise<ReturnedVoucher[]> {
  return tx.$queryRaw<ReturnedVoucher[]>`
    SELECT ended.id, ended.network_id AS "networkId", ended.points, membership.user_id AS "userId",
      offer.title_th AS "offerTh", offer.title_en AS "offerEn",
      merchant.name_th AS "merchantTh", merchant.name_en AS "merchantEn"
    FROM end_vouchers(${[...voucherIds]}::uuid[], 'ISSUED', 'CANCELLED') AS ended
    JOIN membership ON membership.id = ended.member_id
    JOIN offer ON offer.id = ended.offer_id
    JOIN merchant ON merchant.id = ended.merchant_id`;
}
