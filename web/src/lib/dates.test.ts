import { describe, expect, test } from 'vitest';
import { formatDate, formatDateTime, formatDays, formatRelative, formatTime, timeLeft } from './dates.ts';

const lateEvening = '2026-11-22T17:30:00Z'; // half past midnight of the 23rd in Thailand
const now = Date.parse('2026-11-22T03:00:00Z');

describe('a moment in words', () => {
  test('has the Buddhist year in full in Thai, and the village’s day', () => {
    expect(formatDate(lateEvening, 'th-TH')).toBe('23 พ.ย. 2569');
    expect(formatDate(lateEvening, 'en-GB')).toBe('23 Nov 2026');
  });

  test('says of several days what they share once', () => {
    expect(formatDays('2026-10-01', '2026-10-31', 'th-TH')).toBe('1–31 ต.ค. 2569');
    expect(formatDays('2026-10-26', '2026-11-01', 'th-TH')).toBe('26 ต.ค. – 1 พ.ย. 2569');
  });

  test('has the time of day as Thais write it', () => {
    expect(formatTime(lateEvening, 'th-TH')).toBe('00:30 น.');
    expect(formatTime(lateEvening, 'en-GB')).toBe('00:30');
    expect(formatDateTime(lateEvening, 'th-TH')).toBe('23 พ.ย. 2569 00:30 น.');
  });

  test('counts in the unit that says it well, and names the day when it is far', () => {
    expect(formatRelative('2026-11-22T03:05:00Z', 'en-GB', now)).toBe('in 5 minutes');
    expect(formatRelative('2026-11-22T00:00:00Z', 'en-GB', now)).toBe('3 hours ago');
    expect(formatRelative('2026-11-23T04:00:00Z', 'en-GB', now)).toBe('tomorrow');
    expect(formatRelative('2027-03-01T00:00:00Z', 'en-GB', now)).toBe('1 Mar 2027');
  });
});

describe('the time left', () => {
  test('is told in days, hours and minutes', () => {
    expect(timeLeft('2026-11-23T05:10:30Z', now)).toEqual({ days: 1, hours: 2, minutes: 10 });
  });

  test('never falls below nothing', () => {
    expect(timeLeft('2026-11-22T02:59:59Z', now)).toEqual({ days: 0, hours: 0, minutes: 0 });
  });
});
