import { expect, test } from 'vitest';
import { scannedEventCode } from './scanned-event-code.ts';

const token = 'AQGd_1-'.padEnd(44, 'x');

test.each([
  [`https://kwamdee.example/c/${token}`, token],
  [`http://192.168.1.5:4000/c/${token}?utm=line`, token],
  [` https://kwamdee.example/c/${token}\n`, token],
  [`https://kwamdee.example/c/${token}x`, null],
  ['https://kwamdee.example/shops/merchant_1', null],
  ['20000001', null],
  ['', null],
])('%s', (text, code) => {
  expect(scannedEventCode(text)).toBe(code);
});
