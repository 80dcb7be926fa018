import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf } from '../../graphql/calendar-date.ts';
import { capPeriodStart, capReachedMessage, nextCapPeriodStart } from './cap-period.ts';

const periods = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const;
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => dayOf(date));

test('a day is in its period, and the next period begins after it and no day later', () => {
  fc.assert(
    fc.property(fc.constantFrom(...periods), day, (period, today) => {
      const [start, next] = [capPeriodStart(period, today), nextCapPeriodStart(period, today)];
      expect(start <= today && today < next).toBe(true);
      expect(capPeriodStart(period, start)).toBe(start);
      expect(capPeriodStart(period, next)).toBe(next);
      const last = dayOf(new Date(new Date(`${next}T00:00:00Z`).getTime() - 86_400_000));
      expect(capPeriodStart(period, last)).toBe(start);
    }),
  );
});

test.each([
  ['DAY', '2026-11-26', '2026-11-26', '2026-11-27'],
  ['WEEK', '2026-11-29', '2026-11-23', '2026-11-30'],
  ['WEEK', '2026-11-30', '2026-11-30', '2026-12-07'],
  ['MONTH', '2028-02-29', '2028-02-01', '2028-03-01'],
  ['QUARTER', '2026-12-31', '2026-10-01', '2027-01-01'],
  ['YEAR', '2026-11-26', '2026-01-01', '2027-01-01'],
] as const)('a %s with %s begins on %s, the next on %s', (period, today, start, next) => {
  expect([capPeriodStart(period, today), nextCapPeriodStart(period, today)]).toEqual([start, next]);
});

test('a cap that is reached says until when, and of a period that is over no more than that', () => {
  expect(capReachedMessage({ period: 'WEEK', doneOn: '2026-11-26' }, '2026-11-26')).toEqual({
    th: 'สัปดาห์นี้ครบแล้ว บันทึกได้อีกตั้งแต่ 30 พ.ย. 2569',
    en: 'All done for this week. There is room again from 30 Nov 2026.',
  });
  expect(capReachedMessage({ period: 'MONTH', doneOn: '2026-10-31' }, '2026-11-01')).toEqual({
    th: 'เดือนนั้นครบแล้ว',
    en: 'All done for that month.',
  });
});
