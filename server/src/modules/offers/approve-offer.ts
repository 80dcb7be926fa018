import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { decideOnOffer, type OfferDecisionOutcome, openOfferCase } from './offer-case.ts';

export type ApproveOfferOutcome = OfferDecisionOutcome | { readonly outcome: 'FORBIDDEN' | 'OWN_SHOP' };

/**
 * A coordinator lets an offer go live.
 *
 * - DONE: the offer, LIVE.
 * - STATE: it does not wait for a coordinator (any more): of an approval and a withdrawal at once, one wins.
 * - FORBIDDEN, OWN_SHOP: see {@link openOfferCase}.
 */
export async function approveOffer(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly offerId: string | null },
): Promise<ApproveOfferOutcome> {
  const { userId, offerId } = command;
  if (offerId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const found = await openOfferCase(tx, { userId, offerId });
    if (found.outcome !== 'OPENED') return found;
    return decideOnOffer(tx, found.opened, { step: 'APPROVE', reason: null });
  });
}
