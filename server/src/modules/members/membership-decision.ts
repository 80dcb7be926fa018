import type { FieldProblem } from '../../graphql/user-error.ts';
import type { MembershipStatus } from '../../platform/generated/enums.ts';
import type { Executor } from '../../platform/transaction.ts';
import { isCoordinator } from './member-policy.ts';
import {
  findMembership,
  findMembershipById,
  lockCoordinators,
  type MembershipRow,
} from './membership-store.ts';

/**
 * What can come of a coordinator's decision about somebody.
 *
 * - DECIDED: the membership as it is now.
 * - FORBIDDEN: not a coordinator of that network, or there is no such membership.
 * - ONESELF: a decision that nobody takes about themselves.
 * - LAST_COORDINATOR: it would leave the network without one.
 * - WRONG_STATE: the membership is not in a state that the decision starts from.
 * - INVALID: the input.
 */
export type MembershipDecisionOutcome =
  | { readonly outcome: 'DECIDED'; readonly membership: MembershipRow }
  | { readonly outcome: 'FORBIDDEN' | 'ONESELF' | 'LAST_COORDINATOR' }
  | { readonly outcome: 'WRONG_STATE'; readonly status: MembershipStatus }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

export interface DecisionCommand {
  /** The coordinator's. */
  readonly userId: string;
  readonly membershipId: string | null;
}

export interface Decision {
  readonly target: MembershipRow;
  /** The one who decides. */
  readonly coordinator: MembershipRow;
  /** All of the network's, locked when the decision may end somebody's coordinating. */
  readonly coordinators: readonly MembershipRow[];
}

/** Who decides about whom; null when there is no such membership, or the person coordinates another network or none. */
export async function findDecision(
  tx: Executor,
  command: DecisionCommand,
  options: { readonly locksCoordinators: boolean },
): Promise<Decision | null> {
  const target = command.membershipId === null ? null : await findMembershipById(tx, command.membershipId);
  if (target === null) return null;
  const coordinators = options.locksCoordinators ? await lockCoordinators(tx, target.networkId) : [];
  const coordinator = await findMembership(tx, target.networkId, command.userId);
  return isCoordinator(coordinator) ? { target, coordinator, coordinators } : null;
}
