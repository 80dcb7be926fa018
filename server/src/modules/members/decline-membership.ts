import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { type DecisionCommand, findDecision, type MembershipDecisionOutcome } from './membership-decision.ts';
import { changeMembershipStatus } from './membership-store.ts';
import { tellOfRoles } from './tell-of-roles.ts';

/**
 * A coordinator does not let in one who waits; the person is told, and may ask again.
 * Outcomes: DECIDED, FORBIDDEN, WRONG_STATE; see {@link MembershipDecisionOutcome}.
 */
export async function declineMembership(
  deps: { readonly database: Database },
  command: DecisionCommand,
): Promise<MembershipDecisionOutcome> {
  return inTransaction(deps.database, async (tx) => {
    const decision = await findDecision(tx, command, { locksCoordinators: false });
    if (decision === null) return { outcome: 'FORBIDDEN' };
    const { target } = decision;
    const membership = await changeMembershipStatus(tx, target.id, 'decline');
    if (membership === null) return { outcome: 'WRONG_STATE', status: target.status };
    await tellOfRoles(tx, membership, { change: 'DECLINED' });
    return { outcome: 'DECIDED', membership };
  });
}
