import type { GoalState } from '../../platform/generated/enums.ts';
import type { CommunityGoalModel } from '../../platform/generated/models.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';
import type { GoalTerms } from './goal-input.ts';

export type GoalRow = Omit<CommunityGoalModel, 'idempotencyKey' | 'inputHash'>;

const omit = { idempotencyKey: true, inputHash: true } as const;

/** Batch load for {@link Loaders}. Says nothing of who may see the goal. */
export async function loadGoalsById(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, GoalRow>> {
  const rows = await database.prisma.communityGoal.findMany({ where: { id: { in: [...ids] } }, omit });
  return new Map(rows.map((row) => [row.id, row]));
}

export function findGoal(executor: Executor, id: string): Promise<GoalRow | null> {
  return executor.communityGoal.findUnique({ where: { id }, omit });
}

export interface GoalFilter {
  readonly networkId: string;
  readonly states: readonly GoalState[];
}

export interface GoalPage extends GoalFilter {
  readonly limit: number;
  readonly beforeId: string | null;
}

function whereOf({ networkId, states }: GoalFilter) {
  return { networkId, state: { in: [...states] } };
}

/** A network's goals, the newest first (their ids are ordered by time). */
export function listGoals(database: Database, page: GoalPage): Promise<GoalRow[]> {
  return database.prisma.communityGoal.findMany({
    where: { ...whereOf(page), ...(page.beforeId === null ? {} : { id: { lt: page.beforeId } }) },
    orderBy: { id: 'desc' },
    take: page.limit,
    omit,
  });
}

export function countGoals(executor: Executor, filter: GoalFilter): Promise<number> {
  return executor.communityGoal.count({ where: whereOf(filter) });
}

export interface NewGoal extends GoalTerms {
  readonly id: string;
  readonly networkId: string;
  /** The coordinator's membership. */
  readonly createdBy: string;
  readonly idempotencyKey: string;
  readonly inputHash: string;
}

/** False when this coordinator has used the key before: the unique key decides, also between two calls at once. */
export async function insertGoal(tx: Executor, goal: NewGoal): Promise<boolean> {
  const { title, description, beneficiary } = goal;
  const inserted = await tx.$executeRaw`
    INSERT INTO community_goal (id, network_id, title_th, title_en, description_th, description_en, beneficiary_th,
      beneficiary_en, target_points, ends_at, created_by, idempotency_key, input_hash)
    VALUES (${goal.id}::uuid, ${goal.networkId}::uuid, ${title.th}, ${title.en}, ${description.th}, ${description.en},
      ${beneficiary.th}, ${beneficiary.en}, ${goal.targetPoints}, ${goal.endsAt}, ${goal.createdBy}::uuid,
      ${goal.idempotencyKey}, ${goal.inputHash})
    ON CONFLICT (created_by, idempotency_key) DO NOTHING`;
  return inserted === 1;
}

/** The goal that this key made, and what it was made of. */
export function findGoalByKey(
  tx: Executor,
  createdBy: string,
  idempotencyKey: string,
): Promise<{ readonly id: string; readonly inputHash: string } | null> {
  return tx.communityGoal.findUnique({
    where: { createdBy_idempotencyKey: { createdBy, idempotencyKey } },
    select: { id: true, inputHash: true },
  });
}

/** Changes what a draft says; null when it is none (any more): of two callers at once, one wins. */
export async function changeDraft(
  tx: Executor,
  id: string,
  change: Partial<GoalTerms>,
): Promise<GoalRow | null> {
  const { title, description, beneficiary, targetPoints, endsAt } = change;
  const [row] = await tx.communityGoal.updateManyAndReturn({
    where: { id, state: 'DRAFT' },
    data: {
      ...(title === undefined ? {} : { titleTh: title.th, titleEn: title.en }),
      ...(description === undefined ? {} : { descriptionTh: description.th, descriptionEn: description.en }),
      ...(beneficiary === undefined ? {} : { beneficiaryTh: beneficiary.th, beneficiaryEn: beneficiary.en }),
      ...(targetPoints === undefined ? {} : { targetPoints }),
      ...(endsAt === undefined ? {} : { endsAt }),
    },
    omit,
  });
  return row ?? null;
}

/**
 * Takes a goal to another state, and no pledge with it; null when its state, or the time, does not allow it (any more).
 * The conditions are in the SQL function move_goal: of two callers at once, one wins.
 */
export async function moveGoal(
  tx: Executor,
  goal: Pick<GoalRow, 'id' | 'networkId'>,
  to: Extract<GoalState, 'OPEN' | 'CANCELLED' | 'RETURNED'>,
  reason: string | null = null,
): Promise<GoalRow | null> {
  const moved = await tx.$queryRaw<readonly object[]>`
    SELECT id FROM move_goal(${goal.networkId}::uuid, ${goal.id}::uuid, ${to}::goal_state, ${reason})`;
  return moved.length === 0 ? null : findGoal(tx, goal.id);
}

export type GoalPlace = Pick<GoalRow, 'id' | 'networkId'>;

/** Goals whose time is up, by PostgreSQL's clock. */
export function listDueGoals(executor: Executor, limit: number): Promise<GoalPlace[]> {
  return executor.$queryRaw<GoalPlace[]>`
    SELECT id, network_id AS "networkId" FROM community_goal
    WHERE state = 'OPEN' AND ends_at <= now() ORDER BY ends_at LIMIT ${limit}`;
}

/** Goals that have ended and whose pledges have not all followed, in the order of their ids. */
export function listUnsettledGoals(executor: Executor, limit: number): Promise<GoalPlace[]> {
  return executor.$queryRaw<GoalPlace[]>`
    SELECT id, network_id AS "networkId" FROM community_goal
    WHERE settled_at IS NULL AND state IN ('REACHED', 'RETURNED', 'CANCELLED') ORDER BY id LIMIT ${limit}`;
}
