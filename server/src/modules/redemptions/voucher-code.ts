import { randomInt } from 'node:crypto';

/** 2-9 and A-Z without the look-alikes I, L and O: 31 symbols, a prime, which is what the check character rests on. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const payloadLength = 9;

/** A new code: nine random characters (31^9, 2.6 × 10^13) and a check character. */
export function drawVoucherCode(): string {
  let payload = '';
  for (let index = 0; index < payloadLength; index++) payload += alphabet[randomInt(alphabet.length)];
  return payload + checkCharacterOf(payload);
}

/**
 * The code in what was typed or scanned: upper case, spaces and dashes dropped. Null when it is not one: a wrong
 * length, a foreign character, or a check character that does not fit (a typing error, found without asking the database).
 */
export function readVoucherCode(text: string): string | null {
  if (text.length > 64) return null;
  const code = text.toUpperCase().replace(/[\s-]/g, '');
  if (code.length !== payloadLength + 1) return null;
  const payload = code.slice(0, payloadLength);
  return checkCharacterOf(payload) === code.at(-1) ? code : null;
}

/**
 * A weighted sum modulo 31 with weights 1 to 9, as ISBN-10 has it modulo 11: with a prime modulus and distinct weights
 * it finds each wrong character and each pair that was swapped. Null when a character is not of the alphabet.
 */
function checkCharacterOf(payload: string): string | null {
  let sum = 0;
  for (let index = 0; index < payload.length; index++) {
    const value = alphabet.indexOf(payload.charAt(index));
    if (value < 0) return null;
    sum += (index + 1) * value;
  }
  return alphabet.charAt(sum % alphabet.length);
}
