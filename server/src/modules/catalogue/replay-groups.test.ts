import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shownGroups, shownTotal, smallestGroup } from './replay-groups.ts';
import type { ReplayRow } from './replay-store.ts';

function row(
  level: ReplayRow['level'],
  code: string | null,
  memberCount: number,
  isPrivate = false,
): ReplayRow {
  const counts = { gainingCount: Math.min(memberCount, 3), losingCount: 0 };
  const points = { deedCount: memberCount, pastPoints: memberCount * 10, draftPoints: memberCount * 12 };
  return { level, code, nameTh: code, nameEn: code, isPrivate, memberCount, ...counts, ...points };
}

test('a village too small for a sum shows nothing', () => {
  const rows = [row('TOTAL', null, 4), row('CATEGORY', 'A', 4)];
  expect([shownTotal(rows), shownGroups(rows, 'CATEGORY')]).toEqual([null, []]);
});

test('small groups are one with the next larger, so that nobody reckons them from the total', () => {
  const rows = [
    row('TOTAL', null, 30),
    row('CATEGORY', 'A', 20),
    row('CATEGORY', 'B', 8),
    row('CATEGORY', 'C', 2),
  ];
  expect(shownGroups(rows, 'CATEGORY').map(({ code, pastPoints }) => [code, pastPoints])).toEqual([
    ['A', 200],
    [null, 100],
  ]);
});

test('a private indicator is never named, however many did it; its category is', () => {
  const rows = [row('TOTAL', null, 30), row('INDICATOR', 'I', 20, true), row('CATEGORY', 'A', 20, true)];
  expect(shownGroups(rows, 'INDICATOR').map(({ code }) => code)).toEqual([null]);
  expect(shownGroups(rows, 'CATEGORY').map(({ code }) => code)).toEqual(['A']);
});

test('of one to four who gain nothing is said', () => {
  expect(shownTotal([row('TOTAL', null, 30)])).toMatchObject({ gainingCount: null, losingCount: 0 });
});

test('whatever the groups: none of fewer than five is shown by itself, and the points add up', () => {
  const groups = fc.array(
    fc.record({ memberCount: fc.integer({ min: 1, max: 12 }), isPrivate: fc.boolean() }),
    {
      minLength: 1,
      maxLength: 12,
    },
  );
  fc.assert(
    fc.property(groups, (list) => {
      const parts = list.map(({ memberCount, isPrivate }, index) =>
        row('INDICATOR', `I${index}`, memberCount, isPrivate),
      );
      const rows = [row('TOTAL', null, 40), ...parts];
      const found = shownGroups(rows, 'INDICATOR');
      for (const { code, memberCount } of found) {
        if (code !== null) expect(memberCount).toBeGreaterThanOrEqual(smallestGroup);
      }
      if (found.length > 0) {
        const sum = (of: readonly { readonly pastPoints: number }[]) =>
          of.reduce((total, { pastPoints }) => total + pastPoints, 0);
        expect(sum(found)).toBe(sum(parts));
      }
    }),
  );
});
