/** How far back the statistics look, in days, today included. */
export const periods = [28, 90, 365] as const;

/** The villages' clock: see lib/dates.ts. */
const timeZone = 'Asia/Bangkok';
const dayMs = 86_400_000;

/** The last so many days, today the last of them: "2026-11-22". */
export function periodOf(days: number, now: Date): { readonly from: string; readonly until: string } {
  const until = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(now);
  const from = new Date(Date.parse(`${until}T00:00:00Z`) - (days - 1) * dayMs).toISOString().slice(0, 10);
  return { from, until };
}
