import { expect, test } from 'vitest';
import { daysUntilSoldOut } from './stock-forecast.ts';

test('goes on as it went: 10 left at 14 in 28 days are gone in 20', () => {
  expect(daysUntilSoldOut({ stockLeft: 10, usedCount: 14, days: 90 })).toBe(20);
});

test('an offer of two weeks is measured by its two weeks', () => {
  expect(daysUntilSoldOut({ stockLeft: 10, usedCount: 14, days: 14 })).toBe(10);
});

test('what is gone is gone', () => {
  expect(daysUntilSoldOut({ stockLeft: 0, usedCount: null, days: 0 })).toBe(0);
});

test.each([
  ['too few people', { stockLeft: 10, usedCount: null, days: 28 }],
  ['nobody', { stockLeft: 10, usedCount: 0, days: 28 }],
  ['less than a week', { stockLeft: 10, usedCount: 14, days: 6 }],
  ['more than a year', { stockLeft: 10_000, usedCount: 5, days: 28 }],
])('of %s nothing is said', (_, offer) => {
  expect(daysUntilSoldOut(offer)).toBeNull();
});
