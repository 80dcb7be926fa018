import { isKey } from '../../graphql/idempotency-key.ts';
import type { FieldProblem } from '../../graphql/user-error.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { isCoordinator } from '../members/member-policy.ts';
import { findMembership, lockCoordinators } from '../members/membership-store.ts';
import {
  countComingRates,
  findRate,
  findRateByKey,
  insertRate,
  isAhead,
  type RateRow,
} from './rate-store.ts';
import { tellOfRate } from './settlement-notices.ts';

/** As the table's CHECK has it: 10,000 baht a point. */
export const rateLimitSatang = 1_000_000;
const comingLimit = 20;

export interface ProposeSettlementRateCommand {
  readonly userId: string;
  readonly networkId: string | null;
  readonly satangPerPoint: number;
  readonly fromDay: string;
  readonly idempotencyKey: string;
}

export type ProposeSettlementRateOutcome =
  | { readonly outcome: 'PROPOSED'; readonly rate: RateRow; readonly replayed: boolean }
  | { readonly outcome: 'FORBIDDEN' | 'IDEMPOTENCY_CONFLICT' | 'DAY_TAKEN' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * A coordinator says what a point is worth to a shop from a day on. Where there is a second coordinator, one of the others
 * confirms it before it counts.
 *
 * - PROPOSED: the rate, PROPOSED, or CONFIRMED where nobody else could; `replayed` when this key did it before.
 * - FORBIDDEN: not a coordinator of the network, or no such network.
 * - DAY_TAKEN: another rate begins on that day; withdraw that one first.
 * - INVALID: less than nothing or too much, a day that is not ahead (nothing is backdated), or 20 that are to come.
 * - IDEMPOTENCY_CONFLICT: the key proposed something else.
 */
export async function proposeSettlementRate(
  deps: { readonly database: Database },
  command: ProposeSettlementRateCommand,
): Promise<ProposeSettlementRateOutcome> {
  const { networkId, userId, satangPerPoint, fromDay, idempotencyKey } = command;
  if (networkId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    // Locked: nobody becomes or ceases to be the second coordinator while this looks whether there is one.
    if (!isCoordinator(await findMembership(tx, networkId, userId))) return { outcome: 'FORBIDDEN' };
    const coordinators = await lockCoordinators(tx, networkId);
    const own = coordinators.find((coordinator) => coordinator.userId === userId);
    if (own === undefined) return { outcome: 'FORBIDDEN' };
    const earlier = isKey(idempotencyKey) ? await findRateByKey(tx, own.id, idempotencyKey) : null;
    if (earlier !== null) {
      const isSame = earlier.satangPerPoint === satangPerPoint && earlier.fromDay === fromDay;
      return isSame
        ? { outcome: 'PROPOSED', rate: earlier, replayed: true }
        : { outcome: 'IDEMPOTENCY_CONFLICT' };
    }
    const problems = problemsOf(command);
    if (problems.length === 0 && !(await isAhead(tx, networkId, fromDay))) problems.push(notAhead);
    if (problems.length === 0 && (await countComingRates(tx, networkId)) >= comingLimit)
      problems.push(tooMany);
    if (problems.length > 0) return { outcome: 'INVALID', problems };

    const id = newId();
    const isConfirmed = coordinators.length === 1;
    const rate = { id, networkId, satangPerPoint, fromDay, proposedBy: own.id, idempotencyKey, isConfirmed };
    if (!(await insertRate(tx, rate))) return { outcome: 'DAY_TAKEN' };
    if (!isConfirmed) await tellOfRate(tx, rate, userId);
    const row = await findRate(tx, id);
    if (row === null) throw new Error('a rate was written and is gone');
    return { outcome: 'PROPOSED', rate: row, replayed: false };
  });
}

function problemsOf({ satangPerPoint, idempotencyKey }: ProposeSettlementRateCommand): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!Number.isInteger(satangPerPoint) || satangPerPoint < 0 || satangPerPoint > rateLimitSatang) {
    problems.push({
      path: ['satangPerPoint'],
      message: { th: 'ต้องอยู่ระหว่าง 0 ถึง 10,000 บาทต่อแต้ม', en: 'From 0 to 10,000 baht a point.' },
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

const notAhead: FieldProblem = {
  path: ['fromDay'],
  message: { th: 'เริ่มได้ตั้งแต่วันพรุ่งนี้เป็นต้นไป', en: 'It can begin tomorrow at the earliest.' },
};
const tooMany: FieldProblem = {
  path: ['networkId'],
  message: {
    th: `มีอัตราที่รอเริ่มใช้ครบ ${comingLimit} รายการแล้ว`,
    en: `There are ${comingLimit} rates to come already.`,
  },
};
