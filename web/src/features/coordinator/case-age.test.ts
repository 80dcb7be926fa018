import { describe, expect, it } from 'vitest';
import { ageOf } from './case-age.ts';

const came = '2026-11-01T00:00:00.000Z';
const momentAfter = (days: number, moreMs = 0) => new Date(came).getTime() + days * 86_400_000 + moreMs;

describe('ageOf', () => {
  it.each([
    [momentAfter(0), 0, 'fresh'],
    [momentAfter(2), 2, 'fresh'],
    [momentAfter(2, 1), 2, 'soon'],
    [momentAfter(5), 5, 'soon'],
    [momentAfter(5, 1), 5, 'overdue'],
    [momentAfter(40), 40, 'overdue'],
    [momentAfter(-1), 0, 'fresh'],
  ] as const)('at %d: %d days, %s', (now, days, due) => {
    expect(ageOf(came, now)).toEqual({ days, due });
  });
});
