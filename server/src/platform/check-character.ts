import { randomInt } from 'node:crypto';

/** 2-9 and A-Z without the look-alikes I, L and O: 31 symbols, a prime, which is what the check character rests on. */
export const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Longest text that is looked at for a code: codes are typed with spaces and dashes. */
const longestText = 64;

/** A new code: `payloadLength` random characters and a check character. */
export function drawCode(payloadLength: number): string {
  let payload = '';
  for (let index = 0; index < payloadLength; index++) payload += codeAlphabet[randomInt(codeAlphabet.length)];
  return payload + checkCharacterOf(payload);
}

/**
 * The code in what was typed or scanned: upper case, spaces and dashes dropped. Null when it is not one: a wrong
 * length, a foreign character, or a check character that does not fit (a typing error, found without asking the database).
 */
export function readCode(text: string, payloadLength: number): string | null {
  if (text.length > longestText) return null;
  const code = text.toUpperCase().replace(/[\s-]/g, '');
  if (code.length !== payloadLength + 1) return null;
  return checkCharacterOf(code.slice(0, payloadLength)) === code.at(-1) ? code : null;
}

/**
 * A weighted sum modulo 31 with weights from 1 on, as ISBN-10 has it modulo 11: with a prime modulus and distinct weights
 * it finds each wrong character and each pair that was swapped. Null when a character is not of the alphabet.
 */
export function checkCharacterOf(payload: string): string | null {
  let sum = 0;
  for (let index = 0; index < payload.length; index++) {
    const value = codeAlphabet.indexOf(payload.charAt(index));
    if (value < 0) return null;
    sum += (index + 1) * value;
  }
  return codeAlphabet.charAt(sum % codeAlphabet.length);
}
