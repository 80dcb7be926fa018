import type { Language } from '../../graphql/language.ts';
import { inLanguage } from '../../graphql/language.ts';
import type { PassbookRow } from '../ledger/passbook-store.ts';
import { causeOf, confirmerOf } from '../ledger/passbook-texts.ts';

/** Excel takes a file for UTF-8 only when it begins so; without it Thai is rubbish. */
export const byteOrderMark = '\uFEFF';

/** A line of an exported passbook, as a person reads it. */
export interface ExportLine {
  readonly row: PassbookRow;
  readonly checkCode: string;
}

const headers: Record<Language, readonly string[]> = {
  TH: ['วันที่', 'วันเวลา (ISO)', 'รายการ', 'เข้า', 'ออก', 'คงเหลือ', 'ผู้รับรอง', 'รหัสตรวจ'],
  EN: ['Date', 'Moment (ISO)', 'Item', 'In', 'Out', 'Balance', 'Confirmed by', 'Check code'],
};

export function csvHeader(language: Language): string {
  return csvRecord(headers[language]);
}

export function csvLine({ row, checkCode }: ExportLine, language: Language, timeZone: string): string {
  const [cause, confirmer] = [causeOf(row), confirmerOf(row)];
  return csvRecord([
    localDate(row.at, language, timeZone),
    isoMoment(row.at, timeZone),
    inLanguage(language, cause.th, cause.en),
    row.points > 0 ? row.points : '',
    row.points < 0 ? -row.points : '',
    row.balanceAfter,
    inLanguage(language, confirmer.th, confirmer.en),
    checkCode,
  ]);
}

/** One record of RFC 4180, its end included. Numbers are ours; a text is somebody's. */
export function csvRecord(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => (typeof cell === 'number' ? String(cell) : csvText(cell))).join(',')}\r\n`;
}

/** What a spreadsheet takes for the beginning of a formula, at whatever width it is written. */
const formulaStart = /^[\s\uFEFF]*[=+\-@|%\uFF1D\uFF0B\uFF0D\uFF20\u2212]/;

/**
 * A text that stays one: an apostrophe before what a spreadsheet would take for a formula, control characters but line
 * breaks made blanks, quotes around what has a comma, a quote or a line break in it.
 */
export function csvText(text: string): string {
  const plain = text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\uFEFF]/gu, (each) => (each === '\n' ? each : ' '));
  const guarded = formulaStart.test(plain) ? `'${plain}` : plain;
  return /[",\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** "22/11/2569" in Thai, with the Buddhist year; "22/11/2026" in English. */
export function localDate(at: Date, language: Language, timeZone: string): string {
  const locale = language === 'TH' ? 'th-TH-u-ca-buddhist-nu-latn' : 'en-GB';
  const parts = new Intl.DateTimeFormat(locale, {
    timeZone,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  })
    .formatToParts(at)
    .filter(({ type }) => type === 'day' || type === 'month' || type === 'year');
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? '';
  return `${part('day')}/${part('month')}/${part('year')}`;
}

/** "2026-11-22T14:05:07+07:00": ISO 8601 in the time zone of the network. */
export function isoMoment(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
    ...{ second: '2-digit', hourCycle: 'h23', timeZoneName: 'longOffset' },
  }).formatToParts(at);
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? '';
  const offset = part('timeZoneName').replace('GMT', '') || '+00:00';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}${offset}`;
}
