import { newKey } from '../../lib/idempotency-key.ts';

/**
 * One key for one intention: as long as the goal and the points stay as they are, every try carries the same key, so that a
 * lost answer never pledges twice. Another number, or the next pledge after a success, gets a new key.
 */
export function createPledgeKeys(makeKey: () => string = newKey) {
  let current: { signature: string; key: string } | null = null;
  return {
    keyFor(goalId: string, points: number): string {
      const signature = `${goalId} ${points}`;
      if (current?.signature !== signature) current = { signature, key: makeKey() };
      return current.key;
    },
    /** The intention is done, or its key is spent. */
    finish(): void {
      current = null;
    },
  };
}
