import type { FieldProblem } from '../../graphql/user-error.ts';
import type { OfferState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { mayManageOffers } from '../merchants/merchant-policy.ts';
import { lockMerchant } from '../merchants/merchant-store.ts';
import { findHandPlace, type ShopHand, userOf } from '../merchants/shop-hand.ts';
import { editableStates } from './offer-state.ts';
import { findOffer, lockOffer, type OfferRow } from './offer-store.ts';
import { submissionProblems, submit } from './submission.ts';

export type SubmitOfferOutcome =
  | { readonly outcome: 'DONE'; readonly offer: OfferRow }
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'STATE'; readonly state: OfferState }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * An owner or manager hands a draft, or an offer that was sent back, to the coordinators.
 *
 * - DONE: the offer: SUBMITTED, or LIVE where the network lets this trusted shop.
 * - FORBIDDEN: neither owner nor manager of its shop, or no such offer.
 * - STATE: it is in another state (by now): of two at once, one wins.
 * - INVALID: the shop is not approved (the shop's lock decides between this and a suspension at once), or the offer's
 *   dates are over.
 */
export async function submitOffer(
  deps: { readonly database: Database },
  command: { readonly hand: ShopHand; readonly offerId: string | null },
): Promise<SubmitOfferOutcome> {
  const { hand, offerId } = command;
  if (offerId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, (tx) => submitLocked(tx, hand, offerId));
}

async function submitLocked(tx: Executor, hand: ShopHand, offerId: string): Promise<SubmitOfferOutcome> {
  const found = await findOffer(tx, offerId);
  // An offer never moves to another shop, so the shop can be locked before the offer: the order everywhere.
  const merchant = found === null ? null : await lockMerchant(tx, found.merchantId);
  const offer = merchant === null ? null : await lockOffer(tx, offerId);
  if (offer === null || merchant === null) return { outcome: 'FORBIDDEN' };
  const place = await findHandPlace(tx, merchant.id, hand);
  if (place === null || !mayManageOffers(place)) return { outcome: 'FORBIDDEN' };
  if (!editableStates.some((state) => state === offer.state)) return { outcome: 'STATE', state: offer.state };
  // The offer is all that the input has.
  const problems = submissionProblems(merchant, offer, new Date()).map(({ message }) => ({
    path: ['offerId'],
    message,
  }));
  if (problems.length > 0) return { outcome: 'INVALID', problems };
  const submitted = await submit(tx, { offer, merchant, place, userId: userOf(hand) });
  return submitted.outcome === 'SUBMITTED' ? { outcome: 'DONE', offer: submitted.offer } : submitted;
}
