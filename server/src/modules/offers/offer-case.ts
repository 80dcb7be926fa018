import type { OfferState } from '../../platform/generated/enums.ts';
import type { Executor } from '../../platform/transaction.ts';
import { recordCase } from '../merchants/case-event-store.ts';
import { type MerchantCase, openMerchantCase } from '../merchants/merchant-case.ts';
import { findShopUserIds } from '../merchants/merchant-notices.ts';
import { notifyOfOffer } from './offer-notices.ts';
import { offerSteps } from './offer-state.ts';
import { changeOffer, findOffer, lockOffer, type OfferRow } from './offer-store.ts';

interface OfferCase extends MerchantCase {
  readonly offer: OfferRow;
}

export type OpenOfferCaseOutcome =
  | { readonly outcome: 'OPENED'; readonly opened: OfferCase }
  | { readonly outcome: 'FORBIDDEN' | 'OWN_SHOP' };

/**
 * The offer that a coordinator is to decide on, locked, and its shop, locked before it: the order everywhere.
 *
 * - FORBIDDEN: not a coordinator of its network, or no such offer.
 * - OWN_SHOP: the coordinator works at its shop.
 */
export async function openOfferCase(
  tx: Executor,
  command: { readonly userId: string; readonly offerId: string },
): Promise<OpenOfferCaseOutcome> {
  const { userId, offerId } = command;
  const found = await findOffer(tx, offerId);
  if (found === null) return { outcome: 'FORBIDDEN' };
  const shop = await openMerchantCase(tx, { userId, merchantId: found.merchantId });
  if (shop.outcome !== 'OPENED') return shop;
  const offer = await lockOffer(tx, offerId);
  if (offer === null) return { outcome: 'FORBIDDEN' };
  return { outcome: 'OPENED', opened: { ...shop.opened, offer } };
}

export type OfferDecisionOutcome =
  | { readonly outcome: 'DONE'; readonly offer: OfferRow }
  | { readonly outcome: 'STATE'; readonly state: OfferState };

const notices = { APPROVE: 'OFFER_APPROVED', REQUEST_CHANGES: 'OFFER_CHANGES_REQUESTED' } as const;

/**
 * Takes the offer one step on, writes it down, and tells those who run the shop.
 *
 * - DONE: the offer as it is now.
 * - STATE: it does not wait for a coordinator (any more). The condition is in the statement.
 */
export async function decideOnOffer(
  tx: Executor,
  { offer, merchant, membership }: OfferCase,
  decision: { readonly step: 'APPROVE' | 'REQUEST_CHANGES'; readonly reason: string | null },
): Promise<OfferDecisionOutcome> {
  const { step, reason } = decision;
  const { from, to, caseAction } = offerSteps[step];
  const change = step === 'APPROVE' ? { state: to, liveSince: new Date() } : { state: to };
  const decided = await changeOffer(tx, offer.id, from, change);
  if (decided === null) return { outcome: 'STATE', state: offer.state };
  await recordCase(
    tx,
    { networkId: offer.networkId, offerId: offer.id },
    { action: caseAction, actor: 'COORDINATOR', membershipId: membership.id, reason },
  );
  const userIds = await findShopUserIds(tx, merchant.id);
  await notifyOfOffer(tx, { offer: decided, merchant }, { kind: notices[step], userIds, reason });
  return { outcome: 'DONE', offer: decided };
}
