import type { NodeFetcher } from '../../graphql/node-fetcher.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { maySeeVersion } from './catalogue-policy.ts';
import { CatalogueVersion } from './catalogue-version.type.ts';
import { loadVersionsById } from './version-store.ts';

/** For `Query.node`: what is or was in force to everybody; a draft to coordinators and auditors. */
export const catalogueNode: NodeFetcher = {
  prefix: 'catalogue',
  async fetch(_database, context, uuid) {
    const row = await context.loaders.load(loadVersionsById, uuid);
    if (row === null) return null;
    const membership = await viewerMembership(context, row.networkId);
    return maySeeVersion(row.state, membership) ? new CatalogueVersion(row) : null;
  },
};
