import { newKey } from '../../lib/idempotency-key.ts';

/** A scan whose answer has not come: kept on the phone, also through a reload, until it has. */
export interface KeptCheckIn {
  token: string;
  /** The same for all tries. */
  nonce: string;
  /** By this phone's clock; what counts is the time that the code itself proves. */
  scannedAtMs: number;
  /** Who scanned; null when nobody was signed in. Phones are shared: nobody's scan is sent for another. */
  viewerId: string | null;
}

export const keptCheckInsKey = 'kwamdee.check-ins';

const limit = 50;
/** No event takes them any more: seven days of it, and one after. */
const forgottenAfterMs = 8 * 24 * 3_600_000;

function isKept(value: unknown): value is KeptCheckIn {
  if (typeof value !== 'object' || value === null) return false;
  const { token, nonce, scannedAtMs, viewerId } = value as Partial<Record<keyof KeptCheckIn, unknown>>;
  return (
    typeof token === 'string' &&
    typeof nonce === 'string' &&
    typeof scannedAtMs === 'number' &&
    (viewerId === null || typeof viewerId === 'string')
  );
}

function read(nowMs: number): KeptCheckIn[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keptCheckInsKey) ?? '[]');
    if (!Array.isArray(stored)) return [];
    return stored.filter(isKept).filter(({ scannedAtMs }) => nowMs - scannedAtMs < forgottenAfterMs);
  } catch {
    return [];
  }
}

function write(kept: readonly KeptCheckIn[]): void {
  try {
    if (kept.length === 0) localStorage.removeItem(keptCheckInsKey);
    else localStorage.setItem(keptCheckInsKey, JSON.stringify(kept.slice(-limit)));
  } catch {
    // A phone that stores nothing sends as long as the page is open.
  }
}

/** The scan of this code by this person: the one that waits for its answer, or a new one, which waits from now on. */
export function keepCheckIn(token: string, viewerId: string | null, nowMs = Date.now()): KeptCheckIn {
  const kept = read(nowMs);
  const known = kept.find((each) => each.token === token && isOf(each, viewerId));
  const scan = known ?? { token, nonce: newKey(), scannedAtMs: nowMs, viewerId };
  const owned = { ...scan, viewerId: scan.viewerId ?? viewerId };
  write([...kept.filter((each) => each.nonce !== owned.nonce), owned]);
  return owned;
}

/** The answer came, whatever it was. */
export function settleCheckIn(nonce: string, nowMs = Date.now()): void {
  write(read(nowMs).filter((each) => each.nonce !== nonce));
}

/** What waits to be sent for this person, the oldest first. */
export function waitingCheckIns(viewerId: string, nowMs = Date.now()): KeptCheckIn[] {
  return read(nowMs).filter((each) => isOf(each, viewerId));
}

function isOf(scan: KeptCheckIn, viewerId: string | null): boolean {
  return scan.viewerId === null || scan.viewerId === viewerId;
}
