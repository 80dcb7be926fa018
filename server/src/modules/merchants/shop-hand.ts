import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import type { Executor } from '../../platform/transaction.ts';
import { findStaffPlace, type StaffPlace } from './staff-store.ts';

/** Who acts for a shop: a person, who may or may not work there, or a place that was shown already. */
export type ShopHand =
  | { readonly userId: string }
  | { readonly place: StaffPlace; readonly apiKeyId: string | null };

/** The hand of whoever asks; throws UNAUTHENTICATED when nobody does. A person comes before the device they hold. */
export function shopHandOf(context: GraphqlContext): ShopHand {
  const { actor, shopAccess } = context;
  if (actor !== null || shopAccess === null) return { userId: signedIn(context).userId };
  return { place: shopAccess.place, apiKeyId: shopAccess.apiKeyId };
}

/** The hand's place at this shop; null when it has none there. */
export async function findHandPlace(
  executor: Executor,
  merchantId: string,
  hand: ShopHand,
): Promise<StaffPlace | null> {
  if ('userId' in hand) return findStaffPlace(executor, merchantId, hand.userId);
  return hand.place.merchantId === merchantId ? hand.place : null;
}

/** The person of the hand; null for a key and for the shared counter, which are nobody's. */
export function userOf(hand: ShopHand): string | null {
  return 'userId' in hand ? hand.userId : null;
}
