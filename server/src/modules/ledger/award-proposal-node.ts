import type { NodeFetcher } from '../../graphql/node-fetcher.ts';
import { isCoordinator } from '../members/member-policy.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { AwardProposal } from './award-proposal.type.ts';
import { loadProposalsById } from './award-proposal-store.ts';

/** For the network's coordinators. */
export const awardProposalNode: NodeFetcher = {
  prefix: 'proposal',
  async fetch(_database, context, id) {
    if (context.actor === null) return null;
    const row = await context.loaders.load(loadProposalsById, id);
    if (row === null) return null;
    return isCoordinator(await viewerMembership(context, row.networkId)) ? new AwardProposal(row) : null;
  },
};
