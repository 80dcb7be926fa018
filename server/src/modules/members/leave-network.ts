import type { MembershipStatus } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { isLastCoordinator } from './member-policy.ts';
import {
  changeMembershipStatus,
  findMembership,
  lockCoordinators,
  type MembershipRow,
} from './membership-store.ts';

export type LeaveNetworkOutcome =
  | { readonly outcome: 'LEFT'; readonly membership: MembershipRow }
  | { readonly outcome: 'NOT_A_MEMBER' | 'LAST_COORDINATOR' }
  | { readonly outcome: 'NOT_ACTIVE'; readonly status: MembershipStatus };

/**
 * A person leaves a network. Their points stay where they are and are there when they come back; their vouchers stay
 * good; shops that they work for are left as they are.
 *
 * - LEFT: the membership as it is now.
 * - NOT_A_MEMBER: they never were here.
 * - NOT_ACTIVE: they wait to be let in, or have left or been removed already.
 * - LAST_COORDINATOR: somebody has to look after the network; they make another person coordinator first.
 */
export async function leaveNetwork(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly networkId: string | null },
): Promise<LeaveNetworkOutcome> {
  const { networkId, userId } = command;
  if (networkId === null) return { outcome: 'NOT_A_MEMBER' };
  return inTransaction(deps.database, async (tx) => {
    const coordinators = await lockCoordinators(tx, networkId);
    const membership = await findMembership(tx, networkId, userId);
    if (membership === null) return { outcome: 'NOT_A_MEMBER' };
    if (isLastCoordinator(membership, coordinators)) return { outcome: 'LAST_COORDINATOR' };
    const left = await changeMembershipStatus(tx, membership.id, 'leave');
    return left === null
      ? { outcome: 'NOT_ACTIVE', status: membership.status }
      : { outcome: 'LEFT', membership: left };
  });
}
