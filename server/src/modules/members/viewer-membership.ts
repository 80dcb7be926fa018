import type { GraphqlContext } from '../../graphql/context.ts';
import { loadMembershipsByPerson, personKey } from './membership-reads.ts';
import type { MembershipRow } from './membership-store.ts';

/** The asking person's own membership in a network, whatever its status; null when signed out or never there. */
export async function viewerMembership(
  context: GraphqlContext,
  networkId: string,
): Promise<MembershipRow | null> {
  if (context.actor === null) return null;
  return context.loaders.load(loadMembershipsByPerson, personKey(networkId, context.actor.userId));
}
