interface OwnPledge {
  readonly points: number;
  readonly state: 'HELD' | 'CONTRIBUTED' | 'RETURNED';
}

/** What stands of a person's own pledges: held, or contributed. */
export function standingPoints(pledges: readonly OwnPledge[]): number {
  return pledges.filter(({ state }) => state !== 'RETURNED').reduce((sum, { points }) => sum + points, 0);
}
