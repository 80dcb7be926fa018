import { badRequest } from './global-id.ts';
import { lengthOf } from './plain-text.ts';

const maximumLength = 100;
const maximumWords = 8;

/** What people leave out when they type (tone marks and their like), and what nobody sees. As search_normalize has it. */
const dropped = /[\u0E47-\u0E4C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;

/**
 * A text as it is searched for: tone marks dropped, the Thai sara am whole, lower case. The columns are normalized by
 * PostgreSQL's search_normalize, and so is every word on its way there: this one decides where words begin and how long
 * they are.
 */
export function normalizeSearch(text: string): string {
  return text.normalize('NFC').replace(dropped, '').replaceAll('\u0E4D\u0E32', '\u0E33').toLowerCase();
}

/**
 * The words that a person typed into a search, normalized, each once; empty when there is nothing to search for. All of
 * them have to be found. After the eighth they narrow nothing any more and are left out.
 * Throws BAD_USER_INPUT when the search is longer than 100 characters.
 */
export function readSearchWords(search: string | null | undefined): readonly string[] {
  // PostgreSQL takes no NUL; no text of ours has any other control character either.
  const term = (search ?? '').replace(/\p{Cc}/gu, ' ').trim();
  if (term === '') return [];
  if (term.length > maximumLength * 16 || lengthOf(term) > maximumLength) {
    throw badRequest(`search must be at most ${maximumLength} characters`);
  }
  const words = normalizeSearch(term)
    .split(/\s+/u)
    .filter((word) => word !== '');
  return [...new Set(words)].slice(0, maximumWords);
}

/** For LIKE: its wildcards (% _ \) stand for themselves. */
export function escapeLike(word: string): string {
  return word.replace(/[\\%_]/g, (wildcard) => `\\${wildcard}`);
}

/** Too short for trigrams: 1 or 2 letters. */
export function isShortWord(word: string): boolean {
  return [...word].length <= 2;
}
