import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { findMembership } from '../members/membership-store.ts';
import { type ClaimOneDeedOutcome, claimOneDeed } from './claim-one-deed.ts';
import type { DeedInput } from './deed-input.ts';
import { findDeedRule } from './deed-rule-store.ts';
import { unknownIndicator } from './evidence-problems.ts';

/**
 * A member records what they did. It waits to be confirmed; nothing is credited yet.
 *
 * - RECORDED: the deed, and how often the member may record this again in the period; `replayed` when this key and input
 *   were answered before.
 * - CAP_REACHED: as often as the rule allows. The CHECK deed_cap_not_exceeded decides, also between calls at once.
 * - NOT_A_MEMBER: not a member of the network whose rule it is, now.
 * - INVALID: no such rule, or not the rule of that day; a day to come or too long ago; a note that cannot be kept;
 *   evidence that the rule wants and that is missing or wrong.
 * - IDEMPOTENCY_CONFLICT: the member used this key for another deed.
 */
export async function recordDeed(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly input: DeedInput },
): Promise<ClaimOneDeedOutcome> {
  const { indicatorId } = command.input;
  return inTransaction(deps.database, async (tx) => {
    const rule = indicatorId === null ? null : await findDeedRule(tx, indicatorId);
    if (rule === null) return { outcome: 'INVALID', problems: [unknownIndicator] };
    const membership = await findMembership(tx, rule.networkId, command.userId);
    if (membership === null) return { outcome: 'NOT_A_MEMBER' };
    return claimOneDeed(tx, {
      rule,
      input: command.input,
      memberId: membership.id,
      recordedBy: membership.id,
      source: 'MEMBER',
    });
  });
}
