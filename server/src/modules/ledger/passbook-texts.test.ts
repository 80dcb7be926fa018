import { expect, test } from 'vitest';
import { causeOf, confirmerOf } from './passbook-texts.ts';

const shop = { deedPrivacy: null, releasedAs: null, merchantTh: 'ร้านป้าแจ่ม', merchantEn: "Aunt Jaem's" };
const shopName = { th: shop.merchantTh, en: shop.merchantEn };
const noShop = { voucherState: null, releasedAs: null, merchantTh: '', merchantEn: '' };

test('an award stands on the coordinator, never on a name', () => {
  const row = { kind: 'AWARD', deedPrivacy: null, ...noShop } as const;
  expect(confirmerOf(row)).toEqual({ th: 'ผู้ประสานงาน', en: 'Coordinator' });
});

test('a deed stands on a verifier, and a sensitive one is told as a private one', () => {
  const row = { kind: 'AWARD', deedPrivacy: 'SENSITIVE', ...noShop } as const;
  expect(confirmerOf(row)).toEqual({ th: 'ผู้รับรองความดี', en: 'Verifier' });
  const texts = { causeTh: 'เลิกเหล้า', causeEn: 'Gave up drink' };
  expect(causeOf({ kind: 'AWARD', deedPrivacy: 'SENSITIVE', ...texts })).toEqual({
    th: 'ความดีส่วนตัว',
    en: 'A private deed',
  });
  expect(causeOf({ kind: 'AWARD', deedPrivacy: 'MEMBERS', ...texts })).toEqual({
    th: 'เลิกเหล้า',
    en: 'Gave up drink',
  });
});

test('a gift stands on the fund, and is from its giver, unless the member wants to hear nothing of them', () => {
  expect(confirmerOf({ kind: 'GIFT', deedPrivacy: null, ...noShop })).toEqual({
    th: 'กองทุนพลังบวก',
    en: 'Thanks fund',
  });
  const gift = { kind: 'GIFT', deedPrivacy: null } as const;
  expect(causeOf({ ...gift, causeTh: 'ป้าแดง', causeEn: 'ป้าแดง' })).toEqual({
    th: 'พลังบวกจาก ป้าแดง',
    en: 'Thanks from ป้าแดง',
  });
  expect(causeOf({ ...gift, causeTh: '', causeEn: '' })).toEqual({
    th: 'พลังบวกจากคนในชุมชน',
    en: 'Thanks from the community',
  });
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

test('held points that somebody gave back stand on that side, whatever shop lent the thing', () => {
  const row = { kind: 'RELEASE', voucherState: 'RELEASED', ...shop } as const;
  expect(confirmerOf({ ...row, releasedAs: 'MERCHANT' })).toEqual(shopName);
  expect(confirmerOf({ ...row, releasedAs: 'COORDINATOR' }).en).toBe('Coordinator');
  expect(confirmerOf({ ...row, releasedAs: 'SYSTEM' }).en).toBe('System');
});

test('a pledge is held and comes back by the system', () => {
  for (const kind of ['HOLD', 'RELEASE'] as const) {
    expect(confirmerOf({ kind, deedPrivacy: null, ...noShop }).en).toBe('System');
  }
});
