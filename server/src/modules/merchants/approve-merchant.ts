import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { decideOnMerchant, type MerchantDecisionOutcome, openMerchantCase } from './merchant-case.ts';

export type ApproveMerchantOutcome = MerchantDecisionOutcome | { readonly outcome: 'FORBIDDEN' | 'OWN_SHOP' };

/**
 * A coordinator lets a shop take part.
 *
 * - DECIDED: the shop, APPROVED.
 * - STATE: it does not wait for a coordinator (any more): of two at once, one wins.
 * - FORBIDDEN, OWN_SHOP: see {@link openMerchantCase}.
 */
export async function approveMerchant(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly merchantId: string | null },
): Promise<ApproveMerchantOutcome> {
  const { userId, merchantId } = command;
  if (merchantId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const found = await openMerchantCase(tx, { userId, merchantId });
    if (found.outcome !== 'OPENED') return found;
    return decideOnMerchant(tx, found.opened, { step: 'APPROVE', reason: null });
  });
}
