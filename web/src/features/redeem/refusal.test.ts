import { describe, expect, it } from 'vitest';
import type { RedeemPanel_offerFragment } from './redeem-panel.generated.ts';
import { refusalBefore } from './refusal.ts';

type Offer = RedeemPanel_offerFragment;

function offerWith(change: {
  reasons?: string[];
  pointsMissing?: number;
  availableFrom?: string | null;
  state?: Offer['state'];
  merchantStatus?: Offer['merchant']['status'];
  membership?: Offer['merchant']['network']['viewerMembership'];
  perMemberLimit?: number | null;
}): Offer {
  const reasons = change.reasons ?? [];
  return {
    __typename: 'Offer',
    id: 'offer_a',
    kind: 'SPEND',
    state: change.state ?? 'LIVE',
    costPoints: 20,
    perMemberLimit: change.perMemberLimit ?? null,
    availableFrom: null,
    merchant: {
      __typename: 'Merchant',
      id: 'merchant_a',
      status: change.merchantStatus ?? 'APPROVED',
      closure: null,
      network: {
        __typename: 'Network',
        id: 'network_a',
        slug: 'nong-sarai',
        name: 'หนองสาหร่าย',
        viewerMembership:
          change.membership === undefined
            ? {
                __typename: 'Membership',
                id: 'membership_a',
                status: 'ACTIVE',
                member: {
                  __typename: 'Member',
                  id: 'member_a',
                  wallet: { __typename: 'Wallet', available: 500, held: 0 },
                },
              }
            : change.membership,
      },
    },
    redeemability: {
      __typename: 'Redeemability',
      canRedeem: reasons.length === 0,
      reasons,
      pointsMissing: change.pointsMissing ?? 0,
      availableFrom: change.availableFrom ?? null,
    },
  };
}

const tomorrow = new Date(Date.now() + 86_400_000).toISOString();

describe('refusalBefore', () => {
  it('has nothing to say about what can be redeemed', () => {
    expect(refusalBefore(offerWith({}), true)).toBeNull();
  });

  it('asks visitors to sign in, whatever else is the matter', () => {
    expect(refusalBefore(offerWith({ reasons: ['OFFER_SOLD_OUT'] }), false)).toEqual({ reason: 'visitor' });
  });

  it('asks people who are no members to join, and those who asked to wait', () => {
    expect(refusalBefore(offerWith({ membership: null }), true)).toEqual({
      reason: 'not-a-member',
      standing: 'none',
    });
    const pending = {
      __typename: 'Membership',
      id: 'membership_a',
      status: 'PENDING',
      member: null,
    } as const;
    expect(refusalBefore(offerWith({ membership: pending }), true)).toEqual({
      reason: 'not-a-member',
      standing: 'pending',
    });
    const auditor = { __typename: 'Membership', id: 'membership_a', status: 'ACTIVE', member: null } as const;
    expect(refusalBefore(offerWith({ membership: auditor }), true)).toEqual({
      reason: 'not-a-member',
      standing: 'other-role',
    });
  });

  it('never asks for more points for what more points would not bring', () => {
    const both = ['INSUFFICIENT_POINTS', 'OFFER_SOLD_OUT'];
    expect(refusalBefore(offerWith({ reasons: both, pointsMissing: 12 }), true)).toEqual({
      reason: 'sold-out',
    });
  });

  it('says how many points are missing', () => {
    expect(refusalBefore(offerWith({ reasons: ['INSUFFICIENT_POINTS'], pointsMissing: 12 }), true)).toEqual({
      reason: 'points-missing',
      pointsMissing: 12,
    });
  });

  it('says the limit', () => {
    const offer = offerWith({ reasons: ['MEMBER_LIMIT_REACHED'], perMemberLimit: 2 });
    expect(refusalBefore(offer, true)).toEqual({ reason: 'limit-reached', limit: 2 });
  });

  it.each([
    [{ availableFrom: tomorrow }, 'later', tomorrow],
    [{ state: 'PAUSED' }, 'paused', null],
    [{ state: 'ENDED' }, 'ended', null],
    [{ merchantStatus: 'SUSPENDED' }, 'shop-closed', null],
  ] as const)('tells apart why it is not open: %o', (change, why, availableFrom) => {
    expect(refusalBefore(offerWith({ reasons: ['OFFER_UNAVAILABLE'], ...change }), true)).toEqual({
      reason: 'not-open',
      why,
      availableFrom,
    });
  });
});
