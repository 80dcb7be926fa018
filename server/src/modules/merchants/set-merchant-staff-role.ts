import type { StaffRole } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { mayRunShop } from './merchant-policy.ts';
import { lockMerchant, type MerchantRow } from './merchant-store.ts';
import { changeStaffRole, countStaff, findPlaceById, findStaffPlace } from './staff-store.ts';

export type SetMerchantStaffRoleOutcome =
  | { readonly outcome: 'SET'; readonly merchant: MerchantRow }
  | { readonly outcome: 'FORBIDDEN' | 'LAST_OWNER' | 'ALREADY_REMOVED' };

/**
 * The owner says what somebody may do at the shop from now on. Of an owner who is none any more, the keys and the
 * invitations that they made end with it (end_staff_access).
 *
 * - SET: also when it was so before.
 * - LAST_OWNER: a shop is never without one; the shop's lock decides, as when somebody is removed.
 * - ALREADY_REMOVED: they do not work there any more.
 * - FORBIDDEN: not an owner of this shop, no such shop, or no such place at it.
 */
export async function setMerchantStaffRole(
  deps: { readonly database: Database },
  command: {
    readonly userId: string;
    readonly merchantId: string | null;
    readonly staffId: string | null;
    readonly role: StaffRole;
  },
): Promise<SetMerchantStaffRoleOutcome> {
  const { merchantId, staffId } = command;
  if (merchantId === null || staffId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, (tx) => set(tx, { ...command, merchantId, staffId }));
}

async function set(
  tx: Executor,
  command: {
    readonly userId: string;
    readonly merchantId: string;
    readonly staffId: string;
    readonly role: StaffRole;
  },
): Promise<SetMerchantStaffRoleOutcome> {
  const { userId, merchantId, staffId, role } = command;
  const merchant = await lockMerchant(tx, merchantId);
  const own = await findStaffPlace(tx, merchantId, userId);
  if (merchant === null || own === null || !mayRunShop(own)) return { outcome: 'FORBIDDEN' };
  const target = await findPlaceById(tx, merchantId, staffId);
  if (target === null) return { outcome: 'FORBIDDEN' };
  if (target.removedAt !== null) return { outcome: 'ALREADY_REMOVED' };
  if (target.role === role) return { outcome: 'SET', merchant };
  // While the caller stays an owner, the shop has one.
  if (staffId === own.id && (await countStaff(tx, merchantId)).owners <= 1) return { outcome: 'LAST_OWNER' };
  return { outcome: (await changeStaffRole(tx, staffId, role)) ? 'SET' : 'ALREADY_REMOVED', merchant };
}
