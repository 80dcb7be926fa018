import { describe, expect, test } from 'vitest';
import { NetworkRole, OfferState, StaffRole } from '../../platform/generated/enums.ts';
import type { MembershipRow } from '../members/membership-store.ts';
import { maySeeAllOffers, maySeeOffer } from './offer-policy.ts';

function membership(role: NetworkRole, status: MembershipRow['status'] = 'ACTIVE'): MembershipRow {
  return {
    id: 'm',
    networkId: 'n',
    userId: 'u',
    displayName: 'Pim',
    roles: [role],
    status,
    memberNumber: role === 'MEMBER' ? '12345678' : null,
    createdAt: new Date(0),
    householdId: null,
  };
}

describe('every offer of a shop is seen', () => {
  test.each(Object.values(StaffRole))('by its %s', (role) => {
    expect(maySeeAllOffers({ role }, null)).toBe(true);
  });

  test.each(Object.values(NetworkRole))('by a %s: only one who reads the network', (role) => {
    const reads = role === 'COORDINATOR' || role === 'AUDITOR';
    expect(maySeeAllOffers(null, membership(role))).toBe(reads);
    expect(maySeeAllOffers(null, membership(role, 'LEFT'))).toBe(false);
  });
});

describe('an offer, by its id', () => {
  test.each(Object.values(OfferState))('%s: by everybody once it has been live', (state) => {
    expect(maySeeOffer({ state, liveSince: new Date(0) }, null, null)).toBe(true);
    expect(maySeeOffer({ state, liveSince: null }, null, membership('MEMBER'))).toBe(false);
    expect(maySeeOffer({ state, liveSince: null }, { role: 'CASHIER' }, null)).toBe(true);
    expect(maySeeOffer({ state, liveSince: null }, null, membership('AUDITOR'))).toBe(true);
  });
});
