/** A line that wants to count `count` times under a cap that others share. */
export interface CapWish {
  readonly number: number;
  /** The same for lines of one member, indicator and period. */
  readonly capKey: string;
  readonly count: number;
  /** What is taken of the cap already, by what this list does not have. */
  readonly used: number;
  readonly capCount: number;
}

export interface CapAllotment {
  readonly fitting: ReadonlySet<number>;
  /** By the number of each line that does not fit: what was taken when its turn came. */
  readonly over: ReadonlyMap<number, { readonly used: number; readonly capCount: number }>;
}

/**
 * Gives out what is left of the caps, line after line. A line counts whole or not at all; one that does not fit leaves
 * room for a smaller one after it.
 */
export function allotCaps(wishes: readonly CapWish[]): CapAllotment {
  const given = new Map<string, number>();
  const fitting = new Set<number>();
  const over = new Map<number, { used: number; capCount: number }>();
  for (const { number, capKey, count, used, capCount } of wishes) {
    const taken = used + (given.get(capKey) ?? 0);
    if (taken + count > capCount) over.set(number, { used: taken, capCount });
    else {
      given.set(capKey, (given.get(capKey) ?? 0) + count);
      fitting.add(number);
    }
  }
  return { fitting, over };
}
