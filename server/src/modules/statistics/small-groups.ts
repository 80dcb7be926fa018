/** Of fewer people than this nothing is shown: not their number, and not what they did. */
export const fewestPeople = 5;

/** Part of a whole that is known: `people` are different persons, `count` is what they did together. */
export interface Group<Key extends string | number = string | number> {
  readonly key: Key;
  readonly people: number;
  readonly count: number;
}

/**
 * What of the parts may be shown beside their whole.
 *
 * 1. A part of fewer than five people is hidden, nobody at all included: "few" and "none" look alike.
 * 2. When that hides somebody, what is hidden must not follow from the whole and what is shown: the smallest part that is
 *    shown is hidden too, with all of its size, and the next one, until nine (2 × 5 − 1) uses are hidden together. Nine,
 *    because beside a part of five or more a small one can then be any number from 1 to 4.
 *
 * The answer depends on the numbers alone: which of two alike was hidden would tell which one was small.
 */
export function shownGroups<Key extends string | number>(
  groups: readonly Group<Key>[],
): ReadonlyMap<Key, number> {
  const shown = groups
    .filter(({ people }) => people >= fewestPeople)
    .sort((one, other) => one.count - other.count);
  const small = groups.filter(({ people }) => people > 0 && people < fewestPeople);
  let hiddenCount = small.reduce((sum, { count }) => sum + count, 0);
  let isCovered = small.length === 0;
  while (!isCovered && shown.length > 0) {
    const smallest = shown[0]?.count;
    while (shown[0]?.count === smallest) hiddenCount += shown.shift()?.count ?? 0;
    isCovered = hiddenCount >= 2 * fewestPeople - 1;
  }
  return new Map(shown.map(({ key, count }) => [key, count]));
}
