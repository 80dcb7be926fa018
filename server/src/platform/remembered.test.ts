import { expect, test } from 'vitest';
import { Remembered } from './remembered.ts';

function counting(known: Readonly<Record<string, string>>) {
  const loads: (readonly string[])[] = [];
  const remembered = new Remembered<string, string>({
    load: async (keys) => {
      loads.push(keys);
      return keys.map((key) => known[key] ?? null);
    },
    nameOf: (key) => key,
    most: 2,
  });
  return { loads, remembered };
}

test('those that are asked for at once are looked up together, and each has its own answer', async () => {
  const { loads, remembered } = counting({ a: 'A', b: 'B' });
  expect(await Promise.all(['a', 'b', 'c'].map((key) => remembered.find(key)))).toEqual(['A', 'B', null]);
  expect(loads).toEqual([['a', 'b', 'c']]);
});

test('what was there is not asked for again; what was not there is', async () => {
  const known: Record<string, string> = { a: 'A' };
  const { loads, remembered } = counting(known);
  await remembered.find('a');
  await remembered.find('b');
  known['b'] = 'B';
  expect([await remembered.find('a'), await remembered.find('b')]).toEqual(['A', 'B']);
  expect(loads).toEqual([['a'], ['b'], ['b']]);
});

test('no more are kept than there is room for', async () => {
  const { loads, remembered } = counting({ a: 'A', b: 'B', c: 'C' });
  for (const key of ['a', 'b', 'c', 'a']) await remembered.find(key);
  expect(loads).toHaveLength(4);
});

test('a look-up that fails fails for those who asked, and is made again', async () => {
  let fails = true;
  const remembered = new Remembered<string, string>({
    load: (keys) => (fails ? Promise.reject(new Error('away')) : Promise.resolve(keys.map(() => 'here'))),
    nameOf: (key) => key,
    most: 10,
  });
  await expect(Promise.all([remembered.find('a'), remembered.find('b')])).rejects.toThrow('away');
  fails = false;
  expect(await remembered.find('a')).toBe('here');
});
