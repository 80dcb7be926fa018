import type { RedeemPanel_offerFragment } from './redeem-panel.generated.ts';
import type { RedeemAnswer } from './redeem-patiently.ts';

/** Why an offer cannot be redeemed, with what its words and its next step need. */
export type Refusal =
  | { reason: 'visitor' }
  /** `other-role`: belongs to the network, but without a passbook (an auditor, for example). */
  | { reason: 'not-a-member'; standing: 'none' | 'pending' | 'other-role' }
  | { reason: 'not-open'; availableFrom: string | null; why: 'later' | 'paused' | 'ended' | 'shop-closed' }
  | { reason: 'sold-out' }
  | { reason: 'limit-reached'; limit: number }
  | { reason: 'points-missing'; pointsMissing: number }
  | { reason: 'key-used' }
  | { reason: 'busy' };

type Offer = RedeemPanel_offerFragment;

function notOpen(offer: Offer, availableFrom: string | null): Refusal {
  if (availableFrom !== null && Date.parse(availableFrom) > Date.now()) {
    return { reason: 'not-open', availableFrom, why: 'later' };
  }
  if (offer.merchant.status !== 'APPROVED')
    return { reason: 'not-open', availableFrom: null, why: 'shop-closed' };
  return { reason: 'not-open', availableFrom: null, why: offer.state === 'ENDED' ? 'ended' : 'paused' };
}

function standingOf(status: 'ACTIVE' | 'PENDING' | 'LEFT' | 'REMOVED' | undefined) {
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
  if (reasons.has('OFFER_UNAVAILABLE')) return notOpen(offer, redeemability.availableFrom);
  if (reasons.has('OFFER_SOLD_OUT')) return { reason: 'sold-out' };
  if (reasons.has('MEMBER_LIMIT_REACHED'))
    return { reason: 'limit-reached', limit: offer.perMemberLimit ?? 1 };
  return { reason: 'points-missing', pointsMissing: redeemability.pointsMissing };
}

/** What the API refused with; null for a success. */
export function refusalAfter(offer: Offer, answer: RedeemAnswer): Refusal | null {
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
      return notOpen(offer, answer.availableFrom);
    case 'NotAMemberError':
      return {
        reason: 'not-a-member',
        standing: standingOf(offer.merchant.network.viewerMembership?.status),
      };
    case 'IdempotencyConflictError':
      return { reason: 'key-used' };
    case 'BusyError':
      return { reason: 'busy' };
    default:
      return answer satisfies never;
  }
}
