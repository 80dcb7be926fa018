import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanceSteps, marksApart, niceCeiling, stepPath } from './balance-steps.ts';
import { byMonth, type PassbookLine } from './months.ts';
import { printPages } from './print-pages.ts';

/** A statement as the API gives it, newest first, from points in the order they came. */
function statementOf(points: readonly number[]): PassbookLine[] {
  let balance = 0;
  return points
    .map((each, index): PassbookLine => {
      balance += each;
      return {
        __typename: 'PassbookEntry',
        id: `entry_${index}`,
        at: new Date(Date.UTC(2026, 0, 1) + index * 86_400_000).toISOString(),
        kind: each >= 0 ? 'AWARD' : 'REDEEM',
        points: each,
        balanceAfter: balance,
        description: 'line',
        confirmedBy: 'somebody',
        checkCode: '222222222',
      };
    })
    .reverse();
}

const statement = fc.array(fc.integer({ min: -500, max: 500 }), { maxLength: 80 }).map(statementOf);

describe('printPages', () => {
  it('prints every line once, in its order', () => {
    fc.assert(
      fc.property(statement, (lines) => {
        const oldestFirst = lines.toReversed();
        expect(printPages(oldestFirst, 0).flatMap((page) => page.lines)).toEqual(oldestFirst);
      }),
    );
  });

  it('begins each page with what the one before ended with', () => {
    fc.assert(
      fc.property(statement, (lines) => {
        const pages = printPages(lines.toReversed(), 0);
        for (const [index, page] of pages.entries()) {
          expect(page.broughtForward).toBe(pages[index - 1]?.carriedForward ?? 0);
          const sum = page.lines.reduce((total, line) => total + line.points, page.broughtForward);
          expect(page.carriedForward).toBe(sum);
        }
      }),
    );
  });

  it('of no line is one page with its balance', () => {
    expect(printPages([], 70)).toEqual([{ number: 1, broughtForward: 70, lines: [], carriedForward: 70 }]);
  });
});

describe('byMonth', () => {
  it('goes by the month in the village, not in Greenwich, and says the Buddhist year', () => {
    const [line] = statementOf([10]);
    if (line === undefined) throw new Error('no line');
    // Half past eleven in the evening of 31 January in Greenwich is 1 February in Thailand.
    const months = byMonth([{ ...line, at: '2026-01-31T23:30:00.000Z' }], 'th-TH');
    expect(months).toMatchObject([{ id: '2026-02', name: 'กุมภาพันธ์ 2569' }]);
  });
});

describe('the balance over time', () => {
  it('starts before the first line and ends at the last balance', () => {
    expect(balanceSteps(statementOf([20, 30, -10])).map(({ balance }) => balance)).toEqual([0, 20, 50, 40]);
  });

  it('stands still between lines', () => {
    const steps = [
      { at: 0, balance: 0, mark: null },
      { at: 0, balance: 20, mark: null },
      { at: 10, balance: 5, mark: null },
    ];
    expect(stepPath(steps, { x: (at) => at, y: (balance) => 100 - balance }, 12)).toBe(
      'M0.0 100.0H0.0V80.0H10.0V95.0H12.0',
    );
  });

  it('marks deeds and redemptions, and leaves out those that would cover each other', () => {
    const steps = balanceSteps(statementOf([20, 30, -10, 5]));
    expect(steps.map(({ mark }) => mark)).toEqual([null, 'deed', 'deed', 'redemption', 'deed']);
    const place = new Map(steps.map(({ at }, index) => [at, [0, 4, 8, 20][index - 1] ?? 0]));
    const marked = marksApart(steps, (at) => place.get(at) ?? 0, 10).map(({ balance }) => balance);
    expect(marked).toEqual([20, 40, 45]);
  });

  it.each([
    [0, 10],
    [10, 10],
    [11, 20],
    [240, 250],
    [501, 1000],
  ])('ends its axis at a round number: %i → %i', (value, ceiling) => {
    expect(niceCeiling(value)).toBe(ceiling);
  });
});
