import { pbkdf2Sync, randomUUID } from 'node:crypto';
import type { Shop } from './shop.ts';
import type { Person } from './world.ts';

export interface ScanResult {
  readonly __typename: string;
  readonly replayed?: boolean;
  readonly code?: string;
  readonly state?: string;
  readonly since?: string;
  readonly useId?: string;
}

export interface ScanAnswer {
  readonly nonce: string;
  readonly usedByThisDevice: boolean;
  readonly result: ScanResult;
}

export interface Scan {
  readonly code: string;
  readonly nonce: string;
  readonly scannedAt: string;
}

/** A voucher that was scanned so long ago. */
export function scanOf(code: string, secondsAgo = 60): Scan {
  return { code, nonce: randomUUID(), scannedAt: new Date(Date.now() - secondsAgo * 1_000).toISOString() };
}

const document = `mutation ($input: SyncOfflineScansInput!) { syncOfflineScans(input: $input) {
  __typename ... on UserError { code }
  ... on SyncOfflineScansSuccess { answers { nonce usedByThisDevice result {
    __typename ... on OfflineScanCounted { replayed useId } ... on VoucherStateError { state since } ... on UserError { code } } } } } }`;

/** Brings what a device took without a signal: the answers, or the type of the refusal. */
export async function sync(
  shop: Shop,
  scans: readonly Scan[],
  options: { readonly by?: Person; readonly device?: string } = {},
): Promise<ScanAnswer[] | string> {
  const answer = await (options.by ?? shop.owner).client.mutate<{
    __typename: string;
    answers?: ScanAnswer[];
  }>(document, { merchantId: shop.id, device: options.device ?? 'device-one', scans });
  return answer.answers ?? answer.__typename;
}

interface OfflineCounter {
  readonly salt: string;
  readonly rounds: number;
  readonly isCut: boolean;
  readonly openRefs: readonly string[];
}

/** What a counter keeps; null for those who do not work there. */
export async function offlineCounter(shop: Shop, by: Person = shop.owner): Promise<OfflineCounter | null> {
  const { node } = await by.client.ask<{ node: { offlineCounter: OfflineCounter | null } }>(
    'query ($id: ID!) { node(id: $id) { ... on Merchant { offlineCounter { salt rounds isCut openRefs } } } }',
    { id: shop.id },
  );
  return node.offlineCounter;
}

export interface KeptVoucher {
  readonly ref: string;
  readonly hash: string;
  readonly quantity: number;
  readonly kind: string;
  readonly offer: { readonly id: string };
}

export async function keptVouchers(shop: Shop, refs: readonly string[]): Promise<readonly KeptVoucher[]> {
  const { node } = await shop.owner.client.ask<{ node: { offlineCounter: { vouchers: KeptVoucher[] } } }>(
    `query ($id: ID!, $refs: [String!]!) { node(id: $id) { ... on Merchant { offlineCounter {
      vouchers(refs: $refs) { ref hash quantity kind offer { id } } } } } }`,
    { id: shop.id, refs },
  );
  return node.offlineCounter.vouchers;
}

/** As a device computes it. */
export function hashOnDevice(code: string, counter: OfflineCounter): string {
  return pbkdf2Sync(code, counter.salt, counter.rounds, 4, 'sha256').toString('hex');
}
