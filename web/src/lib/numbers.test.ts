import { describe, expect, test } from 'vitest';
import { formatLargeNumber, formatNumber, formatShare, parseWholeNumber } from './numbers.ts';

describe('a number in words', () => {
  test('has Arabic digits in both languages', () => {
    expect(formatNumber(1250, 'th-TH')).toBe('1,250');
    expect(formatNumber(1250, 'en-GB')).toBe('1,250');
  });

  test('is rounded where the exact one stands elsewhere', () => {
    expect(formatLargeNumber(1_234_567, 'th-TH')).toBe('1.2 ล้าน');
    expect(formatShare(0.942, 'en-GB')).toBe('94%');
  });
});

describe('a typed number', () => {
  test.each([
    ['20', 20],
    ['1,250', 1250],
    ['๑๒๕๐', 1250],
    [' 35 แต้ม', 35],
    ['-5', 5],
  ])('%s is %i', (text, number) => {
    expect(parseWholeNumber(text)).toBe(number);
  });

  test('without digits is no number', () => {
    expect(parseWholeNumber('')).toBeNaN();
    expect(parseWholeNumber('แต้ม')).toBeNaN();
  });

  test('has at most nine digits', () => {
    expect(parseWholeNumber('12345678901234')).toBe(123456789);
  });
});
