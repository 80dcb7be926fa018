import 'reflect-metadata';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeCursor, isMomentAndIdKey, readPage } from './connection.ts';

const id = '0190c0de-0000-7000-8000-000000000001';
const readBack = (moment: unknown) =>
  readPage({ first: 20, after: encodeCursor([moment as string, id]) }, isMomentAndIdKey).after;

describe('a cursor of a moment and an id', () => {
  test('is read as it was written', () => {
    const dates = fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        expect(readBack(date.toISOString())).toEqual([date.toISOString(), id]);
      }),
    );
  });

  test.each([
    '2026',
    'Tue 1',
    '0000-01-01T00:00:00.000Z',
    '+010000-01-01T00:00:00.000Z',
    '2026-02-30T00:00:00.000Z',
    '',
    7,
    null,
  ])('is not made of %j', (moment) => {
    expect(() => readBack(moment)).toThrow('after is not a cursor of this list');
  });
});

test.each([0, -1, 101])('a page of %d is refused', (first) => {
  expect(() => readPage({ first }, isMomentAndIdKey)).toThrow('first must be 1 to 100');
});
