import type { VoucherState } from '../../platform/generated/enums.ts';
import type { Executor } from '../../platform/transaction.ts';
import { announceVouchers } from './voucher-topic.ts';

export interface EndedVoucher {
  readonly id: string;
  readonly networkId: string;
  readonly merchantId: string;
  readonly offerId: string;
  readonly memberId: string;
  readonly points: number;
  readonly quantity: number;
  readonly stateSince: Date;
}

type Ending =
  | { readonly from: 'ISSUED'; readonly to: 'CANCELLED' | 'EXPIRED' }
  | { readonly from: 'USED'; readonly to: 'REVERSED' | 'RELEASED' };

/**
 * Ends those of the vouchers that are still in `from`, and gives back points, stock and limit with them: the SQL function
 * end_vouchers does all of it or nothing. The vouchers it ended; of two callers, one gets each.
 */
export async function endVouchers(
  tx: Executor,
  voucherIds: readonly string[],
  { from, to }: Ending,
): Promise<EndedVoucher[]> {
  const ended = await tx.$queryRaw<EndedVoucher[]>`
    SELECT id, network_id AS "networkId", merchant_id AS "merchantId", offer_id AS "offerId", member_id AS "memberId",
      points, quantity, state_since AS "stateSince"
    FROM end_vouchers(${[...voucherIds]}::uuid[], ${from}::voucher_state, ${to}::voucher_state)`;
  if (ended.length > 0)
    await announceVouchers(
      tx,
      ended.map(({ id }) => id),
    );
  return ended;
}

export interface VoucherStanding {
  readonly state: VoucherState;
  readonly stateSince: Date;
}

/** Where a voucher stands now, for the answer to one who came too late. */
export function standingOf(tx: Executor, voucherId: string): Promise<VoucherStanding> {
  return tx.voucher.findUniqueOrThrow({
    where: { id: voucherId },
    select: { state: true, stateSince: true },
  });
}
