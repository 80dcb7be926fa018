import type { FieldProblem } from '../../graphql/user-error.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Database } from '../../platform/postgres.ts';
import { enqueueJob, inTransaction } from '../../platform/transaction.ts';
import { readCancelReason } from './goal-input.ts';
import { moveGoal } from './goal-store.ts';
import { findManagedGoal, type GoalStepOutcome, tooLate } from './manage-goal.ts';
import { settleGoal, settleGoalTask } from './settle-goals.ts';

export type CancelGoalOutcome =
  | GoalStepOutcome
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/** The caller waits for so many batches of pledges; the job does the rest. */
const batchesWhileWaiting = 25;

/**
 * A coordinator calls a goal off, and says why. Every pledge comes back whole.
 *
 * - DONE: the goal, CANCELLED. The pledges are back, or on their way: the job is written in the same transaction.
 * - FORBIDDEN: no coordinator of its network, or no such goal.
 * - STATE: it has been reached or has ended. Against the pledge that fills it, the goal's row lock decides.
 * - INVALID: the reason.
 */
export async function cancelGoal(
  deps: { readonly database: Database; readonly logger: Logger },
  command: { readonly userId: string; readonly goalId: string | null; readonly reason: string },
): Promise<CancelGoalOutcome> {
  const result = await inTransaction(deps.database, async (tx): Promise<CancelGoalOutcome> => {
    const goal = await findManagedGoal(tx, command);
    if (goal === null) return { outcome: 'FORBIDDEN' };
    const { reason, problems } = readCancelReason(command.reason);
    if (problems.length > 0) return { outcome: 'INVALID', problems };
    const cancelled = await moveGoal(tx, goal, 'CANCELLED', reason);
    if (cancelled === null) return tooLate(tx, goal);
    if (cancelled.settledAt === null) await enqueueJob(tx, settleGoalTask, { goalId: goal.id });
    return { outcome: 'DONE', goal: cancelled };
  });
  if (result.outcome === 'DONE' && result.goal.settledAt === null) await settleNow(deps, result.goal.id);
  return result;
}

async function settleNow(
  deps: { readonly database: Database; readonly logger: Logger },
  goalId: string,
): Promise<void> {
  try {
    await settleGoal(deps.database, goalId, batchesWhileWaiting);
  } catch (error) {
    // The goal is cancelled, and the job gives back what is left.
    deps.logger.warn({ err: error, goalId }, 'pledges are left to the job');
  }
}
