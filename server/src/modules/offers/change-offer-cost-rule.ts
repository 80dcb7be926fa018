import type { FieldProblem } from '../../graphql/user-error.ts';
import type { OfferState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { findMembership } from '../members/membership-store.ts';
import { decisionRefusal, mayManageOffers } from '../merchants/merchant-policy.ts';
import { findStaffPlace } from '../merchants/staff-store.ts';
import { type CostRule, type CostRuleInput, readCostRule } from './cost-rule.ts';
import { findCostRule, setCostRule } from './cost-rule-store.ts';
import { lockOffer, type OfferRow } from './offer-store.ts';

export type ChangeOfferCostRuleOutcome =
  | { readonly outcome: 'CHANGED'; readonly offer: OfferRow }
  | { readonly outcome: 'FORBIDDEN' | 'OWN_SHOP' | 'NEEDS_COORDINATOR' }
  | { readonly outcome: 'STATE'; readonly state: OfferState }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * Who bears the cost of an offer changes, for the uses that come. A shop may take more upon itself; that the network
 * bears more is for a coordinator to say, and never for their own shop.
 *
 * - CHANGED: also when it was so already.
 * - FORBIDDEN: neither a coordinator nor owner or manager of its shop, or no such offer.
 * - OWN_SHOP, NEEDS_COORDINATOR: the shop's own people ask the network for more than it bears now.
 * - STATE: the offer has ended.
 * - INVALID: no such share.
 */
export async function changeOfferCostRule(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly offerId: string | null; readonly costRule: CostRuleInput },
): Promise<ChangeOfferCostRuleOutcome> {
  const { userId, offerId } = command;
  if (offerId === null) return { outcome: 'FORBIDDEN' };
  const { rule, problems } = readCostRule(command.costRule);
  return inTransaction(deps.database, async (tx) => {
    const offer = await lockOffer(tx, offerId);
    if (offer === null) return { outcome: 'FORBIDDEN' };
    const actor = await actorOf(tx, offer, userId, rule);
    if (typeof actor === 'string') return { outcome: actor };
    if (offer.state === 'ENDED') return { outcome: 'STATE', state: offer.state };
    if (problems.length > 0) return { outcome: 'INVALID', problems };
    await setCostRule(tx, offer, rule, actor.membershipId);
    return { outcome: 'CHANGED', offer };
  });
}

async function actorOf(tx: Executor, offer: OfferRow, userId: string, rule: CostRule) {
  const place = await findStaffPlace(tx, offer.merchantId, userId);
  const membership = await findMembership(tx, offer.networkId, userId);
  const refusal = decisionRefusal(place, membership);
  if (refusal === null && membership !== null) return { membershipId: membership.id };
  if (place === null || !mayManageOffers(place)) return refusal ?? 'FORBIDDEN';
  const { networkPercent } = await findCostRule(tx, offer.id);
  if (rule.networkPercent > networkPercent) return refusal === 'OWN_SHOP' ? refusal : 'NEEDS_COORDINATOR';
  return { membershipId: place.membershipId };
}
