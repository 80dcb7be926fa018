import type { PassbookLine } from './months.ts';

export interface PrintPage {
  number: number;
  /** The balance that the page begins with. */
  broughtForward: number;
  lines: readonly PassbookLine[];
  carriedForward: number;
}

/** Lines of up to two rows that an A5 page holds beside its head and its sums. */
const linesPerPage = 14;

/** The statement in pages, oldest line first, each with the balance it begins and ends with. */
export function printPages(newestFirst: readonly PassbookLine[]): PrintPage[] {
  const lines = newestFirst.toReversed();
  const pages: PrintPage[] = [];
  for (let start = 0; start < lines.length; start += linesPerPage) {
    const part = lines.slice(start, start + linesPerPage);
    const first = part[0];
    const last = part.at(-1);
    if (first === undefined || last === undefined) break;
    pages.push({
      number: pages.length + 1,
      broughtForward: first.balanceAfter - first.points,
      lines: part,
      carriedForward: last.balanceAfter,
    });
  }
  return pages;
}
