/** Groups of four, as printed: "KD7Q 2M4X WP5T"; a check code as "KD7Q2 M4XW". */
export function groupCode(code: string): string {
  const size = code.length === 9 ? 5 : 4;
  return code.match(new RegExp(`.{1,${size}}`, 'g'))?.join(' ') ?? '';
}

/** Where the square on a statement leads. */
export function verifyAddress(code: string): string {
  return `${location.origin}/s/${code}`;
}

/** The same to be typed by hand. */
export function verifyHost(): string {
  return `${location.host}/verify-statement`;
}
