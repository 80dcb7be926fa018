import type { Database } from '../../platform/postgres.ts';
import {
  listPassbook,
  loadPassbookLines,
  type PassbookOwner,
  type PassbookRow,
} from '../ledger/passbook-store.ts';
import { catchUpLineIndex, listFilteredLines } from './line-index-store.ts';
import type { PassbookFilter } from './passbook-filter.ts';

export interface PassbookReading extends PassbookOwner {
  /** What to look for, and where its days begin: in the time zone of the network. Null for all lines. */
  readonly narrowed: { readonly filter: PassbookFilter; readonly timeZone: string } | null;
  readonly limit: number;
  readonly beforeId: number | null;
}

/** One page of a passbook, newest first. Without a filter straight from the books; with one by way of the index of lines. */
export async function readPassbook(database: Database, reading: PassbookReading): Promise<PassbookRow[]> {
  const { narrowed, ...page } = reading;
  if (narrowed === null) return listPassbook(database, page);
  // A line that came meanwhile is newer than the first page; the later pages do not look for it.
  if (page.beforeId === null) await catchUpLineIndex(database, page, narrowed.timeZone);
  const ids = await listFilteredLines(database, { ...page, filter: narrowed.filter });
  const lines = await loadPassbookLines(database, page, ids);
  return ids.flatMap((id) => lines.get(id) ?? []);
}
