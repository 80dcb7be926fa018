import type { GraphqlContext } from '../../graphql/context.ts';
import type { NodeFetcher } from '../../graphql/node-fetcher.ts';
import { isCoordinator } from './member-policy.ts';
import { Membership } from './membership.type.ts';
import { loadMembershipsById, type MembershipRow } from './membership-store.ts';
import { viewerMembership } from './viewer-membership.ts';

/** The membership, when it is the asking person's own or of a network that they coordinate; else null. */
export async function findVisibleMembership(
  context: GraphqlContext,
  id: string,
): Promise<MembershipRow | null> {
  if (context.actor === null) return null;
  const row = await context.loaders.load(loadMembershipsById, id);
  if (row === null) return null;
  if (row.userId === context.actor.userId) return row;
  return isCoordinator(await viewerMembership(context, row.networkId)) ? row : null;
}

export const membershipNode: NodeFetcher = {
  prefix: 'membership',
  async fetch(_database, context, id) {
    const row = await findVisibleMembership(context, id);
    return row === null ? null : new Membership(row);
  },
};
