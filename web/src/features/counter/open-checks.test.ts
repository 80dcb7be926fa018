import { beforeEach, describe, expect, test } from 'vitest';
import { openCheck, settleCheck, unansweredCode } from './open-checks.ts';

const shop = 'merchant_1';
const minuteMs = 60_000;

beforeEach(() => sessionStorage.clear());

describe('the nonce of a scan', () => {
  test('is the same for all tries until the answer came', () => {
    const first = openCheck(shop, 'KD7Q2M4XWG', 0);
    expect(openCheck(shop, 'KD7Q2M4XWG', minuteMs)).toEqual(first);
    settleCheck(shop, 'KD7Q2M4XWG', minuteMs);
    expect(openCheck(shop, 'KD7Q2M4XWG', minuteMs).nonce).not.toBe(first.nonce);
  });

  test('is another one for another code, and at another shop', () => {
    const nonces = [
      openCheck(shop, 'KD7Q2M4XWG', 0),
      openCheck(shop, '23456789AS', 0),
      openCheck('merchant_2', 'KD7Q2M4XWG', 0),
    ].map(({ nonce }) => nonce);
    expect(new Set(nonces).size).toBe(3);
  });

  test('survives a reload, and is forgotten after half an hour', () => {
    openCheck(shop, 'KD7Q2M4XWG', 0);
    expect(unansweredCode(shop, 29 * minuteMs)).toBe('KD7Q2M4XWG');
    expect(unansweredCode(shop, 31 * minuteMs)).toBeNull();
  });

  test('does not mind what somebody else wrote there', () => {
    sessionStorage.setItem('kwamdee.counter.merchant_1', '{"code": 1}');
    expect(unansweredCode(shop, 0)).toBeNull();
    sessionStorage.setItem('kwamdee.counter.merchant_1', 'not json');
    expect(unansweredCode(shop, 0)).toBeNull();
  });
});
