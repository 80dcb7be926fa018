import { drawCode, readCode } from '../../platform/check-character.ts';

const payloadLength = 9;

/** A new code: nine random characters (31^9, 2.6 × 10^13) and a check character. */
export function drawVoucherCode(): string {
  return drawCode(payloadLength);
}

/** The code in what was typed or scanned at the counter; null when it is not one. */
export function readVoucherCode(text: string): string | null {
  return readCode(text, payloadLength);
}
