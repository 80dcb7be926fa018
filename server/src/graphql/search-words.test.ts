import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeLike, isShortWord, normalizeSearch, readSearchWords } from './search-words.ts';

describe('the words of a search', () => {
  test.each([
    ['น้ำแข็ง ไส', ['นำแขง', 'ไส']],
    ['นํ้าแข็ง', ['นำแขง']],
    ['นํา', ['นำ']],
    ['  Shaved\tICE  shaved ', ['shaved', 'ice']],
    ['ไก่', ['ไก']],
    ['กาแฟ latte 50%', ['กาแฟ', 'latte', '50%']],
    ['', []],
    ['\u200B่', []],
    [null, []],
  ])('%j', (search, words) => {
    expect(readSearchWords(search)).toEqual(words);
  });

  test('are at most eight, of at most 100 characters together', () => {
    expect(readSearchWords('a b c d e f g h i j')).toHaveLength(8);
    expect(() => readSearchWords('ก'.repeat(101))).toThrow('100');
    expect(readSearchWords('ก้'.repeat(100))).toHaveLength(1);
  });

  test('are short by letters, not by marks', () => {
    expect(['ไก', 'ก', 'ขาว'].map(isShortWord)).toEqual([true, true, false]);
  });

  test('normalizing twice is normalizing once, and tone marks make no difference', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (text, at) => {
        const once = normalizeSearch(text);
        expect(normalizeSearch(once)).toBe(once);
        const letters = [...text];
        letters.splice(at % (letters.length + 1), 0, '\u0E48');
        expect(normalizeSearch(letters.join('')).normalize('NFC')).toBe(once.normalize('NFC'));
      }),
    );
  });

  test('wildcards stand for themselves', () => {
    expect(escapeLike('50%_\\')).toBe('50\\%\\_\\\\');
  });
});
