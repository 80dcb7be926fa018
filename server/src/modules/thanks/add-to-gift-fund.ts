import type { FieldProblem } from '../../graphql/user-error.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { isCoordinator } from '../members/member-policy.ts';
import { findMembership, lockMembership } from '../members/membership-store.ts';
import { type FundingRow, findFunding, writeFunding } from './gift-store.ts';
import { fundingProblems } from './thanks-input.ts';

export interface AddToGiftFundCommand {
  readonly userId: string;
  readonly networkId: string | null;
  readonly points: number;
  readonly idempotencyKey: string;
}

export type AddToGiftFundOutcome =
  | { readonly outcome: 'ADDED'; readonly funding: FundingRow; readonly replayed: boolean }
  | { readonly outcome: 'FORBIDDEN' | 'IDEMPOTENCY_CONFLICT' | 'TOO_MANY_WAITING' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * A coordinator puts points into the fund from which members give. Beyond what coordinators may do one by one in a month
 * it waits for a second of them.
 *
 * - ADDED: the funding, FUNDED or PROPOSED; `replayed` when this key and input were answered before.
 * - FORBIDDEN: not a coordinator of the network.
 * - TOO_MANY_WAITING: twenty wait for a second person already.
 * - IDEMPOTENCY_CONFLICT: the coordinator used this key for other points.
 * - INVALID: points out of range.
 */
export async function addToGiftFund(
  deps: { readonly database: Database },
  command: AddToGiftFundCommand,
): Promise<AddToGiftFundOutcome> {
  const { networkId, points, idempotencyKey } = command;
  if (networkId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const own = await findMembership(tx, networkId, command.userId);
    // The lock keeps the role from ending between this look and the points.
    const coordinator = own === null ? null : await lockMembership(tx, own.id, 'FOR SHARE');
    if (!isCoordinator(coordinator)) return { outcome: 'FORBIDDEN' };
    const problems = fundingProblems(points);
    if (problems.length > 0) return { outcome: 'INVALID', problems };
    const { status, fundingId } = await writeFunding(tx, {
      ...{ id: newId(), networkId: coordinator.networkId, points },
      ...{ proposedBy: coordinator.id, idempotencyKey },
    });
    switch (status) {
      case 'IDEMPOTENCY_CONFLICT':
      case 'TOO_MANY_WAITING':
        return { outcome: status };
      case 'FUNDED':
      case 'PROPOSED':
      case 'REPLAYED': {
        const funding = fundingId === null ? null : await findFunding(tx, fundingId);
        if (funding === null) throw new Error('a funding without its row');
        return { outcome: 'ADDED', funding, replayed: status === 'REPLAYED' };
      }
      default:
        return status satisfies never;
    }
  });
}
