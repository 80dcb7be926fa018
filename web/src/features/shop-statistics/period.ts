import { villageDayOf } from '../../lib/village-day.ts';

/** How far back the statistics look, in days, today included. */
export const periods = [28, 90, 365] as const;

const dayMs = 86_400_000;

/** The last so many days, today the last of them: "2026-11-22". */
export function periodOf(days: number, now: Date): { readonly from: string; readonly until: string } {
  const until = villageDayOf(now);
  const from = new Date(Date.parse(`${until}T00:00:00Z`) - (days - 1) * dayMs).toISOString().slice(0, 10);
  return { from, until };
}
