import { noonOf, villageTimeZone as timeZone } from './village-day.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** "22 พ.ย. 2569" or "22 Nov 2026": the year always in full. */
export function formatDate(iso: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(new Date(iso));
}

/** From one day to another, both included, no word said twice: "1–31 ต.ค. 2569". */
export function formatDays(first: string, last: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).formatRange(new Date(noonOf(first)), new Date(noonOf(last)));
}

/** "14:05 น." in Thai, "14:05" in English. */
export function formatTime(iso: string, locale: string): string {
  const time = new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(iso));
  return locale.startsWith('th') ? `${time} น.` : time;
}

/** "22 พ.ย. 2569 14:05 น." */
export function formatDateTime(iso: string, locale: string): string {
  return `${formatDate(iso, locale)} ${formatTime(iso, locale)}`;
}

/** The largest unit that says it well: 95 minutes are "in 2 hours", 30 hours are "tomorrow". */
export function formatRelative(iso: string, locale: string, now: number): string {
  const distance = new Date(iso).getTime() - now;
  const size = Math.abs(distance);
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (size < minute) return words.format(0, 'second');
  if (size < hour) return words.format(Math.round(distance / minute), 'minute');
  if (size < day) return words.format(Math.round(distance / hour), 'hour');
  if (size < 30 * day) return words.format(Math.round(distance / day), 'day');
  return formatDate(iso, locale);
}

/** The time left, in its two largest units: `{ days: 1, hours: 4, minutes: 0 }`; all zero when it is over. */
export function timeLeft(iso: string, now: number): { days: number; hours: number; minutes: number } {
  const left = Math.max(0, new Date(iso).getTime() - now);
  return {
    days: Math.floor(left / day),
    hours: Math.floor((left % day) / hour),
    minutes: Math.floor((left % hour) / minute),
  };
}
