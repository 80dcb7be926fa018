import { isKey } from '../../graphql/idempotency-key.ts';
import { plainTextProblem } from '../../graphql/plain-text.ts';
import type { FieldProblem } from '../../graphql/user-error.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { isCoordinator } from '../members/member-policy.ts';
import { findMembership, lockCoordinators, type MembershipRow } from '../members/membership-store.ts';
import { type DeedRule, findDeedRule } from './deed-rule-store.ts';
import { drawPlaceCode, placeCodeHash } from './place-code.ts';
import {
  countPlaceCodesInUse,
  findPlaceCodeByKey,
  insertPlaceCode,
  type PlaceCodeRow,
} from './place-code-store.ts';

/** Codes that hang somewhere at one time. */
export const mostCodesInUse = 200;

export interface CreateDeedCodeCommand {
  readonly userId: string;
  readonly indicatorId: string | null;
  /** Trimmed. */
  readonly place: string;
  readonly idempotencyKey: string;
}

export type CreateDeedCodeOutcome =
  /** `code` is said once: null for a repetition. */
  | { readonly outcome: 'CREATED'; readonly placeCode: PlaceCodeRow; readonly code: string | null }
  | { readonly outcome: 'FORBIDDEN' | 'IDEMPOTENCY_CONFLICT' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * A coordinator makes a code to hang up at a place, for an indicator that wants one. It is kept as a hash: whoever has
 * lost it makes another.
 *
 * - CREATED.
 * - FORBIDDEN: no such indicator, or not a coordinator of its network.
 * - INVALID: the indicator wants no code; no name for the place, or one that is too long; 200 codes are in use.
 * - IDEMPOTENCY_CONFLICT: the coordinator used this key for another code.
 */
export async function createDeedCode(
  deps: { readonly database: Database },
  command: CreateDeedCodeCommand,
): Promise<CreateDeedCodeOutcome> {
  const { indicatorId } = command;
  if (indicatorId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const rule = await findDeedRule(tx, indicatorId);
    if (rule === null) return { outcome: 'FORBIDDEN' };
    const coordinator = await findMembership(tx, rule.networkId, command.userId);
    if (!isCoordinator(coordinator)) return { outcome: 'FORBIDDEN' };
    return create(tx, command, rule, coordinator);
  });
}

async function create(
  tx: Executor,
  command: CreateDeedCodeCommand,
  rule: DeedRule,
  coordinator: MembershipRow,
): Promise<CreateDeedCodeOutcome> {
  const { place, idempotencyKey } = command;
  const { networkId } = rule;
  // One maker at a time: what makes the count hold, and the look for the key.
  await lockCoordinators(tx, networkId);
  const prior = await findPlaceCodeByKey(tx, { madeBy: coordinator.id, idempotencyKey });
  if (prior !== null) {
    return prior.place === place && prior.indicatorCode === rule.code
      ? { outcome: 'CREATED', placeCode: prior, code: null }
      : { outcome: 'IDEMPOTENCY_CONFLICT' };
  }
  const problems = codeProblems(command, rule);
  if ((await countPlaceCodesInUse(tx, networkId)) >= mostCodesInUse) problems.push(tooMany);
  if (problems.length > 0) return { outcome: 'INVALID', problems };
  const code = drawPlaceCode();
  const placeCode = await insertPlaceCode(tx, {
    ...{ id: newId(), networkId, indicatorCode: rule.code, place, idempotencyKey, madeBy: coordinator.id },
    codeHash: placeCodeHash(networkId, rule.code, code),
  });
  return { outcome: 'CREATED', placeCode, code };
}

const tooMany: FieldProblem = {
  path: [],
  message: {
    th: `มีรหัสที่ใช้อยู่ครบ ${mostCodesInUse} รหัสแล้ว เลิกใช้บางรหัสก่อน`,
    en: `There are ${mostCodesInUse} codes in use. End some of them first.`,
  },
};

function codeProblems({ place, idempotencyKey }: CreateDeedCodeCommand, rule: DeedRule): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (rule.evidence !== 'CODE') {
    problems.push({
      path: ['indicatorId'],
      message: { th: 'ความดีข้อนี้ไม่ได้ใช้รหัส', en: 'This indicator does not ask for a code.' },
    });
  }
  const message = plainTextProblem(place, { minimumLength: 1, maximumLength: 120 });
  if (message !== null) problems.push({ path: ['place'], message });
  else if ([...place].length > 120) {
    problems.push({
      path: ['place'],
      message: { th: 'ยาวเกิน 120 ตัวอักษร', en: 'Longer than 120 characters.' },
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
