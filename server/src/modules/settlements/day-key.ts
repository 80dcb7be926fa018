import { isCalendarDate } from '../../graphql/calendar-date.ts';

/** The sort key of a list ordered by a day alone. */
export function isDayKey(parts: readonly unknown[]): parts is readonly [day: string] {
  const [day] = parts;
  return parts.length === 1 && typeof day === 'string' && isCalendarDate(day);
}
