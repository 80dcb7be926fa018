import type { NodeFetcher } from '../../graphql/node-fetcher.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { DeedRecord } from './deed.type.ts';
import { maySeeDeed } from './deed-policy.ts';
import { loadDeedsById } from './deed-store.ts';

/** For `Query.node`: another's deed is not found, but by those who wrote it down or may confirm it. */
export const deedNode: NodeFetcher = {
  prefix: 'deed',
  async fetch(_database, context, uuid) {
    if (context.actor === null) return null;
    const row = await context.loaders.load(loadDeedsById, uuid);
    if (row === null) return null;
    return maySeeDeed(row, await viewerMembership(context, row.networkId)) ? new DeedRecord(row) : null;
  },
};
