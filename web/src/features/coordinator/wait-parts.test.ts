import { expect, test } from 'vitest';
import { waitOf } from './wait-parts.ts';

test.each([
  [0, 1, 'minute'],
  [1.4, 1, 'minute'],
  [89, 89, 'minute'],
  [90, 2, 'hour'],
  [47.4 * 60, 47, 'hour'],
  [48 * 60, 2, 'day'],
  [5.6 * 24 * 60, 6, 'day'],
])('%d minutes are %d %s', (minutes, value, unit) => {
  expect(waitOf(minutes)).toEqual({ value, unit });
});
