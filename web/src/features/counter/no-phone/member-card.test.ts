import { expect, test } from 'vitest';
import { counterCodeIn, memberNumberIn } from './member-card.ts';

test('a card’s number is eight digits, with blanks and in Thai digits too; a voucher’s code is none', () => {
  expect(memberNumberIn('1234 5678')).toBe('12345678');
  expect(memberNumberIn('๑๒๓๔๕๖๗๘')).toBe('12345678');
  for (const other of ['KD7Q2M4XWG', '1234567', '123456789', 'https://example.test/12345678'])
    expect(memberNumberIn(other)).toBeNull();
});

test('a one-time code is six digits', () => {
  expect(counterCodeIn('012 345')).toBe('012345');
  expect(counterCodeIn('๐๑๒๓๔๕')).toBe('012345');
  expect(counterCodeIn('01234')).toBeNull();
});
