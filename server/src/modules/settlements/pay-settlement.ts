import { isKey } from '../../graphql/idempotency-key.ts';
import { plainTextProblem } from '../../graphql/plain-text.ts';
import type { FieldProblem } from '../../graphql/user-error.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { findMembership } from '../members/membership-store.ts';
import { findStaffPlace } from '../merchants/staff-store.ts';
import { settlementTextLimit } from './dispute-settlement.ts';
import { findPaymentByKey, insertPayment, type NewPayment } from './payment-store.ts';
import { tellOwners } from './settlement-notices.ts';
import { settlementRefusal } from './settlement-policy.ts';
import {
  findSettlementStatement,
  lockSettlementStatement,
  type SettlementStatementRow,
} from './statement-store.ts';

const referenceLimit = 100;
/** A transfer that is written down later than it was made. */
const earliestPaidOn = '2000-01-01';

export type PaySettlementOutcome =
  | { readonly outcome: 'DONE'; readonly statement: SettlementStatementRow; readonly replayed: boolean }
  | { readonly outcome: 'FORBIDDEN' | 'OWN_SHOP' | 'IDEMPOTENCY_CONFLICT' | 'NOTHING_DUE' }
  | { readonly outcome: 'STATE'; readonly state: SettlementStatementRow['state'] }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

export interface MarkSettlementPaidCommand {
  readonly userId: string;
  readonly statementId: string | null;
  /** The transfer's or the receipt's. */
  readonly reference: string;
  readonly paidOn: string;
  readonly idempotencyKey: string;
}

/**
 * A coordinator writes down that a statement was paid, whole; its owners are told.
 *
 * - DONE: PAID; `replayed` when this key did it before.
 * - FORBIDDEN: not a coordinator of the network, or no such statement. OWN_SHOP: nobody pays their own shop.
 * - NOTHING_DUE: there is nothing to pay on it.
 * - STATE: it is paid already, or somebody asks about it: the answer comes first.
 * - INVALID: no reference, or a day to come.
 * - IDEMPOTENCY_CONFLICT: the key did something else.
 */
export async function markSettlementPaid(
  deps: { readonly database: Database },
  command: MarkSettlementPaidCommand,
): Promise<PaySettlementOutcome> {
  const reference = command.reference.trim();
  const { paidOn, idempotencyKey } = command;
  return inTransaction(deps.database, async (tx) => {
    const opened = await openPayment(tx, command);
    if (typeof opened === 'string') return { outcome: opened };
    const { statement, membershipId } = opened;
    const earlier = await earlierOf(tx, membershipId, idempotencyKey);
    if (earlier !== null) {
      const isSame =
        earlier.statementId === statement.id &&
        earlier.reference === reference &&
        earlier.paidOn === paidOn &&
        earlier.kind === 'PAID';
      return isSame ? { outcome: 'DONE', statement, replayed: true } : { outcome: 'IDEMPOTENCY_CONFLICT' };
    }
    if (statement.payableSatang === 0) return { outcome: 'NOTHING_DUE' };
    if (statement.state !== 'ISSUED') return { outcome: 'STATE', state: statement.state };
    const problems = [
      ...textProblems('reference', reference, referenceLimit),
      ...keyProblems(idempotencyKey),
      ...(await dayProblems(tx, statement.networkId, paidOn)),
    ];
    if (problems.length > 0) return { outcome: 'INVALID', problems };
    const payment = { kind: 'PAID', reference, paidOn, reason: null, undoesId: null } as const;
    await insertPayment(tx, { ...payment, ...partsOf(opened, idempotencyKey) });
    await tellOwners(tx, statement, 'SETTLEMENT_PAID', { reference, paidOn });
    return { outcome: 'DONE', statement: await freshOf(tx, statement), replayed: false };
  });
}

/**
 * A coordinator takes a payment back that was none: an entry of its own, so that both are seen.
 *
 * - DONE: the statement, to be paid again. Refusals as above; STATE: it is not paid.
 */
