import { ApolloLink, type InMemoryCache, type NormalizedCacheObject } from '@apollo/client';
import { tap } from 'rxjs';

/**
 * What a member may read without a signal: the home, the passbook and the vouchers as they were last seen. A
 * small, chosen part of the cache in the phone's local storage, written after answers and read at the start.
 */
const storageKey = 'kwamdee.offline-copy';
/** Of another version nothing is read. */
const version = 1;
/** Characters. Well below what browsers allow; beyond it the offers, which need a connection anyhow, stay out. */
const sizeLimit = 1_000_000;
const writeAfterMs = 800;

/**
 * The fields that are kept, by type; arguments do not count. What is not named here never lands on the phone:
 * other members, queues, reports, staff.
 */
const keptFields: Record<string, readonly string[]> = {
  Viewer: ['id', 'displayName', 'language', 'memberships', 'membership', 'unreadNoticeCount'],
  Membership: ['id', 'status', 'roles', 'displayName', 'network', 'member', 'merchants'],
  Network: ['id', 'slug', 'name', 'offers', 'events'],
  Member: ['id', 'memberNumber', 'displayName', 'network', 'wallet', 'passbook', 'vouchers'],
  Merchant: [
    'id',
    'name',
    'status',
    'viewerStaffRole',
    'phone',
    'address',
    'latitude',
    'longitude',
    'openingHours',
    'closure',
  ],
  PassbookEntry: ['id', 'at', 'kind', 'points', 'balanceAfter', 'description', 'confirmedBy', 'checkCode'],
  Event: ['id', 'title', 'place', 'startsAt', 'endsAt', 'points', 'viewerCheckIn'],
  Offer: [
    'id',
    'kind',
    'title',
    'costPoints',
    'stockTotal',
    'stockLeft',
    'picture',
    'merchant',
    'redeemability',
  ],
  Voucher: [
    'id',
    'code',
    'state',
    'stateSince',
    'pointsSpent',
    'quantity',
    'issuedAt',
    'expiresAt',
    'usedAt',
    'canCancel',
    'dueAt',
    'offer',
    'merchant',
  ],
};
const keptRootFields = ['viewer', 'network'];
/** A voucher opened by its own address, from a notice or a bookmark: no list has brought it. Only its member sees it. */
const ownVoucher = 'node({"id":"voucher_';

interface StoredCopy {
  version: number;
  /** ISO time of the last answer in it. */
  answeredAt: string;
  cache: NormalizedCacheObject;
}

type Entity = Record<string, unknown>;

function isEntity(value: unknown): value is Entity {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `passbook({"first":5})` and `title:th` are stored names of `passbook` and `title`. */
function fieldName(storedName: string): string {
  return /^\w+/.exec(storedName)?.[0] ?? storedName;
}

/** A list that was sorted by where the person stood carries the place in its name: it is not written down. */
const namesPlace = /"near":\{/;

function pick(entity: Entity, names: readonly string[]): Entity {
  return Object.fromEntries(
    Object.entries(entity).filter(
      ([name]) => name === '__typename' || (names.includes(fieldName(name)) && !namesPlace.test(name)),
    ),
  );
}

/** Every `__ref` inside a value: what it leads to. */
function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isEntity(value)) return [];
  const reference = value['__ref'];
  return typeof reference === 'string' ? [reference] : Object.values(value).flatMap(referencesIn);
}

function rootPart(root: Entity): Entity {
  const vouchers = Object.entries(root).filter(([name]) => name.startsWith(ownVoucher));
  return { ...pick(root, keptRootFields), ...Object.fromEntries(vouchers) };
}

/** The part of the cache that may be kept: what the viewer, their network and their vouchers lead to by the fields above. */
export function offlinePart(cache: NormalizedCacheObject, withOffers = true): NormalizedCacheObject {
  const root = rootPart((cache['ROOT_QUERY'] ?? {}) as Entity);
  const kept: Record<string, Entity> = { ROOT_QUERY: root };
  const queue = referencesIn(root);
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (kept[id] !== undefined) continue;
    const entity: unknown = cache[id];
    if (!isEntity(entity)) continue;
    const names = keptFields[String(entity['__typename'])];
    if (names === undefined) continue;
    const part = pick(entity, withOffers ? names : names.filter((name) => name !== 'offers'));
    kept[id] = part;
    queue.push(...referencesIn(part));
  }
  return kept as NormalizedCacheObject;
}

let answeredAt: string | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** ISO time of the API's last answer, also of an earlier visit: how old what is on the screen may be. */
export function lastAnswerAt(): string | null {
  return answeredAt;
}

/** Forgets it all: at a sign-out, phones are shared here. */
export function forgetOfflineCopy(): void {
  clearTimeout(timer);
  answeredAt = null;
  try {
    localStorage.removeItem(storageKey);
  } catch {
    // Nothing was kept.
  }
}

function write(cache: InMemoryCache): void {
  try {
    const whole = cache.extract();
    const viewer: unknown = whole['ROOT_QUERY']?.['viewer'];
    // Signed out, here or elsewhere: nothing of anybody stays.
    if (!isEntity(viewer)) {
      forgetOfflineCopy();
      return;
    }
    const toText = (part: NormalizedCacheObject) =>
      JSON.stringify({
        version,
        answeredAt: answeredAt ?? new Date().toISOString(),
        cache: part,
      } satisfies StoredCopy);
    const text = toText(offlinePart(whole));
    localStorage.setItem(storageKey, text.length <= sizeLimit ? text : toText(offlinePart(whole, false)));
  } catch {
    // Full or closed storage: the app works, but not without a signal.
  }
}

function isStoredCopy(value: unknown): value is StoredCopy {
  return isEntity(value) && value['version'] === version && isEntity(value['cache']);
}

/** Fills an empty cache with what was kept, before the first screen. */
export function readOfflineCopy(cache: InMemoryCache): void {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null');
    if (!isStoredCopy(stored)) return;
    answeredAt = stored.answeredAt;
    cache.restore(stored.cache);
  } catch {
    forgetOfflineCopy();
  }
}

/** Keeps the copy fresh: a moment after answers stop coming, it is written anew. */
export function offlineCopyLink(cache: InMemoryCache): ApolloLink {
  return new ApolloLink((operation, forward) =>
    forward(operation).pipe(
      tap(() => {
        answeredAt = new Date().toISOString();
        clearTimeout(timer);
        timer = setTimeout(() => write(cache), writeAfterMs);
      }),
    ),
  );
}
