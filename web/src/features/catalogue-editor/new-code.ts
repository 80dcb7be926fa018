const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** The stable code of something new. Nobody reads it; what counts is that it is not there yet. */
export function newCode(kind: 'C' | 'D' | 'I' | 'V'): string {
  const drawn = crypto.getRandomValues(new Uint8Array(12));
  return `${kind}_${[...drawn].map((byte) => letters[byte % letters.length]).join('')}`;
}
