import { drawCode, readCode } from '../../platform/check-character.ts';

/** 31^11, 2.5 × 10^16: it is the only thing that whoever asks about a statement has to know. */
const payloadLength = 11;

export function drawStatementCode(): string {
  return drawCode(payloadLength);
}

/** The code in what was typed from paper or scanned from it; null when it cannot be one. */
export function readStatementCode(text: string): string | null {
  return readCode(text, payloadLength);
}
