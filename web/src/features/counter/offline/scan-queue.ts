import { createStore, delMany, entries, set, type UseStore } from 'idb-keyval';
import type { CountedItem } from '../answers.ts';

/** Why a scan that was taken without a signal did not count. */
export type LateRefusal =
  | 'used-elsewhere'
  | 'used-here'
  | 'expired'
  | 'cancelled'
  | 'undone-before'
  | 'other-shop'
  | 'unknown-code'
  | 'too-old'
  | 'clock-ahead';

/** A voucher that this device took without a signal, until well after it is settled. */
export interface QueuedScan {
  /** Its name here, and what makes it count once. */
  nonce: string;
  merchantId: string;
  code: string;
  item: CountedItem;
  /** By the server's clock, as far as this device knows it (ISO). */
  scannedAt: string;
  /** An online try came before, and may have been counted: it cannot be forgotten any more. */
  wasSent: boolean;
  outcome:
    | { state: 'waiting' }
    | { state: 'counted' }
    | { state: 'refused'; refusal: LateRefusal; since: string | null };
  /** When the answer came (ISO); null while it waits. */
  answeredAt: string | null;
  /** Somebody has read that it did not count. */
  isSeen: boolean;
}

/** Scans that one device keeps waiting. A busy stall takes a few hundred in a day. */
const waitingLimit = 500;
/** What is settled stays to be read for two days. */
const settledForMs = 2 * 24 * 3_600_000;

let store: UseStore | null = null;
/** What the device would not keep (private mode) waits as long as the page is open. */
const inMemory = new Map<string, QueuedScan>();
let known: readonly QueuedScan[] = [];
const listeners = new Set<() => void>();

function openStore(): UseStore {
  store ??= createStore('kwamdee-counter-scans', 'scans');
  return store;
}

const isWaiting = ({ outcome }: QueuedScan): boolean => outcome.state === 'waiting';

async function reload(): Promise<void> {
  const kept = await entries<string, QueuedScan>(openStore()).catch(() => []);
  const all = [...new Map([...kept, ...inMemory]).values()];
  const old = all.filter(
    ({ answeredAt }) => answeredAt !== null && Date.now() - Date.parse(answeredAt) > settledForMs,
  );
  for (const { nonce } of old) inMemory.delete(nonce);
  if (old.length > 0)
    await delMany(
      old.map(({ nonce }) => nonce),
      openStore(),
    ).catch(() => undefined);
  known = all
    .filter((scan) => !old.includes(scan))
    .toSorted((a, b) => b.scannedAt.localeCompare(a.scannedAt));
  for (const listener of listeners) listener();
}

/** Everything of this device, the newest first. */
export async function listScans(): Promise<readonly QueuedScan[]> {
  await reload();
  return known;
}

async function keep(scan: QueuedScan): Promise<void> {
  try {
    await set(scan.nonce, scan, openStore());
    inMemory.delete(scan.nonce);
  } catch {
    inMemory.set(scan.nonce, scan);
  }
}

/** Puts a scan down, safe from a reload; false when too many wait already. */
export async function addScan(scan: QueuedScan): Promise<boolean> {
  const waiting = (await listScans()).filter(isWaiting);
  if (waiting.length >= waitingLimit) return false;
  await keep(scan);
  await reload();
  return true;
}

/** Puts down what became of scans. */
export async function putScans(scans: readonly QueuedScan[]): Promise<void> {
  for (const scan of scans) await keep(scan);
  await reload();
}

/** The item was not handed over after all; only for what was never sent. */
export async function removeScan(nonce: string): Promise<void> {
  inMemory.delete(nonce);
  await delMany([nonce], openStore()).catch(() => undefined);
  await reload();
}

export function subscribeToScans(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) void reload();
  return () => listeners.delete(listener);
}

export function knownScans(): readonly QueuedScan[] {
  return known;
}
