import { newKey } from '../../lib/idempotency-key.ts';

/** A check whose answer never came; the next try of the same code must carry the same nonce, or it counts twice. */
export interface OpenCheck {
  code: string;
  /** The same for all tries. */
  nonce: string;
  /** When it was first tried, by this device's clock. */
  beganAtMs: number;
}

const limit = 20;
/** After this a code that is shown again is a new visit, and deserves the server's plain word on it. */
const forgottenAfterMs = 30 * 60_000;

const storageKey = (merchantId: string) => `kwamdee.counter.${merchantId}`;

function isOpenCheck(value: unknown): value is OpenCheck {
  if (typeof value !== 'object' || value === null) return false;
  const { code, nonce, beganAtMs } = value as Partial<Record<keyof OpenCheck, unknown>>;
  return typeof code === 'string' && typeof nonce === 'string' && typeof beganAtMs === 'number';
}

function read(merchantId: string, nowMs: number): OpenCheck[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(storageKey(merchantId)) ?? '[]');
    if (!Array.isArray(stored)) return [];
    return stored.filter(isOpenCheck).filter(({ beganAtMs }) => nowMs - beganAtMs < forgottenAfterMs);
  } catch {
    return [];
  }
}

function write(merchantId: string, checks: readonly OpenCheck[]): void {
  try {
    sessionStorage.setItem(storageKey(merchantId), JSON.stringify(checks.slice(-limit)));
  } catch {
    // Without storage a reload forgets the nonce; the server still lets one use of a voucher win.
  }
}

/** The check of this code: its unanswered try, or a new one, which is kept until `settleCheck`. */
export function openCheck(merchantId: string, code: string, nowMs = Date.now()): OpenCheck {
  const open = read(merchantId, nowMs);
  const known = open.find((check) => check.code === code);
  if (known !== undefined) return known;
  const check = { code, nonce: newKey(), beganAtMs: nowMs };
  write(merchantId, [...open, check]);
  return check;
}

/** The answer came. */
export function settleCheck(merchantId: string, code: string, nowMs = Date.now()): void {
  write(
    merchantId,
    read(merchantId, nowMs).filter((check) => check.code !== code),
  );
}

/** The code whose answer never came before the page was loaded again; null when all were answered. */
export function unansweredCode(merchantId: string, nowMs = Date.now()): string | null {
  return read(merchantId, nowMs).at(-1)?.code ?? null;
}
