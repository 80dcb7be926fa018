import { createStore, del, get, set, type UseStore } from 'idb-keyval';
import type { CountedItem } from '../answers.ts';

/** An open voucher as this device keeps it: it can be recognised, and not told. */
export interface KeptVoucher extends CountedItem {
  ref: string;
  hash: string;
  isLent: boolean;
  expiresAt: string;
}

/** What this device knows of one shop's open vouchers. */
export interface KeptList {
  merchantId: string;
  salt: string;
  rounds: number;
  vouchers: readonly KeptVoucher[];
  /** The server's clock less this device's: cheap phones are minutes off. */
  clockAheadMs: number;
  /** By the server's clock. */
  asOfMs: number;
}

/** An older list is not worked from: what it says has expired, or cannot be counted any more. */
const oldestMs = 7 * 24 * 3_600_000;

let store: UseStore | null = null;
const inMemory = new Map<string, KeptList>();

function openStore(): UseStore {
  store ??= createStore('kwamdee-counter-lists', 'lists');
  return store;
}

/** Null when there is none, or an old one alone. */
export async function readList(merchantId: string, nowMs = Date.now()): Promise<KeptList | null> {
  const list =
    inMemory.get(merchantId) ?? (await get<KeptList>(merchantId, openStore()).catch(() => undefined));
  if (list === undefined) return null;
  inMemory.set(merchantId, list);
  return nowMs + list.clockAheadMs - list.asOfMs > oldestMs ? null : list;
}

export async function writeList(list: KeptList): Promise<void> {
  inMemory.set(list.merchantId, list);
  // In private mode it lasts as long as the page is open.
  await set(list.merchantId, list, openStore()).catch(() => undefined);
}

/** The person does not work at this shop any more. */
export async function dropList(merchantId: string): Promise<void> {
  inMemory.delete(merchantId);
  await del(merchantId, openStore()).catch(() => undefined);
}

/** The voucher of this hash that is still good at `nowMs` of this device's clock; null when there is none. */
export function findKept(list: KeptList, hash: string, nowMs: number): KeptVoucher | null {
  return (
    list.vouchers.find(
      (voucher) => voucher.hash === hash && Date.parse(voucher.expiresAt) > nowMs + list.clockAheadMs,
    ) ?? null
  );
}
