import type { NodeFetcher } from '../../graphql/node-fetcher.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { CommunityGoal, Pledge } from './goal.type.ts';
import { maySeeGoal } from './goal-policy.ts';
import { loadGoalsById } from './goal-store.ts';
import { findOwnPledge } from './pledge-store.ts';

/** For the people of its network; a draft for those who look after it. */
export const goalNode: NodeFetcher = {
  prefix: 'goal',
  async fetch(_database, context, id) {
    const row = await context.loaders.load(loadGoalsById, id);
    if (row === null) return null;
    const membership = await viewerMembership(context, row.networkId);
    return maySeeGoal(row, membership) ? new CommunityGoal(row) : null;
  },
};

/** For the member whose pledge it is. */
export const pledgeNode: NodeFetcher = {
  prefix: 'pledge',
  async fetch(database, context, id) {
    if (context.actor === null) return null;
    const row = await findOwnPledge(database.prisma, id, context.actor.userId);
    return row === null ? null : new Pledge(row);
  },
};
