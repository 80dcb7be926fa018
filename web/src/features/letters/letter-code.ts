/** Characters of a letter's code. */
const codeLength = 16;

/** In groups of four, as it is read aloud and typed: "KD7Q 2M4X WP3R 9TZA". */
export function groupLetterCode(code: string): string {
  return code.match(/.{1,4}/g)?.join(' ') ?? '';
}

/** The code in what was typed or scanned (the code alone, or an address that ends in it); null for anything else. */
export function letterCodeIn(text: string): string | null {
  if (text.length > 300) return null;
  const last = text.trim().replace(/\/+$/, '').split('/').at(-1) ?? '';
  const code = last.toUpperCase().replace(/[\s-]/g, '');
  return code.length === codeLength && /^[2-9A-HJKMNP-Z]+$/.test(code) ? code : null;
}
