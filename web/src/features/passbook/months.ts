import { villageTimeZone as timeZone } from '../../lib/village-day.ts';
import type { PassbookLine_entryFragment } from './passbook.generated.ts';

export type PassbookLine = PassbookLine_entryFragment;

export interface PassbookMonth {
  /** "2026-11" in the villages' time. */
  id: string;
  /** "พฤศจิกายน 2569" */
  name: string;
  lines: readonly PassbookLine[];
}

/** Groups lines by calendar month in the villages' time, keeping their order. */
export function byMonth(lines: readonly PassbookLine[], locale: string): PassbookMonth[] {
  const idFormat = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' });
  const nameFormat = new Intl.DateTimeFormat(locale, { timeZone, year: 'numeric', month: 'long' });
  const months: { id: string; name: string; lines: PassbookLine[] }[] = [];
  for (const line of lines) {
    const at = new Date(line.at);
    const id = idFormat.format(at);
    const last = months.at(-1);
    if (last?.id === id) last.lines.push(line);
    else months.push({ id, name: nameFormat.format(at), lines: [line] });
  }
  return months;
}
