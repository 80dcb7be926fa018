import { t } from '@lingui/core/macro';

/** Days, and from when to when, in the village's own time. */
export interface WeeklyWindow {
  readonly days: readonly string[];
  readonly opensAt: string;
  readonly closesAt: string;
}

/** The days of the week as the API has them, Monday first. */
export const weekdays = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
] as const;
export type Weekday = (typeof weekdays)[number];

/** "จันทร์" or "Mon": any Monday does. */
export function weekdayName(day: Weekday, locale: string, width: 'short' | 'long' = 'short'): string {
  const monday = Date.UTC(2026, 10, 2);
  const at = monday + weekdays.indexOf(day) * 86_400_000;
  return new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' }).format(at);
}

/** Days that follow each other, as one run each: `[[0, 4], [6, 6]]` is Monday to Friday, and Sunday. */
export function runsOf(days: readonly string[]): (readonly [from: number, to: number])[] {
  const runs: [number, number][] = [];
  for (const [index, day] of weekdays.entries()) {
    if (!days.includes(day)) continue;
    const last = runs.at(-1);
    if (last !== undefined && last[1] === index - 1) last[1] = index;
    else runs.push([index, index]);
  }
  return runs;
}

function daysInWords(days: readonly string[], locale: string): string {
  if (weekdays.every((day) => days.includes(day))) return t`Every day`;
  const name = (index: number) => weekdayName(weekdays[index] ?? 'MONDAY', locale);
  return runsOf(days)
    .flatMap(([from, to]) => {
      if (from === to) return [name(from)];
      return to === from + 1 ? [name(from), name(to)] : [`${name(from)}–${name(to)}`];
    })
    .join(' ');
}

/** "จ.–ศ. 09:00–16:00 น.": when an offer can be redeemed, one line for each set of hours. */
export function windowsInWords(windows: readonly WeeklyWindow[], locale: string): string[] {
  return windows.map(({ days, opensAt, closesAt }) => {
    const words = daysInWords(days, locale);
    if (opensAt === '00:00' && closesAt === '24:00') return t`${words}, all day`;
    return locale.startsWith('th') ? `${words} ${opensAt}–${closesAt} น.` : `${words} ${opensAt}–${closesAt}`;
  });
}
