import { plainTextProblem } from '../../graphql/plain-text.ts';
import type { FieldProblem } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { isCoordinator } from '../members/member-policy.ts';
import { findMembership } from '../members/membership-store.ts';
import { findProposal, recordProposalDecline } from './award-proposal-store.ts';

export type DeclineAwardProposalOutcome =
  | { readonly outcome: 'DECLINED'; readonly proposalId: string }
  | { readonly outcome: 'WRONG_STATE' | 'OWN' | 'FORBIDDEN' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * A coordinator leaves a large award as it is, and says why; the one who proposed it may take it back so. The member has
 * heard of nothing, and hears of nothing.
 *
 * - DECLINED: also when this person said the same before.
 * - WRONG_STATE: decided already, or expired.
 * - OWN: it would be the coordinator's own.
 * - INVALID: no reason, or too long a one.
 * - FORBIDDEN: not a coordinator of the network, or there is no such proposal.
 */
export async function declineAwardProposal(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly proposalId: string | null; readonly reason: string },
): Promise<DeclineAwardProposalOutcome> {
  const { proposalId, userId } = command;
  const reason = command.reason.trim();
  if (proposalId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const proposal = await findProposal(tx, proposalId);
    if (proposal === null) return { outcome: 'FORBIDDEN' };
    const coordinator = await findMembership(tx, proposal.networkId, userId);
    if (!isCoordinator(coordinator)) return { outcome: 'FORBIDDEN' };
    const message = plainTextProblem(reason, { minimumLength: 1, maximumLength: reasonLimit });
    if (message !== null) return { outcome: 'INVALID', problems: [{ path: ['reason'], message }] };
    const status = await recordProposalDecline(tx, proposal, coordinator.id, reason);
    switch (status) {
      case 'DECLINED':
      case 'REPLAYED':
        return { outcome: 'DECLINED', proposalId };
      case 'NOT_FOUND':
        return { outcome: 'FORBIDDEN' };
      case 'WRONG_STATE':
      case 'OWN':
        return { outcome: status };
      default:
        return status satisfies never;
    }
  });
}

/** In letters as a reader counts them; the column holds twice as many code points. */
const reasonLimit = 500;
