import type { NodeFetcher } from '../../graphql/node-fetcher.ts';
import { findVisibleMembership } from '../members/membership-node.ts';
import { memberOf } from './member-of.ts';

/** For the member, and for the network's coordinators, who see the name and the number and not the wallet. */
export const memberNode: NodeFetcher = {
  prefix: 'member',
  async fetch(_database, context, id) {
    const row = await findVisibleMembership(context, id);
    return row === null ? null : memberOf(row);
  },
};
