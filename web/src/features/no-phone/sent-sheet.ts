import { newKey } from '../../lib/idempotency-key.ts';
import type { Wish } from './sheet-wishes.ts';

/** A list of wishes, and the key that it is issued with. */
export interface WishList {
  /** The same for all tries of this list: another one would charge everybody once more. */
  readonly key: string;
  readonly wishes: readonly Wish[];
  /** It was sent, and nobody knows yet what came of it: it stays as it is. */
  readonly isSent: boolean;
}

export function emptyList(): WishList {
  return { key: newKey(), wishes: [], isSent: false };
}

const storageKey = (membershipId: string) => `kwamdee.voucher-sheet.${membershipId}`;

function isWish(value: unknown): value is Wish {
  if (typeof value !== 'object' || value === null) return false;
  const { id, memberNumber, offerId, title, wish } = value as Partial<Record<keyof Wish, unknown>>;
  return [id, memberNumber, offerId, title, wish].every((part) => typeof part === 'string');
}

/** Before it is sent: a page that is loaded again goes on with the same list and the same key. */
export function keepSentList(membershipId: string, { key, wishes }: WishList): void {
  try {
    sessionStorage.setItem(storageKey(membershipId), JSON.stringify({ key, wishes }));
  } catch {
    // Without storage a reload forgets the list; the server finishes it by itself, and it stands among the sheets.
  }
}

/** The final answer came. */
export function forgetSentList(membershipId: string): void {
  try {
    sessionStorage.removeItem(storageKey(membershipId));
  } catch {
    // Without storage there is nothing to forget.
  }
}

/** What this coordinator sent without an answer before the page was loaded again; null when all were answered. */
export function sentList(membershipId: string): WishList | null {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(storageKey(membershipId)) ?? 'null');
    if (typeof stored !== 'object' || stored === null) return null;
    const { key, wishes } = stored as { key?: unknown; wishes?: unknown };
    if (typeof key !== 'string' || !Array.isArray(wishes) || !wishes.every(isWish)) return null;
    return { key, wishes, isSent: true };
  } catch {
    return null;
  }
}
