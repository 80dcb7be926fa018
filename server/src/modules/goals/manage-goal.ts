import type { GoalState } from '../../platform/generated/enums.ts';
import type { Executor } from '../../platform/transaction.ts';
import { findMembership } from '../members/membership-store.ts';
import { mayManageGoals } from './goal-policy.ts';
import { findGoal, type GoalRow } from './goal-store.ts';

/** What becomes of a coordinator's step with a goal, beside what the step itself may refuse. */
export type GoalStepOutcome =
  | { readonly outcome: 'DONE'; readonly goal: GoalRow }
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'STATE'; readonly state: GoalState };

/** The goal, for a coordinator of its network; null for everybody else, as if there were none. */
export async function findManagedGoal(
  tx: Executor,
  command: { readonly userId: string; readonly goalId: string | null },
): Promise<GoalRow | null> {
  if (command.goalId === null) return null;
  const goal = await findGoal(tx, command.goalId);
  if (goal === null) return null;
  return mayManageGoals(await findMembership(tx, goal.networkId, command.userId)) ? goal : null;
}

/** A step that came too late, told with the state that it found. */
export async function tooLate(tx: Executor, goal: GoalRow): Promise<GoalStepOutcome> {
  return { outcome: 'STATE', state: (await findGoal(tx, goal.id))?.state ?? goal.state };
}
