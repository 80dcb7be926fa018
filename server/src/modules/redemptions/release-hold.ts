import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { isCoordinator } from '../members/member-policy.ts';
import { findMembership } from '../members/membership-store.ts';
import { endHolds } from './end-holds.ts';
import { standingOf, type VoucherStanding } from './end-vouchers.ts';

export type ReleaseHoldOutcome =
  | { readonly outcome: 'RELEASED'; readonly useId: string }
  | { readonly outcome: 'FORBIDDEN' | 'OWN_HOLD' }
  | ({ readonly outcome: 'NOT_OUT' } & VoucherStanding);

/**
 * A coordinator gives held points back when the shop that lent the item is away, closed for good, or forgets. They see what
 * is out and for how long, and not who has it.
 *
 * - RELEASED: the points are the member's again, and the member is told.
 * - FORBIDDEN: no coordinator of this network, or no such use.
 * - OWN_HOLD: the points are the coordinator's own: another one has to.
 * - NOT_OUT: nothing is out on it (any more).
 */
export function releaseHold(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly useId: string | null },
): Promise<ReleaseHoldOutcome> {
  const { userId, useId } = command;
  if (useId === null) return Promise.resolve({ outcome: 'FORBIDDEN' });
  return inTransaction(deps.database, async (tx) => {
    const use = await tx.voucherUse.findUnique({
      where: { id: useId },
      select: { networkId: true, voucher: { select: { id: true, memberId: true } } },
    });
    if (use === null) return { outcome: 'FORBIDDEN' };
    const coordinator = await findMembership(tx, use.networkId, userId);
    if (!isCoordinator(coordinator)) return { outcome: 'FORBIDDEN' };
    if (coordinator.id === use.voucher.memberId) return { outcome: 'OWN_HOLD' };
    const by = { side: 'COORDINATOR', membershipId: coordinator.id } as const;
    const ended = await endHolds(tx, [use.voucher.id], by);
    return ended.length === 0
      ? { outcome: 'NOT_OUT', ...(await standingOf(tx, use.voucher.id)) }
      : { outcome: 'RELEASED', useId };
  });
}
