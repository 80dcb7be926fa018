import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { mayRunShop } from '../merchants/merchant-policy.ts';
import { lockMerchant, type MerchantRow } from '../merchants/merchant-store.ts';
import { findStaffPlace } from '../merchants/staff-store.ts';
import { findInvitationOfShop, revokeInvitation } from './invitation-store.ts';

export type RevokeStaffInvitationOutcome =
  | { readonly outcome: 'REVOKED'; readonly merchant: MerchantRow }
  | { readonly outcome: 'FORBIDDEN' };

/**
 * The owner takes an invitation back; who has taken a place by it keeps the place.
 *
 * - REVOKED: also when it was before. The shop's lock decides between this and somebody who is just taking the place.
 * - FORBIDDEN: not an owner of this shop, no such shop, or no such invitation of it.
 */
export async function revokeStaffInvitation(
  deps: { readonly database: Database },
  command: {
    readonly userId: string;
    readonly merchantId: string | null;
    readonly invitationId: string | null;
  },
): Promise<RevokeStaffInvitationOutcome> {
  const { userId, merchantId, invitationId } = command;
  if (merchantId === null || invitationId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const merchant = await lockMerchant(tx, merchantId);
    if (merchant === null || !mayRunShop(await findStaffPlace(tx, merchantId, userId))) {
      return { outcome: 'FORBIDDEN' };
    }
    const invitation = await findInvitationOfShop(tx, merchantId, invitationId);
    if (invitation === null) return { outcome: 'FORBIDDEN' };
    await revokeInvitation(tx, invitation.id);
    return { outcome: 'REVOKED', merchant };
  });
}
