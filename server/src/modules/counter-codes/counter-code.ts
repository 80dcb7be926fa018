import { createHmac, hkdfSync, randomInt } from 'node:crypto';

/** Codes on one card. */
export const codesOnCard = 10;

/** Six digits: an elder reads them aloud. What keeps them from being guessed is the count of tries. */
export function drawCounterCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

const thaiDigits = '๐๑๒๓๔๕๖๗๘๙';

/** The six digits in what was typed, Thai digits and blanks included; null when it is none. */
export function readCounterCode(text: string): string | null {
  if (text.length > 32) return null;
  const digits = text.replace(/[๐-๙]/g, (digit) => String(thaiDigits.indexOf(digit))).replace(/[\s-]/g, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}

/** Hashes of codes, with the server's secret: a million codes would be tried in a moment without it. */
export class CounterCodes {
  readonly #key: Buffer;

  constructor(secret: string) {
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', 'kwamdee counter codes', 32));
  }

  /** Of one place on one card: the same six digits elsewhere have another. */
  hashOf(cardId: string, number: number, code: string): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(createHmac('sha256', this.#key).update(`${cardId}:${number}:${code}`).digest());
  }
}
