import { isKey } from '../../graphql/idempotency-key.ts';
import { plainTextProblem } from '../../graphql/plain-text.ts';
import type { FieldProblem } from '../../graphql/user-error.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { findStaffPlace } from '../merchants/staff-store.ts';
import {
  countDisputes,
  type DisputeRow,
  decideDispute,
  findDispute,
  findDisputeByKey,
  insertDispute,
  isLineOf,
} from './dispute-store.ts';
import { tellOfDispute } from './settlement-notices.ts';
import { mayDisputeSettlement } from './settlement-policy.ts';
import { findSettlementStatement, lockSettlementStatement } from './statement-store.ts';

const disputeLimit = 20;
export const settlementTextLimit = 500;

export interface DisputeSettlementCommand {
  readonly userId: string;
  readonly statementId: string | null;
  /** Null: about the whole statement. NaN is no line. */
  readonly entryId: number | null;
  readonly note: string;
  readonly idempotencyKey: string;
}

export type DisputeSettlementOutcome =
  | { readonly outcome: 'OPENED'; readonly dispute: DisputeRow; readonly replayed: boolean }
  | { readonly outcome: 'FORBIDDEN' | 'IDEMPOTENCY_CONFLICT' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * An owner asks about a statement, or one of its lines; the coordinators are told. The statement itself stays as it is.
 *
 * - OPENED: `replayed` when this key asked the same before.
 * - FORBIDDEN: no owner of its shop, or no such statement.
 * - INVALID: no note, a line of another statement, or 20 questions about this one.
 * - IDEMPOTENCY_CONFLICT: the key asked something else.
 */
export async function disputeSettlement(
  deps: { readonly database: Database },
  command: DisputeSettlementCommand,
): Promise<DisputeSettlementOutcome> {
  const { userId, statementId, entryId, idempotencyKey } = command;
  if (statementId === null) return { outcome: 'FORBIDDEN' };
  const note = command.note.trim();
  return inTransaction(deps.database, async (tx) => {
    const found = await findSettlementStatement(tx, statementId);
    if (found === null) return { outcome: 'FORBIDDEN' };
    const place = await findStaffPlace(tx, found.merchantId, userId);
    if (place === null || !mayDisputeSettlement(place)) return { outcome: 'FORBIDDEN' };
    const statement = await lockSettlementStatement(tx, found);
    const earlier = isKey(idempotencyKey)
      ? await findDisputeByKey(tx, place.membershipId, idempotencyKey)
      : null;
    if (earlier !== null) {
      const isSame =
        earlier.statementId === statementId && earlier.entryId === entryId && earlier.note === note;
      return isSame
        ? { outcome: 'OPENED', dispute: earlier, replayed: true }
        : { outcome: 'IDEMPOTENCY_CONFLICT' };
    }
    const problems = problemsOf(note, idempotencyKey);
    if (entryId !== null && (Number.isNaN(entryId) || !(await isLineOf(tx, statementId, entryId))))
      problems.push(noLine);
    if ((await countDisputes(tx, statementId)) >= disputeLimit) problems.push(tooMany);
    if (problems.length > 0) return { outcome: 'INVALID', problems };

    const id = newId();
    const { networkId } = statement;
    await insertDispute(tx, {
      id,
      networkId,
      statementId,
      entryId,
      note,
      openedBy: place.membershipId,
      idempotencyKey,
    });
    await tellOfDispute(tx, statement, note);
    const dispute = await findDispute(tx, id);
    if (dispute === null) throw new Error('a dispute was written and is gone');
    return { outcome: 'OPENED', dispute, replayed: false };
  });
}

export type WithdrawSettlementDisputeOutcome =
  | { readonly outcome: 'WITHDRAWN'; readonly dispute: DisputeRow }
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'STATE'; readonly dispute: DisputeRow };

/**
 * An owner takes a question back: it was a misunderstanding.
 *
 * - WITHDRAWN: also when it was before.
 * - FORBIDDEN: no owner of the shop, or no such question.
 * - STATE: it is answered already.
 */
export async function withdrawSettlementDispute(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly disputeId: string | null },
): Promise<WithdrawSettlementDisputeOutcome> {
  const { userId, disputeId } = command;
  if (disputeId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const found = await findDispute(tx, disputeId);
    const statement = found === null ? null : await findSettlementStatement(tx, found.statementId);
    if (found === null || statement === null) return { outcome: 'FORBIDDEN' };
    const place = await findStaffPlace(tx, statement.merchantId, userId);
    if (!mayDisputeSettlement(place)) return { outcome: 'FORBIDDEN' };
    await lockSettlementStatement(tx, statement);
    const dispute = (await findDispute(tx, disputeId)) ?? found;
    if (dispute.state === 'WITHDRAWN') return { outcome: 'WITHDRAWN', dispute };
    if (dispute.state !== 'OPEN' && dispute.state !== 'PROPOSED') return { outcome: 'STATE', dispute };
    const nothing = { adjustmentSatang: null, reason: null, decidedBy: null, confirmedBy: null };
    return {
      outcome: 'WITHDRAWN',
      dispute: await decideDispute(tx, disputeId, { state: 'WITHDRAWN', ...nothing }),
    };
  });
}

function problemsOf(note: string, idempotencyKey: string): FieldProblem[] {
  const message = plainTextProblem(note, { minimumLength: 1, maximumLength: settlementTextLimit });
  const problems: FieldProblem[] = message === null ? [] : [{ path: ['note'], message }];
  if (!isKey(idempotencyKey)) {
    problems.push({
      path: ['idempotencyKey'],
      message: { th: 'ต้องยาว 8 ถึง 128 ตัวอักษร', en: 'Must be 8 to 128 characters.' },
    });
  }
  return problems;
}

const noLine: FieldProblem = {
  path: ['lineId'],
  message: { th: 'ไม่พบรายการนี้ในใบสรุปยอด', en: 'There is no such line on the statement.' },
};
const tooMany: FieldProblem = {
  path: ['statementId'],
  message: {
    th: `ใบนี้มีข้อสอบถามครบ ${disputeLimit} เรื่องแล้ว คุยกับผู้ประสานงานโดยตรงได้เลย`,
    en: `There are ${disputeLimit} questions about this statement. Please talk to a coordinator.`,
  },
};
