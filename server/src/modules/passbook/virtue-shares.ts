/** Deeds that show the same virtues, together. */
export interface VirtueGroup {
  /** Codes; none where the indicator names none. */
  readonly virtues: readonly string[];
  readonly points: number;
  readonly deeds: number;
}

export interface VirtueShare {
  /** Null for deeds whose indicator names no virtue. */
  readonly code: string | null;
  readonly points: number;
  /** How many deeds show it. A deed of two virtues is in both. */
  readonly deeds: number;
}

/** Divisible by 1 to 10, the most virtues that an indicator can have: with it every share is a whole number. */
const units = 2_520;

/**
 * Points by virtue. A deed's points go to its virtues in equal parts; the parts are added up exactly, in 2,520ths of a
 * point, and only the sums are rounded: each down, and the points that are left over one each to the largest remainders
 * (at equal ones, to the earlier in `order`). So the shares add up to exactly the points of all the deeds, and none is
 * off by a point or more. In the order of `order`, those unknown to it after it by code, the deeds of no virtue last.
 */
export function virtueShares(groups: readonly VirtueGroup[], order: readonly string[]): VirtueShare[] {
  const sums = new Map<string | null, { parts: number; deeds: number }>();
  for (const { virtues, points, deeds } of groups) {
    const distinct: readonly (string | null)[] = virtues.length === 0 ? [null] : [...new Set(virtues)];
    for (const code of distinct) {
      const sum = sums.get(code) ?? { parts: 0, deeds: 0 };
      sums.set(code, {
        parts: sum.parts + points * (units / distinct.length),
        deeds: sum.deeds + deeds,
      });
    }
  }
  const place = (code: string | null) => {
    if (code === null) return Number.POSITIVE_INFINITY;
    const index = order.indexOf(code);
    return index < 0 ? order.length : index;
  };
  const shares = [...sums]
    .sort(([a], [b]) => place(a) - place(b) || ((a ?? '') < (b ?? '') ? -1 : 1))
    .map(([code, { parts, deeds }]) => ({
      code,
      deeds,
      points: Math.floor(parts / units),
      remainder: parts % units,
    }));
  const left = shares.reduce((sum, { remainder }) => sum + remainder, 0) / units;
  const favoured = new Set(
    shares
      .map((share, index) => ({ index, remainder: share.remainder }))
      .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
      .slice(0, left)
      .map(({ index }) => index),
  );
  return shares.map(({ code, deeds, points }, index) => ({
    code,
    deeds,
    points: points + (favoured.has(index) ? 1 : 0),
  }));
}
