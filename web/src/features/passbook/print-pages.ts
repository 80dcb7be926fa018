import type { PassbookLine } from './months.ts';

export interface PrintPage {
  number: number;
  /** The balance that the page begins with. */
  broughtForward: number;
  lines: readonly PassbookLine[];
  carriedForward: number;
}

/** Lines of up to two rows that an A5 page holds beside its head, its sums and the foot of the last page. */
const linesPerPage = 12;

/** The lines in pages, each with the balance it begins and ends with; one page of sums alone where there is no line. */
export function printPages(oldestFirst: readonly PassbookLine[], openingBalance: number): PrintPage[] {
  const pages: PrintPage[] = [];
  let balance = openingBalance;
  for (let start = 0; start === 0 || start < oldestFirst.length; start += linesPerPage) {
    const lines = oldestFirst.slice(start, start + linesPerPage);
    const carriedForward = lines.at(-1)?.balanceAfter ?? balance;
    pages.push({ number: pages.length + 1, broughtForward: balance, lines, carriedForward });
    balance = carriedForward;
  }
  return pages;
}
