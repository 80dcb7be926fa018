import type { RedeemPanel_offerFragment } from './redeem-panel.generated.ts';
import type { RedeemAnswer } from './redeem-patiently.ts';

/** Why an offer cannot be redeemed, with what its words and its next step need. */
export type Refusal =
  | { reason: 'visitor' }
  /** `other-role`: belongs to the network, but without a passbook (an auditor, for example). */
  | { reason: 'not-a-member'; standing: 'none' | 'pending' | 'other-role' }
  | { reason: 'not-open'; availableFrom: string | null; why: 'later' | 'paused' | 'ended' | 'shop-closed' }
  /** The shop rests; `availableFrom` may be later than its end, by the offer's own days. */
  | { reason: 'closed'; until: string; availableFrom: string | null; note: string | null }
  | { reason: 'sold-out' }
  | { reason: 'limit-reached'; limit: number }
  | { reason: 'points-missing'; pointsMissing: number }
  | { reason: 'key-used' }
  | { reason: 'busy' };

type Offer = RedeemPanel_offerFragment;
type MembershipStatus = NonNullable<Offer['merchant']['network']['viewerMembership']>['status'];

/** What the words of a refusal depend on beside the API's answer. */
export interface RefusalContext {
  offerState: Offer['state'];
  shopStatus: Offer['merchant']['status'];
  closure?: Offer['merchant']['closure'];
  membershipStatus: MembershipStatus | undefined;
}

/** The context of the offer that is on the screen. */
export function contextOf(offer: Offer): RefusalContext {
  return {
    offerState: offer.state,
    shopStatus: offer.merchant.status,
    closure: offer.merchant.closure,
    membershipStatus: offer.merchant.network.viewerMembership?.status,
  };
}

function notOpen(context: RefusalContext, availableFrom: string | null): Refusal {
  const { offerState, shopStatus, closure = null } = context;
  const isClosed = closure !== null && Date.parse(closure.from) <= Date.now();
  if (isClosed && shopStatus === 'APPROVED' && offerState === 'LIVE') {
    return { reason: 'closed', until: closure.until, availableFrom, note: closure.note };
  }
  if (availableFrom !== null && Date.parse(availableFrom) > Date.now()) {
    return { reason: 'not-open', availableFrom, why: 'later' };
  }
  if (shopStatus !== 'APPROVED') return { reason: 'not-open', availableFrom: null, why: 'shop-closed' };
  return { reason: 'not-open', availableFrom: null, why: offerState === 'ENDED' ? 'ended' : 'paused' };
}

function standingOf(status: MembershipStatus | undefined) {
  if (status === 'PENDING') return 'pending';
  return status === 'ACTIVE' ? 'other-role' : 'none';
}

/**
 * What stands in the way before anything was sent, or null. Of several reasons the one that no further points
 * would mend comes first: "collect 12 more points" for something that is sold out would be a false hope.
 */
export function refusalBefore(offer: Offer, isSignedIn: boolean): Refusal | null {
  if (!isSignedIn) return { reason: 'visitor' };
  const membership = offer.merchant.network.viewerMembership;
  if (membership?.status !== 'ACTIVE' || membership.member === null) {
    return { reason: 'not-a-member', standing: standingOf(membership?.status) };
  }
  const { redeemability } = offer;
  if (redeemability === null || redeemability.canRedeem) return null;
  const reasons = new Set(redeemability.reasons);
  if (reasons.has('NOT_A_MEMBER')) return { reason: 'not-a-member', standing: 'other-role' };
  if (reasons.has('OFFER_UNAVAILABLE')) return notOpen(contextOf(offer), redeemability.availableFrom);
  if (reasons.has('OFFER_SOLD_OUT')) return { reason: 'sold-out' };
  if (reasons.has('MEMBER_LIMIT_REACHED'))
    return { reason: 'limit-reached', limit: offer.perMemberLimit ?? 1 };
  return { reason: 'points-missing', pointsMissing: redeemability.pointsMissing };
}

/** What the API refused with; null for a success. */
export function refusalAfter(context: RefusalContext, answer: RedeemAnswer): Refusal | null {
  switch (answer.__typename) {
    case 'RedeemOfferSuccess':
      return null;
    case 'InsufficientPointsError':
      return { reason: 'points-missing', pointsMissing: answer.pointsMissing };
    case 'OfferSoldOutError':
      return { reason: 'sold-out' };
    case 'MemberLimitReachedError':
      return { reason: 'limit-reached', limit: answer.limit };
    case 'OfferUnavailableError':
      return notOpen(context, answer.availableFrom);
    case 'NotAMemberError':
      return { reason: 'not-a-member', standing: standingOf(context.membershipStatus) };
    case 'IdempotencyConflictError':
      return { reason: 'key-used' };
    case 'BusyError':
      return { reason: 'busy' };
    default:
      return answer satisfies never;
  }
}
