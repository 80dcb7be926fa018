import type { NetworkRole } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { withMemberNumber } from './member-number.ts';
import { isLastCoordinator } from './member-policy.ts';
import { type DecisionCommand, findDecision, type MembershipDecisionOutcome } from './membership-decision.ts';
import { lockMembership, setRoles } from './membership-store.ts';
import { rolesAfter } from './role-change.ts';
import { tellOfRoles } from './tell-of-roles.ts';

type SetMemberRolesCommand = DecisionCommand & { readonly roles: readonly NetworkRole[] };

/**
 * A coordinator sets what a person may do in the network; the person is told when it changes. MEMBER can be given, with
 * a member number, and never taken.
 * Outcomes: DECIDED, FORBIDDEN, LAST_COORDINATOR, WRONG_STATE (not ACTIVE); see {@link MembershipDecisionOutcome}.
 */
export async function setMemberRoles(
  deps: { readonly database: Database },
  command: SetMemberRolesCommand,
): Promise<MembershipDecisionOutcome> {
  return withMemberNumber((memberNumber) =>
    inTransaction(deps.database, (tx) => decide(tx, command, memberNumber)),
  );
}

async function decide(
  tx: Executor,
  command: SetMemberRolesCommand,
  memberNumber: string,
): Promise<MembershipDecisionOutcome> {
  const decision = await findDecision(tx, command, { locksCoordinators: true });
  if (decision === null) return { outcome: 'FORBIDDEN' };
  const target = await lockMembership(tx, decision.target.id, 'FOR NO KEY UPDATE');
  if (target === null) return { outcome: 'FORBIDDEN' };
  if (target.status !== 'ACTIVE') return { outcome: 'WRONG_STATE', status: target.status };
  const roles = rolesAfter(target.roles, command.roles);
  if (!roles.includes('COORDINATOR') && isLastCoordinator(target, decision.coordinators)) {
    return { outcome: 'LAST_COORDINATOR' };
  }
  const isUnchanged =
    roles.length === target.roles.length && roles.every((role) => target.roles.includes(role));
  if (isUnchanged) return { outcome: 'DECIDED', membership: target };
  const membership = await setRoles(tx, target.id, {
    roles,
    memberNumber: target.memberNumber ?? (roles.includes('MEMBER') ? memberNumber : null),
  });
  await tellOfRoles(tx, membership, { change: 'ROLES' });
  return { outcome: 'DECIDED', membership };
}
