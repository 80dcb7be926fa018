import { expect, test } from 'vitest';
import { currentCode, isRunningOut } from './current-code.ts';

const start = Date.parse('2026-11-22T01:00:00.000Z');
const at = (seconds: number) => new Date(start + seconds * 1_000).toISOString();
const codes = Array.from({ length: 21 }, (_, index) => ({
  token: `code-${index}`,
  shownFrom: at(index * 30),
  shownUntil: at(index * 30 + 30),
}));

test.each([
  [0, 'code-0', 30],
  [29.9, 'code-0', 1],
  [30, 'code-1', 30],
  [629, 'code-20', 1],
])('after %s seconds it is %s', (seconds, token, secondsLeft) => {
  expect(currentCode(codes, start + seconds * 1_000)).toEqual({ token, secondsLeft });
});

test('beyond what was fetched there is none', () => {
  expect(currentCode(codes, start + 630_000)).toBeNull();
  expect(currentCode(codes, start - 1)).toBeNull();
});

test('more are wanted once two minutes of ten are gone', () => {
  expect(isRunningOut(codes, start)).toBe(false);
  expect(isRunningOut(codes, start + 151_000)).toBe(true);
  expect(isRunningOut([], start)).toBe(true);
});
