import { createHmac } from 'node:crypto';
import { checkCharacterOf, codeAlphabet } from '../../platform/check-character.ts';
import { type CheckKey, keyAt } from '../passbook/check-code.ts';
import type { SettlementStatementRow } from './statement-store.ts';

/** 31^8, 8.5 × 10^11, as on a line of a passbook. */
const payloadLength = 8;

/**
 * The code that a printed statement carries: an HMAC-SHA-256 over everything that it says and that never changes, cut to
 * eight characters, and a check character. Made with the key of the moment at which it was issued.
 */
export function settlementCheckCode(statement: SettlementStatementRow, keys: readonly CheckKey[]): string {
  const mac = createHmac('sha256', keyAt(statement.issuedAt, keys)).update(contentOf(statement)).digest();
  let payload = '';
  let rest = mac.readBigUInt64BE();
  const base = BigInt(codeAlphabet.length);
  for (let index = 0; index < payloadLength; index++) {
    payload += codeAlphabet.charAt(Number(rest % base));
    rest /= base;
  }
  return payload + checkCharacterOf(payload);
}

function contentOf(statement: SettlementStatementRow): string {
  const { networkId, merchantId, year, number, firstDay, lastDay, issuedAt } = statement;
  const sums = [
    statement.openingSatang,
    statement.usesSatang,
    statement.reversalsSatang,
    statement.adjustmentsSatang,
    statement.payableSatang,
    statement.closingSatang,
    statement.useCount,
    statement.lineCount,
  ];
  const what = ['kwamdee.settlement.v1', networkId, merchantId, year, number, firstDay, lastDay];
  return [...what, ...sums, issuedAt.toISOString()].join('\n');
}
