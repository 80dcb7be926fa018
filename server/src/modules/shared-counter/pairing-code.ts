import { drawCode, readCode } from '../../platform/check-character.ts';

/** 31^7 codes, good for ten minutes: with twenty tries a minute from one address nobody meets one. */
const payloadLength = 7;

export function drawPairingCode(): string {
  return drawCode(payloadLength);
}

/** The code in what was typed or scanned; null when it is not one. */
export function readPairingCode(text: string): string | null {
  return readCode(text, payloadLength);
}
