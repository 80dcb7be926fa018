import { describe, expect, test } from 'vitest';
import { formatThaiPhone, isPhone } from './thai-phone.ts';

describe('a Thai telephone number', () => {
  test.each([
    ['0812345678', '081-234-5678'],
    ['081 234 5678', '081-234-5678'],
    ['๐๘๑๒๓๔๕๖๗๘', '081-234-5678'],
    ['+66 81 234 5678', '081-234-5678'],
    ['+660812345678', '081-234-5678'],
    ['021234567', '02-123-4567'],
    ['034123456', '034-123-456'],
    ['08123', '081-23'],
    ['0', '0'],
    ['', ''],
    ['+85620555555', '+85620555555'],
  ])('%s is written %s', (typed, written) => {
    expect(formatThaiPhone(typed)).toBe(written);
  });

  test.each(['081-234-5678', '02-123-4567', '034-123-456', '+66812345678', '+856 20 555 555'])(
    '%s is one',
    (text) => {
      expect(isPhone(text)).toBe(true);
    },
  );

  test.each(['', '081-234-567', '123', '034-123-4567', 'โทรมานะ'])('%s is none', (text) => {
    expect(isPhone(text)).toBe(false);
  });
});
