import { useSearchParams } from 'react-router';
import { type EntryKind, entryKinds } from './entry-kinds.ts';

export interface PassbookFilters {
  from: string | null;
  to: string | null;
  direction: 'IN' | 'OUT' | null;
  kind: EntryKind | null;
  categoryCode: string | null;
  search: string | null;
}

const names = {
  from: 'from',
  to: 'to',
  direction: 'way',
  kind: 'kind',
  categoryCode: 'category',
  search: 'search',
} as const satisfies Record<keyof PassbookFilters, string>;

export function isEntryKind(text: string | null): text is EntryKind {
  return entryKinds.some(({ kind }) => kind === text);
}

const day = /^\d{4}-\d{2}-\d{2}$/;

/** The filters of the address, so that going back finds the same list; what makes no sense in it narrows nothing. */
export function readFilters(parameters: URLSearchParams): PassbookFilters {
  const text = (name: keyof PassbookFilters) => parameters.get(names[name]) || null;
  const dayOf = (name: 'from' | 'to') => {
    const value = text(name);
    return value !== null && day.test(value) ? value : null;
  };
  const [direction, kind, categoryCode] = [text('direction'), text('kind'), text('categoryCode')];
  return {
    from: dayOf('from'),
    to: dayOf('to'),
    direction: direction === 'IN' || direction === 'OUT' ? direction : null,
    kind: isEntryKind(kind) ? kind : null,
    categoryCode: categoryCode !== null && /^[A-Z][A-Z0-9_]{0,31}$/.test(categoryCode) ? categoryCode : null,
    search: text('search'),
  };
}

export function usePassbookFilters() {
  const [parameters, setParameters] = useSearchParams();
  const filters = readFilters(parameters);
  function change(next: Partial<PassbookFilters>) {
    setParameters(
      (previous) => {
        const written = new URLSearchParams(previous);
        for (const [name, value] of Object.entries(next)) {
          const parameter = names[name as keyof PassbookFilters];
          if (value === null) written.delete(parameter);
          else written.set(parameter, value);
        }
        return written;
      },
      { replace: true },
    );
  }
  return {
    filters,
    /** Null while nothing is narrowed. */
    narrowed: Object.values(filters).some((value) => value !== null) ? filters : null,
    change,
    clear: () =>
      change({ from: null, to: null, direction: null, kind: null, categoryCode: null, search: null }),
  };
}
