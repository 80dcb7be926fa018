import type { LocalizedText } from '../../graphql/plain-text.ts';
import type { PassbookRow } from './passbook-store.ts';

const coordinator: LocalizedText = { th: 'ผู้ประสานงาน', en: 'Coordinator' };
const system: LocalizedText = { th: 'ระบบ', en: 'System' };

/**
 * Who stands behind a line of the passbook. A side, never a person's name: a coordinator for an award; the shop for what
 * it sold, lent, took back or undid; the system where the member cancelled or the time ran out.
 */
export function confirmerOf(
  row: Pick<PassbookRow, 'kind' | 'voucherState' | 'merchantTh' | 'merchantEn'>,
): LocalizedText {
  switch (row.kind) {
    case 'AWARD':
      return coordinator;
    case 'REDEEM':
    case 'HOLD':
      return { th: row.merchantTh, en: row.merchantEn };
    case 'RELEASE':
    case 'RETURN':
      return row.voucherState === 'RELEASED' || row.voucherState === 'REVERSED'
        ? { th: row.merchantTh, en: row.merchantEn }
        : system;
    default:
      return row.kind satisfies never;
  }
}
