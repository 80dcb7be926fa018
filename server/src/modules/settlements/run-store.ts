import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

/** A period of a network, and what its statements come to. */
export interface SettlementRunRow {
  readonly id: string;
  readonly networkId: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly statementCount: number;
  readonly lineCount: number;
  readonly payableSatang: number;
  /** Null while its statements are being drawn up. */
  readonly doneAt: Date | null;
}

const columns = `
  run.id, run.network_id AS "networkId", run.first_day::text AS "firstDay", run.last_day::text AS "lastDay",
  run.statement_count AS "statementCount", run.line_count AS "lineCount", run.payable_satang AS "payableSatang",
  run.done_at AS "doneAt"`;

export async function loadSettlementRuns(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SettlementRunRow>> {
  const { rows } = await database.pool.query<SettlementRunRow>({
    name: 'load_settlement_runs',
    text: `SELECT ${columns} FROM settlement_run run WHERE run.id = ANY ($1::uuid[])`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** A network's periods, the newest first. */
export async function listSettlementRuns(
  database: Database,
  page: { readonly networkId: string; readonly limit: number; readonly beforeDay: string | null },
): Promise<SettlementRunRow[]> {
  const { rows } = await database.pool.query<SettlementRunRow>({
    name: 'list_settlement_runs',
    text: `SELECT ${columns} FROM settlement_run run
      WHERE run.network_id = $1 AND ($2::date IS NULL OR run.first_day < $2) ORDER BY run.first_day DESC LIMIT $3`,
    values: [page.networkId, page.beforeDay, page.limit],
  });
  return rows;
}

export function countSettlementRuns(database: Database, networkId: string): Promise<number> {
  return database.prisma.settlementRun.count({ where: { networkId } });
}

/** What of a period is paid, what waits, and what is asked about. */
export interface RunStandingRow {
  readonly paidSatang: number;
  readonly unpaidCount: number;
  readonly disputedCount: number;
}

/** Batch load for {@link Loaders}. */
export async function loadRunStandings(
  database: Database,
  runIds: readonly string[],
): Promise<ReadonlyMap<string, RunStandingRow>> {
  const { rows } = await database.pool.query<RunStandingRow & { readonly runId: string }>({
    name: 'load_run_standings',
    text: `
      SELECT run_id AS "runId", coalesce(sum(payable_satang) FILTER (WHERE payment_id IS NOT NULL), 0)::bigint AS "paidSatang",
        count(*) FILTER (WHERE payment_id IS NULL AND payable_satang > 0)::integer AS "unpaidCount",
        count(*) FILTER (WHERE state = 'DISPUTED')::integer AS "disputedCount"
      FROM settlement_statement WHERE run_id = ANY ($1::uuid[]) AND issued_at IS NOT NULL GROUP BY run_id`,
    values: [runIds],
  });
  return new Map(rows.map(({ runId, ...row }) => [runId, row]));
}

/** Opens the periods that are over, and says which are not done; see open_settlement_runs. */
export async function openSettlementRuns(
  tx: Executor,
  limit: number,
): Promise<Pick<SettlementRunRow, 'id' | 'networkId'>[]> {
  return tx.$queryRaw<Pick<SettlementRunRow, 'id' | 'networkId'>[]>`
    SELECT id, network_id AS "networkId" FROM open_settlement_runs(${limit}::integer)`;
}

export interface DrawnUp {
  readonly status: 'MORE' | 'DONE' | 'BUSY';
  readonly lines: number;
  readonly issuedIds: readonly string[];
}

/** Draws up statements until so many lines are written; see draw_up_settlements. */
export async function drawUp(
  tx: Executor,
  run: Pick<SettlementRunRow, 'id' | 'networkId'>,
  lines: number,
): Promise<DrawnUp> {
  const [drawn] = await tx.$queryRaw<DrawnUp[]>`
    SELECT status, lines, issued_ids AS "issuedIds"
    FROM draw_up_settlements(${run.networkId}::uuid, ${run.id}::uuid, ${lines}::integer)`;
  if (drawn === undefined) throw new Error('draw_up_settlements did not answer');
  return drawn;
}
