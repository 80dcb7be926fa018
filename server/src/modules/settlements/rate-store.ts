import { dayOf } from '../../graphql/calendar-date.ts';
import type { SettlementRateState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

export interface RateRow {
  readonly id: string;
  readonly networkId: string;
  readonly satangPerPoint: number;
  readonly fromDay: string;
  readonly fromAt: Date;
  readonly state: SettlementRateState;
  readonly proposedBy: string;
}

const select = {
  id: true,
  networkId: true,
  satangPerPoint: true,
  fromDay: true,
  fromAt: true,
  state: true,
  proposedBy: true,
} as const;

const inDays = <Row extends { readonly fromDay: Date }>(row: Row) => ({
  ...row,
  fromDay: dayOf(row.fromDay),
});

export async function findRate(executor: Executor, id: string): Promise<RateRow | null> {
  const row = await executor.settlementRate.findUnique({ where: { id }, select });
  return row === null ? null : inDays(row);
}

export async function findRateByKey(
  tx: Executor,
  proposedBy: string,
  idempotencyKey: string,
): Promise<RateRow | null> {
  const row = await tx.settlementRate.findUnique({
    where: { proposedBy_idempotencyKey: { proposedBy, idempotencyKey } },
    select,
  });
  return row === null ? null : inDays(row);
}

/** The network's rates and proposals, the newest first, at most 100: what was withdrawn is left out. */
export async function listRates(database: Database, networkId: string): Promise<RateRow[]> {
  const rows = await database.prisma.settlementRate.findMany({
    where: { networkId, state: { not: 'WITHDRAWN' } },
    orderBy: { fromDay: 'desc' },
    take: 100,
    select,
  });
  return rows.map(inDays);
}

/** Rates and proposals whose day has not begun. */
export function countComingRates(tx: Executor, networkId: string): Promise<number> {
  return tx.settlementRate.count({
    where: { networkId, state: { not: 'WITHDRAWN' }, fromAt: { gt: new Date() } },
  });
}

/** True while the day that a rate begins on is a day away from now, in the network's time zone, and a minute more. */
export async function isAhead(tx: Executor, networkId: string, day: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ isAhead: boolean }[]>`
    SELECT ${day}::date::timestamp AT TIME ZONE time_zone > clock_timestamp() + interval '2 minutes' AS "isAhead"
    FROM network WHERE id = ${networkId}::uuid`;
  return row?.isAhead === true;
}

export interface NewRate {
  readonly id: string;
  readonly networkId: string;
  readonly satangPerPoint: number;
  readonly fromDay: string;
  readonly proposedBy: string;
  readonly idempotencyKey: string;
  /** True where nobody else can confirm it. */
  readonly isConfirmed: boolean;
}

/** False when another rate begins on that day: the unique index decides, also between two calls at once. */
export async function insertRate(tx: Executor, rate: NewRate): Promise<boolean> {
  const decidedBy = rate.isConfirmed ? rate.proposedBy : null;
  const inserted = await tx.$executeRaw`
    INSERT INTO settlement_rate (id, network_id, satang_per_point, from_day, state, proposed_by, decided_by, decided_at, idempotency_key)
    VALUES (${rate.id}::uuid, ${rate.networkId}::uuid, ${rate.satangPerPoint}, ${rate.fromDay}::date,
      ${rate.isConfirmed ? 'CONFIRMED' : 'PROPOSED'}::settlement_rate_state, ${rate.proposedBy}::uuid, ${decidedBy}::uuid,
      CASE WHEN ${rate.isConfirmed} THEN now() END, ${rate.idempotencyKey})
    ON CONFLICT (network_id, from_day) WHERE state <> 'WITHDRAWN' DO NOTHING`;
  return inserted === 1;
}

/** False when the rate is in none of the states (any more): of two callers at once, one wins. */
export async function decideRate(
  tx: Executor,
  id: string,
  decision: {
    readonly from: readonly SettlementRateState[];
    readonly to: SettlementRateState;
    readonly by: string;
  },
): Promise<boolean> {
  const { count } = await tx.settlementRate.updateMany({
    where: { id, state: { in: [...decision.from] } },
    data: { state: decision.to, decidedBy: decision.by, decidedAt: new Date() },
  });
  return count === 1;
}

/** Batch load for {@link Loaders}: the rate that each network's uses have now; none before there is one. */
export async function loadRatesInForce(
  database: Database,
  networkIds: readonly string[],
): Promise<ReadonlyMap<string, RateRow>> {
  const rows = await database.prisma.settlementRate.findMany({
    where: { networkId: { in: [...networkIds] }, state: 'CONFIRMED', fromAt: { lte: new Date() } },
    orderBy: { fromAt: 'asc' },
    select,
  });
  return new Map(rows.map((row) => [row.networkId, inDays(row)]));
}

/** Batch load for {@link Loaders}: the next rate of each network that is settled and not in force yet. */
export async function loadNextRates(
  database: Database,
  networkIds: readonly string[],
): Promise<ReadonlyMap<string, RateRow>> {
  const rows = await database.prisma.settlementRate.findMany({
    where: { networkId: { in: [...networkIds] }, state: 'CONFIRMED', fromAt: { gt: new Date() } },
    orderBy: { fromAt: 'desc' },
    select,
  });
  return new Map(rows.map((row) => [row.networkId, inDays(row)]));
}
