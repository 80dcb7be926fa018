import type { ApolloClient } from '@apollo/client';
import { canHash } from './code-hash.ts';
import { dropList, type KeptVoucher, readList, writeList } from './kept-list.ts';
import { OfflineCounterDocument, OfflineVouchersDocument } from './offline-counter.generated.ts';

/** Hashes in one question: the server's limit. */
const pageSize = 200;

/**
 * Brings the list of the shop's open vouchers up to date: what is not open any more goes, and only what is new is asked for.
 * Throws what Apollo Client throws; what was known stays then.
 */
export async function refreshList(client: ApolloClient, merchantId: string): Promise<void> {
  if (!canHash()) return;
  const { data } = await client.query({
    query: OfflineCounterDocument,
    variables: { merchantId },
    fetchPolicy: 'no-cache',
  });
  const now = data?.node?.__typename === 'Merchant' ? data.node.offlineCounter : null;
  if (now === null) {
    await dropList(merchantId);
    return;
  }
  const before = await readList(merchantId);
  const isSameShop = before?.salt === now.salt && before.rounds === now.rounds;
  const known = new Map((isSameShop ? before.vouchers : []).map((voucher) => [voucher.ref, voucher]));
  const head = {
    merchantId,
    salt: now.salt,
    rounds: now.rounds,
    clockAheadMs: Date.parse(now.asOf) - Date.now(),
    asOfMs: Date.parse(now.asOf),
  };
  const keep = () => writeList({ ...head, vouchers: now.openRefs.flatMap((ref) => known.get(ref) ?? []) });
  await keep();
  const missing = now.openRefs.filter((ref) => !known.has(ref));
  for (let at = 0; at < missing.length; at += pageSize) {
    for (const voucher of await fetchVouchers(client, merchantId, missing.slice(at, at + pageSize)))
      known.set(voucher.ref, voucher);
    await keep();
  }
}

async function fetchVouchers(
  client: ApolloClient,
  merchantId: string,
  refs: string[],
): Promise<KeptVoucher[]> {
  const { data } = await client.query({
    query: OfflineVouchersDocument,
    variables: { merchantId, refs },
    fetchPolicy: 'no-cache',
  });
  const counter = data?.node?.__typename === 'Merchant' ? data.node.offlineCounter : null;
  return (counter?.vouchers ?? []).map(({ ref, hash, kind, quantity, expiresAt, offer }) => ({
    ref,
    hash,
    quantity,
    expiresAt,
    isLent: kind === 'HOLD',
    title: offer.title,
    picture: offer.picture === null ? null : { key: offer.picture.key, url: offer.picture.url },
  }));
}
