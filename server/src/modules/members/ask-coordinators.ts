import type { Executor } from '../../platform/transaction.ts';
import { hasNoticeSince } from '../notifications/notice-store.ts';
import { notify } from '../notifications/notify.ts';
import { coordinatorUserIds, type MembershipRow } from './membership-store.ts';

const quietHours = 24;

/** Tells the coordinators that somebody wants to join; at most once a day, however often the person asks. */
export async function askCoordinators(tx: Executor, membership: MembershipRow, name: string): Promise<void> {
  const { networkId } = membership;
  const kind = 'MEMBERSHIP_REQUESTED';
  const userIds = await coordinatorUserIds(tx, networkId);
  const isToldAlready = await hasNoticeSince(tx, {
    userIds,
    kind,
    parameter: { name: 'membershipId', value: membership.id },
    since: new Date(Date.now() - quietHours * 3_600_000),
  });
  if (isToldAlready) return;
  await notify(tx, { networkId, userIds, kind, parameters: { membershipId: membership.id, name } });
}
