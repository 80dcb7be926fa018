import { createHash, randomInt } from 'node:crypto';

/** 2-9 and A-Z without the look-alikes I, L and O. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const codeLength = 8;

/** A new code to print and hang up: eight random characters, 8.5 × 10^11 of them, of which a person may try ten an hour. */
export function drawPlaceCode(): string {
  let code = '';
  for (let index = 0; index < codeLength; index++) code += alphabet[randomInt(alphabet.length)];
  return code;
}

/** The code in what was typed or scanned: upper case, spaces and dashes dropped. Null when it cannot be one. */
export function readPlaceCode(text: string): string | null {
  if (text.length > 64) return null;
  const code = text.toUpperCase().replace(/[\s-]/g, '');
  return code.length === codeLength && [...code].every((character) => alphabet.includes(character))
    ? code
    : null;
}

/** How a code is kept. It is of one indicator of one network, and is nothing elsewhere. */
export function placeCodeHash(
  networkId: string,
  indicatorCode: string,
  code: string,
): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(createHash('sha256').update(`${networkId}:${indicatorCode}:${code}`).digest());
}
