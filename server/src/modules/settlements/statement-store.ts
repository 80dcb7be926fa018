import { Prisma } from '../../platform/generated/client.ts';
import type { SettlementState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

/** An issued statement. All sums are whole satang; days are texts like 2026-11-01. */
export interface SettlementStatementRow {
  readonly id: string;
  readonly networkId: string;
  readonly merchantId: string;
  readonly runId: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly year: number;
  readonly number: number;
  readonly openingSatang: number;
  readonly usesSatang: number;
  readonly reversalsSatang: number;
  readonly adjustmentsSatang: number;
  readonly payableSatang: number;
  readonly closingSatang: number;
  readonly useCount: number;
  readonly lineCount: number;
  readonly points: number;
  readonly issuedAt: Date;
  readonly state: Exclude<SettlementState, 'DRAFT'>;
  readonly paymentId: string | null;
  /** What is printed on it: see the SQL function settlement_check_code. */
  readonly checkCode: string;
}

const columns = `
  statement.id, statement.network_id AS "networkId", statement.merchant_id AS "merchantId", statement.run_id AS "runId",
  statement.first_day::text AS "firstDay", statement.last_day::text AS "lastDay", statement.year, statement.number,
  statement.opening_satang AS "openingSatang", statement.uses_satang AS "usesSatang",
  statement.reversals_satang AS "reversalsSatang", statement.adjustments_satang AS "adjustmentsSatang",
  statement.payable_satang AS "payableSatang", statement.closing_satang AS "closingSatang",
  statement.use_count AS "useCount", statement.line_count AS "lineCount", statement.points,
  statement.issued_at AS "issuedAt", statement.state, statement.payment_id AS "paymentId",
  statement.check_code AS "checkCode"`;

const sums = [
  'openingSatang',
  'usesSatang',
  'reversalsSatang',
  'adjustmentsSatang',
  'payableSatang',
  'closingSatang',
  'points',
] as const;

/** Prisma reads int8 as a BigInt; ours are far below 2^53. */
function inNumbers(row: SettlementStatementRow): SettlementStatementRow {
  return { ...row, ...Object.fromEntries(sums.map((name) => [name, Number(row[name])])) };
}

/** Batch load for {@link Loaders}. Says nothing of who may see it; drafts are nobody's. */
export async function loadSettlementStatements(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SettlementStatementRow>> {
  const { rows } = await database.pool.query<SettlementStatementRow>({
    name: 'load_settlement_statements',
    text: `SELECT ${columns} FROM settlement_statement statement
      WHERE statement.id = ANY ($1::uuid[]) AND statement.issued_at IS NOT NULL`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, row]));
}

export async function findSettlementStatement(
  tx: Executor,
  id: string,
): Promise<SettlementStatementRow | null> {
  const [row] = await tx.$queryRaw<SettlementStatementRow[]>`
    SELECT ${Prisma.raw(columns)} FROM settlement_statement statement
    WHERE statement.id = ${id}::uuid AND statement.issued_at IS NOT NULL`;
  return row === undefined ? null : inNumbers(row);
}

/** The statement as it is, and stays until the transaction ends: who asks, answers or pays comes here first. */
export async function lockSettlementStatement(
  tx: Executor,
  { id, networkId }: Pick<SettlementStatementRow, 'id' | 'networkId'>,
): Promise<SettlementStatementRow> {
  const [row] = await tx.$queryRaw<SettlementStatementRow[]>`
    SELECT ${Prisma.raw(columns)} FROM lock_settlement_statement(${networkId}::uuid, ${id}::uuid) AS statement`;
  if (row === undefined) throw new Error('an issued statement was there and is gone');
  return inNumbers(row);
}

export async function findSettlementStatements(
  tx: Executor,
  ids: readonly string[],
): Promise<SettlementStatementRow[]> {
  const rows = await tx.$queryRaw<SettlementStatementRow[]>`
    SELECT ${Prisma.raw(columns)} FROM settlement_statement statement WHERE statement.id = ANY (${[...ids]}::uuid[])`;
  return rows.map(inNumbers);
}

/** A shop's statements, the newest first. */
export async function listShopStatements(
  database: Database,
  page: { readonly merchantId: string; readonly limit: number; readonly beforeDay: string | null },
): Promise<SettlementStatementRow[]> {
  const { rows } = await database.pool.query<SettlementStatementRow>({
    name: 'list_shop_statements',
    text: `SELECT ${columns} FROM settlement_statement statement
      WHERE statement.merchant_id = $1 AND statement.issued_at IS NOT NULL AND ($2::date IS NULL OR statement.first_day < $2)
      ORDER BY statement.first_day DESC LIMIT $3`,
    values: [page.merchantId, page.beforeDay, page.limit],
  });
  return rows;
}

export function countShopStatements(database: Database, merchantId: string): Promise<number> {
  return database.prisma.settlementStatement.count({ where: { merchantId, issuedAt: { not: null } } });
}

export interface RunStatementsFilter {
  readonly runId: string;
  readonly states: readonly SettlementState[] | null;
}

/** The statements of a period, by their numbers. */
export async function listRunStatements(
  database: Database,
  page: RunStatementsFilter & { readonly limit: number; readonly afterNumber: number },
): Promise<SettlementStatementRow[]> {
  const { rows } = await database.pool.query<SettlementStatementRow>({
    name: 'list_run_statements',
    text: `SELECT ${columns} FROM settlement_statement statement
      WHERE statement.run_id = $1 AND statement.number > $2 AND ($3::settlement_state[] IS NULL OR statement.state = ANY ($3))
      ORDER BY statement.number LIMIT $4`,
    values: [page.runId, page.afterNumber, page.states, page.limit],
  });
  return rows;
}

export function countRunStatements(
  database: Database,
  { runId, states }: RunStatementsFilter,
): Promise<number> {
  return database.prisma.settlementStatement.count({
    where: { runId, issuedAt: { not: null }, ...(states === null ? {} : { state: { in: [...states] } }) },
  });
}

/**
 * What a stranger's question is answered from: what is to be paid by the statements of this code, and nothing about anybody.
 * Each code is made again, by any of the keys, from what its statement says today.
 */
export async function findPayableSums(database: Database, code: string): Promise<readonly number[]> {
  const { rows } = await database.pool.query<{ payableSatang: number }>({
    name: 'find_payable_sums',
    text: `SELECT statement.payable_satang AS "payableSatang" FROM settlement_statement statement
      WHERE statement.check_code = $1
        AND EXISTS (SELECT FROM check_key WHERE settlement_check_code(statement, check_key.key) = statement.check_code)
      ORDER BY statement.id LIMIT 10`,
    values: [code],
  });
  return rows.map(({ payableSatang }) => payableSatang);
}
