import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawVoucherCode, readVoucherCode } from './voucher-code.ts';

const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const codes = fc.constant(null).map(() => drawVoucherCode());
const position = fc.integer({ min: 0, max: 9 });

describe('a voucher code', () => {
  test('is ten characters without look-alikes, and reads as itself', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(code).toMatch(/^[2-9A-HJKMNP-Z]{10}$/);
        expect(readVoucherCode(code)).toBe(code);
      }),
    );
  });

  test('is read from lower case with spaces and dashes', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(
          readVoucherCode(` ${code.slice(0, 4)} ${code.slice(4, 8)}-${code.slice(8)} `.toLowerCase()),
        ).toBe(code);
      }),
    );
  });

  test('with one wrong character is no code', () => {
    fc.assert(
      fc.property(codes, position, fc.constantFrom(...alphabet), (code, at, wrong) => {
        fc.pre(code[at] !== wrong);
        expect(readVoucherCode(code.slice(0, at) + wrong + code.slice(at + 1))).toBeNull();
      }),
    );
  });

  test('with two characters swapped is no code', () => {
    fc.assert(
      fc.property(codes, position, position, (code, a, b) => {
        const swapped = [...code];
        const [first = '', second = ''] = [swapped[a], swapped[b]];
        fc.pre(first !== second && a !== 9 && b !== 9);
        swapped[a] = second;
        swapped[b] = first;
        expect(readVoucherCode(swapped.join(''))).toBeNull();
      }),
    );
  });

  test.each(['', 'KD7Q', 'KD7Q2M4XWPP', 'O'.repeat(10), '๑๒๓๔๕๖๗๘๙๐', '0'.repeat(1_000_000)])(
    '"%s" is none',
    (text) => {
      expect(readVoucherCode(text)).toBeNull();
    },
  );
});
