import { plainTextProblem } from '../../graphql/plain-text.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { type DecisionCommand, findDecision, type MembershipDecisionOutcome } from './membership-decision.ts';
import { changeMembershipStatus } from './membership-store.ts';
import { tellOfRoles } from './tell-of-roles.ts';

/**
 * A coordinator ends somebody's membership; the person is told why. Their points stay theirs, their vouchers stay good,
 * and a coordinator can let them in again. Places at shops are the shops' to end.
 * Outcomes: DECIDED, FORBIDDEN, ONESELF, WRONG_STATE, INVALID (the reason: 1 to 1,000 characters); see
 * {@link MembershipDecisionOutcome}.
 */
export async function removeMembership(
  deps: { readonly database: Database },
  command: DecisionCommand & { readonly reason: string },
): Promise<MembershipDecisionOutcome> {
  const reason = command.reason.trim();
  return inTransaction(deps.database, async (tx) => {
    // Locked: of two coordinators who remove each other at once, the later is none any more.
    const decision = await findDecision(tx, command, { locksCoordinators: true });
    if (decision === null) return { outcome: 'FORBIDDEN' };
    const { target, coordinator } = decision;
    if (target.id === coordinator.id) return { outcome: 'ONESELF' };
    const message = plainTextProblem(reason, { minimumLength: 1, maximumLength: 1_000 });
    if (message !== null) return { outcome: 'INVALID', problems: [{ path: ['reason'], message }] };
    const membership = await changeMembershipStatus(tx, target.id, 'remove');
    if (membership === null) return { outcome: 'WRONG_STATE', status: target.status };
    await tellOfRoles(tx, membership, { change: 'REMOVED', reason });
    return { outcome: 'DECIDED', membership };
  });
}
