import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backOffSeconds, mostAttempts } from './back-off.ts';

test('pauses double, and never exceed six hours', () => {
  expect([1, 2, 3, 4].map((attempts) => backOffSeconds(attempts, 0))).toEqual([30, 60, 120, 240]);
  expect(backOffSeconds(mostAttempts, 0)).toBe(21_600);
});

test('chance takes away at most half', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (attempts, random) => {
        const whole = backOffSeconds(attempts, 0);
        const pause = backOffSeconds(attempts, random);
        expect(pause).toBeLessThanOrEqual(whole);
        expect(pause).toBeGreaterThanOrEqual(whole / 2);
      },
    ),
  );
});

test('all the attempts together take about a day', () => {
  const seconds = Array.from({ length: mostAttempts - 1 }, (_, index) => backOffSeconds(index + 1, 0));
  const hours = seconds.reduce((sum, pause) => sum + pause, 0) / 3_600;
  expect(hours).toBeGreaterThan(12);
  expect(hours).toBeLessThan(36);
});
