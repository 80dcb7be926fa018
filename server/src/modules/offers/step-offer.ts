import type { OfferState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { recordCase } from '../merchants/case-event-store.ts';
import { mayManageOffers } from '../merchants/merchant-policy.ts';
import { findHandPlace, type ShopHand } from '../merchants/shop-hand.ts';
import { offerSteps } from './offer-state.ts';
import { changeOffer, findOffer, type OfferRow } from './offer-store.ts';
import { dropRevision } from './withdraw-offer-changes.ts';

export type StepOfferOutcome =
  | { readonly outcome: 'DONE'; readonly offer: OfferRow }
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'STATE'; readonly state: OfferState };

/**
 * An owner or manager takes their offer one step on: back from the coordinators, off the shelf, onto it again, or to its
 * end. Vouchers that members hold stay good.
 *
 * - DONE: the offer as it is now.
 * - FORBIDDEN: neither owner nor manager of its shop, or no such offer.
 * - STATE: the step does not start from where the offer stands (by now). The condition is in the statement: between a
 *   withdrawal and an approval at once, one wins.
 */
export async function stepOffer(
  deps: { readonly database: Database },
  command: {
    readonly hand: ShopHand;
    readonly offerId: string | null;
    readonly step: 'WITHDRAW' | 'PAUSE' | 'RESUME' | 'END';
  },
): Promise<StepOfferOutcome> {
  const { offerId } = command;
  if (offerId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, (tx) => takeStep(tx, { ...command, offerId }));
}

async function takeStep(
  tx: Executor,
  command: {
    readonly hand: ShopHand;
    readonly offerId: string;
    readonly step: 'WITHDRAW' | 'PAUSE' | 'RESUME' | 'END';
  },
): Promise<StepOfferOutcome> {
  const { offerId, hand } = command;
  const before = await findOffer(tx, offerId);
  const place = before === null ? null : await findHandPlace(tx, before.merchantId, hand);
  if (place === null || !mayManageOffers(place)) return { outcome: 'FORBIDDEN' };
  const { from, to, caseAction } = offerSteps[command.step];
  const offer = await changeOffer(tx, offerId, from, { state: to });
  // Read again: what was there before we waited for the row is not what stopped us.
  if (offer === null) return { outcome: 'STATE', state: await stateOf(tx, offerId) };
  const { membershipId } = place;
  const step = { action: caseAction, actor: 'MERCHANT', membershipId, reason: null } as const;
  // A question about what is over is over; nobody is asked any more.
  if (offer.state === 'ENDED') await dropRevision(tx, offer, membershipId);
  await recordCase(tx, { networkId: offer.networkId, offerId }, step);
  return { outcome: 'DONE', offer };
}

async function stateOf(tx: Executor, offerId: string): Promise<OfferState> {
  const offer = await findOffer(tx, offerId);
  if (offer === null) throw new Error('an offer is gone');
  return offer.state;
}
