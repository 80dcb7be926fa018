import { deepStrictEqual } from 'node:assert/strict';
import type pg from 'pg';
import { reconcile } from '../../server/src/modules/ledger/reconcile.ts';
import { booksProblems, soundBooks } from '../testkit/books.ts';

/** Throws unless they are the same; says which of the two is the model. */
export function agree(what: string, real: unknown, model: unknown): void {
  try {
    deepStrictEqual(plain(real), plain(model));
  } catch (error) {
    const difference = error instanceof Error ? error.message : String(error);
    throw new Error(`${what}: what is (+) is not what the model says (-)\n${difference}`, { cause: error });
  }
}

/** Without what has no value, so that a field left out and one that is undefined are the same. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

export async function agreeOnBooks(pool: pg.Pool): Promise<void> {
  agree('the books', await booksProblems(pool), soundBooks);
}

/** Every promise that `pnpm reconcile` proves. */
export async function agreeOnReconciliation(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    const { checks } = await reconcile(client);
    agree(
      'the reconciliation',
      checks.flatMap(({ examples }) => examples),
      [],
    );
  } finally {
    client.release();
  }
}
