// Times of day in a zone, by what Intl knows of zones (IANA).

export interface LocalTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** Since midnight, as the clock on the wall shows it. */
  readonly minute: number;
}

const dayMs = 86_400_000;
/** A village has one zone, the world some hundreds. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** True when it is the name of a zone, such as Asia/Bangkok. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(name)) return false;
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** What the calendar and the clock on the wall of that zone show. */
export function localTime(at: Date, zone: string): LocalTime {
  const shown = wallMs(at, zone);
  const wall = new Date(shown);
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    weekday: wall.getUTCDay(),
    minute: wall.getUTCHours() * 60 + wall.getUTCMinutes(),
  };
}

/**
 * When the clock on that zone's wall shows `minute` on that day; `day` may run over the month's end. Of a time that the
 * clock skips in spring, the moment of the change or just after; of one that comes twice in autumn, the first.
 */
export function momentOf(
  day: { readonly year: number; readonly month: number; readonly day: number },
  minute: number,
  zone: string,
): Date {
  const wall = Date.UTC(day.year, day.month - 1, day.day, 0, minute);
  // The offsets of the day before and after are all that can hold at this time.
  const candidates = [-dayMs, dayMs].map((shift) => wall - offsetMs(new Date(wall + shift), zone));
  const right = candidates.filter((ms) => wallMs(new Date(ms), zone) === wall);
  return new Date(right.length > 0 ? Math.min(...right) : Math.max(...candidates));
}

function offsetMs(at: Date, zone: string): number {
  return wallMs(at, zone) - Math.floor(at.getTime() / 60_000) * 60_000;
}

/** The wall's time, to the minute, as if it were UTC. */
function wallMs(at: Date, zone: string): number {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute);
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  formats.set(zone, format);
  return format;
}
