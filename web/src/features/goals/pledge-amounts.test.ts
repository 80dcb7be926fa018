import { expect, test } from 'vitest';
import { firstAmount, mostToPledge, pledgeAmounts } from './pledge-amounts.ts';

test.each([
  [1_000, 300, [10, 20, 50, 100, 300], 10],
  [12, 300, [5, 10, 12], 10],
  [1_000, 4, [4], 4],
  [1_000, 0, [], 0],
  [0, 50, [], 0],
])('with %d left and %d points to give: %j, and %d at first', (left, available, amounts, first) => {
  expect(pledgeAmounts(left, available)).toEqual(amounts);
  expect(firstAmount(left, available)).toBe(first);
  expect(mostToPledge(left, available)).toBe(amounts.at(-1) ?? 0);
});
