/** The villages' clock: what is said of a day must not change with the traveller's phone. */
export const villageTimeZone = 'Asia/Bangkok';
const offset = '+07:00';

const dayMs = 86_400_000;
const isoDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: villageTimeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** "2026-11-22": on which of the villages' days a moment is. */
export function villageDayOf(moment: Date | number): string {
  return isoDay.format(moment);
}

/** The villages' day so many days from today; negative: ago. */
export function villageDay(daysFromToday = 0): string {
  return villageDayOf(Date.now() + daysFromToday * dayMs);
}

/** A time of one of the villages' days ("08:30"), as an ISO moment. */
export function momentOf(day: string, time: string): string {
  return `${day}T${time}${offset}`;
}

/** A day as a moment that is on it, for the components that show moments. */
export function noonOf(day: string): string {
  return momentOf(day, '12:00:00');
}

export function startOfDay(day: string): string {
  return momentOf(day, '00:00:00');
}

/** Its last second: whoever says "until the 30th" means the 30th too. */
export function endOfDay(day: string): string {
  return momentOf(day, '23:59:59');
}
