import type { GoalState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import type { WalletRow } from '../ledger/wallet-store.ts';
import { findGoal, type GoalRow } from './goal-store.ts';
import { findOwnPledge, findPledge, type PledgeRow, recordWithdrawal } from './pledge-store.ts';

export type WithdrawPledgeOutcome =
  | {
      readonly outcome: 'WITHDRAWN';
      readonly pledge: PledgeRow;
      readonly goal: GoalRow;
      readonly wallet: WalletRow;
    }
  | { readonly outcome: 'NOT_FOUND' }
  | { readonly outcome: 'STATE'; readonly pledge: PledgeRow; readonly goalState: GoalState };

/**
 * A member takes a pledge back before its goal has ended: free, at any time, also after they have left the network.
 *
 * - WITHDRAWN: the points are the member's to spend.
 * - NOT_FOUND: no such pledge, or another person's.
 * - STATE: it came back before, or the goal was reached or has ended. Against the pledge that fills the goal, the goal's
 *   row lock decides.
 */
export async function withdrawPledge(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly pledgeId: string | null },
): Promise<WithdrawPledgeOutcome> {
  const { pledgeId, userId } = command;
  if (pledgeId === null) return { outcome: 'NOT_FOUND' };
  return inTransaction(deps.database, async (tx) => {
    const own = await findOwnPledge(tx, pledgeId, userId);
    if (own === null) return { outcome: 'NOT_FOUND' };
    const { status, wallet } = await recordWithdrawal(tx, own);
    const [pledge, goal] = [await findPledge(tx, own.id), await findGoal(tx, own.goalId)];
    if (goal === null) throw new Error('a pledge without its goal');
    switch (status) {
      case 'WITHDRAWN':
        return { outcome: 'WITHDRAWN', pledge, goal, wallet };
      case 'NOT_HELD':
        return { outcome: 'STATE', pledge, goalState: goal.state };
      case 'NOT_FOUND':
        return { outcome: 'NOT_FOUND' };
      default:
        return status satisfies never;
    }
  });
}
