import { expect, it } from 'vitest';
import { neighbourAfterStep, possibleMerges, possibleParents } from './places.ts';

const of = (code: string, parentCode: string | null, depth: number) => ({
  code,
  name: code,
  parentCode,
  depth,
});
const tree = [
  of('A', null, 1),
  of('B', 'A', 2),
  of('C', 'B', 3),
  of('D', 'A', 2),
  of('E', null, 1),
  of('F', null, 1),
];
const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code).join(' ');

it('goes neither below itself nor below the third level', () => {
  expect(codes(possibleParents(tree, 'E'))).toBe('A B D F');
  expect(codes(possibleParents(tree, 'B'))).toBe('A E F');
  expect(codes(possibleParents(tree, 'A'))).toBe('');
});

it('merges into what takes its branch', () => {
  expect(codes(possibleMerges(tree, 'E'))).toBe('A B C D F');
  expect(codes(possibleMerges(tree, 'A'))).toBe('E F');
});

it('steps along its level', () => {
  expect(neighbourAfterStep(tree, 'E', 'up')).toBe('A');
  expect(neighbourAfterStep(tree, 'E', 'down')).toBeNull();
  expect(neighbourAfterStep(tree, 'A', 'down')).toBe('F');
  expect([neighbourAfterStep(tree, 'A', 'up'), neighbourAfterStep(tree, 'F', 'down')]).toEqual([
    undefined,
    undefined,
  ]);
});
