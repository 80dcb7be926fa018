import { GraphQLScalarType, Kind } from 'graphql';

/** Years outside this range are nearly always a Buddhist year that was read as a Christian one. */
const firstYear = 1900;
const lastYear = 2200;

/** RFC 3339, 5.6: a date and a time with a zone, so that nobody's own clock decides what is meant. */
const pattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/i;

function parse(value: unknown): Date {
  if (typeof value !== 'string' || !pattern.test(value)) {
    throw new TypeError('must be a date and time with a zone, for example 2026-11-22T09:00:00.000Z');
  }
  const date = new Date(value);
  const year = date.getUTCFullYear();
  if (Number.isNaN(year)) throw new RangeError('there is no such date');
  if (year < firstYear || year > lastYear) {
    throw new RangeError(
      `the year ${year} is outside ${firstYear} to ${lastYear}; years are Christian, not Buddhist`,
    );
  }
  return date;
}

/** `DateTime` on the wire, a Date inside. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description:
    'A moment in time: RFC 3339 with a zone, for example 2026-11-22T09:00:00.000Z. Years 1900 to 2200.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize(value) {
    if (!(value instanceof Date)) throw new TypeError('DateTime is made of a Date');
    return value.toISOString();
  },
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null),
});
