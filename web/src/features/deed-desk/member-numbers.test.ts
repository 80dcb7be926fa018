import { expect, test } from 'vitest';
import { memberNumberIn, memberNumbersIn } from './member-numbers.ts';

test('a number is read with blanks, dashes and Thai digits', () => {
  for (const text of ['20000001', '2000 0001', '2000-0001', ' ๒๐๐๐๐๐๐๑ ', '2000\u200B0001']) {
    expect(memberNumberIn(text), text).toBe('20000001');
  }
  for (const text of ['', '2000000', '200000011', 'KD7Q2M4XWP', 'https://example.org/20000001']) {
    expect(memberNumberIn(text), text).toBeNull();
  }
});

test('a pasted list is numbers, each once, and the rest', () => {
  expect(memberNumbersIn('20000001\n2000 0002, ๒๐๐๐๐๐๐๓;20000001\nป้าแดง\n')).toEqual({
    numbers: ['20000001', '20000002', '20000003'],
    others: ['ป้าแดง'],
  });
});
