import { badRequest } from './global-id.ts';
import { lengthOf } from './plain-text.ts';

const maximumLength = 100;

/**
 * What a person typed into a search, as the middle of a LIKE pattern: its wildcards (% _ \) stand for themselves. Null
 * when there is nothing to search for. In SQL: `search_text LIKE '%' || search_normalize(term) || '%'`.
 * Throws BAD_USER_INPUT when it is longer than 100 characters.
 */
export function readSearchTerm(search: string | null | undefined): string | null {
  // PostgreSQL takes no NUL; no text of ours has any other control character either.
  const term = (search ?? '').replace(/\p{Cc}/gu, ' ').trim();
  if (term === '') return null;
  if (term.length > maximumLength * 16 || lengthOf(term) > maximumLength) {
    throw badRequest(`search must be at most ${maximumLength} characters`);
  }
  return term.replace(/[\\%_]/g, (wildcard) => `\\${wildcard}`);
}
