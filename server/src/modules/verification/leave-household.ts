import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { findMembership } from '../members/membership-store.ts';
import { recordHousehold } from './household-store.ts';

export type LeaveHouseholdOutcome =
  | { readonly outcome: 'LEFT'; readonly membershipId: string }
  | { readonly outcome: 'NOT_A_MEMBER' };

/**
 * Somebody does not live with the others any more: free, at once, and nobody is asked.
 *
 * - LEFT: also when they lived with nobody.
 * - NOT_A_MEMBER: never was in that network.
 */
export async function leaveHousehold(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly networkId: string | null },
): Promise<LeaveHouseholdOutcome> {
  const { networkId, userId } = command;
  if (networkId === null) return { outcome: 'NOT_A_MEMBER' };
  return inTransaction(deps.database, async (tx) => {
    const membership = await findMembership(tx, networkId, userId);
    if (membership === null) return { outcome: 'NOT_A_MEMBER' };
    if (membership.householdId !== null) await recordHousehold(tx, networkId, [membership.id]);
    return { outcome: 'LEFT', membershipId: membership.id };
  });
}
