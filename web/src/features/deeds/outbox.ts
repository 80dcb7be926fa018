import { createStore, delMany, entries, set, type UseStore } from 'idb-keyval';

/** A deed that was recorded on this phone and has no answer yet. Its key is kept with it: it is recorded once. */
export interface WaitingDeed {
  /** The idempotency key, and its name here. */
  key: string;
  /** Who recorded it: a shared phone sends for nobody else. */
  userId: string;
  networkId: string;
  memberId: string;
  indicatorId: string;
  title: string;
  points: number;
  /** The day on which it was done, said when it was recorded. */
  doneOn: string;
  note: string | null;
  code: string | null;
  showsEvidence: boolean;
  photo: Blob | null;
  /** Of a photo that is with the server already. */
  photoId: string | null;
  savedAt: string;
  /** What the server said against it; null while it waits. */
  refusal: string | null;
}

/** Most that one phone keeps: photos are large. */
const most = 50;

let store: UseStore | null = null;
/** What the phone would not keep (private mode) waits as long as the page is open. */
const inMemory = new Map<string, WaitingDeed>();
let known: readonly WaitingDeed[] = [];
const listeners = new Set<() => void>();

function openStore(): UseStore {
  store ??= createStore('kwamdee-deeds', 'outbox');
  return store;
}

async function reload(): Promise<void> {
  const kept = await entries<string, WaitingDeed>(openStore()).catch(() => []);
  const all = new Map([...kept, ...inMemory]);
  known = [...all.values()].toSorted((a, b) => a.savedAt.localeCompare(b.savedAt));
  for (const listener of listeners) listener();
}

/** Everything that waits on this phone, the oldest first. */
export async function listWaiting(): Promise<readonly WaitingDeed[]> {
  await reload();
  return known;
}

/** False when there are too many already: the person then waits for a signal. */
export async function saveWaiting(deed: WaitingDeed): Promise<boolean> {
  const waiting = await listWaiting();
  if (waiting.length >= most && !waiting.some(({ key }) => key === deed.key)) return false;
  try {
    await set(deed.key, deed, openStore());
    inMemory.delete(deed.key);
  } catch {
    inMemory.set(deed.key, deed);
  }
  await reload();
  return true;
}

export async function removeWaiting(key: string): Promise<void> {
  inMemory.delete(key);
  await delMany([key], openStore()).catch(() => undefined);
  await reload();
}

export function subscribeToWaiting(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) void reload();
  return () => listeners.delete(listener);
}

export function knownWaiting(): readonly WaitingDeed[] {
  return known;
}
