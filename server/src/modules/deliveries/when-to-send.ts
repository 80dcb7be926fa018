import type { NoticeCadence } from '../../platform/generated/enums.ts';
import { localTime, momentOf } from '../../platform/local-time.ts';

export interface QuietHours {
  /** Minutes since midnight, not the same; from the evening over midnight, or within one day. */
  readonly fromMinute: number;
  readonly untilMinute: number;
}

export interface Rhythm {
  readonly cadence: Exclude<NoticeCadence, 'OFF'>;
  readonly quiet: QuietHours | null;
  /** Of the person, an IANA name. */
  readonly zone: string;
}

/** Collections go out at six in the evening, weekly ones on Sunday. */
export const digestMinute = 18 * 60;
const digestWeekday = 0;

/** True at the first minute of the quiet hours, false at their end. */
export function isQuiet(minute: number, { fromMinute, untilMinute }: QuietHours): boolean {
  return fromMinute < untilMinute
    ? minute >= fromMinute && minute < untilMinute
    : minute >= fromMinute || minute < untilMinute;
}

/**
 * When a notice of `now` is to be sent: at once, at the end of the quiet hours, or with the day's or the week's
 * collection, which waits for the end of quiet hours too. Never before `now`, never within the quiet hours.
 */
export function whenToSend(now: Date, { cadence, quiet, zone }: Rhythm): Date {
  const moment = cadence === 'AT_ONCE' ? now : nextDigest(now, cadence, zone);
  return afterQuiet(moment, quiet, zone);
}

function nextDigest(now: Date, cadence: 'DAILY' | 'WEEKLY', zone: string): Date {
  const today = localTime(now, zone);
  const daysOff = cadence === 'DAILY' ? 0 : (digestWeekday - today.weekday + 7) % 7;
  const first = momentOf({ ...today, day: today.day + daysOff }, digestMinute, zone);
  if (first > now) return first;
  const period = cadence === 'DAILY' ? 1 : 7;
  return momentOf({ ...today, day: today.day + daysOff + period }, digestMinute, zone);
}

function afterQuiet(moment: Date, quiet: QuietHours | null, zone: string): Date {
  if (quiet === null) return moment;
  const local = localTime(moment, zone);
  if (!isQuiet(local.minute, quiet)) return moment;
  const endsToday = local.minute < quiet.untilMinute;
  const end = momentOf({ ...local, day: local.day + (endsToday ? 0 : 1) }, quiet.untilMinute, zone);
  // Where the clock goes back over the end, it is quiet a second time: the moment itself is then the later one.
  return end > moment ? end : moment;
}
