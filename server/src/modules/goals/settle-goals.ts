import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { tellOfEnd } from './goal-notices.ts';
import { findGoal, listDueGoals, listUnsettledGoals, moveGoal } from './goal-store.ts';
import { settleSome } from './pledge-store.ts';

export const settleGoalTask = 'settle_goal';

const membersOfBatch = 200;
const mostBatches = 5_000;
const goalsOfRun = 100;

/**
 * Has the pledges of a goal that has ended follow it, in bounded transactions; all that one member has there moves, and is
 * told, in one. True when it is settled. Whoever dies on the way, the next one goes on where it stopped; any number of
 * processes may do it at once.
 */
export async function settleGoal(
  database: Database,
  goalId: string,
  batches: number = mostBatches,
): Promise<boolean> {
  for (let batch = 0; batch < batches; batch++) {
    if (await settleBatch(database, goalId)) return true;
  }
  return false;
}

function settleBatch(database: Database, goalId: string): Promise<boolean> {
  return inTransaction(database, async (tx) => {
    const goal = await findGoal(tx, goalId);
    if (goal === null || goal.settledAt !== null) return true;
    await tellOfEnd(tx, goal, await settleSome(tx, goal, membersOfBatch));
    return (await findGoal(tx, goalId))?.settledAt !== null;
  });
}

/** Ends the goals whose time is up, and goes on with every goal that has ended and is not settled yet. */
export async function settleGoals(deps: { readonly database: Database }): Promise<number> {
  const { database } = deps;
  const due = await listDueGoals(database.prisma, goalsOfRun);
  for (const goal of due) await inTransaction(database, (tx) => moveGoal(tx, goal, 'RETURNED'));
  for (const goal of await listUnsettledGoals(database.prisma, goalsOfRun))
    await settleGoal(database, goal.id);
  return due.length;
}
