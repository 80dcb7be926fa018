import type { FieldProblem, Message } from '../../graphql/user-error.ts';
import type { StaffRole } from '../../platform/generated/enums.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { findAccountByEmail } from './account-store.ts';
import { notifyOfMerchant } from './merchant-notices.ts';
import { mayRunShop } from './merchant-policy.ts';
import { lockMerchant, type MerchantRow } from './merchant-store.ts';
import { countStaff, findStaffPlace, insertStaff, staffLimit } from './staff-store.ts';
import { ensureWorkplaceMembership } from './workplace-membership.ts';

export type AddMerchantStaffOutcome =
  | { readonly outcome: 'ADDED'; readonly merchant: MerchantRow }
  | { readonly outcome: 'ALREADY_STAFF' | 'FORBIDDEN' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * The owner gives somebody a place at the shop, by the e-mail that they sign in with; they are told. Only a shop that
 * the network has approved can: who merely applied could otherwise ask, e-mail by e-mail, who has an account here.
 *
 * - ADDED: the shop.
 * - ALREADY_STAFF: they work there. The unique index merchant_staff_active decides, also between two calls at once.
 * - FORBIDDEN: not an owner of this shop, or no such shop.
 * - INVALID: no such account, one that a coordinator has shut out, too many staff (the shop's lock decides), or a shop
 *   that was not approved yet.
 */
export async function addMerchantStaff(
  deps: { readonly database: Database },
  command: {
    readonly userId: string;
    readonly merchantId: string | null;
    readonly email: string;
    readonly role: StaffRole;
  },
): Promise<AddMerchantStaffOutcome> {
  const { merchantId } = command;
  if (merchantId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, (tx) => add(tx, { ...command, merchantId }));
}

async function add(
  tx: Executor,
  command: {
    readonly merchantId: string;
    readonly userId: string;
    readonly email: string;
    readonly role: StaffRole;
  },
): Promise<AddMerchantStaffOutcome> {
  const { merchantId, role } = command;
  const merchant = await lockMerchant(tx, merchantId);
  if (merchant === null || !mayRunShop(await findStaffPlace(tx, merchantId, command.userId))) {
    return { outcome: 'FORBIDDEN' };
  }
  if (merchant.status !== 'APPROVED' && merchant.status !== 'SUSPENDED') {
    return invalid(['merchantId'], notApproved);
  }
  if ((await countStaff(tx, merchantId)).all >= staffLimit) return invalid(['merchantId'], full);
  const email = command.email.trim();
  const account = isEmail(email) ? await findAccountByEmail(tx, email) : null;
  if (account === null) return invalid(['email'], noAccount);

  const { networkId } = merchant;
  const membership = await ensureWorkplaceMembership(tx, networkId, account);
  if (membership === null) return invalid(['email'], shutOut);
  const added = await insertStaff(tx, {
    id: newId(),
    networkId,
    merchantId,
    membershipId: membership.id,
    role,
  });
  if (added === null) return { outcome: 'ALREADY_STAFF' };
  await notifyOfMerchant(tx, merchant, { kind: 'STAFF_ADDED', userIds: [account.userId], reason: null });
  return { outcome: 'ADDED', merchant };
}

function isEmail(text: string): boolean {
  return text.length <= 320 && /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u.test(text);
}

function invalid(path: readonly string[], message: Message): AddMerchantStaffOutcome {
  return { outcome: 'INVALID', problems: [{ path, message }] };
}

const noAccount: Message = {
  th: 'ไม่พบบัญชีที่ใช้อีเมลนี้ ให้เขาสมัครใช้ความดีก่อน แล้วค่อยเพิ่ม',
  en: 'Nobody signs in with this e-mail. Ask them to sign up first, then add them.',
};
const notApproved: Message = {
  th: 'เพิ่มคนได้เมื่อร้านผ่านการอนุมัติแล้ว',
  en: 'People can be added once the shop is approved.',
};
const full: Message = {
  th: `ร้านนี้มีคนครบ ${staffLimit} คนแล้ว`,
  en: `This shop has ${staffLimit} people already.`,
};
const shutOut: Message = { th: 'เพิ่มบัญชีนี้ไม่ได้', en: 'This account cannot be added.' };
