import type { NodeFetcher } from '../../graphql/node-fetcher.ts';
import { mayReadNetwork } from '../members/member-policy.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { viewerPlace } from '../merchants/viewer-place.ts';
import { loadSettlementRuns } from './run-store.ts';
import { SettlementRun, SettlementStatement } from './settlement.type.ts';
import { maySeeSettlement } from './settlement-policy.ts';
import { loadSettlementStatements } from './statement-store.ts';

/** For the owners of its shop, coordinators and auditors. */
export const settlementNode: NodeFetcher = {
  prefix: 'settlement',
  async fetch(_database, context, id) {
    const row = await context.loaders.load(loadSettlementStatements, id);
    if (row === null) return null;
    const [place, membership] = await Promise.all([
      viewerPlace(context, row.merchantId),
      viewerMembership(context, row.networkId),
    ]);
    return maySeeSettlement(place, membership) ? new SettlementStatement(row) : null;
  },
};

/** For coordinators and auditors. */
export const settlementRunNode: NodeFetcher = {
  prefix: 'run',
  async fetch(_database, context, id) {
    const row = await context.loaders.load(loadSettlementRuns, id);
    if (row === null) return null;
    return mayReadNetwork(await viewerMembership(context, row.networkId)) ? new SettlementRun(row) : null;
  },
};
