import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { isCoordinator } from '../members/member-policy.ts';
import { findMembership } from '../members/membership-store.ts';
import { findSettingChange, settleSetting } from './setting-store.ts';

export type SettleSettingChangeOutcome =
  | { readonly outcome: 'SETTLED'; readonly networkId: string }
  | { readonly outcome: 'FORBIDDEN' | 'OWN_PROPOSAL' | 'ALREADY_SETTLED' };

/**
 * A second coordinator agrees to what another proposed, and it is in force; or any coordinator withdraws it.
 *
 * - SETTLED: the setting is as proposed, or as it was.
 * - OWN_PROPOSAL: nobody seconds their own; they may withdraw it.
 * - ALREADY_SETTLED: somebody was faster, or a newer proposal took its place.
 * - FORBIDDEN: not a coordinator of its network, or there is no such proposal.
 */
export async function settleSettingChange(
  deps: { readonly database: Database },
  command: {
    readonly userId: string;
    readonly changeId: string | null;
    readonly isConfirmed: boolean;
  },
): Promise<SettleSettingChangeOutcome> {
  const { userId, changeId, isConfirmed } = command;
  if (changeId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const change = await findSettingChange(tx, changeId);
    if (change === null) return { outcome: 'FORBIDDEN' };
    const coordinator = await findMembership(tx, change.networkId, userId);
    if (!isCoordinator(coordinator)) return { outcome: 'FORBIDDEN' };
    const outcome = await settleSetting(tx, change, isConfirmed, coordinator.id);
    return outcome === 'SETTLED' ? { outcome, networkId: change.networkId } : { outcome };
  });
}
