import { expect, test } from 'vitest';
import { groupByDeed } from './group-by-deed.ts';

const deed = (code: string) => ({ deed: { code, name: code, category: { code: 'C', name: 'Kind' } } });

test('what belongs to one deed stands together, the first that came first', () => {
  const [b1, a, b2] = [deed('B'), deed('A'), deed('B')];
  expect(groupByDeed([b1, a, b2])).toEqual([
    { code: 'B', name: 'B', categoryName: 'Kind', items: [b1, b2] },
    { code: 'A', name: 'A', categoryName: 'Kind', items: [a] },
  ]);
  expect(groupByDeed([])).toEqual([]);
});
