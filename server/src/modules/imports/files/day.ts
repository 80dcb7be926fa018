import { withArabicDigits } from './cell-text.ts';

export const firstYear = 1900;
export const lastYear = 2200;
const buddhistOffset = 543;

export type DayReading =
  /** As 2026-11-22. */
  | { readonly outcome: 'DAY'; readonly day: string }
  | { readonly outcome: 'NOT_A_DAY' | 'TWO_DIGIT_YEAR' | 'YEAR_OUT_OF_RANGE' };

const thaiMonths = [
  ['มกราคม', 'มค'],
  ['กุมภาพันธ์', 'กพ'],
  ['มีนาคม', 'มีค'],
  ['เมษายน', 'เมย'],
  ['พฤษภาคม', 'พค'],
  ['มิถุนายน', 'มิย'],
  ['กรกฎาคม', 'กค'],
  ['สิงหาคม', 'สค'],
  ['กันยายน', 'กย'],
  ['ตุลาคม', 'ตค'],
  ['พฤศจิกายน', 'พย'],
  ['ธันวาคม', 'ธค'],
] as const;
const englishMonths = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;

const months: ReadonlyMap<string, number> = new Map([
  ...thaiMonths.flatMap((names, index) => names.map((name): [string, number] => [name, index + 1])),
  ...englishMonths.flatMap((name, index): [string, number][] => [
    [name, index + 1],
    [name.slice(0, 3), index + 1],
  ]),
  ['sept', 9],
]);

/** A time of day behind a day: Excel writes one that nobody asked for. */
const timeBehind = /[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[AP]M)?Z?$/i;
const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const dayFirst = /^(\d{1,2}) ?[-/.] ?(\d{1,2}) ?[-/.] ?(\d{2}|\d{4})$/;
const monthInWords = /^(\d{1,2})[ -]*([^\d\s-][^\d-]*?)[ -]*(?:พ\.?ศ\.?|ค\.?ศ\.?)?[ -]*(\d{2}|\d{4})$/;

/**
 * The day that a cell means. Day before month, as everywhere in Thailand; the year Buddhist (2443 to 2743) or Christian
 * (1900 to 2200), in four digits: of "69" nobody knows which it is. A bare number of five or six digits is Excel's count
 * of days. Takes text that is tidied.
 */
export function readDay(text: string): DayReading {
  const written = withArabicDigits(text).replace(timeBehind, '').trim();
  if (/^\d{5,6}(\.\d+)?$/.test(written)) return ofSerial(Number(written));
  const [, isoYear, isoMonth, isoDay] = yearFirst.exec(written) ?? [];
  if (isoYear !== undefined) return dayOf(isoYear, Number(isoMonth), Number(isoDay));
  const [, day, month, year] = dayFirst.exec(written) ?? [];
  if (year !== undefined) return dayOf(year, Number(month), Number(day));
  const [, wordDay, word = '', wordYear] = monthInWords.exec(written) ?? [];
  const named = months.get(word.replace(/[\s.]/g, '').toLowerCase());
  if (wordYear === undefined || named === undefined) return { outcome: 'NOT_A_DAY' };
  return dayOf(wordYear, named, Number(wordDay));
}

function ofSerial(serial: number): DayReading {
  const iso = serialToDay(serial, false);
  return iso === null ? { outcome: 'YEAR_OUT_OF_RANGE' } : readDay(iso);
}

const dayMs = 86_400_000;
/** Excel's day 0 from March 1900 on; before, it counts a 29th of February that there was not. */
const excelEpochMs = Date.UTC(1899, 11, 30);
const daysTo1904 = 1_462;

/** The day of Excel's serial number, as 2026-11-22 (a year typed as Buddhist stays Buddhist); null beyond the year 9999. */
export function serialToDay(serial: number, counts1904: boolean): string | null {
  const days = Math.floor(serial) + (counts1904 ? daysTo1904 : 0);
  if (!(days >= 1 && days <= 2_958_465)) return null;
  return new Date(excelEpochMs + (days < 60 ? days + 1 : days) * dayMs).toISOString().slice(0, 10);
}

function dayOf(yearText: string, month: number, day: number): DayReading {
  if (yearText.length !== 4) return { outcome: 'TWO_DIGIT_YEAR' };
  const written = Number(yearText);
  const year = written >= firstYear + buddhistOffset ? written - buddhistOffset : written;
  if (year < firstYear || year > lastYear) return { outcome: 'YEAR_OUT_OF_RANGE' };
  // The day is looked at in the year that is meant: 29 ก.พ. 2567 was a day, and the 29th of February 2567 will not be.
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return { outcome: 'NOT_A_DAY' };
  return { outcome: 'DAY', day: date.toISOString().slice(0, 10) };
}
