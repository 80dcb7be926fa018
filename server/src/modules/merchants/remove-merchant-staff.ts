import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { mayRunShop } from './merchant-policy.ts';
import { lockMerchant, type MerchantRow } from './merchant-store.ts';
import { countStaff, endStaffPlace, findPlaceById, findStaffPlace } from './staff-store.ts';

export type RemoveMerchantStaffOutcome =
  | { readonly outcome: 'REMOVED'; readonly merchant: MerchantRow }
  | { readonly outcome: 'FORBIDDEN' | 'LAST_OWNER' | 'ALREADY_REMOVED' };

/**
 * The owner ends somebody's place at the shop, their own too.
 *
 * - REMOVED: the shop.
 * - LAST_OWNER: a shop is never without one. The shop's lock decides: of two owners who go at once, the one who waited
 *   finds that they are the last; of two who remove each other, that they are no owner any more.
 * - ALREADY_REMOVED: somebody did it before.
 * - FORBIDDEN: not an owner of this shop, no such shop, or no such place at it.
 */
export async function removeMerchantStaff(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly merchantId: string | null; readonly staffId: string | null },
): Promise<RemoveMerchantStaffOutcome> {
  const { userId, merchantId, staffId } = command;
  if (merchantId === null || staffId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, (tx) => remove(tx, { userId, merchantId, staffId }));
}

async function remove(
  tx: Executor,
  command: { readonly userId: string; readonly merchantId: string; readonly staffId: string },
): Promise<RemoveMerchantStaffOutcome> {
  const { userId, merchantId, staffId } = command;
  const merchant = await lockMerchant(tx, merchantId);
  const own = await findStaffPlace(tx, merchantId, userId);
  if (merchant === null || own === null || !mayRunShop(own)) return { outcome: 'FORBIDDEN' };
  const target = await findPlaceById(tx, merchantId, staffId);
  if (target === null) return { outcome: 'FORBIDDEN' };
  if (target.removedAt !== null) return { outcome: 'ALREADY_REMOVED' };
  // While the caller stays, the shop has an owner.
  if (staffId === own.id && (await countStaff(tx, merchantId)).owners <= 1) return { outcome: 'LAST_OWNER' };
  return { outcome: (await endStaffPlace(tx, staffId)) ? 'REMOVED' : 'ALREADY_REMOVED', merchant };
}
