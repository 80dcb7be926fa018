import type { NodeFetcher } from '../../graphql/node-fetcher.ts';
import { RecognitionLetter } from './letter.type.ts';
import { findOwnLetter } from './letter-store.ts';

/** For the member who made it. */
export const letterNode: NodeFetcher = {
  prefix: 'letter',
  async fetch(database, context, id) {
    if (context.actor === null) return null;
    const row = await findOwnLetter(database, id, context.actor.userId);
    return row === null ? null : new RecognitionLetter(row);
  },
};
