import type { LocalizedText } from '../../graphql/plain-text.ts';
import type { PassbookRow } from './passbook-store.ts';

const coordinator: LocalizedText = { th: 'ผู้ประสานงาน', en: 'Coordinator' };
const verifier: LocalizedText = { th: 'ผู้รับรองความดี', en: 'Verifier' };
const fund: LocalizedText = { th: 'กองทุนพลังบวก', en: 'Thanks fund' };
const system: LocalizedText = { th: 'ระบบ', en: 'System' };

const privateDeed: LocalizedText = { th: 'ความดีส่วนตัว', en: 'A private deed' };
const namelessGift: LocalizedText = { th: 'พลังบวกจากคนในชุมชน', en: 'Thanks from the community' };

/** What a line is about. What a sensitive deed was stays between the member and whoever confirmed it: the line goes to print. */
export function causeOf(
  row: Pick<PassbookRow, 'kind' | 'deedPrivacy' | 'causeTh' | 'causeEn'>,
): LocalizedText {
  if (row.kind === 'GIFT') {
    return row.causeTh === ''
      ? namelessGift
      : { th: `พลังบวกจาก ${row.causeTh}`, en: `Thanks from ${row.causeEn}` };
  }
  return row.deedPrivacy === 'SENSITIVE' ? privateDeed : { th: row.causeTh, en: row.causeEn };
}

/**
 * Who stands behind a line of the passbook. A side, never a person's name: a verifier for a deed, a coordinator for an
 * award or its correction; the shop for what it sold, lent, took back or undid; the fund for a gift; the system where the
 * member cancelled or the time ran out, and for a pledge. Whoever gave held points back stands behind that.
 */
export function confirmerOf(
  row: Pick<
    PassbookRow,
    'kind' | 'deedPrivacy' | 'voucherState' | 'releasedAs' | 'merchantTh' | 'merchantEn'
  >,
): LocalizedText {
  switch (row.kind) {
    case 'AWARD':
      return row.deedPrivacy === null ? coordinator : verifier;
    case 'CORRECTION':
      return coordinator;
    case 'GIFT':
      return fund;
    case 'REDEEM':
    case 'HOLD':
      return row.merchantTh === '' ? system : { th: row.merchantTh, en: row.merchantEn };
    case 'RELEASE':
    case 'RETURN':
      if (row.releasedAs === 'COORDINATOR') return coordinator;
      if (row.releasedAs === 'SYSTEM') return system;
      return row.voucherState === 'RELEASED' || row.voucherState === 'REVERSED'
        ? { th: row.merchantTh, en: row.merchantEn }
        : system;
    default:
      return row.kind satisfies never;
  }
}
