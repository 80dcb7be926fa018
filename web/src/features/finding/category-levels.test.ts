import { expect, it } from 'vitest';
import { categoryLevels } from './category-levels.ts';

const of = (code: string, parentCode: string | null, shopCount: number) => ({
  code,
  name: code,
  parentCode,
  shopCount,
});
const categories = [
  of('FOOD', null, 0),
  of('NOODLE', 'FOOD', 2),
  of('BOAT', 'NOODLE', 1),
  of('SWEET', 'FOOD', 0),
  of('HAIR', null, 1),
  of('EMPTY', null, 0),
];

const drawn = (chosen: string | null) =>
  categoryLevels(categories, chosen).map((level) => [
    level.parent?.code ?? null,
    level.categories.map(({ code }) => code).join(' '),
    level.chosenCode,
  ]);

it('shows the root, and what is below each step to the chosen one', () => {
  expect(drawn(null)).toEqual([[null, 'FOOD HAIR', null]]);
  expect(drawn('FOOD')).toEqual([
    [null, 'FOOD HAIR', 'FOOD'],
    ['FOOD', 'NOODLE', null],
  ]);
  expect(drawn('BOAT')).toEqual([
    [null, 'FOOD HAIR', 'FOOD'],
    ['FOOD', 'NOODLE', 'NOODLE'],
    ['NOODLE', 'BOAT', 'BOAT'],
  ]);
});

it('is no choice where there is one kind alone, unless it has parts', () => {
  const alone = [of('FOOD', null, 2), of('HAIR', null, 0)];
  expect(categoryLevels(alone, null)).toEqual([]);
  expect(categoryLevels([...alone, of('SWEET', 'FOOD', 1)], null)).toHaveLength(1);
});

it('keeps a chosen branch that has no shop any more, so that it can be left', () => {
  expect(drawn('SWEET')[1]).toEqual(['FOOD', 'NOODLE SWEET', 'SWEET']);
  expect(drawn('GONE')).toEqual([[null, 'FOOD HAIR', null]]);
});
