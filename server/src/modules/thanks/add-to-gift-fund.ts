import type { FieldProblem } from '../../graphql/user-error.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { isCoordinator } from '../members/member-policy.ts';
import {
  coordinatorUserIds,
  findMembership,
  lockMembership,
  type MembershipRow,
} from '../members/membership-store.ts';
import { notify } from '../notifications/notify.ts';
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
      case 'PROPOSED':
        await askForSecond(tx, coordinator, points);
        return addedBy(tx, fundingId, false);
      case 'FUNDED':
      case 'REPLAYED':
        return addedBy(tx, fundingId, status === 'REPLAYED');
      default:
        return status satisfies never;
    }
  });
}

async function addedBy(
  tx: Executor,
  fundingId: string | null,
  replayed: boolean,
): Promise<AddToGiftFundOutcome> {
  const funding = fundingId === null ? null : await findFunding(tx, fundingId);
  if (funding === null) throw new Error('a funding without its row');
  return { outcome: 'ADDED', funding, replayed };
}

/** The other coordinators are told that it waits for one of them. */
async function askForSecond(tx: Executor, coordinator: MembershipRow, points: number): Promise<void> {
  const { networkId, userId } = coordinator;
  const others = (await coordinatorUserIds(tx, networkId)).filter((id) => id !== userId);
  const parameters = { points: String(points) };
  await notify(tx, { networkId, userIds: others, kind: 'FUNDING_PROPOSED', parameters });
}
