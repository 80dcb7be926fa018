import type { DeedState } from '../../platform/generated/enums.ts';
import { newId } from '../../platform/ids.ts';
import type { Executor } from '../../platform/transaction.ts';

/** A deed as a decision needs it: where it is, and whom to tell in which words. */
export interface DeedCase {
  readonly id: string;
  readonly networkId: string;
  readonly memberId: string;
  readonly points: number;
  readonly nameTh: string;
  readonly nameEn: string;
  /** Whom to ask: the member, or for a member without an account the one who wrote the deed down. */
  readonly answererUserId: string | null;
  /** The member's own; null without an account. */
  readonly memberUserId: string | null;
}

/** Says nothing of who may decide: that is for the SQL function may_decide_deed, under the deed's lock. */
export async function findDeedCase(tx: Executor, id: string): Promise<DeedCase | null> {
  const [row] = await tx.$queryRaw<DeedCase[]>`
    SELECT deed.id, deed.network_id AS "networkId", deed.member_id AS "memberId", deed.points,
      rule.name_th AS "nameTh", rule.name_en AS "nameEn",
      member.user_id AS "memberUserId", coalesce(member.user_id, recorder.user_id) AS "answererUserId"
    FROM deed_record deed
    JOIN indicator rule ON rule.id = deed.indicator_id
    JOIN membership member ON member.id = deed.member_id
    JOIN membership recorder ON recorder.id = deed.recorded_by
    WHERE deed.id = ${id}::uuid`;
  return row ?? null;
}

/** One step about one deed of a network, taken by a membership. */
export interface DeedStep {
  readonly networkId: string;
  readonly deedId: string;
  readonly membershipId: string;
}

export interface ConfirmationAnswer {
  readonly status: 'CONFIRMED' | 'CREDITED' | 'REPLAYED' | 'WRONG_STATE' | 'NOT_ELIGIBLE';
  /** Null when there is no such deed. */
  readonly state: DeedState | null;
  /** How many stand for the deed now, and how many it takes. */
  readonly standing: number;
  readonly needed: number;
}

/** Records a confirmation, and credits the deed when enough people stand. The locks and rules are in confirm_deeds. */
export async function recordConfirmation(tx: Executor, step: DeedStep): Promise<ConfirmationAnswer> {
  const [row] = await tx.$queryRaw<ConfirmationAnswer[]>`
    SELECT status, state, standing, coalesce(needed, 0) AS needed FROM confirm_deeds(
      ${step.networkId}::uuid, ${step.membershipId}::uuid, ARRAY[${step.deedId}::uuid], ARRAY[${newId()}::uuid])`;
  if (row === undefined) throw new Error('confirm_deeds did not answer');
  return row;
}

/** Until when the person's standing confirmation can be undone; null when none stands. */
export async function findUndoUntil(tx: Executor, step: DeedStep): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ until: Date }[]>`
    SELECT at + interval '10 minutes' AS until FROM deed_decision
    WHERE deed_id = ${step.deedId}::uuid AND decider_id = ${step.membershipId}::uuid AND kind = 'CONFIRM' AND undone_at IS NULL`;
  return row?.until ?? null;
}

export interface SetAsideAnswer {
  readonly status: 'DECIDED' | 'REPLAYED' | 'WRONG_STATE' | 'NOT_ELIGIBLE';
  readonly state: DeedState | null;
}

export async function recordSetAside(
  tx: Executor,
  step: DeedStep,
  said: { readonly kind: 'ASK_MORE' | 'NOT_COUNT'; readonly text: string },
): Promise<SetAsideAnswer> {
  const [row] = await tx.$queryRaw<SetAsideAnswer[]>`
    SELECT status, state FROM set_deed_aside(${step.networkId}::uuid, ${step.membershipId}::uuid, ${step.deedId}::uuid,
      ${newId()}::uuid, ${said.kind}::deed_decision_kind, ${said.text})`;
  if (row === undefined) throw new Error('set_deed_aside did not answer');
  return row;
}

export interface AnswerAnswer {
  readonly status: 'ANSWERED' | 'REPLAYED' | 'WRONG_STATE' | 'CAP_REACHED' | 'NOT_FOUND';
  readonly state: DeedState | null;
  /** The membership of who had asked; null unless ANSWERED. */
  readonly askedBy: string | null;
}

export async function recordAnswer(tx: Executor, step: DeedStep, text: string): Promise<AnswerAnswer> {
  const [row] = await tx.$queryRaw<AnswerAnswer[]>`
    SELECT status, state, asked_by AS "askedBy" FROM answer_deed(
      ${step.networkId}::uuid, ${step.deedId}::uuid, ${step.membershipId}::uuid, ${newId()}::uuid, ${text})`;
  if (row === undefined) throw new Error('answer_deed did not answer');
  return row;
}

export interface UndoAnswer {
  readonly status:
    | 'UNDONE'
    | 'REPLAYED'
    | 'TOO_LATE'
    | 'ALREADY_SPENT'
    | 'NOT_POSSIBLE'
    | 'NOT_CREDITED'
    | 'ALREADY_CORRECTED'
    | 'WRONG_STATE'
    | 'NOT_CONFIRMED';
  /** The deed that waits in its stead; null when it had brought no points and waits itself. */
  readonly copyId: string | null;
}

export async function recordUndo(tx: Executor, step: DeedStep, reason: string): Promise<UndoAnswer> {
  const [row] = await tx.$queryRaw<UndoAnswer[]>`
    SELECT status, copy_id AS "copyId" FROM undo_confirmation(${step.networkId}::uuid, ${step.membershipId}::uuid,
      ${step.deedId}::uuid, ${newId()}::uuid, ${newId()}::uuid, ${reason})`;
  if (row === undefined) throw new Error('undo_confirmation did not answer');
  return row;
}
