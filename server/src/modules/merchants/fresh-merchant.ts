import type { GraphqlContext } from '../../graphql/context.ts';
import { loadMerchantTimelines } from './case-event-store.ts';
import { Merchant } from './merchant.type.ts';
import { loadMerchantsById, type MerchantRow } from './merchant-store.ts';
import { loadStaffByMerchant, loadStaffPlaces, staffPlaceKey } from './staff-store.ts';

/** The shop after a write: one request may write several times, and each answer is to show what it wrote. */
export function freshMerchant(context: GraphqlContext, row: MerchantRow): Merchant {
  const { loaders, actor } = context;
  loaders.clear(loadMerchantsById, row.id);
  loaders.clear(loadMerchantTimelines, row.id);
  loaders.clear(loadStaffByMerchant, row.id);
  if (actor !== null) loaders.clear(loadStaffPlaces, staffPlaceKey(row.id, actor.userId));
  return new Merchant(row);
}
