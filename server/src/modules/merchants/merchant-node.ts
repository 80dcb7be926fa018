import type { GraphqlContext } from '../../graphql/context.ts';
import type { Database } from '../../platform/postgres.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { Merchant } from './merchant.type.ts';
import { maySeeShop } from './merchant-policy.ts';
import { loadMerchantsById } from './merchant-store.ts';
import { viewerPlace } from './viewer-place.ts';

/** For `Query.node`: an approved shop to everybody, any other to its staff, coordinators and auditors. */
export const merchantNode = {
  prefix: 'merchant',
  async fetch(_database: Database, context: GraphqlContext, uuid: string): Promise<Merchant | null> {
    const row = await context.loaders.load(loadMerchantsById, uuid);
    if (row === null) return null;
    const [place, membership] = await Promise.all([
      viewerPlace(context, row.id),
      viewerMembership(context, row.networkId),
    ]);
    return maySeeShop(row.status, place, membership) ? new Merchant(row) : null;
  },
} as const;
