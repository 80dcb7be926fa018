import { describe, expect, test } from 'vitest';
import type { MembershipRow } from '../members/membership-store.ts';
import { mayManageGoals, maySeeGoal, supportersTold } from './goal-policy.ts';

function membership(
  roles: MembershipRow['roles'],
  status: MembershipRow['status'] = 'ACTIVE',
): MembershipRow {
  return {
    id: 'id',
    networkId: 'network',
    userId: 'user',
    displayName: 'สมหญิง',
    roles,
    status,
    memberNumber: '100000',
    createdAt: new Date(0),
    householdId: null,
  };
}

describe('who sees a goal', () => {
  test.each([
    ['a member', membership(['MEMBER']), true, false],
    ['a verifier', membership(['VERIFIER']), true, false],
    ['one who has left', membership(['MEMBER'], 'LEFT'), true, false],
    ['one who waits to be let in', membership(['MEMBER'], 'PENDING'), false, false],
    ['a coordinator', membership(['COORDINATOR']), true, true],
    ['an auditor', membership(['AUDITOR']), true, true],
    ['one who was a coordinator', membership(['COORDINATOR'], 'REMOVED'), true, false],
    ['a stranger', null, false, false],
  ])('%s', (_who, person, seesOpen, seesDraft) => {
    expect(maySeeGoal({ state: 'OPEN' }, person)).toBe(seesOpen);
    expect(maySeeGoal({ state: 'DRAFT' }, person)).toBe(seesDraft);
  });

  test('only a coordinator makes, opens and calls off', () => {
    expect(mayManageGoals(membership(['COORDINATOR']))).toBe(true);
    for (const person of [
      membership(['AUDITOR']),
      membership(['MEMBER']),
      membership(['COORDINATOR'], 'LEFT'),
      null,
    ]) {
      expect(mayManageGoals(person)).toBe(false);
    }
  });
});

test('fewer than five givers are not counted aloud', () => {
  expect([0, 1, 4, 5, 60].map(supportersTold)).toEqual([null, null, null, 5, 60]);
});
