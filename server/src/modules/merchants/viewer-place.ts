import type { GraphqlContext } from '../../graphql/context.ts';
import { loadStaffPlaces, type StaffPlace, staffPlaceKey } from './staff-store.ts';

/** The viewer's place at a shop; null when signed out or not of its staff. */
export async function viewerPlace(context: GraphqlContext, merchantId: string): Promise<StaffPlace | null> {
  if (context.actor === null) return null;
  return context.loaders.load(loadStaffPlaces, staffPlaceKey(merchantId, context.actor.userId));
}
