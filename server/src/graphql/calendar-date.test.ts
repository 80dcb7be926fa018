import { describe, expect, test } from 'vitest';
import { CalendarDate, dayOf, isCalendarDate, midnightOf } from './calendar-date.ts';

describe('a day on the wire', () => {
  test('is the same text inside', () => {
    expect(CalendarDate.parseValue('2026-11-22')).toBe('2026-11-22');
    expect(CalendarDate.serialize('2026-11-22')).toBe('2026-11-22');
    expect(dayOf(midnightOf('2028-02-29'))).toBe('2028-02-29');
  });

  test.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2569-11-22',
    '22/11/2026',
    '2026-11-22T00:00:00Z',
    '',
    20261122,
    null,
  ])('%s is refused', (value) => {
    expect(() => CalendarDate.parseValue(value)).toThrow();
  });

  test('is known by its form and by the calendar', () => {
    expect([isCalendarDate('2028-02-29'), isCalendarDate('2027-02-29'), isCalendarDate('2027-2-9')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
