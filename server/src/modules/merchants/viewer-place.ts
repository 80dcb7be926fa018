import type { GraphqlContext } from '../../graphql/context.ts';
import { loadStaffPlaces, type StaffPlace, staffPlaceKey } from './staff-store.ts';

/** The viewer's place at a shop, or that of the shop's counter or key; null when signed out or not of its staff. */
export async function viewerPlace(context: GraphqlContext, merchantId: string): Promise<StaffPlace | null> {
  const { actor, shopAccess } = context;
  if (actor === null) return shopAccess?.place.merchantId === merchantId ? shopAccess.place : null;
  return context.loaders.load(loadStaffPlaces, staffPlaceKey(merchantId, actor.userId));
}
