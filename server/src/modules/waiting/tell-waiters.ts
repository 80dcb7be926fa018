import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { findMerchant } from '../merchants/merchant-store.ts';
import { notifyOfOffer } from '../offers/offer-notices.ts';
import { lockOffer } from '../offers/offer-store.ts';
import { clearWaiters, findOffersBack, tellNext } from './waiting-store.ts';

const offersAtOnce = 200;
const toldAtOnce = 200;
const clearedAtOnce = 1_000;
const maxBatches = 100;

/**
 * A job: tells those who wait for an offer that there is some again, the oldest first, as many as there are units; the next
 * of the line a day later, when there still are. Answers how many were told. It may run anywhere, and at once: the offer's
 * lock lets nobody be told twice.
 */
export async function tellWaiters(deps: { readonly database: Database }): Promise<number> {
  const { database } = deps;
  for (let batch = 0; batch < maxBatches; batch++)
    if ((await clearWaiters(database, clearedAtOnce)) < clearedAtOnce) break;
  let told = 0;
  // To the last: those of the first page may all have nobody left whose turn it is.
  for (let after: string | null = null, batch = 0; batch < maxBatches; batch++) {
    const page: string[] = await findOffersBack(database, { limit: offersAtOnce, after });
    for (const offerId of page) told += await inTransaction(database, (tx) => tell(tx, offerId));
    after = page.at(-1) ?? null;
    if (page.length < offersAtOnce) break;
  }
  return told;
}

async function tell(tx: Executor, offerId: string): Promise<number> {
  const offer = await lockOffer(tx, offerId);
  const merchant = offer === null ? null : await findMerchant(tx, offer.merchantId);
  if (offer === null || merchant === null) return 0;
  const userIds = await tellNext(tx, offerId, toldAtOnce);
  if (userIds.length > 0)
    await notifyOfOffer(tx, { offer, merchant }, { kind: 'OFFER_BACK', userIds, reason: null });
  return userIds.length;
}
