import { GraphQLScalarType, Kind } from 'graphql';

/** Years outside this range are nearly always a Buddhist year that was read as a Christian one. */
const firstYear = 1900;
const lastYear = 2200;

const pattern = /^(\d{4})-\d{2}-\d{2}$/;

/** True for a day that there is, as ISO 8601 writes it: what PostgreSQL takes as a date. */
export function isCalendarDate(text: string): boolean {
  if (!pattern.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The day of a `date` column, which Prisma reads as midnight UTC. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** The way back: how Prisma takes a `date`. */
export function midnightOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function parse(value: unknown): string {
  if (typeof value !== 'string' || !pattern.test(value)) {
    throw new TypeError('must be a day, for example 2026-11-22');
  }
  const year = Number(value.slice(0, 4));
  if (year < firstYear || year > lastYear) {
    throw new RangeError(
      `the year ${year} is outside ${firstYear} to ${lastYear}; years are Christian, not Buddhist`,
    );
  }
  if (!isCalendarDate(value)) throw new RangeError('there is no such day');
  return value;
}

/** `Date` on the wire, a text like 2026-11-22 inside: a day has no time and no zone, so it is no JavaScript Date. */
export const CalendarDate = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A day, in the time zone of its network: 2026-11-22. Years 1900 to 2200.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  serialize(value) {
    if (typeof value !== 'string' || !isCalendarDate(value)) throw new TypeError('Date is made of a day');
    return value;
  },
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null),
});
