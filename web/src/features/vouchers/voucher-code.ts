/** "KD7Q2M4XWP" as people read it out: "KD7Q 2M4X WP". */
export function groupedCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ');
}

/** Letter by letter, for the ear. */
export function spelledCode(code: string): string {
  return [...code].join(' ');
}
