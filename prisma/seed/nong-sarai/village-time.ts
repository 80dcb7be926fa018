import type { Moment, OpeningHours } from './types.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Thailand keeps UTC+7 all year and has no summer time, so plain arithmetic is exact. */
const VILLAGE_OFFSET_MS = 7 * HOUR_MS;

/** The number of the village's calendar day that holds `at`; days follow each other by one. */
export function villageDay(at: Date): number {
  return Math.floor((at.getTime() + VILLAGE_OFFSET_MS) / DAY_MS);
}

/** Midnight in the village at the start of a day. */
export function startOfVillageDay(day: number): Date {
  return new Date(day * DAY_MS - VILLAGE_OFFSET_MS);
}

/** Minutes since midnight of a clock time such as `06:30`. */
export function minutesOfClock(clock: string): number {
  const [hours = '0', minutes = '0'] = clock.split(':');
  return Number(hours) * 60 + Number(minutes);
}

/** A time of a day, in minutes since midnight in the village (a fraction is seconds). */
export function atMinute(day: number, minute: number): Date {
  return new Date(startOfVillageDay(day).getTime() + Math.round(minute * 60) * 1_000);
}

/** Minutes since midnight in the village. */
export function minuteOfVillageDay(at: Date): number {
  return (at.getTime() - startOfVillageDay(villageDay(at)).getTime()) / MINUTE_MS;
}

/** 1 is January. */
export function villageMonth(at: Date): number {
  return new Date(at.getTime() + VILLAGE_OFFSET_MS).getUTCMonth() + 1;
}

/** 0 is Sunday. */
export function weekdayOfDay(day: number): number {
  return (day + 4) % 7; // Day 0, 1 January 1970, was a Thursday.
}

/** The exact time that a moment of the seed means when seen from `now`. */
export function momentAt(now: Date, moment: Moment): Date {
  return atMinute(villageDay(now) + moment.days, minutesOfClock(moment.clock));
}

/** True while the counter is open, both ends included. */
export function isOpenAt(hours: OpeningHours, at: Date): boolean {
  const minute = minuteOfVillageDay(at);
  return (
    !hours.closedWeekdays.includes(weekdayOfDay(villageDay(at))) &&
    minute >= minutesOfClock(hours.from) &&
    minute <= minutesOfClock(hours.to)
  );
}
