import type { Executor } from '../../platform/transaction.ts';
import { type EndedVoucher, endVouchers } from './end-vouchers.ts';
import { notifyMembers } from './notify-members.ts';

/** Whose side says that the held points come back. */
export type Releaser =
  | { readonly side: 'MERCHANT' | 'COORDINATOR'; readonly membershipId: string }
  | { readonly side: 'SYSTEM'; readonly membershipId: null };

/**
 * Ends those of the holds whose item is still out: the points are their members' again, all of them, and they are told. The
 * holds it ended; of two callers, one gets each.
 */
export async function endHolds(
  tx: Executor,
  voucherIds: readonly string[],
  by: Releaser,
): Promise<EndedVoucher[]> {
  const ended = await endVouchers(tx, voucherIds, { from: 'USED', to: 'RELEASED' });
  if (ended.length === 0) return [];
  await tx.$executeRaw`
    UPDATE voucher_use
    SET released_at = now(), released_as = ${by.side}::case_actor, released_by = ${by.membershipId}::uuid
    WHERE voucher_id = ANY (${ended.map(({ id }) => id)}::uuid[])`;
  await notifyMembers(tx, 'HOLD_RELEASED', ended);
  return ended;
}
