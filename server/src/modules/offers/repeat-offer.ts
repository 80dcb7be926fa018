import type { FieldProblem } from '../../graphql/user-error.ts';
import type { OfferState } from '../../platform/generated/enums.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { recordCase } from '../merchants/case-event-store.ts';
import { mayManageOffers } from '../merchants/merchant-policy.ts';
import { lockMerchant } from '../merchants/merchant-store.ts';
import { findStaffPlace } from '../merchants/staff-store.ts';
import { findCostRule, setCostRule } from './cost-rule-store.ts';
import { unendedProblems } from './create-offer.ts';
import { findOffer, findOpenTwin, insertOffer, type NewOffer, type OfferRow } from './offer-store.ts';
import { findStock, insertStock } from './stock-store.ts';
import { submissionProblems, submit } from './submission.ts';

export type RepeatOfferOutcome =
  | { readonly outcome: 'REPEATED'; readonly offer: OfferRow }
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'STATE'; readonly state: OfferState }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * An owner or manager offers once more what has ended: as it was, with as many as there were, for as many days as before
 * from now on. It goes the way of every offer.
 *
 * - REPEATED: the new offer, SUBMITTED, or LIVE where the network lets this trusted shop. A second press finds what the
 *   first one made, under the shop's lock.
 * - FORBIDDEN: neither owner nor manager of its shop, or no such offer.
 * - STATE: it has not ended.
 * - INVALID: the shop may not submit now, or has 200 offers that have not ended.
 */
export async function repeatOffer(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly offerId: string | null },
): Promise<RepeatOfferOutcome> {
  const { userId, offerId } = command;
  if (offerId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, (tx) => repeat(tx, userId, offerId));
}

async function repeat(tx: Executor, userId: string, offerId: string): Promise<RepeatOfferOutcome> {
  const ended = await findOffer(tx, offerId);
  const merchant = ended === null ? null : await lockMerchant(tx, ended.merchantId);
  const place = merchant === null ? null : await findStaffPlace(tx, merchant.id, userId);
  if (ended === null || merchant === null || place === null || !mayManageOffers(place))
    return { outcome: 'FORBIDDEN' };
  if (ended.state !== 'ENDED') return { outcome: 'STATE', state: ended.state };
  const twin = await findOpenTwin(tx, ended);
  if (twin !== null) return { outcome: 'REPEATED', offer: twin };
  const now = new Date();
  const draft = copyOf(ended, now);
  const problems = [
    ...submissionProblems(merchant, draft, now),
    ...(await unendedProblems(tx, merchant.id)),
  ].map(({ message }) => ({ path: ['offerId'], message }));
  if (problems.length > 0) return { outcome: 'INVALID', problems };

  const { networkId } = merchant;
  const stock = await findStock(tx, ended.id);
  const offer = await insertOffer(tx, draft);
  const stockTotal = stock?.stockTotal ?? null;
  // What was taken away to the last is one again: an offer begins with something.
  await insertStock(tx, {
    offerId: offer.id,
    networkId,
    stockTotal: stockTotal === null ? null : Math.max(stockTotal, 1),
  });
  const { membershipId } = place;
  await setCostRule(tx, offer, await findCostRule(tx, ended.id), membershipId);
  const step = { action: 'CREATED', actor: 'MERCHANT', membershipId, reason: null } as const;
  await recordCase(tx, { networkId, offerId: offer.id }, step);
  const submitted = await submit(tx, { offer, merchant, place, userId });
  if (submitted.outcome !== 'SUBMITTED') throw new Error('a draft left our own transaction');
  return { outcome: 'REPEATED', offer: submitted.offer };
}

function copyOf(ended: OfferRow, now: Date): NewOffer {
  const { createdAt: _, ...terms } = ended;
  return {
    ...terms,
    id: newId(),
    state: 'DRAFT',
    submittedAt: null,
    liveSince: null,
    ...datesFromNow(ended, now),
  };
}

const msOfDay = 86_400_000;

/** The dates of an offer moved on by whole days, so that it begins now and ends at the time of day at which it did. */
export function datesFromNow(
  offer: Pick<OfferRow, 'availableFrom' | 'availableUntil' | 'guaranteeUntil' | 'liveSince' | 'createdAt'>,
  now: Date,
): Pick<OfferRow, 'availableFrom' | 'availableUntil' | 'guaranteeUntil'> {
  const began = offer.availableFrom ?? offer.liveSince ?? offer.createdAt;
  const days = Math.max(Math.ceil((now.getTime() - began.getTime()) / msOfDay), 0);
  const moved = (date: Date | null) => (date === null ? null : new Date(date.getTime() + days * msOfDay));
  return {
    availableFrom: null,
    availableUntil: moved(offer.availableUntil),
    guaranteeUntil: moved(offer.guaranteeUntil),
  };
}
