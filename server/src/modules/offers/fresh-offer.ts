import type { GraphqlContext } from '../../graphql/context.ts';
import { loadOfferTimelines } from '../merchants/case-event-store.ts';
import { loadCostRules } from './cost-rule-store.ts';
import { Offer } from './offer.type.ts';
import { loadOffersById, type OfferRow } from './offer-store.ts';
import { loadStocksByOfferId } from './stock-store.ts';

/** The offer after a write: one request may write several times, and each answer is to show what it wrote. */
export function freshOffer({ loaders }: GraphqlContext, row: OfferRow): Offer {
  loaders.clear(loadOffersById, row.id);
  loaders.clear(loadStocksByOfferId, row.id);
  loaders.clear(loadOfferTimelines, row.id);
  loaders.clear(loadCostRules, row.id);
  return new Offer(row);
}
