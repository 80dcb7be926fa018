import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fewestPeople, type Group, shownGroups } from './small-groups.ts';

const group = fc.nat({ max: 30 }).chain((people) =>
  fc.record({
    people: fc.constant(people),
    // Each comes at least once.
    count: people === 0 ? fc.constant(0) : fc.integer({ min: people, max: people * 3 }),
  }),
);
const groups = fc
  .array(group, { maxLength: 24 })
  .map((list): Group<number>[] => list.map((each, key) => ({ key, ...each })));

const sum = (list: readonly { count: number }[]) => list.reduce((total, { count }) => total + count, 0);

test('nothing of fewer than five people is shown, and what is shown is true', () => {
  fc.assert(
    fc.property(groups, (list) => {
      for (const [key, count] of shownGroups(list)) {
        expect(list[key]?.people).toBeGreaterThanOrEqual(fewestPeople);
        expect(list[key]?.count).toBe(count);
      }
    }),
  );
});

test('where somebody is hidden, the whole less what is shown is of two parts and nine uses, or all there is', () => {
  fc.assert(
    fc.property(groups, (list) => {
      const shown = shownGroups(list);
      const hidden = list.filter(({ key, people }) => people > 0 && !shown.has(key));
      if (hidden.length === 0) return;
      const isEnough = hidden.length >= 2 && sum(hidden) >= 2 * fewestPeople - 1;
      expect(isEnough || shown.size === 0).toBe(true);
    }),
  );
});

test('where everybody is in a group of five or more, all of it is shown', () => {
  fc.assert(
    fc.property(groups, (list) => {
      if (list.some(({ people }) => people > 0 && people < fewestPeople)) return;
      expect(shownGroups(list).size).toBe(list.filter(({ people }) => people > 0).length);
    }),
  );
});

test('the order in which they come tells nothing', () => {
  fc.assert(
    fc.property(groups, fc.infiniteStream(fc.nat()), (list, random) => {
      const shuffled = list
        .map((each) => ({ each, at: random.next().value ?? 0 }))
        .sort((one, other) => one.at - other.at)
        .map(({ each }) => each);
      expect([...shownGroups(shuffled)].sort()).toEqual([...shownGroups(list)].sort());
    }),
  );
});

/** Every way in which `parts` groups can have up to `most` people, each of whom came once. */
function everyWay(parts: number, most: number): number[][] {
  if (parts === 0) return [[]];
  return everyWay(parts - 1, most).flatMap((rest) =>
    Array.from({ length: most + 1 }, (_, value) => [...rest, value]),
  );
}

test.each([
  { parts: 2, most: 14 },
  { parts: 3, most: 12 },
  { parts: 4, most: 9 },
])(
  'an attacker who knows the rule, the whole and all that is shown of $parts parts knows no small one',
  ({ parts, most }) => {
    // All that looks the same from outside, together: what is shown, and the whole.
    const alike = Map.groupBy(
      everyWay(parts, most).filter((way) => way.reduce((total, value) => total + value, 0) >= fewestPeople),
      (way) => {
        const shown = shownGroups(way.map((value, key) => ({ key, people: value, count: value })));
        const whole = way.reduce((total, value) => total + value, 0);
        return JSON.stringify([whole, way.map((_, key) => shown.get(key) ?? null)]);
      },
    );
    for (const ways of alike.values()) {
      for (let part = 0; part < parts; part++) {
        const values = new Set(ways.map((way) => way[part]));
        const small = ways[0]?.[part] ?? 0;
        if (small > 0 && small < fewestPeople) expect(values.size).toBeGreaterThan(1);
      }
    }
  },
);
