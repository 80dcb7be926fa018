import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { isCoordinator } from '../members/member-policy.ts';
import { findMembership, findMembershipById } from '../members/membership-store.ts';
import { notify } from '../notifications/notify.ts';
import { findProposal, recordProposalConfirmation } from './award-proposal-store.ts';

export type ConfirmAwardProposalOutcome =
  | { readonly outcome: 'CONFIRMED'; readonly proposalId: string }
  | { readonly outcome: 'WRONG_STATE' | 'OWN' | 'NOT_A_MEMBER' | 'FORBIDDEN' };

/**
 * A second coordinator vouches for a large award too: the points are credited, and the member is told, in one transaction.
 *
 * - CONFIRMED: also when this person confirmed it before; nothing is credited again.
 * - WRONG_STATE: declined, confirmed by another, or expired.
 * - OWN: nobody is the second person to themselves, nor confirms what they would get.
 * - NOT_A_MEMBER: who it is for is no member now.
 * - FORBIDDEN: not a coordinator of the network, or there is no such proposal.
 */
export async function confirmAwardProposal(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly proposalId: string | null },
): Promise<ConfirmAwardProposalOutcome> {
  const { proposalId, userId } = command;
  if (proposalId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const proposal = await findProposal(tx, proposalId);
    if (proposal === null) return { outcome: 'FORBIDDEN' };
    const coordinator = await findMembership(tx, proposal.networkId, userId);
    if (!isCoordinator(coordinator)) return { outcome: 'FORBIDDEN' };
    const status = await recordProposalConfirmation(tx, proposal, coordinator.id);
    switch (status) {
      case 'AWARDED': {
        const member = await findMembershipById(tx, proposal.memberId);
        await notify(tx, {
          networkId: proposal.networkId,
          userIds: member?.userId == null ? [] : [member.userId],
          kind: 'POINTS_AWARDED',
          parameters: {
            points: String(proposal.points),
            reasonTh: proposal.reasonTh,
            reasonEn: proposal.reasonEn,
          },
        });
        return { outcome: 'CONFIRMED', proposalId };
      }
      case 'REPLAYED':
        return { outcome: 'CONFIRMED', proposalId };
      case 'NOT_FOUND':
        return { outcome: 'FORBIDDEN' };
      case 'WRONG_STATE':
      case 'OWN':
      case 'NOT_A_MEMBER':
        return { outcome: status };
      default:
        return status satisfies never;
    }
  });
}
