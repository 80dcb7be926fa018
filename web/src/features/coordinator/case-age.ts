const dayMs = 24 * 3_600_000;

/** How long a case may wait before it asks for attention, in days. */
export const soonAfterDays = 2;
export const overdueAfterDays = 5;

export interface CaseAge {
  /** Whole days since it came. */
  days: number;
  due: 'fresh' | 'soon' | 'overdue';
}

/** `since` is an ISO time, `now` milliseconds since 1970. Older than 2 days is soon, older than 5 is overdue. */
export function ageOf(since: string, now: number): CaseAge {
  const waitedMs = Math.max(0, now - new Date(since).getTime());
  const days = Math.floor(waitedMs / dayMs);
  if (waitedMs > overdueAfterDays * dayMs) return { days, due: 'overdue' };
  return { days, due: waitedMs > soonAfterDays * dayMs ? 'soon' : 'fresh' };
}
