import { expect, test } from 'vitest';
import { confirmerOf } from './passbook-texts.ts';

const shop = { merchantTh: 'ร้านป้าแจ่ม', merchantEn: "Aunt Jaem's" };
const shopName = { th: shop.merchantTh, en: shop.merchantEn };

test('an award stands on the coordinator, never on a name', () => {
  const row = { kind: 'AWARD', voucherState: null, merchantTh: '', merchantEn: '' } as const;
  expect(confirmerOf(row)).toEqual({ th: 'ผู้ประสานงาน', en: 'Coordinator' });
});

test('what a shop sold, lent, took back or undid stands on the shop', () => {
  for (const row of [
    { kind: 'REDEEM', voucherState: 'EXPIRED' },
    { kind: 'HOLD', voucherState: 'ISSUED' },
    { kind: 'RELEASE', voucherState: 'RELEASED' },
    { kind: 'RETURN', voucherState: 'REVERSED' },
  ] as const) {
    expect(confirmerOf({ ...row, ...shop })).toEqual(shopName);
  }
});

test('what came back because the member cancelled or the time ran out stands on the system', () => {
  for (const kind of ['RELEASE', 'RETURN'] as const) {
    for (const voucherState of ['CANCELLED', 'EXPIRED'] as const) {
      expect(confirmerOf({ kind, voucherState, ...shop })).toEqual({ th: 'ระบบ', en: 'System' });
    }
  }
});
