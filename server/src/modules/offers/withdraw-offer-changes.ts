import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { recordCase } from '../merchants/case-event-store.ts';
import { mayManageOffers } from '../merchants/merchant-policy.ts';
import { findStaffPlace } from '../merchants/staff-store.ts';
import { lockOffer, type OfferRow } from './offer-store.ts';
import { findPendingRevision, settleRevision } from './revision-store.ts';

export type WithdrawOfferChangesOutcome =
  | { readonly outcome: 'DONE'; readonly offer: OfferRow }
  | { readonly outcome: 'FORBIDDEN' | 'NOT_PENDING' };

/**
 * An owner or manager takes back what they asked to change; the offer was as it is all along.
 *
 * - DONE: the offer.
 * - NOT_PENDING: there is no open question (any more): of this and a decision at once, the offer's lock lets one win.
 * - FORBIDDEN: neither owner nor manager of its shop, or no such offer.
 */
export async function withdrawOfferChanges(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly offerId: string | null },
): Promise<WithdrawOfferChangesOutcome> {
  const { userId, offerId } = command;
  if (offerId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const offer = await lockOffer(tx, offerId);
    const place = offer === null ? null : await findStaffPlace(tx, offer.merchantId, userId);
    if (offer === null || place === null || !mayManageOffers(place)) return { outcome: 'FORBIDDEN' };
    const isWithdrawn = await dropRevision(tx, offer, place.membershipId);
    return isWithdrawn ? { outcome: 'DONE', offer } : { outcome: 'NOT_PENDING' };
  });
}

/** Of an offer that is locked; false when there was no open question. */
export async function dropRevision(
  tx: Executor,
  offer: Pick<OfferRow, 'id' | 'networkId'>,
  membershipId: string,
): Promise<boolean> {
  const pending = await findPendingRevision(tx, offer.id);
  if (pending === null || !(await settleRevision(tx, pending.id, { state: 'WITHDRAWN', reason: null })))
    return false;
  const step = { action: 'REVISION_WITHDRAWN', actor: 'MERCHANT', membershipId, reason: null } as const;
  await recordCase(tx, { networkId: offer.networkId, offerId: offer.id }, step);
  return true;
}
