import 'reflect-metadata';
import { expect, test } from 'vitest';
import { NoticeKind } from '../../platform/generated/enums.ts';
import { newId } from '../../platform/ids.ts';
import { NoticeParameters } from './notice-parameters.ts';
import { noticePath } from './notice-path.ts';
import { noticeText } from './notice-texts.ts';

const kinds = Object.values(NoticeKind);
const full = {
  merchantId: newId(),
  offerId: newId(),
  voucherId: newId(),
  membershipId: newId(),
  merchantTh: 'ป้าแจ่ม',
  merchantEn: 'Aunt Jaem',
  offerTh: 'ก๋วยเตี๋ยว',
  offerEn: 'Noodles',
  otherOfferId: newId(),
  otherOfferTh: 'ข้าวผัด',
  otherOfferEn: 'Fried rice',
  otherPoints: '25',
  otherMerchantTh: 'ลุงมี',
  otherMerchantEn: 'Uncle Mee',
  reasonTh: 'กวาดวัด',
  reasonEn: 'Swept the temple',
  reason: 'ขาดรูปร้าน',
  points: '1200',
  name: 'สมศรี',
  roles: 'MEMBER,COORDINATOR',
  deedId: newId(),
  importId: newId(),
  goalId: newId(),
  deedTh: 'กวาดลานวัด',
  deedEn: 'Swept the temple yard',
  awardTh: 'ช่วยงานบุญ',
  awardEn: 'Helped at the festival',
  goalTh: 'ซ่อมศาลา',
  goalEn: 'Repair the pavilion',
  from: 'สมศรี',
  note: 'ทำช่วงไหน',
  count: '3',
  done: '120',
  refused: '4',
  due: '2026-11-26',
  effectiveFrom: '2026-12-01',
  eventId: newId(),
  eventTh: 'งานบุญ',
  eventEn: 'The festival',
  host: 'ร้าน.ไทย',
  setting: 'AWARD_SOLO_LIMIT_POINTS',
  value: '500',
  statementId: newId(),
  satang: '123450',
  day: '2026-12-01',
  lastDay: '2026-11-30',
  reference: '42',
};

function textOf(kind: NoticeKind, parameters: object, language: 'TH' | 'EN') {
  const networkName = language === 'TH' ? 'หนองสาหร่าย' : 'Nong Sarai';
  return noticeText(kind, { parameters: new NoticeParameters(parameters, language), networkName });
}

test.each(kinds)('%s speaks both languages, and nothing is left unsaid', (kind) => {
  const thai = textOf(kind, full, 'TH');
  const english = textOf(kind, full, 'EN');
  for (const text of [thai.title, thai.body]) {
    expect(text).toMatch(/[฀-๿]/);
    expect(text).not.toMatch(/[A-Za-z]|“”/);
  }
  for (const text of [english.title, english.body]) {
    expect(text).toMatch(/[a-z]/);
    expect(text.replace(/“?ขาดรูปร้าน”?|สมศรี|“ทำช่วงไหน”|ร้าน\.ไทย/g, '')).not.toMatch(/[฀-๿]|undefined|null|“”/);
  }
});

test.each(kinds)('%s written without parameters, or with strange ones, is still read', (kind) => {
  for (const json of [null, 'x', [], {}, { points: 5, merchantId: 'no uuid', roles: null }]) {
    for (const language of ['TH', 'EN'] as const) {
      const { title, body } = noticeText(kind, {
        parameters: new NoticeParameters(json, language),
        networkName: 'N',
      });
      expect(title + body).not.toMatch(/undefined|null|NaN/);
    }
  }
});

test.each(kinds)('%s leads to a page by public ids', (kind) => {
  const path = noticePath(kind, new NoticeParameters(full, 'TH'), 'nong-sarai');
  expect(path).toMatch(
    /^\/[a-z]+(\/(nong-sarai|merchants|offers|members|awards|imports|catalogue|settings|fund|events|household|webhooks|settlement|rates|staff|(merchant|offer|voucher|deed|import|goal|event|settlement)_[0-9a-z]{26}))*$/,
  );
});

test('a notice that does not say what it is about leads nowhere', () => {
  expect(noticePath('VOUCHER_USED', new NoticeParameters({}, 'TH'), 'nong-sarai')).toBeNull();
  expect(noticePath('POINTS_AWARDED', new NoticeParameters({}, 'TH'), 'nong-sarai')).toBe('/passbook');
});

test('a reason is shown whole', () => {
  expect(textOf('MERCHANT_CHANGES_REQUESTED', full, 'TH').body).toContain('\nเหตุผล: ขาดรูปร้าน');
  expect(textOf('ROLES_CHANGED', { ...full, change: 'REMOVED' }, 'EN').body).toContain('\nReason: ขาดรูปร้าน');
});

test('points are counted as each language counts', () => {
  expect(textOf('POINTS_AWARDED', full, 'TH').title).toBe('ได้รับ 1,200 แต้ม');
  expect(textOf('POINTS_AWARDED', full, 'EN').title).toBe('You have earned 1,200 points');
  expect(textOf('POINTS_AWARDED', { ...full, points: '1' }, 'EN').title).toBe('You have earned 1 point');
});

test('money is written to the satang', () => {
  const paid = { ...full, reason: '' };
  expect(textOf('SETTLEMENT_PAID', paid, 'TH').title).toBe('จ่ายให้ร้านแล้ว 1,234.50 บาท');
  expect(textOf('SETTLEMENT_PAID', { ...paid, satang: '-100' }, 'EN').title).toBe('Paid: -1 baht');
});

test('roles are listed as each language lists', () => {
  expect(textOf('ROLES_CHANGED', full, 'TH').body).toBe('ตอนนี้คุณเป็นสมาชิกและผู้ประสานงานของหนองสาหร่าย');
  expect(textOf('ROLES_CHANGED', full, 'EN').body).toBe('In Nong Sarai you are member and coordinator now.');
  expect(textOf('ROLES_CHANGED', { ...full, roles: '' }, 'EN').body).toContain('no role');
});

test('what is called a shop already is not called one twice in Thai', () => {
  const named = (merchantTh: string) => new NoticeParameters({ merchantTh }, 'TH').thaiShop('merchant');
  expect(named('ป้าแจ่ม')).toBe('ร้าน ป้าแจ่ม');
  expect(named('ร้านป้าแจ่ม')).toBe('ร้านป้าแจ่ม');
});
