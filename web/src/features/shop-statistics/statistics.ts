import type { ShopStatisticsQuery } from './shop-statistics.generated.ts';

type Shop = Extract<ShopStatisticsQuery['node'], { __typename: 'Merchant' }>;

/** What the server lets be seen: null stands for fewer than five people. */
export type Statistics = NonNullable<Shop['statistics']>;

/** The part with the most, the first of several; null when nothing is shown. */
export function largestOf<Part extends { readonly redemptions: number | null }>(
  parts: readonly Part[],
): (Part & { readonly redemptions: number }) | null {
  let largest: (Part & { readonly redemptions: number }) | null = null;
  for (const part of parts) {
    const { redemptions } = part;
    if (redemptions !== null && redemptions > (largest?.redemptions ?? 0)) largest = { ...part, redemptions };
  }
  return largest;
}

/** A round number at or above the highest, with a whole half: 10, 20, 40, 50, 100, 200, … */
export function niceTop(highest: number): number {
  for (let size = 10; ; size *= 10) {
    for (const step of [1, 2, 4, 5]) if (highest <= size * step) return size * step;
  }
}
