import { expect, test } from 'vitest';
import { invitationStateOf } from './invitation-state.ts';

const open = { useCount: 0, useLimit: 1, isOver: false, revokedAt: null };

test.each([
  ['OPEN', open],
  ['OPEN', { ...open, useLimit: 3, useCount: 2 }],
  ['USED_UP', { ...open, useCount: 1 }],
  ['OVER', { ...open, isOver: true }],
  ['USED_UP', { ...open, useCount: 1, isOver: true }],
  ['REVOKED', { ...open, useCount: 1, isOver: true, revokedAt: new Date() }],
] as const)('is %s', (state, facts) => {
  expect(invitationStateOf(facts)).toBe(state);
});
