/** Characters that take no room and that copying leaves behind: joiners, marks of direction, byte order marks, soft hyphens. */
const zeroWidth = /[\u00AD\u200B\u200C\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;
/** A joiner that joins no emoji. */
const idleJoiner =
  /(?<!\p{Extended_Pictographic}[\uFE0F\u{1F3FB}-\u{1F3FF}]*)\u200D|\u200D(?!\p{Extended_Pictographic})/gu;
/** "ำ" in two pieces, as some keyboards and old programs write it, with a tone mark before or between them. */
const brokenSaraAm = /\u0E4D([\u0E48-\u0E4B]?)\u0E32/g;
const plain = /^[!-~][ -~]*$/;
/** `="00123"`: how Excel is told to keep zeros. */
const keptAsText = /^="([^"]*)"$/;

const thaiZero = 0x0e50;

/** What a cell says, without what cannot be seen, its "ำ" whole, without blanks around it. */
export function tidyCell(text: string): string {
  // Most cells are numbers and codes: a hundred thousand lines have a million of them.
  if (plain.test(text)) return keptAsText.exec(text)?.[1]?.trim() ?? text.trim();
  const tidy = (text.includes('\u200D') ? text.replace(idleJoiner, '') : text)
    .replace(zeroWidth, '')
    .replace(brokenSaraAm, '$1\u0E33')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00A0\u2007\u202F\t]/g, ' ')
    .normalize('NFC')
    .trim();
  return keptAsText.exec(tidy)?.[1]?.trim() ?? tidy;
}

/** ๐–๙ as 0–9. */
export function withArabicDigits(text: string): string {
  return text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - thaiZero));
}

/** A number as people write one, without blanks and dashes: "1234-5678" is 12345678. */
export function digitsOf(text: string): string {
  return withArabicDigits(text).replace(/[\s-]/g, '');
}

/** The same for two spellings of one word: for headers and names. */
export function comparable(text: string): string {
  return withArabicDigits(text)
    .normalize('NFKC')
    .replace(brokenSaraAm, '$1\u0E33')
    .replace(/\u0E40\u0E40/g, '\u0E41')
    .replace(/[\s_.:;()[\]*/-]+/g, '')
    .toLowerCase();
}

/** What Excel leaves in a cell that it could not work out, and ours for a formula without a value. */
const errorValues = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FORMULA!)$/;
export const formulaWithoutValue = '#FORMULA!';

export function isErrorValue(text: string): boolean {
  return errorValues.test(text);
}

/** True for the 13 digits of a Thai national ID, by their check digit. */
export function isNationalId(text: string): boolean {
  const digits = digitsOf(text);
  if (!/^[1-9]\d{12}$/.test(digits)) return false;
  const sum = [...digits.slice(0, 12)].reduce(
    (total, digit, index) => total + Number(digit) * (13 - index),
    0,
  );
  return (11 - (sum % 11)) % 10 === Number(digits[12]);
}

/** True when a national ID stands anywhere in a text, with or without its dashes. */
export function holdsNationalId(text: string): boolean {
  const found = withArabicDigits(text).match(/(?<!\d)\d[\s-]?\d{4}[\s-]?\d{5}[\s-]?\d{2}[\s-]?\d(?!\d)/g);
  return found?.some(isNationalId) ?? false;
}
