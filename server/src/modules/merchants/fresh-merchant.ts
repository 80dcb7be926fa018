import type { GraphqlContext } from '../../graphql/context.ts';
import { loadLastAppeals } from '../merchant-cases/appeal-store.ts';
import { loadCaseNotes } from '../merchant-cases/case-note-store.ts';
import { loadTicks } from '../merchant-cases/checklist-store.ts';
import { loadReviews } from '../merchant-cases/review-store.ts';
import { loadMerchantTimelines } from './case-event-store.ts';
import { Merchant } from './merchant.type.ts';
import { loadMerchantsById, type MerchantRow } from './merchant-store.ts';
import { loadLikenesses } from './similar-merchants.ts';
import { loadStaffByMerchant, loadStaffPlaces, staffPlaceKey } from './staff-store.ts';

/** The shop after a write: one request may write several times, and each answer is to show what it wrote. */
export function freshMerchant(context: GraphqlContext, row: MerchantRow): Merchant {
  const { loaders, actor } = context;
  loaders.clear(loadMerchantsById, row.id);
  loaders.clear(loadMerchantTimelines, row.id);
  loaders.clear(loadStaffByMerchant, row.id);
  loaders.clear(loadReviews, row.id);
  loaders.clear(loadTicks, row.id);
  loaders.clear(loadCaseNotes, row.id);
  loaders.clear(loadLastAppeals, row.id);
  loaders.clear(loadLikenesses, row.id);
  if (actor !== null) loaders.clear(loadStaffPlaces, staffPlaceKey(row.id, actor.userId));
  return new Merchant(row);
}
