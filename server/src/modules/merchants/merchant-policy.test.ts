import { describe, expect, test } from 'vitest';
import {
  type MembershipStatus,
  MerchantStatus,
  NetworkRole,
  StaffRole,
} from '../../platform/generated/enums.ts';
import type { MembershipRow } from '../members/membership-store.ts';
import * as policy from './merchant-policy.ts';

function membership(role: NetworkRole, status: MembershipStatus = 'ACTIVE'): MembershipRow {
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

const places = [null, ...Object.values(StaffRole).map((role) => ({ role }))];

describe('by whom at the shop', () => {
  test.each([
    ['the shop is run', policy.mayRunShop, ['OWNER']],
    ['offers are managed', policy.mayManageOffers, ['MANAGER', 'OWNER']],
    ['the staff is seen', policy.maySeeStaff, ['MANAGER', 'OWNER']],
    ['the counter is served', policy.mayServeCounter, ['CASHIER', 'MANAGER', 'OWNER']],
  ] as const)('%s', (_, rule, roles) => {
    const allowed = places.filter((place) => rule(place)).map((place) => place?.role ?? 'nobody');
    expect(allowed.sort()).toEqual([...roles]);
  });
});

describe('a decision', () => {
  test('is a coordinator’s who does not work there', () => {
    expect(policy.decisionRefusal(null, membership('COORDINATOR'))).toBeNull();
  });

  test.each(Object.values(StaffRole))('is not theirs who is %s there', (role) => {
    expect(policy.decisionRefusal({ role }, membership('COORDINATOR'))).toBe('OWN_SHOP');
    // Who has no say anyway learns nothing about who works where.
    expect(policy.decisionRefusal({ role }, membership('MEMBER'))).toBe('FORBIDDEN');
  });

  test.each(['MEMBER', 'VERIFIER', 'AUDITOR'] as const)('is no %s’s', (role) => {
    expect(policy.decisionRefusal(null, membership(role))).toBe('FORBIDDEN');
  });

  test.each(['PENDING', 'LEFT', 'REMOVED'] as const)('is not theirs who is %s', (status) => {
    expect(policy.decisionRefusal(null, membership('COORDINATOR', status))).toBe('FORBIDDEN');
    expect(policy.decisionRefusal(null, null)).toBe('FORBIDDEN');
  });
});

describe('what is seen', () => {
  const network = [null, ...Object.values(NetworkRole).map((role) => membership(role))];

  test.each(Object.values(MerchantStatus))('of a shop that is %s', (status) => {
    for (const member of network) {
      const readsAll = member?.roles.some((role) => role === 'COORDINATOR' || role === 'AUDITOR') ?? false;
      expect(policy.maySeeShop(status, null, member)).toBe(status === 'APPROVED' || readsAll);
      expect(policy.maySeeShop(status, { role: 'CASHIER' }, member)).toBe(true);
      expect(policy.statusesOpenTo(member).includes(status)).toBe(policy.maySeeShop(status, null, member));
    }
  });

  test('of a timeline: by staff and coordinators', () => {
    expect(
      network.filter((member) => policy.maySeeTimeline(null, member)).map((member) => member?.roles),
    ).toEqual([['COORDINATOR']]);
    expect(policy.maySeeTimeline({ role: 'CASHIER' }, null)).toBe(true);
  });
});
