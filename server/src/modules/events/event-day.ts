/** What day a moment is in a time zone, as 2026-11-26. */
export function dayIn(timeZone: string, moment: Date): string {
  // Swedes write dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(moment);
}
