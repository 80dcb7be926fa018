import type { FieldProblem } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { moveGoal } from './goal-store.ts';
import { findManagedGoal, type GoalStepOutcome, tooLate } from './manage-goal.ts';

export type OpenGoalOutcome =
  | GoalStepOutcome
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * A coordinator opens a draft: members can pledge from now on, and what it says does not change any more.
 *
 * - DONE: the goal, OPEN.
 * - FORBIDDEN: no coordinator of its network, or no such goal.
 * - STATE: it is no draft (any more).
 * - INVALID: it would end in the past.
 */
export function openGoal(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly goalId: string | null },
): Promise<OpenGoalOutcome> {
  return inTransaction(deps.database, async (tx): Promise<OpenGoalOutcome> => {
    const goal = await findManagedGoal(tx, command);
    if (goal === null) return { outcome: 'FORBIDDEN' };
    const opened = await moveGoal(tx, goal, 'OPEN');
    if (opened !== null) return { outcome: 'DONE', goal: opened };
    const late = await tooLate(tx, goal);
    return late.outcome === 'STATE' && late.state === 'DRAFT'
      ? { outcome: 'INVALID', problems: [endsInThePast] }
      : late;
  });
}

const endsInThePast: FieldProblem = {
  path: ['endsAt'],
  message: { th: 'วันสิ้นสุดผ่านไปแล้ว เลือกวันใหม่ก่อนเปิด', en: 'Its end has passed. Choose another day first.' },
};
