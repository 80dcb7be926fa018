import { newKey } from '../../../lib/idempotency-key.ts';

const storageKey = 'kwamdee.counter.device';
let drawn: string | null = null;

/** What this device calls itself towards its shop: drawn once, says nothing of whose it is. */
export function deviceName(): string {
  if (drawn !== null) return drawn;
  try {
    drawn = localStorage.getItem(storageKey) ?? newKey();
    localStorage.setItem(storageKey, drawn);
  } catch {
    // As long as the page is open, then.
    drawn ??= newKey();
  }
  return drawn;
}
