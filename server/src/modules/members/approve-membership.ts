import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { notify } from '../notifications/notify.ts';
import { type DecisionCommand, findDecision, type MembershipDecisionOutcome } from './membership-decision.ts';
import { changeMembershipStatus } from './membership-store.ts';

/**
 * A coordinator lets in one who waits, or again one who was removed; the person is told.
 * Outcomes: DECIDED, FORBIDDEN, WRONG_STATE; see {@link MembershipDecisionOutcome}.
 */
export async function approveMembership(
  deps: { readonly database: Database },
  command: DecisionCommand,
): Promise<MembershipDecisionOutcome> {
  return inTransaction(deps.database, async (tx) => {
    const decision = await findDecision(tx, command, { locksCoordinators: false });
    if (decision === null) return { outcome: 'FORBIDDEN' };
    const { target } = decision;
    const membership = await changeMembershipStatus(tx, target.id, 'approve');
    if (membership === null) return { outcome: 'WRONG_STATE', status: target.status };
    await notify(tx, {
      networkId: membership.networkId,
      userIds: membership.userId === null ? [] : [membership.userId],
      kind: 'MEMBERSHIP_APPROVED',
      parameters: { membershipId: membership.id, name: membership.displayName },
    });
    return { outcome: 'DECIDED', membership };
  });
}
