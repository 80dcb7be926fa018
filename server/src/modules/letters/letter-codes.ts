import { createHmac, hash, hkdfSync } from 'node:crypto';
import { checkCharacterOf, codeAlphabet, readCode } from '../../platform/check-character.ts';

/** 31^15, 2.3 × 10^22: nobody finds a letter by trying. */
const payloadLength = 15;

/**
 * The codes of letters. A code is made from its letter's id and the server's secret, so that it can be shown to its owner
 * again; the database has its hash alone, and cannot tell it.
 */
export class LetterCodes {
  readonly #key: Buffer;

  constructor(secret: string) {
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', 'kwamdee recognition letters', 32));
  }

  codeOf(letterId: string): string {
    // 256 bits modulo 2^74: what is left over prefers no code by more than one part in 2^180.
    let rest = BigInt(`0x${createHmac('sha256', this.#key).update(letterId).digest('hex')}`);
    const base = BigInt(codeAlphabet.length);
    let payload = '';
    for (let index = 0; index < payloadLength; index++) {
      payload += codeAlphabet.charAt(Number(rest % base));
      rest /= base;
    }
    return payload + checkCharacterOf(payload);
  }
}

/** The code in what was typed or scanned; null when it is not one. */
export function readLetterCode(text: string): string | null {
  return readCode(text, payloadLength);
}

/** What the database knows of a code. Without salt: codes are random enough that no table of them can be made. */
export function hashOfCode(code: string): Buffer {
  return hash('sha256', code, 'buffer');
}
