import type { Database } from '../../platform/postgres.ts';
import { hashOfCode, readLetterCode } from './letter-codes.ts';
import { checkLetter, type LetterRow } from './letter-store.ts';

/**
 * Anybody looks at a letter by its code. It is counted for its member that somebody did, and not who.
 *
 * The letter while it is good; null for one that is revoked, over or no longer true, as for one that never was: whoever
 * asks cannot tell these apart.
 */
export async function checkRecognitionLetter(
  deps: { readonly database: Database },
  typed: string,
): Promise<LetterRow | null> {
  const code = readLetterCode(typed);
  return code === null ? null : checkLetter(deps.database, hashOfCode(code));
}
