import type { JoinPolicy } from '../../platform/generated/enums.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { hashOfToken, isToken } from '../../platform/secret-token.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { takePlaceInNetwork } from '../members/join-network.ts';
import { withMemberNumber } from '../members/member-number.ts';
import { findMembership, type MembershipRow } from '../members/membership-store.ts';
import { type Account, lockAccount } from '../merchants/account-store.ts';
import { lockMerchant, type MerchantRow } from '../merchants/merchant-store.ts';
import {
  countStaff,
  endIdlePlace,
  findStaffPlace,
  findStaffUserIds,
  insertStaff,
  staffLimit,
} from '../merchants/staff-store.ts';
import { displayNameOf } from '../merchants/workplace-membership.ts';
import { notify } from '../notifications/notify.ts';
import { type InvitationState, invitationStateOf } from './invitation-state.ts';
import {
  cameByInvitation,
  countInvitationUse,
  findInvitationByHash,
  type InvitationRow,
} from './invitation-store.ts';

export type AcceptStaffInvitationOutcome =
  | { readonly outcome: 'ACCEPTED'; readonly merchant: MerchantRow; readonly isReplayed: boolean }
  | {
      readonly outcome: 'NOT_OPEN';
      readonly problem: Exclude<InvitationState, 'OPEN'> | 'UNKNOWN' | 'SHOP_CLOSED' | 'FULL';
    }
  | { readonly outcome: 'ALREADY_STAFF'; readonly merchant: MerchantRow }
  | { readonly outcome: 'NETWORK_PENDING'; readonly isAsked: boolean; readonly networkId: string }
  | { readonly outcome: 'FORBIDDEN' };

/**
 * Whoever holds the link takes the place at the shop, and joins its network where that is open. The owners are told.
 *
 * - ACCEPTED: they work there now; `isReplayed` when this link has given them this place before.
 * - NOT_OPEN: no such invitation, or over, used up or revoked by now; the shop takes nobody (not approved) or has too many.
 *   Of many at once the shop's lock lets in one after the other, and the CHECK of the count is the last word.
 * - ALREADY_STAFF: they work there, by another way. The invitation stays as it is.
 * - NETWORK_PENDING: the network lets people in one by one. `isAsked`: they have asked already and wait.
 * - FORBIDDEN: a coordinator has ended the person's membership.
 */
export async function acceptStaffInvitation(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly token: string },
): Promise<AcceptStaffInvitationOutcome> {
  const { userId, token } = command;
  if (!isToken(token)) return { outcome: 'NOT_OPEN', problem: 'UNKNOWN' };
  const tokenHash = hashOfToken(token);
  return withMemberNumber((memberNumber) =>
    inTransaction(deps.database, (tx) => accept(tx, { userId, tokenHash, memberNumber })),
  );
}

async function accept(
  tx: Executor,
  command: { readonly userId: string; readonly tokenHash: Uint8Array; readonly memberNumber: string },
): Promise<AcceptStaffInvitationOutcome> {
  const { userId, tokenHash, memberNumber } = command;
  const found = await findInvitationByHash(tx, tokenHash);
  if (found === null) return { outcome: 'NOT_OPEN', problem: 'UNKNOWN' };
  // Person, then shop: the order everywhere. What is read from here on was committed while we waited.
  const account = await lockAccount(tx, userId);
  const merchant = await lockMerchant(tx, found.merchantId);
  const invitation = await findInvitationByHash(tx, tokenHash);
  if (merchant === null || invitation === null) throw new Error('an invitation is gone');

  const place = await findStaffPlace(tx, merchant.id, userId);
  if (place !== null) {
    return (await cameByInvitation(tx, invitation.id, place.id))
      ? { outcome: 'ACCEPTED', merchant, isReplayed: true }
      : { outcome: 'ALREADY_STAFF', merchant };
  }
  const problem = await problemOf(tx, invitation, merchant);
  if (problem !== null) return { outcome: 'NOT_OPEN', problem };
  const inNetwork = await placeInNetwork(tx, merchant, { account, memberNumber });
  if (inNetwork.outcome !== 'IN') return inNetwork;
  await takePlace(tx, { invitation, merchant, membership: inNetwork.membership });
  return { outcome: 'ACCEPTED', merchant, isReplayed: false };
}

async function problemOf(tx: Executor, invitation: InvitationRow, merchant: MerchantRow) {
  const state = invitationStateOf(invitation);
  if (state !== 'OPEN') return state;
  if (merchant.status !== 'APPROVED' && merchant.status !== 'SUSPENDED') return 'SHOP_CLOSED';
  return (await countStaff(tx, merchant.id)).all >= staffLimit ? 'FULL' : null;
}

type PlaceInNetwork =
  | { readonly outcome: 'IN'; readonly membership: MembershipRow }
  | Extract<AcceptStaffInvitationOutcome, { readonly outcome: 'NETWORK_PENDING' | 'FORBIDDEN' }>;

/** The membership that the place hangs on; one who is not in an open network joins it. */
async function placeInNetwork(
  tx: Executor,
  { networkId }: MerchantRow,
  person: { readonly account: Account; readonly memberNumber: string },
): Promise<PlaceInNetwork> {
  const { account, memberNumber } = person;
  const membership = await findMembership(tx, networkId, account.userId);
  if (membership?.status === 'REMOVED') return { outcome: 'FORBIDDEN' };
  if (membership?.status === 'PENDING') return { outcome: 'NETWORK_PENDING', isAsked: true, networkId };
  if (membership?.status === 'ACTIVE') return { outcome: 'IN', membership };
  if ((await joinPolicyOf(tx, networkId)) !== 'OPEN') {
    return { outcome: 'NETWORK_PENDING', isAsked: false, networkId };
  }
  const joined = await takePlaceInNetwork(tx, {
    ...{ userId: account.userId, networkId, displayName: displayNameOf(account) },
    ...{ status: 'ACTIVE', memberNumber },
  });
  if (joined.outcome !== 'JOINED') throw new Error(`could not join an open network: ${joined.outcome}`);
  return { outcome: 'IN', membership: joined.membership };
}

async function joinPolicyOf(tx: Executor, networkId: string): Promise<JoinPolicy> {
  const { joinPolicy } = await tx.network.findUniqueOrThrow({
    where: { id: networkId },
    select: { joinPolicy: true },
  });
  return joinPolicy;
}

async function takePlace(
  tx: Executor,
  taking: {
    readonly invitation: InvitationRow;
    readonly merchant: MerchantRow;
    readonly membership: MembershipRow;
  },
): Promise<void> {
  const { invitation, merchant, membership } = taking;
  const { networkId, id: merchantId, nameTh: merchantTh, nameEn: merchantEn } = merchant;
  // Read before the new place is there: who has just come as an owner is not told of themselves.
  const owners = await findStaffUserIds(tx, merchantId, ['OWNER']);
  const staffId = newId();
  const { role } = invitation;
  await endIdlePlace(tx, merchantId, membership.id);
  const added = await insertStaff(tx, {
    id: staffId,
    networkId,
    merchantId,
    membershipId: membership.id,
    role,
  });
  if (added === null) throw new Error('a place was there that nobody held');
  await countInvitationUse(tx, { invitationId: invitation.id, staffId, networkId });
  await notify(tx, {
    ...{ networkId, userIds: owners, kind: 'STAFF_JOINED' },
    parameters: { merchantId, merchantTh, merchantEn, name: membership.displayName },
  });
}
