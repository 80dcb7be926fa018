import { numberFromUuid } from '../../graphql/global-id.ts';
import type { NodeFetcher } from '../../graphql/node-fetcher.ts';
import { PassbookEntry } from './passbook-entry.type.ts';
import { findPassbookEntry } from './passbook-store.ts';

/** For the member whose passbook it is. */
export const passbookEntryNode: NodeFetcher = {
  prefix: 'entry',
  async fetch(database, context, id) {
    if (context.actor === null) return null;
    const transferId = numberFromUuid(id);
    if (transferId === null) return null;
    const row = await findPassbookEntry(database, transferId, context.actor.userId);
    return row === null ? null : new PassbookEntry(row);
  },
};
