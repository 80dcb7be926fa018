import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalizePhone } from './phone-number.ts';

describe('a telephone number', () => {
  test.each([
    ['081-234-5678', '0812345678'],
    ['(02) 123 4567', '021234567'],
    ['๐๘๑ ๒๓๔ ๕๖๗๘', '0812345678'],
    ['+66 81 234 5678', '0812345678'],
    ['+66 (0)81-234-5678', '0812345678'],
    ['0066812345678', '0812345678'],
    ['034–611–000', '034611000'],
    ['+856 20 5555 1234', '+8562055551234'],
  ])('%s is %s', (typed, kept) => {
    expect(normalizePhone(typed)).toBe(kept);
  });

  test.each([
    '',
    '191',
    '12345',
    '0000000000',
    '0112345678',
    '08123456789',
    '081-234-567a',
    '+',
    '+0812345678',
    'ไม่มี',
    '+66',
    '8'.repeat(1_000),
  ])('%s is none', (typed) => {
    expect(normalizePhone(typed)).toBeNull();
  });

  test('in its one form stays as it is, also with separators strewn in', () => {
    const thai = fc.stringMatching(/^0[2-9]\d{7,8}$/);
    fc.assert(
      fc.property(thai, fc.nat({ max: 9 }), fc.constantFrom(' ', '-', '.', '('), (number, at, separator) => {
        expect(normalizePhone(number)).toBe(number);
        expect(normalizePhone(number.slice(0, at) + separator + number.slice(at))).toBe(number);
        expect(normalizePhone(`+66${number.slice(1)}`)).toBe(number);
      }),
    );
  });
});
