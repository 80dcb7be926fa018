import { afterEach, expect, test, vi } from 'vitest';
import { endOfDay, noonOf, startOfDay, villageDay, villageDayOf } from './village-day.ts';

afterEach(() => vi.useRealTimers());

test('the day changes at the villages’ midnight, not at London’s', () => {
  expect(villageDayOf(new Date('2026-11-22T16:59:59Z'))).toBe('2026-11-22');
  expect(villageDayOf(new Date('2026-11-22T17:00:00Z'))).toBe('2026-11-23');
});

test('days are counted from today, over the end of a year too', () => {
  vi.useFakeTimers({ now: new Date('2026-12-31T16:00:00Z') });
  expect([villageDay(-1), villageDay(), villageDay(1)]).toEqual(['2026-12-30', '2026-12-31', '2027-01-01']);
});

test('the first and the last second of a day, and its noon, are on it', () => {
  const moments = [startOfDay('2026-11-22'), noonOf('2026-11-22'), endOfDay('2026-11-22')];
  expect(moments.map((moment) => villageDayOf(new Date(moment)))).toEqual(Array(3).fill('2026-11-22'));
  expect(new Date(startOfDay('2026-11-23')).getTime() - new Date(endOfDay('2026-11-22')).getTime()).toBe(
    1_000,
  );
});
