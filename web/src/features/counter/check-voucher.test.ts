import { describe, expect, test } from 'vitest';
import { shownForMs, signalOf } from './answers.ts';
import { answerOfRelease, answerOfUse } from './check-voucher.ts';

const check = { code: 'KD7Q2M4XWG', nonce: 'a-nonce-of-one-scan', beganAtMs: 1_000_000 };
const offer = { __typename: 'Offer', id: 'offer_1', title: 'ก๋วยเตี๋ยวเรือ', picture: null } as const;
const usedAt = '2026-11-22T07:05:00.000Z';

const success = {
  __typename: 'UseVoucherSuccess',
  useId: 'use_1',
  kind: 'SPEND',
  quantity: 1,
  usedAt,
  dueAt: null,
  undoUntil: '2026-11-22T07:05:30.000Z',
  offer,
} as const;

function stateError(state: 'USED' | 'CANCELLED' | 'EXPIRED' | 'REVERSED' | 'RELEASED', isOnLoan = false) {
  return {
    __typename: 'VoucherStateError',
    code: 'VOUCHER_STATE',
    message: '',
    state,
    since: usedAt,
    isOnLoan,
  } as const;
}

describe('the answer to a scan', () => {
  test('is green for a good voucher, with the undo counted from the first try by this clock', () => {
    const answer = answerOfUse(success, check);
    expect(answer).toMatchObject({ kind: 'used', use: { isLent: false, undoEndsAtMs: 1_030_000 } });
    expect(signalOf(answer)).toBe('good');
  });

  test('is a loan for a HOLD voucher', () => {
    expect(answerOfUse({ ...success, kind: 'HOLD' }, check)).toMatchObject({ use: { isLent: true } });
  });

  test('is red for a used one, and says since when', () => {
    const answer = answerOfUse(stateError('USED'), check);
    expect(answer).toEqual({ kind: 'refused', refusal: 'used-before', since: usedAt, returnableCode: null });
    expect(signalOf(answer)).toBe('stop');
  });

  test('offers the return of an item that is out, and leaves time for it', () => {
    const answer = answerOfUse(stateError('USED', true), check);
    expect(answer).toMatchObject({ returnableCode: 'KD7Q2M4XWG' });
    expect(signalOf(answer)).toBe('wait');
    expect(shownForMs(answer)).toBeGreaterThan(10_000);
  });

  test.each([
    [stateError('CANCELLED'), 'cancelled'],
    [stateError('EXPIRED'), 'expired'],
    [stateError('REVERSED'), 'undone-before'],
    [stateError('RELEASED'), 'returned-before'],
    [{ __typename: 'WrongMerchantError', code: 'WRONG_MERCHANT', message: '' } as const, 'other-shop'],
    [{ __typename: 'VoucherNotFoundError', code: 'VOUCHER_NOT_FOUND', message: '' } as const, 'unknown-code'],
    [{ __typename: 'ForbiddenError', code: 'FORBIDDEN', message: '' } as const, 'no-right'],
  ])('is amber for %o', (result, refusal) => {
    const answer = answerOfUse(result, check);
    expect(answer).toMatchObject({ kind: 'refused', refusal });
    expect(signalOf(answer)).toBe('wait');
  });
});

test('an item that came back by a try whose answer was lost is back', () => {
  const { isOnLoan: _, ...released } = stateError('RELEASED');
  expect(answerOfRelease(released)).toEqual({ kind: 'returned', item: null });
});
