// What a cursor may be made of. It comes from outside: what a forger makes up must not become an SQL error.

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && uuidPattern.test(value);
}

/** As Date.toISOString writes it, of a year that PostgreSQL reads too. */
export function isMoment(value: unknown): value is string {
  if (typeof value !== 'string' || !/^[12]\d{3}-[\d:.T-]+Z$/.test(value)) return false;
  const date = new Date(value);
  return !Number.isNaN(date.getTime()) && date.toISOString() === value;
}

export function isIntegerIn(value: unknown, lowest: number, highest: number): value is number {
  return Number.isInteger(value) && Number(value) >= lowest && Number(value) <= highest;
}
