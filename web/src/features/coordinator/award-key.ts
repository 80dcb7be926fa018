import { newKey } from '../../lib/idempotency-key.ts';

/** What is about to be given, and to whom. */
export interface AwardIntention {
  memberId: string;
  points: number;
  reason: { th?: string; en?: string };
}

/**
 * One key for one intention: as long as member, points and reason stay as they are, every try carries the same key,
 * so that a lost answer never counts twice. Another intention, or the next one after a success, gets a new key.
 */
export function createAwardKeys(makeKey: () => string = newKey) {
  let current: { signature: string; key: string } | null = null;
  return {
    keyFor({ memberId, points, reason }: AwardIntention): string {
      const signature = JSON.stringify([memberId, points, reason.th ?? null, reason.en ?? null]);
      if (current?.signature !== signature) current = { signature, key: makeKey() };
      return current.key;
    },
    /** The intention is done, or its key is spent. */
    finish(): void {
      current = null;
    },
  };
}
