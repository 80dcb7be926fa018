import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  branchOf,
  type CategoryNode,
  deepest,
  heightOf,
  inTreeOrder,
  placementsOfMove,
} from './category-tree.ts';

const node = (code: string, parentCode: string | null, depth: number, position: number): CategoryNode => ({
  ...{ code, parentCode, depth, position },
});
const village = [
  node('FOOD', null, 1, 1),
  node('SWEET', 'FOOD', 2, 1),
  node('NOODLE', 'FOOD', 2, 0),
  node('DRINK', null, 1, 0),
];

describe('the tree', () => {
  test('is read parents first, each level in its order', () => {
    expect(inTreeOrder(village).map(({ code }) => code)).toEqual(['DRINK', 'FOOD', 'NOODLE', 'SWEET']);
  });

  test('a branch has all that is below; nothing has no branch', () => {
    expect(branchOf(village, 'FOOD').toSorted()).toEqual(['FOOD', 'NOODLE', 'SWEET']);
    expect(branchOf(village, 'NONE')).toEqual([]);
    expect(heightOf(village, 'FOOD')).toBe(2);
  });

  test('a move counts the siblings anew and sinks the branch', () => {
    expect(placementsOfMove(village, { code: 'FOOD', parentCode: 'DRINK', beforeCode: null })).toEqual([
      { code: 'FOOD', parentCode: 'DRINK', depth: 2, position: 0 },
      { code: 'SWEET', parentCode: 'FOOD', depth: 3, position: 1 },
      { code: 'NOODLE', parentCode: 'FOOD', depth: 3, position: 0 },
    ]);
    expect(placementsOfMove(village, { code: 'FOOD', parentCode: null, beforeCode: 'DRINK' })).toEqual([
      { code: 'FOOD', parentCode: null, depth: 1, position: 0 },
      { code: 'DRINK', parentCode: null, depth: 1, position: 1 },
    ]);
  });

  test.each([
    ['BELOW_ITSELF', { code: 'FOOD', parentCode: 'SWEET', beforeCode: null }],
    ['NO_PARENT', { code: 'FOOD', parentCode: 'NONE', beforeCode: null }],
    ['NO_SIBLING', { code: 'FOOD', parentCode: null, beforeCode: 'SWEET' }],
  ])('%s', (refusal, move) => {
    expect(placementsOfMove(village, move)).toBe(refusal);
  });

  test('whatever is moved wherever: no circle, no branch deeper than three, each level counted 0, 1, 2, …', () => {
    const codes = ['A', 'B', 'C', 'D', 'E', 'F'];
    const move = fc.record({
      code: fc.constantFrom(...codes),
      parentCode: fc.constantFrom(null, ...codes),
      beforeCode: fc.constantFrom(null, ...codes),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 20 }), (moves) => {
        let nodes = codes.map((code, position) => node(code, null, 1, position));
        for (const each of moves) {
          const placements = placementsOfMove(nodes, each);
          if (typeof placements === 'string') continue;
          const changed = new Map(placements.map((placement) => [placement.code, placement]));
          nodes = nodes.map((one) => ({ ...one, ...changed.get(one.code) }));
        }
        expect(inTreeOrder(nodes)).toHaveLength(codes.length);
        for (const each of nodes) {
          expect(each.depth).toBeLessThanOrEqual(deepest);
          const parent = nodes.find(({ code }) => code === each.parentCode);
          expect(each.depth).toBe((parent?.depth ?? 0) + 1);
        }
        for (const level of Map.groupBy(nodes, ({ parentCode }) => parentCode).values()) {
          expect(new Set(level.map(({ position }) => position)).size).toBe(level.length);
        }
      }),
    );
  });
});
