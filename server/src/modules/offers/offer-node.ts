import type { GraphqlContext } from '../../graphql/context.ts';
import type { Database } from '../../platform/postgres.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { viewerPlace } from '../merchants/viewer-place.ts';
import { Offer } from './offer.type.ts';
import { maySeeOffer } from './offer-policy.ts';
import { loadOffersById } from './offer-store.ts';

/** For `Query.node`: what is live or was once to everybody; a draft to its shop's staff, coordinators and auditors. */
export const offerNode = {
  prefix: 'offer',
  async fetch(_database: Database, context: GraphqlContext, uuid: string): Promise<Offer | null> {
    const row = await context.loaders.load(loadOffersById, uuid);
    if (row === null) return null;
    const [place, membership] = await Promise.all([
      viewerPlace(context, row.merchantId),
      viewerMembership(context, row.networkId),
    ]);
    return maySeeOffer(row, place, membership) ? new Offer(row) : null;
  },
} as const;
