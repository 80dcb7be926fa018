import { badRequest } from '../../graphql/global-id.ts';
import { readSearchTerm } from '../../graphql/search-term.ts';
import type { PassbookEntryKind } from '../ledger/passbook-entry.type.ts';
import type { PassbookFilterInput } from './passbook-filter.type.ts';

/** A filter as the store takes it: null where nothing is asked for. */
export interface PassbookFilter {
  readonly from: string | null;
  readonly to: string | null;
  readonly isIncoming: boolean | null;
  readonly kind: PassbookEntryKind | null;
  readonly categoryCode: string | null;
  /** From readSearchTerm. */
  readonly search: string | null;
}

const codePattern = /^[A-Z][A-Z0-9_]{0,31}$/;

/** Null when the filter narrows nothing. Throws BAD_USER_INPUT on what cannot be a code, and on a search too long. */
export function readPassbookFilter(input: PassbookFilterInput | null | undefined): PassbookFilter | null {
  if (input == null) return null;
  const categoryCode = input.categoryCode ?? null;
  if (categoryCode !== null && !codePattern.test(categoryCode))
    throw badRequest('categoryCode is not a code');
  const filter: PassbookFilter = {
    from: input.from ?? null,
    to: input.to ?? null,
    isIncoming: input.direction == null ? null : input.direction === 'IN',
    kind: input.kind ?? null,
    categoryCode,
    search: readSearchTerm(input.search),
  };
  return Object.values(filter).some((value) => value !== null) ? filter : null;
}
