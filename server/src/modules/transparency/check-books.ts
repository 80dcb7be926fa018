import type { Database } from '../../platform/postgres.ts';
import { type BooksCheck, reconcile } from '../ledger/reconcile.ts';
import { reconcileChecks } from '../ledger/reconcile-checks.ts';
import { statementCheck } from '../passbook/statement-check.ts';
import { chainChecks } from './chain-checks.ts';
import { insertHealth, listNetworkSums, wasEverChecked } from './health-store.ts';

/** Every promise of the books, of paper, and of the chain. */
export const allChecks: readonly BooksCheck[] = [...reconcileChecks, statementCheck, ...chainChecks];

export type CheckBooksOutcome = { readonly outcome: 'CLEAN' | 'NOT_CLEAN' | 'BUSY' };

const lockName = 'check books';

/**
 * The nightly look at all the books, kept for the public page of each network.
 *
 * - CLEAN, NOT_CLEAN: looked, and kept. What differs is told to the operator by `pnpm reconcile`, not to the public.
 * - BUSY: another process is looking just now.
 */
export async function checkBooks(deps: { readonly database: Database }): Promise<CheckBooksOutcome> {
  const client = await deps.database.pool.connect();
  let broken: Error | undefined;
  try {
    const { rows } = await client.query<{ mine: boolean }>(
      'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS mine',
      [lockName],
    );
    if (rows[0]?.mine !== true) return { outcome: 'BUSY' };
    const { at, isClean, checks } = await reconcile(client, allChecks);
    const sums = await listNetworkSums(client);
    const found = checks.map(({ code, examined, differences }) => ({ code, examined, differences }));
    await insertHealth(
      deps.database,
      sums.map((sum) => ({ ...sum, checkedAt: at, isClean, checks: found })),
    );
    return { outcome: isClean ? 'CLEAN' : 'NOT_CLEAN' };
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    await client
      .query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [lockName])
      .catch(() => undefined);
    client.release(broken);
  }
}

/** So that the public pages of a new installation say something before its first night. */
export async function checkBooksFirst(deps: { readonly database: Database }): Promise<void> {
  if (!(await wasEverChecked(deps.database))) await checkBooks(deps);
}
