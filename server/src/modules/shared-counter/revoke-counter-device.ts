import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { mayRunShop } from '../merchants/merchant-policy.ts';
import { lockMerchant, type MerchantRow } from '../merchants/merchant-store.ts';
import { findStaffPlace } from '../merchants/staff-store.ts';
import { findDeviceOfShop, revokeDevice } from './device-store.ts';

export type RevokeCounterDeviceOutcome =
  | { readonly outcome: 'REVOKED'; readonly merchant: MerchantRow }
  | { readonly outcome: 'FORBIDDEN' };

/**
 * The owner takes a device away from the counter, from wherever they are: its next call is refused.
 *
 * - REVOKED.
 * - FORBIDDEN: not an owner of this shop, no such shop, or no such device of it (any more).
 */
export async function revokeCounterDevice(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly merchantId: string | null; readonly deviceId: string | null },
): Promise<RevokeCounterDeviceOutcome> {
  const { userId, merchantId, deviceId } = command;
  if (merchantId === null || deviceId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const merchant = await lockMerchant(tx, merchantId);
    if (merchant === null || !mayRunShop(await findStaffPlace(tx, merchantId, userId))) {
      return { outcome: 'FORBIDDEN' };
    }
    const device = await findDeviceOfShop(tx, merchantId, deviceId);
    if (device === null || !(await revokeDevice(tx, device.id))) return { outcome: 'FORBIDDEN' };
    return { outcome: 'REVOKED', merchant };
  });
}