export async function undoSettlementPayment(
  deps: { readonly database: Database },
  command: {
    readonly userId: string;
    readonly statementId: string | null;
    readonly reason: string;
    readonly idempotencyKey: string;
  },
): Promise<PaySettlementOutcome> {
  const reason = command.reason.trim();
  const { idempotencyKey } = command;
  return inTransaction(deps.database, async (tx) => {
    const opened = await openPayment(tx, command);
    if (typeof opened === 'string') return { outcome: opened };
    const { statement, membershipId } = opened;
    const earlier = await earlierOf(tx, membershipId, idempotencyKey);
    if (earlier !== null) {
      const isSame = earlier.statementId === statement.id && earlier.reason === reason;
      return isSame ? { outcome: 'DONE', statement, replayed: true } : { outcome: 'IDEMPOTENCY_CONFLICT' };
    }
    if (statement.paymentId === null) return { outcome: 'STATE', state: statement.state };
    const problems = [...textProblems('reason', reason, settlementTextLimit), ...keyProblems(idempotencyKey)];
    if (problems.length > 0) return { outcome: 'INVALID', problems };
    const undone = { kind: 'UNDONE', reference: null, paidOn: null, reason } as const;
    await insertPayment(tx, {
      ...undone,
      undoesId: statement.paymentId,
      ...partsOf(opened, idempotencyKey),
    });
    await tellOwners(tx, statement, 'SETTLEMENT_PAID', { reason });
    return { outcome: 'DONE', statement: await freshOf(tx, statement), replayed: false };
  });
}

interface Opened {
  readonly statement: SettlementStatementRow;
  readonly membershipId: string;
}

async function openPayment(
  tx: Executor,
  { userId, statementId }: { readonly userId: string; readonly statementId: string | null },
): Promise<Opened | 'FORBIDDEN' | 'OWN_SHOP'> {
  const found = statementId === null ? null : await findSettlementStatement(tx, statementId);
  if (found === null) return 'FORBIDDEN';
  const membership = await findMembership(tx, found.networkId, userId);
  const refusal = settlementRefusal(await findStaffPlace(tx, found.merchantId, userId), membership);
  if (refusal !== null || membership === null) return refusal ?? 'FORBIDDEN';
  return { statement: await lockSettlementStatement(tx, found), membershipId: membership.id };
}

function partsOf(
  { statement, membershipId }: Opened,
  idempotencyKey: string,
): Omit<NewPayment, 'kind' | 'reference' | 'paidOn' | 'reason' | 'undoesId'> {
  const { id: statementId, networkId, payableSatang: satang } = statement;
  return { id: newId(), networkId, statementId, satang, madeBy: membershipId, idempotencyKey };
}

async function earlierOf(tx: Executor, membershipId: string, idempotencyKey: string) {
  return isKey(idempotencyKey) ? findPaymentByKey(tx, membershipId, idempotencyKey) : null;
}

async function freshOf(tx: Executor, { id }: SettlementStatementRow): Promise<SettlementStatementRow> {
  const statement = await findSettlementStatement(tx, id);
  if (statement === null) throw new Error('a statement was there and is gone');
  return statement;
}

function textProblems(field: string, text: string, maximumLength: number): FieldProblem[] {
  const message = plainTextProblem(text, { minimumLength: 1, maximumLength });
  return message === null ? [] : [{ path: [field], message }];
}

function keyProblems(idempotencyKey: string): FieldProblem[] {
  if (isKey(idempotencyKey)) return [];
  const message = { th: 'ต้องยาว 8 ถึง 128 ตัวอักษร', en: 'Must be 8 to 128 characters.' };
  return [{ path: ['idempotencyKey'], message }];
}

async function dayProblems(tx: Executor, networkId: string, paidOn: string): Promise<FieldProblem[]> {
  const [row] = await tx.$queryRaw<{ isAhead: boolean }[]>`
    SELECT ${paidOn}::date > (now() AT TIME ZONE time_zone)::date AS "isAhead" FROM network WHERE id = ${networkId}::uuid`;
  if (paidOn >= earliestPaidOn && row?.isAhead !== true) return [];
  const message = { th: 'วันที่จ่ายต้องไม่เกินวันนี้', en: 'Not a day to come.' };
  return [{ path: ['paidOn'], message }];
}
