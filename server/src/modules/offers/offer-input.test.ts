import 'reflect-metadata';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holdProblems, readOfferInput, windowProblems } from './offer-input.ts';
import { signed } from './stock-store.ts';
import { submissionProblems } from './submission.ts';

const paths = (problems: readonly { path: readonly string[] }[]) =>
  problems.map(({ path }) => path.join('.'));
const now = new Date('2026-11-22T09:00:00Z');
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

describe('what an offer says', () => {
  test('is tidied', () => {
    expect(
      readOfferInput({
        title: { th: ' กาแฟ\nเย็น ' },
        description: { en: ' Iced. ' },
        costPoints: 20,
        perMemberLimit: null,
        voucherValidHours: 24,
        pictureKey: 'fluent:hot-beverage',
      }),
    ).toEqual({
      change: {
        titleTh: 'กาแฟ เย็น',
        titleEn: '',
        descriptionTh: '',
        descriptionEn: 'Iced.',
        costPoints: 20,
        perMemberLimit: null,
        voucherValidHours: 24,
        pictureKey: 'fluent:hot-beverage',
      },
      costRule: null,
      problems: [],
    });
  });

  test('and left out, or emptied where it cannot be, stays as it is', () => {
    expect(readOfferInput({})).toEqual({ change: {}, costRule: null, problems: [] });
    expect(readOfferInput({ title: null, costPoints: null, voucherValidHours: null })).toEqual({
      change: {},
      costRule: null,
      problems: [],
    });
  });

  test('is refused in all its wrong fields at once', () => {
    const { problems } = readOfferInput({
      title: { th: '' },
      description: { th: 'ก'.repeat(2_001) },
      costPoints: 0,
      stockTotal: 0,
      perMemberLimit: 10_001,
      voucherValidHours: 8_761,
      pictureKey: '../secret',
      pictureId: 'picture_1',
    });
    expect(paths(problems).sort()).toEqual(
      [
        'costPoints',
        'stockTotal',
        'perMemberLimit',
        'voucherValidHours',
        'pictureKey',
        'pictureKey',
        'title',
        'description.th',
      ].sort(),
    );
  });

  test.each([
    ['costPoints', 1, 1_000_000],
    ['stockTotal', 1, 10_000_000],
    ['perMemberLimit', 1, 10_000],
    ['voucherValidHours', 1, 8_760],
  ] as const)('%s is %d to %d', (field, lowest, highest) => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        const isRight = value >= lowest && value <= highest;
        expect(paths(readOfferInput({ [field]: value }).problems)).toEqual(isRight ? [] : [field]);
      }),
      { examples: [[lowest], [highest], [lowest - 1], [highest + 1]] },
    );
  });

  test.each(['', 'fluent:', 'fluent:A', 'fluent:../x', 'http://x', `fluent:${'a'.repeat(61)}`, 'fluent:a\n'])(
    'has no picture "%s"',
    (pictureKey) => {
      expect(paths(readOfferInput({ pictureKey }).problems)).toEqual(['pictureKey']);
    },
  );
});

describe('the dates of an offer', () => {
  test.each([
    [null, null],
    [later(1), null],
    [null, later(1)],
    [later(-5), later(1)],
    [later(1), later(2)],
  ])('may be %s to %s', (availableFrom, availableUntil) => {
    expect(windowProblems({ availableFrom, availableUntil }, now, true)).toEqual([]);
  });

  test.each([
    [null, later(-1)],
    [null, now],
    [later(2), later(1)],
    [later(1), later(1)],
  ])('are not %s to %s', (availableFrom, availableUntil) => {
    expect(paths(windowProblems({ availableFrom, availableUntil }, now, true))).toEqual(['availableUntil']);
  });

  test('may be over where nobody asks for more', () => {
    expect(windowProblems({ availableFrom: null, availableUntil: later(-1) }, now, false)).toEqual([]);
  });
});

describe('what holds points', () => {
  const nothing = { loanDays: null, guaranteeUntil: null };

  test('is lent for days, or a guarantee until a moment', () => {
    for (const terms of [nothing, { ...nothing, loanDays: 7 }, { ...nothing, guaranteeUntil: later(1) }]) {
      expect(holdProblems({ kind: 'HOLD', ...terms }, now)).toEqual([]);
    }
    const both = { kind: 'HOLD', loanDays: 7, guaranteeUntil: later(1) } as const;
    expect(paths(holdProblems(both, now))).toEqual(['guaranteeUntil']);
    const over = { kind: 'HOLD', loanDays: null, guaranteeUntil: now } as const;
    expect(paths(holdProblems(over, now))).toEqual(['guaranteeUntil']);
  });

  test('is not what is spent', () => {
    const terms = { loanDays: 7, guaranteeUntil: later(1) };
    expect(holdProblems({ kind: 'SPEND', ...nothing }, now)).toEqual([]);
    expect(paths(holdProblems({ kind: 'SPEND', ...terms }, now))).toEqual(['loanDays', 'guaranteeUntil']);
  });

  test('changes its terms by naming the new one', () => {
    expect(readOfferInput({ loanDays: 3 }).change).toEqual({ loanDays: 3, guaranteeUntil: null });
    const guaranteeUntil = later(24);
    expect(readOfferInput({ guaranteeUntil }).change).toEqual({ loanDays: null, guaranteeUntil });
    expect(paths(readOfferInput({ loanDays: 366 }).problems)).toEqual(['loanDays']);
  });
});

describe('a submission', () => {
  const dates = {
    availableFrom: null,
    availableUntil: null,
    kind: 'SPEND',
    loanDays: null,
    guaranteeUntil: null,
  } as const;

  test.each(['APPLIED', 'CHANGES_REQUESTED', 'SUSPENDED', 'DECLINED'] as const)(
    'waits while the shop is %s',
    (status) => {
      expect(paths(submissionProblems({ status }, dates, now))).toEqual(['submit']);
    },
  );

  test('is an approved shop’s, of an offer whose dates are not over', () => {
    expect(submissionProblems({ status: 'APPROVED' }, dates, now)).toEqual([]);
    const over = { ...dates, availableUntil: later(-1) };
    expect(paths(submissionProblems({ status: 'APPROVED' }, over, now))).toEqual(['availableUntil']);
  });
});

test.each([
  [5, '+5'],
  [-12, '−12'],
])('a change of stock of %d is written %s', (delta, text) => {
  expect(signed(delta)).toBe(text);
});
