import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { isCoordinator } from '../members/member-policy.ts';
import { findMembership, lockMembership } from '../members/membership-store.ts';
import { type FundingRow, findFunding, settleFunding } from './gift-store.ts';

export interface SettleGiftFundingCommand {
  readonly userId: string;
  readonly fundingId: string | null;
  readonly to: 'FUNDED' | 'WITHDRAWN';
}

export type SettleGiftFundingOutcome =
  | { readonly outcome: 'SETTLED' | 'ALREADY_SETTLED'; readonly funding: FundingRow }
  | { readonly outcome: 'FORBIDDEN' | 'OWN_PROPOSAL' };

/**
 * A coordinator ends the waiting of a funding: agrees to what another has proposed, and its points are in the fund; or
 * withdraws it, also their own.
 *
 * - SETTLED: the funding as it is now.
 * - ALREADY_SETTLED: it waits no more: of two at once the later sees what the earlier decided.
 * - OWN_PROPOSAL: nobody agrees to what they have proposed themselves.
 * - FORBIDDEN: not a coordinator of the network, or there is no such funding.
 */
export async function settleGiftFunding(
  deps: { readonly database: Database },
  command: SettleGiftFundingCommand,
): Promise<SettleGiftFundingOutcome> {
  const { fundingId, to } = command;
  if (fundingId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const waiting = await findFunding(tx, fundingId);
    const own = waiting === null ? null : await findMembership(tx, waiting.networkId, command.userId);
    const coordinator = own === null ? null : await lockMembership(tx, own.id, 'FOR SHARE');
    if (waiting === null || !isCoordinator(coordinator)) return { outcome: 'FORBIDDEN' };
    const status = await settleFunding(tx, waiting, to, coordinator.id);
    if (status === 'OWN_PROPOSAL') return { outcome: status };
    const funding = await findFunding(tx, fundingId);
    if (funding === null) throw new Error('a funding without its row');
    return { outcome: status, funding };
  });
}
