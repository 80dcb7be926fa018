import { expect, test } from 'vitest';
import { groupWaiting } from './group-waiting.ts';

const deeds = [
  { id: 'a', groupId: null },
  { id: 'b', groupId: 'g' },
  { id: 'c', groupId: 'h' },
  { id: 'd', groupId: 'g' },
  { id: 'e', groupId: null },
];
const idsOf = (splitIds: readonly string[]) =>
  groupWaiting(deeds, new Set(splitIds)).map((group) => group.map(({ id }) => id).join(''));

test('one card for a group, where the first of it stands', () => {
  expect(idsOf([])).toEqual(['a', 'bd', 'c', 'e']);
});

test('one by one when it was split', () => {
  expect(idsOf(['g'])).toEqual(['a', 'b', 'c', 'd', 'e']);
});
