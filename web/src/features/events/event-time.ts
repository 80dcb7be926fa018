import { formatDate, formatDateTime, formatTime } from '../../lib/dates.ts';

/** "22 พ.ย. 2569 08:00 น. – 10:00 น."; over several days with both dates. */
export function formatEventTime(startsAt: string, endsAt: string, locale: string): string {
  const isOneDay = formatDate(startsAt, locale) === formatDate(endsAt, locale);
  const end = isOneDay ? formatTime(endsAt, locale) : formatDateTime(endsAt, locale);
  return `${formatDateTime(startsAt, locale)} – ${end}`;
}

/** How an event stands to a moment. */
export function phaseOf(
  event: { startsAt: string; endsAt: string },
  nowMs: number,
): 'TO_COME' | 'ON' | 'OVER' {
  if (nowMs >= Date.parse(event.endsAt)) return 'OVER';
  return nowMs >= Date.parse(event.startsAt) ? 'ON' : 'TO_COME';
}
