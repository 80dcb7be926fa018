import type { NodeFetcher } from '../../graphql/node-fetcher.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { Import } from './import.type.ts';
import { mayImport } from './import-policy.ts';
import { loadImportsById } from './import-store.ts';

/** For `Query.node`: an import to coordinators of its network; nothing to everybody else. */
export const importNode: NodeFetcher = {
  prefix: 'import',
  async fetch(_database, context, id) {
    if (context.actor === null) return null;
    const row = await context.loaders.load(loadImportsById, id);
    if (row === null) return null;
    return mayImport(await viewerMembership(context, row.networkId)) ? new Import(row) : null;
  },
};
