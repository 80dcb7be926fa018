import { createHmac } from 'node:crypto';
import { checkCharacterOf, codeAlphabet, readCode } from '../../platform/check-character.ts';
import type { PassbookRow } from '../ledger/passbook-store.ts';

/** 31^8, 8.5 × 10^11: whoever makes one up has the check page tell them that there is no such line. */
const payloadLength = 8;

export interface CheckKey {
  readonly version: number;
  readonly key: Buffer;
  readonly validFrom: Date;
}

export type CheckedLine = Pick<PassbookRow, 'id' | 'accountId' | 'kind' | 'points' | 'balanceAfter' | 'at'>;

/**
 * The code that a printed line carries: an HMAC-SHA-256 over what the line says, cut to eight characters, and a check
 * character that finds a slip of the pen. Made with the key of the line's moment, so that it never changes.
 */
export function checkCodeOf(line: CheckedLine, keys: readonly CheckKey[]): string {
  const mac = createHmac('sha256', keyAt(line.at, keys)).update(contentOf(line)).digest();
  let payload = '';
  // 64 of the 256 bits, in base 31: the bias of the remainder is below 2^-24.
  let rest = mac.readBigUInt64BE();
  const base = BigInt(codeAlphabet.length);
  for (let index = 0; index < payloadLength; index++) {
    payload += codeAlphabet.charAt(Number(rest % base));
    rest /= base;
  }
  return payload + checkCharacterOf(payload);
}

/** What somebody typed from paper; null when it cannot be a check code. */
export function readCheckCode(text: string): string | null {
  return readCode(text, payloadLength);
}

/** Everything that the line says and that is in the books; its wording is not, because an offer may be renamed. */
function contentOf({ id, accountId, kind, points, balanceAfter, at }: CheckedLine): string {
  return ['kwamdee.line.v1', id, accountId, kind, points, balanceAfter, at.toISOString()].join('\n');
}

/** The key that was in force at a moment. */
function keyAt(at: Date, keys: readonly CheckKey[]): Buffer {
  const valid = keys.filter(({ validFrom }) => validFrom.getTime() <= at.getTime());
  const newest = valid.sort((a, b) => b.version - a.version)[0];
  if (newest === undefined) throw new Error('there is no check key for this moment');
  return newest.key;
}
