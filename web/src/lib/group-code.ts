/** A check code as it is read aloud and printed: "KD7Q2 M4XW". */
export function groupCode(code: string): string {
  return code.match(/.{1,5}/g)?.join(' ') ?? '';
}
