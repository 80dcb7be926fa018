import { newKey } from '../../lib/idempotency-key.ts';

/**
 * The idempotency key of one intention: "this offer, once". It is made when the sheet opens and kept in the tab's
 * session storage over double taps, lost answers and reloads, until a voucher has come of it. So whatever
 * happens on the way, the same intention ends in one and the same voucher.
 */
interface KeptKey {
  key: string;
  /** True once the request left: its answer may have been lost. */
  isSent: boolean;
}

/** When the storage is closed to us (private mode) the key lives as long as the page. */
const kept = new Map<string, KeptKey>();

function storageName(offerId: string): string {
  return `kwamdee.redeem.${offerId}`;
}

function isKeptKey(value: unknown): value is KeptKey {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Partial<KeptKey>).key === 'string' &&
    typeof (value as Partial<KeptKey>).isSent === 'boolean'
  );
}

function read(offerId: string): KeptKey | undefined {
  try {
    const parsed: unknown = JSON.parse(sessionStorage.getItem(storageName(offerId)) ?? 'null');
    if (isKeptKey(parsed)) return parsed;
  } catch {
    // Closed storage or a foreign value: the memory below answers.
  }
  return kept.get(offerId);
}

function write(offerId: string, value: KeptKey): void {
  kept.set(offerId, value);
  try {
    sessionStorage.setItem(storageName(offerId), JSON.stringify(value));
  } catch {
    // Then only a reload would forget it.
  }
}

/** The key of the person's present intention for this offer; made when there is none. */
export function redemptionKeyOf(offerId: string): KeptKey {
  const known = read(offerId);
  if (known !== undefined) return known;
  const made = { key: newKey(), isSent: false };
  write(offerId, made);
  return made;
}

/** From now on the request may have reached the server, whatever we hear of it. */
export function markRedemptionSent(offerId: string): void {
  write(offerId, { ...redemptionKeyOf(offerId), isSent: true });
}

/**
 * The API refused, so nothing was written. The key stays: an earlier try that is still on its way somewhere could
 * yet succeed, and must then not count beside the next one.
 */
export function markRedemptionRefused(offerId: string): void {
  write(offerId, { ...redemptionKeyOf(offerId), isSent: false });
}

/** The intention is settled, its voucher is there: the next one is a new one. */
export function forgetRedemptionKey(offerId: string): void {
  kept.delete(offerId);
  try {
    sessionStorage.removeItem(storageName(offerId));
  } catch {
    // Nothing was kept there.
  }
}
