import 'reflect-metadata';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { awardProblems } from './award-rules.ts';

const good = { points: 20, reason: { th: 'กวาดลานวัด', en: '' }, idempotencyKey: 'award-0001' };
const pathsOf = (input: Parameters<typeof awardProblems>[0], limitPoints = 500) =>
  awardProblems(input, limitPoints).map(({ path }) => path.join('.'));

test('a reason in one language, points in range and a key are enough', () => {
  expect(pathsOf(good)).toEqual([]);
  expect(pathsOf({ ...good, reason: { th: '', en: 'Swept the temple yard' } })).toEqual([]);
});

test('points are whole, positive and within the limit of the network', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100_000 }),
      fc.oneof(fc.integer(), fc.double()),
      (limit, points) => {
        const isGood = Number.isInteger(points) && points >= 1 && points <= limit;
        expect(pathsOf({ ...good, points }, limit)).toEqual(isGood ? [] : ['points']);
      },
    ),
  );
});

test('a key has 8 to 128 characters and no control character', () => {
  for (const key of ['12345678', 'ก'.repeat(8), 'x'.repeat(128)]) {
    expect(pathsOf({ ...good, idempotencyKey: key })).toEqual([]);
  }
  for (const key of ['', '1234567', 'x'.repeat(129), 'abcdefg\u0000', 'abcdefg\nh', '\ud800'.repeat(8)]) {
    expect(pathsOf({ ...good, idempotencyKey: key }), key).toEqual(['idempotencyKey']);
  }
});

test('everything that is wrong is said at once', () => {
  expect(pathsOf({ points: 0, reason: { th: '', en: '' }, idempotencyKey: '' })).toEqual([
    'reason',
    'points',
    'idempotencyKey',
  ]);
  expect(pathsOf({ ...good, reason: { th: 'ก'.repeat(1_001), en: 'a\u202eb' } })).toEqual([
    'reason.th',
    'reason.en',
  ]);
});
