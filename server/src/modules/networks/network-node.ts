import type { NodeFetcher } from '../../graphql/node-fetcher.ts';
import { Network } from './network.type.ts';
import { loadNetworksById } from './network-store.ts';

/** Anybody may know a network. */
export const networkNode: NodeFetcher = {
  prefix: 'network',
  async fetch(_database, context, id) {
    const row = await context.loaders.load(loadNetworksById, id);
    return row === null ? null : new Network(row);
  },
};
