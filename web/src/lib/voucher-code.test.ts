import { describe, expect, test } from 'vitest';
import { latinKeyOf, readTypedCode, typedCharacters } from './typed-voucher-code.ts';
import { groupVoucherCode, readVoucherCode, voucherAlphabet, voucherCodeInScan } from './voucher-code.ts';

/** Nine characters and the check character that the server gives them. */
const known = [
  'KD7Q2M4XWG',
  '2222222222',
  'ZZZZZZZZZK',
  '23456789AS',
  'A2B3C4D5E2',
  'QWERTYUPA3',
  'M6TKJNTFVY',
  'JVHDKAYRSA',
  'SHN9ZCEP25',
  'C24AGMEU5C',
];

describe('a voucher code', () => {
  test.each(known)('%s reads as itself', (code) => {
    expect(readVoucherCode(code)).toBe(code);
    expect(readVoucherCode(groupVoucherCode(code).toLowerCase())).toBe(code);
  });

  test.each(known)('%s with one wrong character is none', (code) => {
    for (let index = 0; index < code.length; index++) {
      for (const wrong of voucherAlphabet.replace(code.charAt(index), '')) {
        expect(readVoucherCode(code.slice(0, index) + wrong + code.slice(index + 1))).toBeNull();
      }
    }
  });

  test('stands in groups of four, while it is typed too', () => {
    expect(groupVoucherCode('KD7Q2M4XWG')).toBe('KD7Q 2M4X WG');
    expect(groupVoucherCode('KD7Q2')).toBe('KD7Q 2');
    expect(groupVoucherCode('')).toBe('');
  });

  test.each([
    'KD7Q2M4XWG',
    'https://kwamdee.example/v/KD7Q2M4XWG',
    'https://kwamdee.example/counter?code=KD7Q2M4XWG#x',
    'kwamdee:KD7Q-2M4X-WG',
  ])('is found in the scan %s', (scan) => {
    expect(voucherCodeInScan(scan)).toBe('KD7Q2M4XWG');
  });

  test.each(['https://kwamdee.example/shops/merchant_01h', 'WIFI:T:WPA;S:cafe;;', '', 'A'.repeat(5_000)])(
    'is not in the scan %s',
    (scan) => {
      expect(voucherCodeInScan(scan)).toBeNull();
    },
  );
});

describe('a typed code', () => {
  test('keeps letters and digits, in upper case, ten at most', () => {
    expect(typedCharacters(' kd7q-2m4x wg99')).toBe('KD7Q2M4XWG');
  });

  test('is understood in Thai digits, and from the keys of a keyboard that was left in Thai', () => {
    expect(typedCharacters('kd๗q ๒m๔x wg')).toBe('KD7Q2M4XWG');
    expect(['KeyK', 'Digit2', 'Minus', 'Enter', 'ShiftLeft'].map(latinKeyOf)).toEqual([
      'K',
      '2',
      null,
      null,
      null,
    ]);
  });

  test('waits for its tenth character', () => {
    expect(readTypedCode('KD7Q2M4XW')).toEqual({ kind: 'incomplete' });
  });

  test('is taken when its check character fits', () => {
    expect(readTypedCode('KD7Q2M4XWG')).toEqual({ kind: 'code', code: 'KD7Q2M4XWG', isCorrected: false });
  });

  test.each(['KD702M4XWG', 'KD7O2M4XWG', 'K07Q2M4XWG', 'KD1Q2M4XWG'])(
    '%s has a character that no code has, and only one that looks like it fits',
    (typed) => {
      expect(readTypedCode(typed)).toEqual({ kind: 'code', code: 'KD7Q2M4XWG', isCorrected: true });
    },
  );

  test('with two such characters is not guessed at', () => {
    expect(readTypedCode('KO702M4XWG')).toEqual({ kind: 'wrong' });
  });

  test('with a look-alike of the alphabet is asked about, not taken', () => {
    expect(readTypedCode('5HN9ZCEP25')).toEqual({ kind: 'suggestion', code: 'SHN9ZCEP25' });
  });

  test('with any other slip is wrong', () => {
    expect(readTypedCode('KD7Q2M4X9G').kind).toBe('wrong');
  });
});
