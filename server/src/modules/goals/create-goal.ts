import { isKey } from '../../graphql/idempotency-key.ts';
import type { LocalizedText } from '../../graphql/plain-text.ts';
import type { FieldProblem } from '../../graphql/user-error.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { findMembership, lockMembership } from '../members/membership-store.ts';
import { type GoalInput, type GoalTerms, hashOfTerms, readGoalInput } from './goal-input.ts';
import { mayManageGoals } from './goal-policy.ts';
import {
  countGoals,
  findGoal,
  findGoalByKey,
  type GoalRow,
  insertGoal,
  moveGoal,
  type NewGoal,
} from './goal-store.ts';

/** Goals of one network that have not ended: more would be noise, and a limit is due. */
const unendedLimit = 20;

export interface CreateGoalCommand extends GoalInput {
  readonly userId: string;
  readonly networkId: string | null;
  readonly targetPoints: number;
  readonly endsAt: Date;
  /** False keeps a draft. */
  readonly open: boolean;
  readonly idempotencyKey: string;
}

export type CreateGoalOutcome =
  | { readonly outcome: 'CREATED'; readonly goal: GoalRow; readonly replayed: boolean }
  | { readonly outcome: 'FORBIDDEN' | 'IDEMPOTENCY_CONFLICT' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * A coordinator sets a goal for the community, and opens it.
 *
 * - CREATED: the goal, OPEN or a DRAFT; `replayed` when this key and input were answered before: the goal as it is now.
 * - FORBIDDEN: no coordinator of this network, or no such network.
 * - INVALID: a wrong field, or 20 goals that have not ended. The coordinator's lock decides that between two calls of one.
 * - IDEMPOTENCY_CONFLICT: the coordinator used this key for another goal.
 */
export async function createGoal(
  deps: { readonly database: Database },
  command: CreateGoalCommand,
): Promise<CreateGoalOutcome> {
  const { networkId, userId, idempotencyKey } = command;
  if (networkId === null) return { outcome: 'FORBIDDEN' };
  const { terms, problems } = termsOf(command);
  return inTransaction(deps.database, async (tx) => {
    const found = await findMembership(tx, networkId, userId);
    const coordinator = found && (await lockMembership(tx, found.id, 'FOR NO KEY UPDATE'));
    if (!mayManageGoals(coordinator)) return { outcome: 'FORBIDDEN' };
    if (problems.length > 0) return { outcome: 'INVALID', problems };
    const inputHash = hashOfTerms(terms, command.open);
    const earlier = await findGoalByKey(tx, coordinator.id, idempotencyKey);
    if (earlier !== null) {
      if (earlier.inputHash !== inputHash) return { outcome: 'IDEMPOTENCY_CONFLICT' };
      return { outcome: 'CREATED', goal: await goalOf(tx, earlier.id), replayed: true };
    }
    const unended = await countGoals(tx, { networkId, states: ['DRAFT', 'OPEN'] });
    if (unended >= unendedLimit) return { outcome: 'INVALID', problems: [tooMany] };
    const goal = { ...terms, id: newId(), networkId, createdBy: coordinator.id, idempotencyKey, inputHash };
    return { outcome: 'CREATED', goal: await write(tx, goal, command.open), replayed: false };
  });
}

function termsOf(command: CreateGoalCommand): { terms: GoalTerms; problems: readonly FieldProblem[] } {
  // A goal is not without a title and a purpose: an empty one is refused as such.
  const given = { ...command, title: command.title ?? {}, beneficiary: command.beneficiary ?? {} };
  const { change, problems } = readGoalInput(given, new Date());
  const nothing: LocalizedText = { th: '', en: '' };
  const terms = {
    title: change.title ?? nothing,
    description: change.description ?? nothing,
    beneficiary: change.beneficiary ?? nothing,
    targetPoints: command.targetPoints,
    endsAt: command.endsAt,
  };
  return { terms, problems: isKey(command.idempotencyKey) ? problems : [...problems, wrongKey] };
}

async function write(tx: Executor, goal: NewGoal, isOpened: boolean): Promise<GoalRow> {
  if (!(await insertGoal(tx, goal))) throw new Error('a key was taken under its owner’s lock');
  if (!isOpened) return goalOf(tx, goal.id);
  const opened = await moveGoal(tx, goal, 'OPEN');
  if (opened === null) throw new Error('a draft left our own transaction');
  return opened;
}

async function goalOf(tx: Executor, id: string): Promise<GoalRow> {
  const goal = await findGoal(tx, id);
  if (goal === null) throw new Error('a goal was there and is gone');
  return goal;
}

const tooMany: FieldProblem = {
  path: ['networkId'],
  message: {
    th: `ชุมชนนี้มีเป้าหมายที่ยังไม่จบครบ ${unendedLimit} รายการแล้ว`,
    en: `This community has ${unendedLimit} goals that have not ended.`,
  },
};
const wrongKey: FieldProblem = {
  path: ['idempotencyKey'],
  message: { th: 'ต้องยาว 8 ถึง 128 ตัวอักษร', en: 'Must be 8 to 128 characters.' },
};
