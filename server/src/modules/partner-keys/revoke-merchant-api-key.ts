import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { mayRunShop } from '../merchants/merchant-policy.ts';
import { lockMerchant, type MerchantRow } from '../merchants/merchant-store.ts';
import { findStaffPlace } from '../merchants/staff-store.ts';
import { revokeApiKey } from './api-key-store.ts';

export type RevokeMerchantApiKeyOutcome =
  | { readonly outcome: 'REVOKED'; readonly merchant: MerchantRow }
  | { readonly outcome: 'FORBIDDEN' };

/**
 * The owner ends a key: its next call is refused, in every process.
 *
 * - REVOKED.
 * - FORBIDDEN: not an owner of this shop, no such shop, or no such key of it (any more).
 */
export async function revokeMerchantApiKey(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly merchantId: string | null; readonly apiKeyId: string | null },
): Promise<RevokeMerchantApiKeyOutcome> {
  const { userId, merchantId, apiKeyId } = command;
  if (merchantId === null || apiKeyId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const merchant = await lockMerchant(tx, merchantId);
    if (merchant === null || !mayRunShop(await findStaffPlace(tx, merchantId, userId))) {
      return { outcome: 'FORBIDDEN' };
    }
    return (await revokeApiKey(tx, merchantId, apiKeyId))
      ? { outcome: 'REVOKED', merchant }
      : { outcome: 'FORBIDDEN' };
  });
}
