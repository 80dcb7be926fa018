import type { NodeFetcher } from '../../graphql/node-fetcher.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { maySeeVersion } from './catalogue-policy.ts';
import { Indicator } from './indicator.type.ts';
import { loadIndicatorsById } from './indicator-store.ts';
import { loadVersionsById } from './version-store.ts';

/** For `Query.node`: seen by whoever sees its version. */
export const indicatorNode: NodeFetcher = {
  prefix: 'indicator',
  async fetch(_database, context, uuid) {
    const row = await context.loaders.load(loadIndicatorsById, uuid);
    if (row === null) return null;
    const [version, membership] = await Promise.all([
      context.loaders.load(loadVersionsById, row.versionId),
      viewerMembership(context, row.networkId),
    ]);
    return version !== null && maySeeVersion(version.state, membership) ? new Indicator(row) : null;
  },
};
