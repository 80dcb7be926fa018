import { expect, it } from 'vitest';
import { outline, readRings, thailandOutline } from './thailand.ts';

it('reads relative and absolute steps, ring by ring', () => {
  expect(readRings('m 1,2 1,0 0,1 z m 2,2 1,1 z M 9 9 l-1-1 z')).toEqual([
    [
      [1, 2],
      [2, 2],
      [2, 3],
    ],
    [
      [3, 4],
      [4, 5],
    ],
    [
      [9, 9],
      [8, 8],
    ],
  ]);
});

it('knows only steps that the drawing has', () => {
  const commands = new Set(outline.locations.flatMap(({ path }) => path.match(/[a-z]/gi) ?? []));
  expect([...commands].filter((command) => !/[mlz]/i.test(command))).toEqual([]);
});

it('puts Kanchanaburi where it is: Nong Sarai lies in it', () => {
  expect(thailandOutline().length).toBeGreaterThan(76);
  const at = outline.locations.findIndex(({ name }) => name === 'Kanchanaburi');
  const before = outline.locations.slice(0, at).reduce((sum, { path }) => sum + readRings(path).length, 0);
  const ring = thailandOutline()[before] ?? [];
  const inside = ring.filter(([north], index) => {
    const [nextNorth, nextEast] = ring[(index + 1) % ring.length] ?? [0, 0];
    const [, east] = ring[index] ?? [0, 0];
    return (
      north > 14.03 !== nextNorth > 14.03 &&
      99.6 < ((nextEast - east) * (14.03 - north)) / (nextNorth - north) + east
    );
  });
  expect(inside.length % 2).toBe(1);
});
