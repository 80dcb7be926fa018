import type { SettlementRateState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { isCoordinator } from '../members/member-policy.ts';
import { findMembership, lockCoordinators } from '../members/membership-store.ts';
import { decideRate, findRate, isAhead, type RateRow } from './rate-store.ts';

export type DecideSettlementRateOutcome =
  | { readonly outcome: 'DECIDED'; readonly rate: RateRow }
  | { readonly outcome: 'FORBIDDEN' | 'OWN' | 'BEGUN' }
  | { readonly outcome: 'STATE'; readonly state: SettlementRateState };

/**
 * A second coordinator confirms a rate, or any coordinator withdraws one, before its day begins.
 *
 * - DECIDED: also when it was so already.
 * - FORBIDDEN: not a coordinator of the network, or no such rate.
 * - OWN: nobody confirms what they proposed, unless there is nobody else.
 * - BEGUN: its day has begun, or is about to: a rate in force is never changed, another one follows it.
 * - STATE: withdrawn before.
 */
export async function decideSettlementRate(
  deps: { readonly database: Database },
  command: {
    readonly userId: string;
    readonly rateId: string | null;
    readonly decision: 'CONFIRM' | 'WITHDRAW';
  },
): Promise<DecideSettlementRateOutcome> {
  const { userId, rateId, decision } = command;
  if (rateId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const found = await findRate(tx, rateId);
    if (found === null) return { outcome: 'FORBIDDEN' };
    const membership = await findMembership(tx, found.networkId, userId);
    if (!isCoordinator(membership)) return { outcome: 'FORBIDDEN' };
    const coordinators = await lockCoordinators(tx, found.networkId);
    if (!coordinators.some(({ id }) => id === membership.id)) return { outcome: 'FORBIDDEN' };
    const rate = (await findRate(tx, rateId)) ?? found;
    const to = decision === 'CONFIRM' ? 'CONFIRMED' : 'WITHDRAWN';
    if (rate.state === to) return { outcome: 'DECIDED', rate };
    if (rate.state === 'WITHDRAWN') return { outcome: 'STATE', state: rate.state };
    if (decision === 'CONFIRM' && rate.proposedBy === membership.id && coordinators.length > 1)
      return { outcome: 'OWN' };
    // A proposal that nobody confirmed in time can be put away whenever somebody likes.
    const isLate = decision === 'CONFIRM' || rate.state === 'CONFIRMED';
    if (isLate && !(await isAhead(tx, rate.networkId, rate.fromDay))) return { outcome: 'BEGUN' };
    const from = decision === 'CONFIRM' ? (['PROPOSED'] as const) : (['PROPOSED', 'CONFIRMED'] as const);
    await decideRate(tx, rateId, { from, to, by: membership.id });
    const decided = await findRate(tx, rateId);
    if (decided === null) throw new Error('a rate was there and is gone');
    return { outcome: 'DECIDED', rate: decided };
  });
}
