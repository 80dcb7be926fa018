import 'reflect-metadata';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMerchantInput, readReason, singleLine } from './merchant-input.ts';
import { untilProblems } from './suspend-merchant.ts';

const paths = (problems: readonly { path: readonly string[] }[]) =>
  problems.map(({ path }) => path.join('.'));

describe('what a shop says of itself', () => {
  test('is tidied', () => {
    expect(
      readMerchantInput({
        name: { th: '  ครัว\nพิมพ์ใจ ', en: null },
        description: null,
        phone: '081-234-5678',
        address: ' 40 หมู่ 5\nหนองสาหร่าย ',
        latitude: 14.03,
        longitude: 99.68,
        category: 'FOOD',
      }),
    ).toEqual({
      change: {
        nameTh: 'ครัว พิมพ์ใจ',
        nameEn: '',
        descriptionTh: '',
        descriptionEn: '',
        phone: '0812345678',
        address: '40 หมู่ 5 หนองสาหร่าย',
        latitude: 14.03,
        longitude: 99.68,
        categoryCode: 'FOOD',
      },
      problems: [],
    });
  });

  test('and left out stays as it is', () => {
    expect(readMerchantInput({})).toEqual({ change: {}, problems: [] });
    expect(readMerchantInput({ phone: null, category: null })).toEqual({ change: {}, problems: [] });
  });

  test('and emptied is taken away', () => {
    expect(readMerchantInput({ address: null, latitude: null, longitude: null, openingHours: null })).toEqual(
      {
        change: { address: null, latitude: null, longitude: null, openingHoursTh: '', openingHoursEn: '' },
        problems: [],
      },
    );
  });

  test('is refused in all its wrong fields at once', () => {
    const { problems } = readMerchantInput({
      name: { th: ' ', en: '' },
      description: { th: 'ก'.repeat(2_001) },
      openingHours: { en: 'x'.repeat(301) },
      phone: 'call me',
      address: 'hidden\u202etext',
      latitude: 91,
      longitude: -181,
    });
    expect(paths(problems)).toEqual([
      'name',
      'description.th',
      'openingHours.en',
      'phone',
      'address',
      'latitude',
      'longitude',
    ]);
  });

  test.each([
    [{ latitude: 14 }, 'longitude'],
    [{ longitude: 99 }, 'latitude'],
    [{ latitude: null, longitude: 99 }, 'latitude'],
  ])('has both coordinates or none: %j', (input, path) => {
    expect(paths(readMerchantInput(input).problems)).toEqual([path]);
  });

  test('has a name of 120 graphemes at most, tone marks not counted', () => {
    expect(readMerchantInput({ name: { th: 'ก้'.repeat(120) } }).problems).toEqual([]);
    expect(paths(readMerchantInput({ name: { th: 'ก้'.repeat(121) } }).problems)).toEqual(['name.th']);
  });

  test('is one line where a line is meant', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(singleLine(text)).not.toMatch(/[\n\r\t]|^\s|\s$|\s\s/);
        expect(singleLine(singleLine(text))).toBe(singleLine(text));
      }),
    );
  });
});

describe('a reason', () => {
  test.each(['', '   ', '\n'])('is not "%s"', (reason) => {
    expect(paths(readReason(reason).problems)).toEqual(['reason']);
  });

  test('is at most 1,000 characters, as the column counts them', () => {
    expect(readReason('ก'.repeat(1_000)).problems).toEqual([]);
    expect(paths(readReason('ก'.repeat(1_001)).problems)).toEqual(['reason']);
    expect(paths(readReason('ก้'.repeat(501)).problems)).toEqual(['reason']);
  });

  test('is kept whole', () => {
    expect(readReason(' บรรทัดหนึ่ง\nบรรทัดสอง ').reason).toBe('บรรทัดหนึ่ง\nบรรทัดสอง');
  });
});

describe('the end of a suspension', () => {
  const now = new Date('2026-11-22T09:00:00Z');

  test.each(['2026-11-22T09:00:00.001Z', '2027-11-22T09:00:00Z'])('may be %s', (until) => {
    expect(untilProblems(new Date(until), now)).toEqual([]);
  });

  test.each(['2026-11-22T09:00:00Z', '2020-01-01T00:00:00Z', '2027-11-22T09:00:00.001Z'])(
    'is not %s',
    (until) => {
      expect(paths(untilProblems(new Date(until), now))).toEqual(['until']);
    },
  );
});
