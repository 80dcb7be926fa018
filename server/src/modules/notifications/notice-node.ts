import type { NodeFetcher } from '../../graphql/node-fetcher.ts';
import { Notice } from './notice.type.ts';
import { findNotice } from './notice-store.ts';

/** For the person whose inbox it is in. */
export const noticeNode: NodeFetcher = {
  prefix: 'notice',
  async fetch(database, context, id) {
    const row = context.actor === null ? null : await findNotice(database, id, context.actor.userId);
    return row === null ? null : new Notice(row);
  },
};
