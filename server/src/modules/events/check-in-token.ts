import { createHmac, timingSafeEqual } from 'node:crypto';

/** How long one rotating code is on the screen. */
export const stepSeconds = 30;
/** How far the clocks of two servers may be apart. */
const toleranceSeconds = 5;

const stepMs = stepSeconds * 1_000;
const kinds = { ROTATING: 1, PRINTED: 2 } as const;
export type CodeMode = keyof typeof kinds;

/** What a token claims. Whether it is true only {@link isGenuine} says. */
export interface TokenClaim {
  readonly eventId: string;
  readonly mode: CodeMode;
  /** Which 30 seconds since 1970 a rotating code is of; 0 for one on paper. */
  readonly step: number;
}

// kind (1 byte), event (16), step (4, big-endian), signature (12): 33 bytes, 44 letters without padding.
const headLength = 21;
const signatureLength = 12;

/** Which rotating code is on the screen at a moment. */
export function stepAt(moment: Date): number {
  return Math.floor(moment.getTime() / stepMs);
}

/** When that code appears. It goes {@link stepSeconds} later, and is good for as long again. */
export function startOfStep(step: number): Date {
  return new Date(step * stepMs);
}

/** The text in the QR code, after `/c/`. */
export function signToken(secret: Uint8Array, claim: TokenClaim): string {
  const head = headOf(claim);
  return Buffer.concat([head, signatureOf(secret, head)]).toString('base64url');
}

/** Takes a token apart; null for what cannot be one. */
export function readToken(text: string): TokenClaim | null {
  if (!/^[\w-]{44}$/.test(text)) return null;
  const bytes = Buffer.from(text, 'base64url');
  const kind = bytes.readUInt8(0);
  const mode = kind === kinds.ROTATING ? 'ROTATING' : kind === kinds.PRINTED ? 'PRINTED' : null;
  if (mode === null) return null;
  const step = bytes.readUInt32BE(17);
  if (mode === 'PRINTED' && step !== 0) return null;
  return { eventId: uuidOf(bytes.toString('hex', 1, 17)), mode, step };
}

/** True when the event's own secret signed it. The time of the comparison says nothing about the signature. */
export function isGenuine(secret: Uint8Array, text: string): boolean {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length !== headLength + signatureLength) return false;
  return timingSafeEqual(signatureOf(secret, bytes.subarray(0, headLength)), bytes.subarray(headLength));
}

/** Where a moment stands to the time box of a code: its own 30 seconds and the next, and a little for the clocks. */
export function timeliness(step: number, now: Date): 'EARLY' | 'IN_TIME' | 'LATE' {
  const sinceMs = now.getTime() - step * stepMs;
  if (sinceMs < -toleranceSeconds * 1_000) return 'EARLY';
  return sinceMs < 2 * stepMs + toleranceSeconds * 1_000 ? 'IN_TIME' : 'LATE';
}

function headOf({ eventId, mode, step }: TokenClaim): Buffer {
  const head = Buffer.alloc(headLength);
  head.writeUInt8(kinds[mode], 0);
  head.write(eventId.replaceAll('-', ''), 1, 'hex');
  head.writeUInt32BE(step, 17);
  return head;
}

/** Of whatever bytes there are: what is made up finds no event. */
function uuidOf(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function signatureOf(secret: Uint8Array, head: Uint8Array): Buffer {
  return createHmac('sha256', secret)
    .update('kwamdee check-in')
    .update(head)
    .digest()
    .subarray(0, signatureLength);
}
