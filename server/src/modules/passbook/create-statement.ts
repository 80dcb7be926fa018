import { isKey } from '../../graphql/idempotency-key.ts';
import type { FieldProblem } from '../../graphql/user-error.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { findMembershipById } from '../members/membership-store.ts';
import { drawStatementCode } from './statement-code.ts';
import { createStatementOf, findStatement, type StatementRow } from './statement-store.ts';

export interface CreateStatementCommand {
  readonly userId: string;
  readonly memberId: string | null;
  readonly from: string;
  readonly to: string;
  readonly idempotencyKey: string;
}

export type CreateStatementOutcome =
  | { readonly outcome: 'CREATED'; readonly statement: StatementRow; readonly replayed: boolean }
  | { readonly outcome: 'FORBIDDEN' | 'IDEMPOTENCY_CONFLICT' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

const longestYears = 10;

/**
 * A member takes some days of their own passbook away on paper. One who has left still may: the points are theirs.
 *
 * - CREATED: the statement, fixed for ever; `replayed` when this key and these days were answered before.
 * - FORBIDDEN: not the member's own passbook, or there is no such member.
 * - INVALID: days the wrong way round or more than ten years of them, more than 5,000 lines, the 21st statement within 24
 *   hours, or a key of the wrong length.
 * - IDEMPOTENCY_CONFLICT: the member used this key for other days.
 */
export async function createStatement(
  deps: { readonly database: Database },
  command: CreateStatementCommand,
): Promise<CreateStatementOutcome> {
  const { memberId, from, to, idempotencyKey } = command;
  if (memberId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const member = await findMembershipById(tx, memberId);
    if (member === null || member.userId !== command.userId) return { outcome: 'FORBIDDEN' };
    const problems = statementProblems(command);
    if (problems.length > 0) return { outcome: 'INVALID', problems };
    const answer = await createStatementOf(tx, {
      id: newId(),
      networkId: member.networkId,
      memberId,
      code: drawStatementCode(),
      from,
      to,
      idempotencyKey,
    });
    switch (answer.status) {
      case 'CREATED':
      case 'REPLAYED': {
        const statement = await findStatement(tx, answer.statementId ?? '');
        if (statement === null)
          throw new Error('create_statement answered with a statement that is not there');
        return { outcome: 'CREATED', statement, replayed: answer.status === 'REPLAYED' };
      }
      case 'IDEMPOTENCY_CONFLICT':
        return { outcome: 'IDEMPOTENCY_CONFLICT' };
      case 'NOT_A_MEMBER':
        return { outcome: 'FORBIDDEN' };
      case 'TOO_LONG':
        return { outcome: 'INVALID', problems: [tooLong] };
      case 'TOO_MANY':
        return { outcome: 'INVALID', problems: [tooMany] };
      default:
        return answer.status satisfies never;
    }
  });
}

const tooLong: FieldProblem = {
  path: ['from'],
  message: {
    th: 'ช่วงนี้มีเกิน 5,000 รายการ ลองเลือกช่วงให้สั้นลง',
    en: 'These days have more than 5,000 lines; choose fewer days.',
  },
};

const tooMany: FieldProblem = {
  path: [],
  message: {
    th: 'วันนี้ทำใบรายการครบ 20 ใบแล้ว พรุ่งนี้ทำใหม่ได้',
    en: 'You have made 20 statements today; you can make more tomorrow.',
  },
};

function statementProblems({ from, to, idempotencyKey }: CreateStatementCommand): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (to < from) {
    problems.push({
      path: ['to'],
      message: { th: 'วันสุดท้ายมาก่อนวันแรก', en: 'The last day is before the first.' },
    });
  } else if (Number(to.slice(0, 4)) - Number(from.slice(0, 4)) > longestYears) {
    problems.push({
      path: ['from'],
      message: { th: 'เลือกได้ไม่เกิน 10 ปี', en: 'Ten years at most.' },
    });
  }
  if (!isKey(idempotencyKey)) {
    problems.push({
      path: ['idempotencyKey'],
      message: { th: 'ต้องยาว 8 ถึง 128 ตัวอักษร', en: 'Must be 8 to 128 characters.' },
    });
  }
  return problems;
}
