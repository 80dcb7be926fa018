import type { FundingState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

export interface GiftAllowanceRow {
  /** What a member may give in a month, and at once. */
  readonly monthlyPoints: number;
  readonly limitPoints: number;
  readonly usedPoints: number;
  readonly fundPoints: number;
}

const thisMonth = (network: string) => `date_trunc('month', today_in(${network}))::date`;

/** What a member may still give this month; null when there is no such network. */
export async function readGiftAllowance(
  database: Database,
  giver: { readonly networkId: string; readonly memberId: string },
): Promise<GiftAllowanceRow | null> {
  const { rows } = await database.pool.query<GiftAllowanceRow>({
    name: 'gift_allowance',
    text: `
      SELECT network.monthly_gift_points AS "monthlyPoints", network.gift_limit_points AS "limitPoints",
        coalesce(allowance.used_points, 0) AS "usedPoints", fund.balance AS "fundPoints"
      FROM network
      JOIN ledger_account fund ON fund.network_id = network.id AND fund.kind = 'NETWORK_FUND'
      LEFT JOIN gift_allowance allowance ON allowance.giver_id = $2 AND allowance.network_id = network.id
        AND allowance.month = ${thisMonth('network')}
      WHERE network.id = $1`,
    values: [giver.networkId, giver.memberId],
  });
  return rows[0] ?? null;
}

export interface GiftFundRow {
  readonly balance: number;
  readonly givenThisMonthPoints: number;
  readonly monthlyGiftPoints: number;
  readonly giftLimitPoints: number;
  readonly soloLeftPoints: number;
  readonly possibleThisMonthPoints: number;
}

/** The fund in numbers, never by person. */
export async function readGiftFund(database: Database, networkId: string): Promise<GiftFundRow> {
  const { rows } = await database.pool.query<GiftFundRow>({
    name: 'gift_fund',
    text: `
      SELECT fund.balance,
        (SELECT coalesce(sum(points), 0) FROM gift
          WHERE gift.network_id = network.id AND month = ${thisMonth('network')}) AS "givenThisMonthPoints",
        network.monthly_gift_points AS "monthlyGiftPoints", network.gift_limit_points AS "giftLimitPoints",
        greatest(0, network.solo_funding_points - (
          SELECT coalesce(sum(points), 0) FROM fund_funding
          WHERE fund_funding.network_id = network.id AND month = ${thisMonth('network')} AND state = 'FUNDED'
            AND settled_by IS NULL)) AS "soloLeftPoints",
        network.monthly_gift_points * (
          SELECT count(*) FROM membership
          WHERE membership.network_id = network.id AND status = 'ACTIVE' AND 'MEMBER' = ANY (roles)
        ) AS "possibleThisMonthPoints"
      FROM network JOIN ledger_account fund ON fund.network_id = network.id AND fund.kind = 'NETWORK_FUND'
      WHERE network.id = $1`,
    values: [networkId],
  });
  const [row] = rows;
  if (row === undefined) throw new Error('a network without a fund');
  return row;
}

export function setGiftRules(
  executor: Executor,
  networkId: string,
  rules: { readonly monthlyGiftPoints: number; readonly giftLimitPoints: number },
): Promise<unknown> {
  return executor.network.update({ where: { id: networkId }, data: rules, select: { id: true } });
}

export interface FundingRow {
  readonly id: string;
  readonly networkId: string;
  readonly points: number;
  readonly state: FundingState;
  /** Memberships. */
  readonly proposedBy: string;
  readonly settledBy: string | null;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
}

const fundingColumns = {
  ...{ id: true, networkId: true, points: true, state: true },
  ...{ proposedBy: true, settledBy: true, createdAt: true, settledAt: true },
} as const;

export interface FundingAnswer {
  readonly status: 'FUNDED' | 'PROPOSED' | 'REPLAYED' | 'IDEMPOTENCY_CONFLICT' | 'TOO_MANY_WAITING';
  readonly fundingId: string | null;
}

/** Puts points into the fund, at once or when a second person agrees: see the SQL function fund_gifts. */
export async function writeFunding(
  executor: Executor,
  funding: {
    readonly id: string;
    readonly networkId: string;
    readonly points: number;
    readonly proposedBy: string;
    readonly idempotencyKey: string;
  },
): Promise<FundingAnswer> {
  const [answer] = await executor.$queryRaw<FundingAnswer[]>`
    SELECT status, funding_id AS "fundingId"
    FROM fund_gifts(${funding.networkId}::uuid, ${funding.id}::uuid, ${funding.points}::integer,
      ${funding.proposedBy}::uuid, ${funding.idempotencyKey})`;
  if (answer === undefined) throw new Error('fund_gifts did not answer');
  return answer;
}

/** Ends the waiting of a funding: see the SQL function settle_funding. */
export async function settleFunding(
  executor: Executor,
  funding: FundingRow,
  to: 'FUNDED' | 'WITHDRAWN',
  settledBy: string,
): Promise<'SETTLED' | 'ALREADY_SETTLED' | 'OWN_PROPOSAL'> {
  const [answer] = await executor.$queryRaw<
    { readonly status: 'SETTLED' | 'ALREADY_SETTLED' | 'OWN_PROPOSAL' }[]
  >`SELECT settle_funding(${funding.networkId}::uuid, ${funding.id}::uuid, ${to}::funding_state, ${settledBy}::uuid) AS status`;
  if (answer === undefined) throw new Error('settle_funding did not answer');
  return answer.status;
}

export function findFunding(executor: Executor, id: string): Promise<FundingRow | null> {
  return executor.fundFunding.findUnique({ where: { id }, select: fundingColumns });
}

export function listFundings(
  database: Database,
  page: { readonly networkId: string; readonly limit: number; readonly beforeId: string | null },
): Promise<FundingRow[]> {
  return database.prisma.fundFunding.findMany({
    where: { networkId: page.networkId, ...(page.beforeId === null ? {} : { id: { lt: page.beforeId } }) },
    orderBy: { id: 'desc' },
    take: page.limit,
    select: fundingColumns,
  });
}

export function countFundings(database: Database, networkId: string): Promise<number> {
  return database.prisma.fundFunding.count({ where: { networkId } });
}
