/** 8 to 128 printable ASCII characters without spaces: PostgreSQL can keep them (it cannot keep NUL) and a log can show them. */
export function isKey(text: string): boolean {
  return /^[\x21-\x7e]{8,128}$/.test(text);
}
