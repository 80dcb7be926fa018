import type pg from 'pg';
import { type ReconcileCheck, reconcileChecks } from './reconcile-checks.ts';

/** What a look at one promise found. */
export interface Finding {
  readonly examined: number;
  readonly differences: number;
  /** The first few of the differences. */
  readonly examples: readonly Difference[];
}

/** A promise that no query can look at by itself: one that has to be computed. */
export interface ComputedCheck {
  readonly code: string;
  readonly promise: string;
  readonly look: (client: pg.ClientBase) => Promise<Finding>;
}

export type BooksCheck = ReconcileCheck | ComputedCheck;

export interface Difference {
  readonly subject: string;
  readonly expected: string;
  readonly found: string;
}

export interface CheckResult extends Finding {
  readonly code: string;
  readonly promise: string;
}

export interface ReconcileReport {
  /** The moment of the snapshot. */
  readonly at: Date;
  readonly isClean: boolean;
  readonly checks: readonly CheckResult[];
}

/** Of the differences that one check finds, so many are told one by one. */
export const mostExamples = 10;
const statementLimitMs = 600_000;

/**
 * Proves the books: every check of reconcile-checks.ts, by sets, on one snapshot, so that it is right also while the
 * server works. Reads only. `client` is a connection of its own, in no transaction.
 */
export async function reconcile(
  client: pg.ClientBase,
  checks: readonly BooksCheck[] = reconcileChecks,
): Promise<ReconcileReport> {
  await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
  try {
    await client.query(`SET LOCAL statement_timeout = ${statementLimitMs}`);
    return await runChecks(client, checks);
  } finally {
    await client.query('ROLLBACK');
  }
}

/** The checks on what the transaction of `client` sees. */
export async function runChecks(
  client: pg.ClientBase,
  booksChecks: readonly BooksCheck[] = reconcileChecks,
): Promise<ReconcileReport> {
  // A snapshot is taken by the first statement that reads, and `now` would be the moment before.
  const { rows } = await client.query<{ at: Date }>('SELECT clock_timestamp() AS at, pg_current_snapshot()');
  const checks: CheckResult[] = [];
  for (const check of booksChecks) {
    const finding = 'look' in check ? await check.look(client) : await ask(client, check);
    checks.push({ code: check.code, promise: check.promise, ...finding });
  }
  return {
    at: rows[0]?.at ?? new Date(),
    isClean: checks.every(({ differences }) => differences === 0),
    checks,
  };
}

async function ask(client: pg.ClientBase, check: ReconcileCheck): Promise<Finding> {
  const text = `
    WITH difference AS MATERIALIZED (${check.differences})
    SELECT (${check.examined})::text AS examined, (SELECT count(*) FROM difference)::text AS differences,
      (SELECT coalesce(json_agg(example), '[]') FROM (SELECT * FROM difference ORDER BY subject LIMIT ${mostExamples}) AS example)
        AS examples`;
  // Longer than the limit that a connection of the server has for the queries of requests.
  const { rows } = await client.query<{
    readonly examined: string;
    readonly differences: string;
    readonly examples: readonly Difference[];
  }>({ text, query_timeout: statementLimitMs } as pg.QueryConfig);
  const [row] = rows;
  if (row === undefined) throw new Error(`the check ${check.code} gave no row`);
  return {
    examined: Number(row.examined),
    differences: Number(row.differences),
    examples: row.examples,
  };
}
