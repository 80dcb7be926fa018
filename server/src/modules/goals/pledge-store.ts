import type { GoalState, PledgeState } from '../../platform/generated/enums.ts';
import type { PledgeModel } from '../../platform/generated/models.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';
import type { WalletRow } from '../ledger/wallet-store.ts';

export type PledgeRow = Omit<PledgeModel, 'idempotencyKey'>;

const omit = { idempotencyKey: true } as const;

interface WalletColumns {
  readonly available: bigint;
  readonly held: bigint;
  readonly earned_total: bigint;
}

function walletOf(row: WalletColumns): WalletRow {
  return {
    available: Number(row.available),
    held: Number(row.held),
    earnedTotal: Number(row.earned_total),
  };
}

export interface PledgeRequest {
  readonly id: string;
  readonly networkId: string;
  readonly goalId: string;
  readonly memberId: string;
  readonly points: number;
  readonly idempotencyKey: string;
}

export interface PledgeAnswer {
  readonly status:
    | 'PLEDGED'
    | 'REPLAYED'
    | 'IDEMPOTENCY_CONFLICT'
    | 'NOT_A_MEMBER'
    | 'GOAL_NOT_OPEN'
    | 'PLEDGE_LIMIT_REACHED'
    | 'OVER_TARGET'
    | 'INSUFFICIENT_POINTS';
  /** The pledge that stands. */
  readonly pledgeId: string;
  readonly state: GoalState;
  /** False when some pledges of a goal that was reached are left to {@link settleSome}. */
  readonly isSettled: boolean;
  readonly pointsLeft: number;
  readonly pointsMissing: number;
  /** The member's points right after. */
  readonly wallet: WalletRow;
}

interface PledgeAnswerRow extends WalletColumns {
  readonly status: PledgeAnswer['status'];
  readonly pledge_id: string;
  readonly state: GoalState;
  readonly is_settled: boolean;
  readonly points_left: number;
  readonly points_missing: bigint;
}

/** Pledges points, and reaches the goal when they fill it. The locks and the rules are in the SQL function pledge_points. */
export async function recordPledge(tx: Executor, request: PledgeRequest): Promise<PledgeAnswer> {
  const [row] = await tx.$queryRaw<PledgeAnswerRow[]>`
    SELECT status, pledge_id, state, is_settled, points_left, points_missing, available, held, earned_total
    FROM pledge_points(${request.networkId}::uuid, ${request.goalId}::uuid, ${request.memberId}::uuid, ${request.id}::uuid,
      ${request.points}::integer, ${request.idempotencyKey})`;
  if (row === undefined) throw new Error('pledge_points did not answer');
  return {
    status: row.status,
    pledgeId: row.pledge_id,
    state: row.state,
    isSettled: row.is_settled,
    pointsLeft: row.points_left,
    pointsMissing: Number(row.points_missing),
    wallet: walletOf(row),
  };
}

export interface WithdrawAnswer {
  readonly status: 'WITHDRAWN' | 'NOT_FOUND' | 'NOT_HELD';
  readonly state: PledgeState;
  readonly wallet: WalletRow;
}

interface WithdrawRow extends WalletColumns {
  readonly status: WithdrawAnswer['status'];
  readonly state: PledgeState;
}

/** Gives a pledge's points back to its member. The locks and the rules are in the SQL function withdraw_pledge. */
export async function recordWithdrawal(
  tx: Executor,
  pledge: Pick<PledgeRow, 'id' | 'networkId' | 'memberId'>,
): Promise<WithdrawAnswer> {
  const [row] = await tx.$queryRaw<WithdrawRow[]>`
    SELECT status, state, available, held, earned_total
    FROM withdraw_pledge(${pledge.networkId}::uuid, ${pledge.memberId}::uuid, ${pledge.id}::uuid)`;
  if (row === undefined) throw new Error('withdraw_pledge did not answer');
  return { status: row.status, state: row.state, wallet: walletOf(row) };
}

/** What one member's pledges to a goal brought back, or contributed. */
export interface Followed {
  readonly memberId: string;
  readonly points: number;
  /** Null for one who has no sign-in. */
  readonly userId: string | null;
}

/** Has the pledges of at most `members` members follow a goal that has ended. The rules are in the SQL function settle_goal. */
export function settleSome(
  tx: Executor,
  goal: { readonly id: string; readonly networkId: string },
  members: number,
): Promise<Followed[]> {
  return tx.$queryRaw<Followed[]>`
    SELECT followed.member_id AS "memberId", sum(followed.points)::integer AS points, membership.user_id AS "userId"
    FROM settle_goal(${goal.networkId}::uuid, ${goal.id}::uuid, ${members}::integer) AS followed
    JOIN membership ON membership.id = followed.member_id
    GROUP BY followed.member_id, membership.user_id ORDER BY followed.member_id`;
}

/** Whose pledges to a goal have been contributed so far. */
export function listContributors(
  tx: Executor,
  goal: { readonly id: string; readonly networkId: string },
): Promise<Followed[]> {
  return tx.$queryRaw<Followed[]>`
    SELECT pledge.member_id AS "memberId", sum(pledge.points)::integer AS points, membership.user_id AS "userId"
    FROM pledge JOIN membership ON membership.id = pledge.member_id
    WHERE pledge.network_id = ${goal.networkId}::uuid AND pledge.goal_id = ${goal.id}::uuid AND pledge.state = 'CONTRIBUTED'
    GROUP BY pledge.member_id, membership.user_id ORDER BY pledge.member_id`;
}

/** A person's own pledge; null when there is none, or it is somebody else's. */
export function findOwnPledge(
  executor: Executor,
  pledgeId: string,
  userId: string,
): Promise<PledgeRow | null> {
  return executor.pledge.findFirst({ where: { id: pledgeId, member: { userId } }, omit });
}

export function findPledge(executor: Executor, id: string): Promise<PledgeRow> {
  return executor.pledge.findUniqueOrThrow({ where: { id }, omit });
}

/** Batch load for {@link Loaders}: how many people stand behind each goal now. */
export async function loadSupporterCounts(
  database: Database,
  goalIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await database.pool.query<{ goal_id: string; count: number }>({
    name: 'supporter_counts',
    text: `
      SELECT goal_id, count(DISTINCT member_id) AS count FROM pledge
      WHERE goal_id = ANY ($1::uuid[]) AND state <> 'RETURNED' GROUP BY goal_id`,
    values: [goalIds],
  });
  return new Map(rows.map((row) => [row.goal_id, row.count]));
}

/** The key of {@link loadPledgesOfPerson}. */
export function pledgesKey(goalId: string, userId: string): string {
  return `${goalId}:${userId}`;
}

/** Batch load for {@link Loaders}: one person's pledges to each goal, the newest first, by {@link pledgesKey}. */
export async function loadPledgesOfPerson(
  database: Database,
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly PledgeRow[]>> {
  const asked = keys.map((key) => key.split(':'));
  const rows = await database.prisma.pledge.findMany({
    where: {
      goalId: { in: [...new Set(asked.map(([goalId = '']) => goalId))] },
      member: { userId: { in: [...new Set(asked.map(([, userId = '']) => userId))] } },
    },
    include: { member: { select: { userId: true } } },
    orderBy: { id: 'desc' },
    omit,
  });
  const pledgesOf = new Map<string, PledgeRow[]>();
  for (const { member, ...row } of rows) {
    const key = pledgesKey(row.goalId, member.userId ?? '');
    pledgesOf.set(key, [...(pledgesOf.get(key) ?? []), row]);
  }
  return pledgesOf;
}
