import type { FieldProblem } from '../../graphql/user-error.ts';
import type { GoalState } from '../../platform/generated/enums.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, enqueueJob, inTransaction } from '../../platform/transaction.ts';
import type { WalletRow } from '../ledger/wallet-store.ts';
import { findMembership } from '../members/membership-store.ts';
import { pledgeProblems } from './goal-input.ts';
import { tellCoordinatorsOfReached, tellOfEnd } from './goal-notices.ts';
import { maySeeGoal } from './goal-policy.ts';
import { findGoal, type GoalRow } from './goal-store.ts';
import {
  findPledge,
  listContributors,
  type PledgeAnswer,
  type PledgeRow,
  recordPledge,
} from './pledge-store.ts';
import { settleGoalTask } from './settle-goals.ts';

export interface PledgePointsCommand {
  readonly userId: string;
  readonly goalId: string | null;
  readonly points: number;
  readonly idempotencyKey: string;
}

export type PledgePointsOutcome =
  | {
      readonly outcome: 'PLEDGED';
      readonly pledge: PledgeRow;
      readonly goal: GoalRow;
      readonly wallet: WalletRow;
      readonly replayed: boolean;
    }
  | { readonly outcome: 'FORBIDDEN' | 'NOT_A_MEMBER' | 'IDEMPOTENCY_CONFLICT' }
  | { readonly outcome: 'NOT_OPEN'; readonly state: GoalState }
  | { readonly outcome: 'OVER_TARGET'; readonly pointsLeft: number }
  | { readonly outcome: 'INSUFFICIENT_POINTS'; readonly pointsMissing: number }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

const tooOften: FieldProblem = {
  path: ['goalId'],
  message: {
    th: 'ร่วมสมทบเป้าหมายเดียวกันได้ไม่เกิน 100 ครั้ง',
    en: 'At most 100 pledges of one member to one goal.',
  },
};

/**
 * A member pledges points toward a goal: they are held until it is reached, and come back when it is not. The pledge that
 * fills the goal reaches it, and everybody's pledge is contributed in the same transaction.
 *
 * - PLEDGED: the pledge and the goal as they are now, and the wallet; `replayed` when this key and input were answered
 *   before: nothing is held again.
 * - NOT_OPEN: it is not open (any more), or its time is up. OVER_TARGET: less is left; that can be pledged.
 * - INSUFFICIENT_POINTS: so many are missing. Of all these, the goal's and the member's locks decide.
 * - NOT_A_MEMBER: no member of the goal's network now. FORBIDDEN: no such goal, or a draft.
 * - INVALID: the points, or a hundred pledges of this member already.
 * - IDEMPOTENCY_CONFLICT: the member used this key for another pledge.
 */
export async function pledgePoints(
  deps: { readonly database: Database },
  command: PledgePointsCommand,
): Promise<PledgePointsOutcome> {
  const { goalId, points, userId, idempotencyKey } = command;
  if (goalId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const goal = await findGoal(tx, goalId);
    if (goal === null) return { outcome: 'FORBIDDEN' };
    const { networkId } = goal;
    const member = await findMembership(tx, networkId, userId);
    if (member === null) return { outcome: 'NOT_A_MEMBER' };
    if (!maySeeGoal(goal, member)) return { outcome: 'FORBIDDEN' };
    const problems = pledgeProblems(points);
    if (problems.length > 0) return { outcome: 'INVALID', problems };
    const request = { id: newId(), networkId, goalId, memberId: member.id, points, idempotencyKey };
    return outcomeOf(tx, goal, await recordPledge(tx, request));
  });
}

async function outcomeOf(tx: Executor, goal: GoalRow, answer: PledgeAnswer): Promise<PledgePointsOutcome> {
  const { status, wallet } = answer;
  switch (status) {
    case 'PLEDGED':
    case 'REPLAYED': {
      const standing = (await findGoal(tx, goal.id)) ?? goal;
      if (status === 'PLEDGED' && answer.state === 'REACHED') await celebrate(tx, standing, answer);
      const pledge = await findPledge(tx, answer.pledgeId);
      return { outcome: 'PLEDGED', pledge, goal: standing, wallet, replayed: status === 'REPLAYED' };
    }
    case 'GOAL_NOT_OPEN':
      return { outcome: 'NOT_OPEN', state: answer.state };
    case 'OVER_TARGET':
      return { outcome: status, pointsLeft: answer.pointsLeft };
    case 'INSUFFICIENT_POINTS':
      return { outcome: status, pointsMissing: answer.pointsMissing };
    case 'PLEDGE_LIMIT_REACHED':
      return { outcome: 'INVALID', problems: [tooOften] };
    case 'NOT_A_MEMBER':
    case 'IDEMPOTENCY_CONFLICT':
      return { outcome: status };
    default:
      return status satisfies never;
  }
}

/** Told with the very pledge that filled it. Whoever is left to the job is told when it comes to them. */
async function celebrate(tx: Executor, goal: GoalRow, answer: PledgeAnswer): Promise<void> {
  const givers = await listContributors(tx, goal);
  await tellOfEnd(tx, goal, givers);
  await tellCoordinatorsOfReached(tx, goal, givers);
  if (!answer.isSettled) await enqueueJob(tx, settleGoalTask, { goalId: goal.id });
}
