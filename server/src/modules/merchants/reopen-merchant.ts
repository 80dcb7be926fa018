import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { recordCase } from './case-event-store.ts';
import { mayManageOffers } from './merchant-policy.ts';
import { changeMerchant, lockMerchant, type MerchantRow } from './merchant-store.ts';
import { findStaffPlace } from './staff-store.ts';

export type ReopenMerchantOutcome =
  | { readonly outcome: 'OPEN'; readonly merchant: MerchantRow }
  | { readonly outcome: 'FORBIDDEN' };

/**
 * An owner or manager opens the shop again before its closure ends, or takes back one that was to come.
 *
 * - OPEN: the shop; also when it was not closed, and then nothing was written.
 * - FORBIDDEN: neither owner nor manager of this shop, or no such shop.
 */
export async function reopenMerchant(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly merchantId: string | null },
): Promise<ReopenMerchantOutcome> {
  const { userId, merchantId } = command;
  if (merchantId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, (tx) => reopen(tx, userId, merchantId));
}

async function reopen(tx: Executor, userId: string, merchantId: string): Promise<ReopenMerchantOutcome> {
  const merchant = await lockMerchant(tx, merchantId);
  const place = await findStaffPlace(tx, merchantId, userId);
  if (merchant === null || place === null || !mayManageOffers(place)) return { outcome: 'FORBIDDEN' };
  if (merchant.closedUntil === null || merchant.closedUntil <= new Date())
    return { outcome: 'OPEN', merchant };
  const change = { closedFrom: null, closedUntil: null, closedNoteTh: '', closedNoteEn: '' };
  const open = await changeMerchant(tx, merchantId, [merchant.status], change);
  if (open === null) throw new Error('a locked shop changed its state');
  const { membershipId } = place;
  const step = { action: 'REOPENED', actor: 'MERCHANT', membershipId, reason: null } as const;
  await recordCase(tx, { networkId: merchant.networkId, merchantId }, step);
  return { outcome: 'OPEN', merchant: open };
}
