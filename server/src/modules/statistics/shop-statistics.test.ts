import fc from 'fast-check';
import { expect, test } from 'vitest';
import { statisticsOf } from './shop-statistics.ts';
import { fewestPeople } from './small-groups.ts';
import { type UseGroups, weekdayOf } from './statistics-store.ts';

interface Use {
  readonly day: string;
  readonly hour: number;
  readonly offerId: string;
  readonly person: number;
}

const use: fc.Arbitrary<Use> = fc.record({
  day: fc.integer({ min: 2, max: 15 }).map((day) => `2026-11-${String(day).padStart(2, '0')}`),
  hour: fc.integer({ min: 9, max: 12 }),
  offerId: fc.constantFrom('a', 'b', 'c'),
  person: fc.nat({ max: 20 }),
});

function groupsOf(uses: readonly Use[]): UseGroups {
  const by = <Key extends string | number>(keyOf: (use: Use) => Key) =>
    [...Map.groupBy(uses, keyOf)].map(([key, group]) => ({
      key,
      count: group.length,
      people: new Set(group.map(({ person }) => person)).size,
    }));
  const isAgain = (each: Use) => uses.some((other) => other.person === each.person && other.day < each.day);
  return {
    whole: { key: 'whole', count: uses.length, people: new Set(uses.map(({ person }) => person)).size },
    days: by(({ day }) => day).map((group) => ({ ...group, weekday: weekdayOf(group.key) })),
    weekdays: by(({ day }) => weekdayOf(day)),
    hours: by(({ day, hour }) => weekdayOf(day) * 100 + hour).map((group) => ({
      ...group,
      key: group.key % 100,
      weekday: Math.floor(group.key / 100),
    })),
    offers: by(({ offerId }) => offerId),
    visits: by((each) => (isAgain(each) ? 'again' : 'first')),
  };
}

const period = { from: '2026-11-02', until: '2026-11-15' };

/** What is hidden of parts whose whole is known, or none when nothing with people in it is. */
function hiddenOf(whole: number, parts: readonly (number | null)[]): number {
  return whole - parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
}

test('no number that is shown, and no difference between a whole and its parts, is of fewer than five people', () => {
  fc.assert(
    fc.property(fc.array(use, { maxLength: 120 }), (uses) => {
      const groups = groupsOf(uses);
      const shown = statisticsOf(period, groups, []);
      if (groups.whole.people < fewestPeople) {
        expect(JSON.stringify(shown)).not.toMatch(/"redemptions":\d/);
        expect([shown.firstVisits, shown.returnVisits]).toEqual([null, null]);
        return;
      }
      const whole = shown.redemptions ?? 0;
      const families = [
        { whole, parts: shown.weekdays.map(({ redemptions }) => redemptions) },
        { whole, parts: shown.offers.map(({ redemptions }) => redemptions) },
        { whole, parts: [shown.firstVisits, shown.returnVisits] },
        ...shown.weekdays.flatMap(({ weekday, redemptions }) => {
          const days = shown.days.filter(({ day }) => weekdayOf(day) === weekday);
          const hours = shown.hours.filter((hour) => hour.weekday === weekday);
          if (redemptions === null) {
            // Nothing of a weekday that is hidden.
            expect([...days, ...hours].every((part) => part.redemptions === null)).toBe(true);
            return [];
          }
          return [days, hours].map((parts) => ({
            whole: redemptions,
            parts: parts.map((part) => part.redemptions),
          }));
        }),
      ];
      for (const { whole: sum, parts } of families) {
        const hidden = hiddenOf(sum, parts);
        const isAllHidden = parts.every((part) => part === null);
        expect(hidden === 0 || isAllHidden || hidden >= 2 * fewestPeople - 1).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
});

test('a busy shop is shown whole', () => {
  const uses = Array.from({ length: 14 * 4 * 6 }, (_, index): Use => {
    const [slot, person] = [Math.floor(index / 6), index % 6];
    const day = `2026-11-${String(2 + (slot % 14)).padStart(2, '0')}`;
    return { day, hour: 9 + Math.floor(slot / 14), offerId: 'a', person };
  });
  const shown = statisticsOf(period, groupsOf(uses), []);
  expect(shown).toMatchObject({ redemptions: 336, firstVisits: 24, returnVisits: 312 });
  expect(shown.days).toHaveLength(14);
  expect(shown.days.every(({ redemptions }) => redemptions === 24)).toBe(true);
  expect(shown.hours).toHaveLength(168);
  expect(shown.hours.find(({ weekday, hour }) => weekday === 1 && hour === 9)?.redemptions).toBe(12);
  expect(shown.hours.find(({ weekday, hour }) => weekday === 1 && hour === 3)?.redemptions).toBeNull();
});
