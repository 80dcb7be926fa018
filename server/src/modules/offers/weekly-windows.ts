import type { FieldProblem, Message } from '../../graphql/user-error.ts';

/** Days of the week in their order: a week begins on Monday. */
export const Weekday = {
  MONDAY: 'MONDAY',
  TUESDAY: 'TUESDAY',
  WEDNESDAY: 'WEDNESDAY',
  THURSDAY: 'THURSDAY',
  FRIDAY: 'FRIDAY',
  SATURDAY: 'SATURDAY',
  SUNDAY: 'SUNDAY',
} as const;
export type Weekday = (typeof Weekday)[keyof typeof Weekday];

/** On these days from one time to another: "09:00", "16:00". A close that is not after the opening is on the next day. */
export interface WeeklyWindow {
  readonly days: readonly Weekday[];
  readonly opensAt: string;
  readonly closesAt: string;
}

const weekdays = Object.values(Weekday);
const minutesOfDay = 1_440;
const minutesOfWeek = 10_080;
/** Openings of one week, as the table's CHECK has it: three a day. */
const openingLimit = 21;

/**
 * The openings of a week as offer.open_minutes has them: pairs of minutes from Monday's midnight, in order, the closing
 * past the week's end for an opening over its last midnight; and everything that is wrong with them.
 */
export function readWeeklyWindows(windows: readonly WeeklyWindow[]): {
  readonly openMinutes: number[];
  readonly problems: readonly FieldProblem[];
} {
  const pairs: (readonly [opens: number, closes: number])[] = [];
  for (const [index, { days, opensAt, closesAt }] of windows.entries()) {
    const opens = minuteOf(opensAt);
    const closes = closesAt === '24:00' ? minutesOfDay : minuteOf(closesAt);
    if (opens === null) return refused(['weeklyWindows', String(index), 'opensAt'], noTime);
    if (closes === null) return refused(['weeklyWindows', String(index), 'closesAt'], noTime);
    if (days.length === 0) return refused(['weeklyWindows', String(index), 'days'], noDay);
    const length = closes > opens ? closes - opens : closes + minutesOfDay - opens;
    for (const day of new Set(days)) {
      const from = weekdays.indexOf(day) * minutesOfDay + opens;
      pairs.push([from, from + length]);
    }
  }
  if (pairs.length > openingLimit) return refused(['weeklyWindows'], tooMany);
  pairs.sort(([a], [b]) => a - b);
  const isOverlapping = pairs.some(([, closes], index) => {
    const next = pairs[index + 1]?.[0] ?? (pairs[0]?.[0] ?? 0) + minutesOfWeek;
    return closes > next;
  });
  return isOverlapping
    ? refused(['weeklyWindows'], overlapping)
    : { openMinutes: pairs.flat(), problems: [] };
}

/** The same openings as people say them: days with the same hours together, in the order of their first day. */
export function weeklyWindowsOf(openMinutes: readonly number[]): WeeklyWindow[] {
  const byHours = new Map<string, { days: Weekday[]; opensAt: string; closesAt: string }>();
  for (let place = 0; place + 1 < openMinutes.length; place += 2) {
    const [opens = 0, closes = 0] = openMinutes.slice(place, place + 2);
    const opensAt = timeOf(opens % minutesOfDay);
    const last = closes % minutesOfDay;
    // A midnight is the end of its day, not the beginning of the next.
    const closesAt = last === 0 ? '24:00' : timeOf(last);
    const day = weekdays[Math.floor(opens / minutesOfDay)];
    if (day === undefined) continue;
    const hours = byHours.get(`${opensAt}-${closesAt}`) ?? { days: [], opensAt, closesAt };
    hours.days.push(day);
    byHours.set(`${opensAt}-${closesAt}`, hours);
  }
  return [...byHours.values()];
}

function minuteOf(time: string): number | null {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  return parts === null ? null : Number(parts[1]) * 60 + Number(parts[2]);
}

function timeOf(minute: number): string {
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60];
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

function refused(path: readonly string[], message: Message) {
  return { openMinutes: [], problems: [{ path, message }] };
}

const noTime: Message = { th: 'ใส่เวลาแบบ 09:00', en: 'A time looks like 09:00.' };
const noDay: Message = { th: 'เลือกอย่างน้อยหนึ่งวัน', en: 'Choose one day at least.' };
const tooMany: Message = {
  th: `ใส่ได้ไม่เกิน ${openingLimit} ช่วงต่อสัปดาห์`,
  en: `At most ${openingLimit} openings in a week.`,
};
const overlapping: Message = { th: 'ช่วงเวลาซ้อนกัน', en: 'These times overlap.' };
