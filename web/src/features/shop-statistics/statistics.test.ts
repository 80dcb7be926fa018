import { expect, test } from 'vitest';
import { largestOf, niceTop } from './statistics.ts';

test('the largest is the first of those with the most, and none where all are hidden', () => {
  expect(
    largestOf([{ redemptions: null }, { redemptions: 5, id: 'a' }, { redemptions: 5, id: 'b' }]),
  ).toEqual({
    ...{ redemptions: 5, id: 'a' },
  });
  expect(largestOf([{ redemptions: null }])).toBeNull();
});

test.each([
  [0, 10],
  [11, 20],
  [21, 40],
  [41, 50],
  [51, 100],
  [1_001, 2_000],
])('above %i the scale ends at %i', (highest, top) => {
  expect(niceTop(highest)).toBe(top);
});
