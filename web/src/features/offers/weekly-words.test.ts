import { i18n } from '@lingui/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { runsOf, weekdays, windowsInWords } from './weekly-words.ts';

beforeAll(() => i18n.loadAndActivate({ locale: 'en', messages: {} }));

describe('days and hours in words', () => {
  test('runs of days', () => {
    expect(runsOf(['FRIDAY', 'MONDAY', 'TUESDAY'])).toEqual([
      [0, 1],
      [4, 4],
    ]);
    expect(runsOf(weekdays)).toEqual([[0, 6]]);
    expect(runsOf([])).toEqual([]);
  });

  test('a working week in Thai and in English', () => {
    const window = { days: weekdays.slice(0, 5), opensAt: '09:00', closesAt: '16:00' };
    expect(windowsInWords([window], 'en-GB')).toEqual(['Mon–Fri 09:00–16:00']);
    expect(windowsInWords([window], 'th-TH')).toEqual(['จันทร์–ศุกร์ 09:00–16:00 น.']);
  });

  test('apart, and two together', () => {
    const window = { days: ['MONDAY', 'SATURDAY', 'SUNDAY'], opensAt: '22:00', closesAt: '02:00' };
    expect(windowsInWords([window], 'en-GB')).toEqual(['Mon Sat Sun 22:00–02:00']);
  });
});
