/** People come early. As the SQL function event_opens_at has it. */
const opensMinutesBefore = 60;
/** For what was kept on a phone or on paper. As the SQL function event_settled_at has it. */
const settledMinutesAfter = 24 * 60;

/** From when on an event takes check-ins. */
export function opensAt(event: { readonly startsAt: Date }): Date {
  return new Date(event.startsAt.getTime() - opensMinutesBefore * 60_000);
}

/** Until when an organiser may write down who came, and a phone may send what it kept. */
export function settledAt(event: { readonly endsAt: Date }): Date {
  return new Date(event.endsAt.getTime() + settledMinutesAfter * 60_000);
}
