const usualAmounts = [5, 10, 20, 50, 100];

/** What can be pledged at most: what the goal needs and what the member has. */
export function mostToPledge(pointsLeft: number, available: number): number {
  return Math.max(0, Math.min(pointsLeft, available));
}

/** Amounts to choose from with one tap: the usual ones that fit, and all that the goal still needs where that fits. */
export function pledgeAmounts(pointsLeft: number, available: number): number[] {
  const most = mostToPledge(pointsLeft, available);
  const amounts = usualAmounts.filter((amount) => amount < most);
  return most === 0 ? [] : [...amounts.slice(-4), most];
}

/** What is chosen before anybody chooses: a small gift that is easy to give. */
export function firstAmount(pointsLeft: number, available: number): number {
  const most = mostToPledge(pointsLeft, available);
  return Math.min(10, most);
}
