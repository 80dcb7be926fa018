import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { revokeLetter } from './letter-store.ts';

export type RevokeRecognitionLetterOutcome =
  | { readonly outcome: 'REVOKED'; readonly letterId: string }
  | { readonly outcome: 'NOT_FOUND' };

/**
 * A member ends their letter: from now on its code finds nothing.
 *
 * - REVOKED: it is, from now on or since before.
 * - NOT_FOUND: they have no such letter.
 */
export async function revokeRecognitionLetter(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly letterId: string | null },
): Promise<RevokeRecognitionLetterOutcome> {
  const { letterId, userId } = command;
  if (letterId === null) return { outcome: 'NOT_FOUND' };
  return inTransaction(deps.database, async (tx) =>
    (await revokeLetter(tx, letterId, userId)) ? { outcome: 'REVOKED', letterId } : { outcome: 'NOT_FOUND' },
  );
}
