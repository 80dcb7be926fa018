/** As the SQL function search_normalize has them: tone marks and shorteners, and what is invisible. */
const dropped = /[\u0E47-\u0E4C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;

/**
 * A text as the search sees it, the same as search_normalize of the database: the sara am repaired, tone marks and
 * invisible characters left out, lower case.
 */
export function searchForm(text: string): string {
  return text.normalize('NFC').replace(dropped, '').replaceAll('\u0E4D\u0E32', '\u0E33').toLowerCase();
}
