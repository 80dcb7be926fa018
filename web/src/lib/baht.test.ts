import { expect, test } from 'vitest';
import { formatBaht, formatBahtInFull, readBaht } from './baht.ts';

test('satang are written as baht, exactly', () => {
  expect(formatBaht(0, 'th-TH')).toBe('0');
  expect(formatBaht(5, 'th-TH')).toBe('0.05');
  expect(formatBaht(123_450, 'en')).toBe('1,234.50');
  expect(formatBaht(-100, 'en')).toBe('−1');
  expect(formatBahtInFull(-100, 'en')).toBe('−1.00');
  expect(formatBahtInFull(1_205, 'en')).toBe('12.05');
  expect(formatBaht(9_007_199_254_740_991, 'en')).toBe('90,071,992,547,409.91');
});

test('baht are read as satang, in Thai digits too, and what is finer is none', () => {
  expect(readBaht('1,234.5')).toBe(123_450);
  expect(readBaht('๐.๗๕')).toBe(75);
  expect(readBaht('-3')).toBe(-300);
  for (const text of ['9250', '฿9,250', '9,250.-', '9250 บาท', '๙,๒๕๐.- บาท', '9250฿', '฿ 9250.00'])
    expect(readBaht(text)).toBe(925_000);
  for (const text of ['', '฿', 'บาท', '.-', '9250-', '1.234', 'abc', '1e3', '.5', '12345678901'])
    expect(readBaht(text)).toBeNull();
});
