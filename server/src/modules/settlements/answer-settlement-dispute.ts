import { plainTextProblem } from '../../graphql/plain-text.ts';
import type { FieldProblem } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { findMembership } from '../members/membership-store.ts';
import { findStaffPlace } from '../merchants/staff-store.ts';
import { settlementTextLimit } from './dispute-settlement.ts';
import { type DisputeRow, decideDispute, findDispute } from './dispute-store.ts';
import { lockSoloAdjustment } from './policy-store.ts';
import { tellOwners } from './settlement-notices.ts';
import { settlementRefusal } from './settlement-policy.ts';
import {
  findSettlementStatement,
  lockSettlementStatement,
  type SettlementStatementRow,
} from './statement-store.ts';

/** As the table's CHECK has it: 10 million baht. */
const correctionLimitSatang = 1_000_000_000;

export type AnswerSettlementDisputeOutcome =
  | { readonly outcome: 'ANSWERED'; readonly dispute: DisputeRow }
  | { readonly outcome: 'FORBIDDEN' | 'OWN_SHOP' | 'OWN' }
  | { readonly outcome: 'STATE'; readonly dispute: DisputeRow }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

interface Case {
  readonly dispute: DisputeRow;
  readonly statement: SettlementStatementRow;
  readonly membershipId: string;
}

/**
 * A coordinator answers: with a correction, which stands on the next statement and cites this one, or with the reason why
 * it stays. The statement itself never changes.
 *
 * - ANSWERED: SETTLED, KEPT, or PROPOSED where so large a correction waits for a second coordinator.
 * - FORBIDDEN: not a coordinator of the network, or no such question. OWN_SHOP: nobody answers for their own shop.
 * - STATE: it is answered or taken back (any more); a correction that waits can only be confirmed, or kept.
 * - INVALID: no reason, or a correction of nothing or of too much.
 */
export async function answerSettlementDispute(
  deps: { readonly database: Database },
  command: {
    readonly userId: string;
    readonly disputeId: string | null;
    /** Null keeps the statement as it is. */
    readonly correctionSatang: number | null;
    readonly reason: string;
  },
): Promise<AnswerSettlementDisputeOutcome> {
  const { userId, disputeId, correctionSatang } = command;
  const reason = command.reason.trim();
  return inTransaction(deps.database, async (tx) => {
    const opened = await openCase(tx, userId, disputeId);
    if (typeof opened === 'string') return { outcome: opened };
    const { dispute, statement, membershipId } = opened;
    const isKept = correctionSatang === null;
    if (dispute.state !== 'OPEN' && !(dispute.state === 'PROPOSED' && isKept))
      return { outcome: 'STATE', dispute };
    const problems = problemsOf(reason, correctionSatang);
    if (problems.length > 0) return { outcome: 'INVALID', problems };
    const limit = await lockSoloAdjustment(tx, dispute.networkId);
    const answered = await decideDispute(tx, dispute.id, {
      state: isKept ? 'KEPT' : Math.abs(correctionSatang) > limit ? 'PROPOSED' : 'SETTLED',
      adjustmentSatang: correctionSatang,
      reason,
      decidedBy: membershipId,
      confirmedBy: null,
    });
    if (answered.state !== 'PROPOSED') await tellOwners(tx, statement, 'SETTLEMENT_ANSWERED', { reason });
    return { outcome: 'ANSWERED', dispute: answered };
  });
}

/**
 * A second coordinator stands for a large correction too; it is an entry of the next statement from then on.
 *
 * - ANSWERED: SETTLED. FORBIDDEN, OWN_SHOP, STATE: as above. OWN: nobody is the second person to themselves.
 */
export async function confirmSettlementCorrection(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly disputeId: string | null },
): Promise<Exclude<AnswerSettlementDisputeOutcome, { readonly outcome: 'INVALID' }>> {
  const { userId, disputeId } = command;
  return inTransaction(deps.database, async (tx) => {
    const opened = await openCase(tx, userId, disputeId);
    if (typeof opened === 'string') return { outcome: opened };
    const { dispute, statement, membershipId } = opened;
    if (dispute.state !== 'PROPOSED') return { outcome: 'STATE', dispute };
    if (dispute.decidedBy === membershipId) return { outcome: 'OWN' };
    const { adjustmentSatang, reason, decidedBy } = dispute;
    const settled = await decideDispute(tx, dispute.id, {
      ...{ state: 'SETTLED', adjustmentSatang, reason, decidedBy, confirmedBy: membershipId },
    });
    await tellOwners(tx, statement, 'SETTLEMENT_ANSWERED', { reason: reason ?? '' });
    return { outcome: 'ANSWERED', dispute: settled };
  });
}

async function openCase(
  tx: Executor,
  userId: string,
  disputeId: string | null,
): Promise<Case | 'FORBIDDEN' | 'OWN_SHOP'> {
  const found = disputeId === null ? null : await findDispute(tx, disputeId);
  const statement = found === null ? null : await findSettlementStatement(tx, found.statementId);
  if (found === null || statement === null) return 'FORBIDDEN';
  const membership = await findMembership(tx, found.networkId, userId);
  const refusal = settlementRefusal(await findStaffPlace(tx, statement.merchantId, userId), membership);
  if (refusal !== null || membership === null) return refusal ?? 'FORBIDDEN';
  const locked = await lockSettlementStatement(tx, statement);
  return {
    dispute: (await findDispute(tx, found.id)) ?? found,
    statement: locked,
    membershipId: membership.id,
  };
}

function problemsOf(reason: string, correctionSatang: number | null): FieldProblem[] {
  const message = plainTextProblem(reason, { minimumLength: 1, maximumLength: settlementTextLimit });
  const problems: FieldProblem[] = message === null ? [] : [{ path: ['reason'], message }];
  if (
    correctionSatang !== null &&
    (correctionSatang === 0 || Math.abs(correctionSatang) > correctionLimitSatang)
  ) {
    problems.push({
      path: ['correctionSatang'],
      message: { th: 'ใส่ยอดที่ต้องปรับ ไม่เกิน 10 ล้านบาท', en: 'Not nothing, and at most 10 million baht.' },
    });
  }
  return problems;
}
