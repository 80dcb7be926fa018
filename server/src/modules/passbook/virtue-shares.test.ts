import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { virtueShares } from './virtue-shares.ts';

const order = ['SUFFICIENCY', 'DISCIPLINE', 'HONESTY', 'VOLUNTEERING', 'GRATITUDE'];

const group = fc.record({
  virtues: fc.uniqueArray(fc.constantFrom(...order, 'NEW_ONE'), { maxLength: 6 }),
  points: fc.integer({ min: 1, max: 1_000_000 }),
  deeds: fc.integer({ min: 1, max: 10_000 }),
});

describe('points by virtue', () => {
  test('one deed of two virtues gives each its half; of an odd number the first gets the point that is left', () => {
    expect(virtueShares([{ virtues: ['HONESTY', 'DISCIPLINE'], points: 5, deeds: 1 }], order)).toEqual([
      { code: 'DISCIPLINE', points: 3, deeds: 1 },
      { code: 'HONESTY', points: 2, deeds: 1 },
    ]);
  });

  test('parts are added before they are rounded: two odd halves make whole ones', () => {
    const deed = { virtues: ['HONESTY', 'GRATITUDE'], points: 5, deeds: 1 };
    expect(virtueShares([deed, deed], order).map(({ points }) => points)).toEqual([5, 5]);
  });

  test('deeds of no virtue stand last, by themselves', () => {
    const groups = [
      { virtues: [], points: 4, deeds: 2 },
      { virtues: ['VOLUNTEERING'], points: 6, deeds: 1 },
    ];
    expect(virtueShares(groups, order)).toEqual([
      { code: 'VOLUNTEERING', points: 6, deeds: 1 },
      { code: null, points: 4, deeds: 2 },
    ]);
  });

  test('the shares add up to the point, and none is off by a whole one', () => {
    fc.assert(
      fc.property(fc.array(group, { maxLength: 12 }), (groups) => {
        const shares = virtueShares(groups, order);
        const total = groups.reduce((sum, { points }) => sum + points, 0);
        expect(shares.reduce((sum, { points }) => sum + points, 0)).toBe(total);
        for (const { code, points } of shares) {
          const exact = groups
            .filter(({ virtues }) => (code === null ? virtues.length === 0 : virtues.includes(code)))
            .reduce((sum, each) => sum + each.points / Math.max(1, each.virtues.length), 0);
          expect(Math.abs(points - exact)).toBeLessThan(1);
        }
      }),
    );
  });

  test('the order of the groups changes nothing', () => {
    fc.assert(
      fc.property(fc.array(group, { maxLength: 8 }), (groups) => {
        expect(virtueShares(groups.toReversed(), order)).toEqual(virtueShares(groups, order));
      }),
    );
  });

  test('without deeds there is nothing', () => {
    expect(virtueShares([], order)).toEqual([]);
  });
});
