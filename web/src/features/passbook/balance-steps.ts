import type { PassbookLine } from './months.ts';

/** What a mark in the picture stands for. */
export type StepMark = 'deed' | 'redemption' | null;

export interface BalanceStep {
  /** Milliseconds since 1970. */
  at: number;
  balance: number;
  mark: StepMark;
}

function markOf({ kind }: PassbookLine): StepMark {
  if (kind === 'AWARD' || kind === 'GIFT') return 'deed';
  return kind === 'REDEEM' || kind === 'HOLD' ? 'redemption' : null;
}

/**
 * The balance over time, oldest first, beginning with what it was before the first line. Points reserved by a
 * HOLD leave the balance and come back, as in the passbook itself.
 */
export function balanceSteps(newestFirst: readonly PassbookLine[]): BalanceStep[] {
  const lines = newestFirst.toReversed();
  const [first] = lines;
  if (first === undefined) return [];
  return [
    { at: Date.parse(first.at), balance: first.balanceAfter - first.points, mark: null },
    ...lines.map((line) => ({ at: Date.parse(line.at), balance: line.balanceAfter, mark: markOf(line) })),
  ];
}

/** The next of 1, 2, 5 × 10ⁿ at or above: where an axis may end. */
export function niceCeiling(value: number): number {
  if (value <= 10) return 10;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 2.5, 5, 10].find((factor) => factor * power >= value) ?? 10;
  return step * power;
}

/** An SVG path of steps: a balance stands still until the next line, then jumps. */
export function stepPath(
  steps: readonly BalanceStep[],
  place: { x: (at: number) => number; y: (balance: number) => number },
  until: number,
): string {
  const [first, ...rest] = steps;
  if (first === undefined) return '';
  const start = `M${place.x(first.at).toFixed(1)} ${place.y(first.balance).toFixed(1)}`;
  const jumps = rest.map(({ at, balance }) => `H${place.x(at).toFixed(1)}V${place.y(balance).toFixed(1)}`);
  return `${start}${jumps.join('')}H${place.x(until).toFixed(1)}`;
}

/**
 * The steps that get a mark: those that stand apart from the mark before them, so that a busy month does not become a
 * smear. Deeds and redemptions are thinned out each among themselves.
 */
export function marksApart(
  steps: readonly BalanceStep[],
  x: (at: number) => number,
  leastApart: number,
): BalanceStep[] {
  const last: Record<'deed' | 'redemption', number> = {
    deed: Number.NEGATIVE_INFINITY,
    redemption: Number.NEGATIVE_INFINITY,
  };
  return steps.filter(({ at, mark }) => {
    if (mark === null || x(at) - last[mark] < leastApart) return false;
    last[mark] = x(at);
    return true;
  });
}
