const dayMs = 86_400_000;

/** The village's day, whatever the phone's clock and place say: "2026-11-26". */
export function villageDay(daysAgo = 0): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Bangkok' }).format(Date.now() - daysAgo * dayMs);
}

/** A day as an ISO moment at noon, for the components that show dates. */
export function noonOf(day: string): string {
  return `${day}T12:00:00+07:00`;
}
