import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashOfCode, LetterCodes, readLetterCode } from './letter-codes.ts';

const codes = new LetterCodes('a secret for tests alone, 32 characters or more');
const letters = fc.uuid().map((id) => codes.codeOf(id));

describe('the code of a letter', () => {
  test('is sixteen characters without look-alikes, and reads as itself, with spaces and in lower case', () => {
    fc.assert(
      fc.property(letters, (code) => {
        expect(code).toMatch(/^[2-9A-HJKMNP-Z]{16}$/);
        expect(readLetterCode(code)).toBe(code);
        expect(readLetterCode((code.match(/.{4}/g) ?? []).join(' ').toLowerCase())).toBe(code);
      }),
    );
  });

  test('is the same for the same letter and secret, and another for every other', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (one, other) => {
        fc.pre(one !== other);
        expect(codes.codeOf(one)).toBe(codes.codeOf(one));
        expect(codes.codeOf(one)).not.toBe(codes.codeOf(other));
        expect(new LetterCodes('another secret of 32 characters or more').codeOf(one)).not.toBe(
          codes.codeOf(one),
        );
      }),
    );
  });

  test('with one wrong character is none', () => {
    fc.assert(
      fc.property(letters, fc.nat(15), fc.constantFrom(...'23456789ABCDEFGH'), (code, at, wrong) => {
        fc.pre(code[at] !== wrong);
        expect(readLetterCode(code.slice(0, at) + wrong + code.slice(at + 1))).toBeNull();
      }),
    );
  });

  test.each(['', 'KD7Q2M4XWP', 'O'.repeat(16), '0'.repeat(1_000_000)])('"%s" is none', (text) => {
    expect(readLetterCode(text)).toBeNull();
  });

  test('is known by 32 bytes that do not tell it', () => {
    expect(hashOfCode('K'.repeat(16))).toHaveLength(32);
  });
});
