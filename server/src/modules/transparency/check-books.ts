import { alone } from '../../platform/alone.ts';
import type { Database } from '../../platform/postgres.ts';
import { type BooksCheck, reconcile } from '../ledger/reconcile.ts';
import { reconcileChecks } from '../ledger/reconcile-checks.ts';
import { statementCheck } from '../passbook/statement-check.ts';
import { chainChecks } from './chain-checks.ts';
import { insertHealth, listNetworkSums, wasEverChecked } from './health-store.ts';

/** Every promise of the books, of paper, and of the chain. */
export const allChecks: readonly BooksCheck[] = [...reconcileChecks, statementCheck, ...chainChecks];

export type CheckBooksOutcome = { readonly outcome: 'CLEAN' | 'NOT_CLEAN' | 'BUSY' };

/**
 * The nightly look at all the books, kept for the public page of each network.
 *
 * - CLEAN, NOT_CLEAN: looked, and kept. What differs is told to the operator by `pnpm reconcile`, not to the public.
 * - BUSY: another process is looking just now.
 */
export async function checkBooks(deps: { readonly database: Database }): Promise<CheckBooksOutcome> {
  const isClean = await alone(deps.database.pool, 'check books', async (client) => {
    const { at, isClean, checks } = await reconcile(client, allChecks);
    const sums = await listNetworkSums(client);
    const found = checks.map(({ code, examined, differences }) => ({ code, examined, differences }));
    await insertHealth(
      deps.database,
      sums.map((sum) => ({ ...sum, checkedAt: at, isClean, checks: found })),
    );
    return isClean;
  });
  if (isClean === null) return { outcome: 'BUSY' };
  return { outcome: isClean ? 'CLEAN' : 'NOT_CLEAN' };
}

/** So that the public pages of a new installation say something before its first night. */
export async function checkBooksFirst(deps: { readonly database: Database }): Promise<void> {
  if (!(await wasEverChecked(deps.database))) await checkBooks(deps);
}
