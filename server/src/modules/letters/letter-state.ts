import type { OwnLetterRow } from './letter-store.ts';

export type LetterState = 'VALID' | 'REVOKED' | 'EXPIRED' | 'NO_LONGER_TRUE';

/** Where a letter stands; the first that holds. Whoever checks its code learns VALID, or nothing. */
export function stateOf(
  letter: Pick<OwnLetterRow, 'revokedAt' | 'expiresAt' | 'isTrue'>,
  now: Date,
): LetterState {
  if (letter.revokedAt !== null) return 'REVOKED';
  if (letter.expiresAt <= now) return 'EXPIRED';
  return letter.isTrue ? 'VALID' : 'NO_LONGER_TRUE';
}
