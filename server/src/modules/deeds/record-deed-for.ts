import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { findMembership } from '../members/membership-store.ts';
import { type ClaimOneDeedOutcome, claimOneDeed } from './claim-one-deed.ts';
import type { DeedInput } from './deed-input.ts';
import { mayRecordForOthers } from './deed-policy.ts';
import { findDeedRule } from './deed-rule-store.ts';
import { unknownIndicator } from './evidence-problems.ts';
import { notAMemberNow, readMemberNumber, unknownMember } from './member-number-input.ts';
import { findMembershipsByNumber } from './member-number-store.ts';
import { tellOfRecord } from './tell-of-record.ts';

export type RecordDeedForOutcome =
  | Exclude<ClaimOneDeedOutcome, { readonly outcome: 'NOT_A_MEMBER' }>
  | { readonly outcome: 'FORBIDDEN' | 'ONESELF' };

/**
 * A coordinator or verifier writes down what a member without a telephone at hand did. Whoever writes it down does not
 * confirm it, and the member is told.
 *
 * - RECORDED, CAP_REACHED, INVALID, IDEMPOTENCY_CONFLICT: as for recordDeed. INVALID also when nobody has the number, or
 *   one who is no member now.
 * - FORBIDDEN: neither coordinator nor verifier of the network whose rule it is.
 * - ONESELF: one's own deeds one records as a member.
 */
export async function recordDeedFor(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly memberNumber: string; readonly input: DeedInput },
): Promise<RecordDeedForOutcome> {
  const { input } = command;
  return inTransaction(deps.database, async (tx) => {
    const rule = input.indicatorId === null ? null : await findDeedRule(tx, input.indicatorId);
    if (rule === null) return { outcome: 'INVALID', problems: [unknownIndicator] };
    const recorder = await findMembership(tx, rule.networkId, command.userId);
    if (!mayRecordForOthers(recorder)) return { outcome: 'FORBIDDEN' };
    const number = readMemberNumber(command.memberNumber);
    const member =
      number === null ? undefined : (await findMembershipsByNumber(tx, rule.networkId, [number])).get(number);
    if (member === undefined) return { outcome: 'INVALID', problems: [unknownMember] };
    if (member.id === recorder.id) return { outcome: 'ONESELF' };
    const result = await claimOneDeed(tx, {
      ...{ rule, input, memberId: member.id, recordedBy: recorder.id, source: 'ON_BEHALF' },
    });
    if (result.outcome === 'RECORDED' && !result.replayed) {
      await tellOfRecord(tx, rule.networkId, [result.deed.id]);
    }
    return result.outcome === 'NOT_A_MEMBER' ? { outcome: 'INVALID', problems: [notAMemberNow] } : result;
  });
}
