import type { FieldProblem } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { type GoalInput, readGoalInput } from './goal-input.ts';
import { changeDraft } from './goal-store.ts';
import { findManagedGoal, type GoalStepOutcome, tooLate } from './manage-goal.ts';

export type UpdateGoalOutcome =
  | GoalStepOutcome
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * A coordinator changes a draft. What is left out stays as it is. Once a goal is open, what people pledge for does not
 * change under them; the trigger community_goal_guard says the same.
 *
 * - DONE: the draft as it is now.
 * - FORBIDDEN: no coordinator of its network, or no such goal.
 * - STATE: it is no draft (any more).
 * - INVALID: a wrong field.
 */
export function updateGoal(
  deps: { readonly database: Database },
  command: GoalInput & { readonly userId: string; readonly goalId: string | null },
): Promise<UpdateGoalOutcome> {
  return inTransaction(deps.database, async (tx): Promise<UpdateGoalOutcome> => {
    const goal = await findManagedGoal(tx, command);
    if (goal === null) return { outcome: 'FORBIDDEN' };
    if (goal.state !== 'DRAFT') return { outcome: 'STATE', state: goal.state };
    const { change, problems } = readGoalInput(command, new Date());
    if (problems.length > 0) return { outcome: 'INVALID', problems };
    const changed = await changeDraft(tx, goal.id, change);
    return changed === null ? tooLate(tx, goal) : { outcome: 'DONE', goal: changed };
  });
}
