import { dayOf, midnightOf } from '../../graphql/calendar-date.ts';
import type { Message } from '../../graphql/user-error.ts';
import type { CapPeriod } from '../../platform/generated/enums.ts';

/** The first day of the period that a day is in, as the SQL function cap_period_start has it; weeks begin on Monday. */
export function capPeriodStart(period: CapPeriod, day: string): string {
  const date = midnightOf(day);
  switch (period) {
    case 'DAY':
      break;
    case 'WEEK':
      date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
      break;
    case 'MONTH':
      date.setUTCDate(1);
      break;
    case 'QUARTER':
      date.setUTCMonth(Math.floor(date.getUTCMonth() / 3) * 3, 1);
      break;
    case 'YEAR':
      date.setUTCMonth(0, 1);
      break;
    default:
      period satisfies never;
  }
  return dayOf(date);
}

/** The first day of the period after the one that a day is in: from then on the count begins anew. */
export function nextCapPeriodStart(period: CapPeriod, day: string): string {
  const date = midnightOf(capPeriodStart(period, day));
  if (period === 'DAY') date.setUTCDate(date.getUTCDate() + 1);
  else if (period === 'WEEK') date.setUTCDate(date.getUTCDate() + 7);
  else date.setUTCMonth(date.getUTCMonth() + { MONTH: 1, QUARTER: 3, YEAR: 12 }[period]);
  return dayOf(date);
}

const thisPeriod: Record<CapPeriod, Message> = {
  DAY: { th: 'วันนี้', en: 'today' },
  WEEK: { th: 'สัปดาห์นี้', en: 'this week' },
  MONTH: { th: 'เดือนนี้', en: 'this month' },
  QUARTER: { th: 'ไตรมาสนี้', en: 'this quarter' },
  YEAR: { th: 'ปีนี้', en: 'this year' },
};

const thatPeriod: Record<CapPeriod, Message> = {
  DAY: { th: 'วันนั้น', en: 'that day' },
  WEEK: { th: 'สัปดาห์นั้น', en: 'that week' },
  MONTH: { th: 'เดือนนั้น', en: 'that month' },
  QUARTER: { th: 'ไตรมาสนั้น', en: 'that quarter' },
  YEAR: { th: 'ปีนั้น', en: 'that year' },
};

/** Says that the cap is reached, and when there is room again: of a period that is over, never. */
export function capReachedMessage(
  cap: { readonly period: CapPeriod; readonly doneOn: string },
  today: string,
): Message {
  const from = nextCapPeriodStart(cap.period, cap.doneOn);
  if (from <= today) {
    const { th, en } = thatPeriod[cap.period];
    return { th: `${th}ครบแล้ว`, en: `All done for ${en}.` };
  }
  const { th, en } = thisPeriod[cap.period];
  return {
    th: `${th}ครบแล้ว บันทึกได้อีกตั้งแต่ ${writtenDay(from, 'th-TH')}`,
    en: `All done for ${en}. There is room again from ${writtenDay(from, 'en-GB')}.`,
  };
}

function writtenDay(day: string, locale: 'th-TH' | 'en-GB'): string {
  return midnightOf(day).toLocaleDateString(locale, {
    ...{ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
  });
}
