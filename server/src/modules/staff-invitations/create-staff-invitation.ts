import type { FieldProblem, Message } from '../../graphql/user-error.ts';
import type { StaffRole } from '../../platform/generated/enums.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { drawToken, hashOfToken } from '../../platform/secret-token.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { mayRunShop } from '../merchants/merchant-policy.ts';
import { lockMerchant, type MerchantRow } from '../merchants/merchant-store.ts';
import { findStaffPlace } from '../merchants/staff-store.ts';
import { countOpenInvitations, type InvitationRow, insertInvitation } from './invitation-store.ts';

/** The published limits: CHECKs of the table have them too. */
export const invitationLimits = { validHours: 7 * 24, uses: 20, openAtOnce: 20 } as const;

export type CreateStaffInvitationOutcome =
  | {
      readonly outcome: 'CREATED';
      readonly merchant: MerchantRow;
      readonly invitation: InvitationRow;
      /** Shown this once; the database has its hash. */
      readonly token: string;
    }
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * The owner makes a link by which somebody takes a place at the shop.
 *
 * - CREATED: with the token. A lost answer loses it: the owner revokes the invitation and makes another.
 * - FORBIDDEN: not an owner of this shop, or no such shop.
 * - INVALID: hours or uses beyond the limits, an owner's place for more than one, too many open (the shop's lock
 *   decides), or a shop that was not approved yet.
 */
export async function createStaffInvitation(
  deps: { readonly database: Database },
  command: {
    readonly userId: string;
    readonly merchantId: string | null;
    readonly role: StaffRole;
    readonly useLimit: number;
    readonly validHours: number;
  },
): Promise<CreateStaffInvitationOutcome> {
  const { merchantId } = command;
  if (merchantId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, (tx) => create(tx, { ...command, merchantId }));
}

async function create(
  tx: Executor,
  command: {
    readonly userId: string;
    readonly merchantId: string;
    readonly role: StaffRole;
    readonly useLimit: number;
    readonly validHours: number;
  },
): Promise<CreateStaffInvitationOutcome> {
  const { merchantId, role, useLimit, validHours } = command;
  const merchant = await lockMerchant(tx, merchantId);
  const place = await findStaffPlace(tx, merchantId, command.userId);
  if (merchant === null || place === null || !mayRunShop(place)) return { outcome: 'FORBIDDEN' };
  const problems = problemsOf(command);
  if (merchant.status !== 'APPROVED' && merchant.status !== 'SUSPENDED') {
    problems.push({ path: ['merchantId'], message: notApproved });
  } else if ((await countOpenInvitations(tx, merchantId)) >= invitationLimits.openAtOnce) {
    problems.push({ path: ['merchantId'], message: tooMany });
  }
  if (problems.length > 0) return { outcome: 'INVALID', problems };
  const token = drawToken();
  const invitation = await insertInvitation(tx, {
    ...{ id: newId(), networkId: merchant.networkId, merchantId, role, useLimit, validHours },
    ...{ tokenHash: hashOfToken(token), madeBy: place.id },
  });
  return { outcome: 'CREATED', merchant, invitation, token };
}

function problemsOf(command: {
  readonly role: StaffRole;
  readonly useLimit: number;
  readonly validHours: number;
}): FieldProblem[] {
  const { role, useLimit, validHours } = command;
  const problems: FieldProblem[] = [];
  if (validHours < 1 || validHours > invitationLimits.validHours) {
    problems.push({ path: ['validHours'], message: hours });
  }
  if (useLimit < 1 || useLimit > invitationLimits.uses) problems.push({ path: ['useLimit'], message: uses });
  else if (role === 'OWNER' && useLimit > 1) problems.push({ path: ['useLimit'], message: oneOwner });
  return problems;
}

const hours: Message = {
  th: 'ลิงก์ชวนใช้ได้ตั้งแต่ 1 ชั่วโมงถึง 7 วัน',
  en: 'An invitation is good for between one hour and seven days.',
};
const uses: Message = {
  th: `หนึ่งลิงก์ชวนได้ 1 ถึง ${invitationLimits.uses} คน`,
  en: `One invitation is for 1 to ${invitationLimits.uses} people.`,
};
const oneOwner: Message = {
  th: 'ชวนเจ้าของร้านร่วมได้ทีละคน',
  en: 'Owners are invited one by one.',
};
const notApproved: Message = {
  th: 'ชวนคนได้เมื่อร้านผ่านการอนุมัติแล้ว',
  en: 'People can be invited once the shop is approved.',
};
const tooMany: Message = {
  th: `ร้านนี้มีลิงก์ชวนที่ยังเปิดอยู่ครบ ${invitationLimits.openAtOnce} ลิงก์แล้ว ยกเลิกอันที่ไม่ใช้ก่อน`,
  en: `This shop has ${invitationLimits.openAtOnce} open invitations already. Take back one that is not needed.`,
};
