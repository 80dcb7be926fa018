/** Groups of four, as printed: "KD7Q 2M4X WP5T"; a check code as "KD7Q2 M4XW". */
export function groupCode(code: string): string {
  const size = code.length === 9 ? 5 : 4;
  return code.match(new RegExp(`.{1,${size}}`, 'g'))?.join(' ') ?? '';
}

/** A day as a moment that is on that day wherever the village is: for the components that show moments. */
export function noonOf(day: string): string {
  return `${day}T12:00:00+07:00`;
}

/** Where the square on a statement leads. */
export function verifyAddress(code: string): string {
  return `${location.origin}/s/${code}`;
}

/** The same to be typed by hand. */
export function verifyHost(): string {
  return `${location.host}/verify-statement`;
}

/** "2026-11-22" where the phone is, with a number of days added. */
export function localDay(daysFromToday = 0): string {
  const date = new Date(Date.now() + daysFromToday * 86_400_000);
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Bangkok' }).format(date);
}
