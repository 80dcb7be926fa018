import { createHash } from 'node:crypto';
import type { FieldProblem } from '../../graphql/user-error.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { findMembership, type MembershipRow } from '../members/membership-store.ts';
import type { DeedInput } from './deed-input.ts';
import { attachDeedPhoto } from './deed-photo-store.ts';
import { mayRecordForOthers } from './deed-policy.ts';
import { type DeedRule, findDeedRule } from './deed-rule-store.ts';
import { claimDeeds, showEvidence } from './deed-store.ts';
import { holdPhoto, recordingProblems, ruleNotInForce, unknownIndicator } from './evidence-problems.ts';
import {
  findGroup,
  type GroupAnswer,
  type GroupStatus,
  insertGroup,
  keepGroupAnswers,
} from './group-store.ts';
import { numberOrText } from './member-number-input.ts';
import { findMembershipsByNumber } from './member-number-store.ts';
import { tellOfRecord } from './tell-of-record.ts';

/** As claim_deeds and the table's CHECK have it. */
export const mostInGroup = 200;

export type RecordGroupDeedOutcome =
  | { readonly outcome: 'RECORDED'; readonly answers: readonly GroupAnswer[]; readonly replayed: boolean }
  | { readonly outcome: 'NOBODY'; readonly answers: readonly GroupAnswer[] }
  | { readonly outcome: 'FORBIDDEN' | 'IDEMPOTENCY_CONFLICT' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

interface RecordGroupDeedCommand {
  readonly userId: string;
  readonly memberNumbers: readonly string[];
  readonly input: DeedInput;
}

/**
 * One record for many who did something together: each who can has a deed of their own, with the same note and photo;
 * of each who cannot it is said why. They are not made to wait for each other.
 *
 * - RECORDED: an answer for each number, in order; `replayed` when this key and input were answered before.
 * - NOBODY: the same, when there is not one of them who can: nothing is written.
 * - FORBIDDEN: neither coordinator nor verifier of the network whose rule it is.
 * - INVALID: no number or more than 200, or what recordDeed finds wrong.
 * - IDEMPOTENCY_CONFLICT: the recorder used this key for another group.
 */
export async function recordGroupDeed(
  deps: { readonly database: Database },
  command: RecordGroupDeedCommand,
): Promise<RecordGroupDeedOutcome> {
  const { input } = command;
  try {
    return await inTransaction(deps.database, async (tx) => {
      const rule = input.indicatorId === null ? null : await findDeedRule(tx, input.indicatorId);
      if (rule === null) return { outcome: 'INVALID', problems: [unknownIndicator] };
      const recorder = await findMembership(tx, rule.networkId, command.userId);
      if (!mayRecordForOthers(recorder)) return { outcome: 'FORBIDDEN' };
      return recordGroup(tx, { ...command, rule, recorder });
    });
  } catch (error) {
    if (error instanceof Nobody) return { outcome: 'NOBODY', answers: error.answers };
    if (error instanceof NotInForce) return { outcome: 'INVALID', problems: [ruleNotInForce] };
    throw error;
  }
}

/** Thrown within the transaction, so that what was begun is undone. */
class Nobody extends Error {
  constructor(readonly answers: readonly GroupAnswer[]) {
    super('nobody of the group can');
  }
}
class NotInForce extends Error {}

async function recordGroup(
  tx: Executor,
  command: RecordGroupDeedCommand & { readonly rule: DeedRule; readonly recorder: MembershipRow },
): Promise<RecordGroupDeedOutcome> {
  const { rule, recorder, input } = command;
  const { networkId } = rule;
  const recordedBy = recorder.id;
  const isPhotoHeld = await holdPhoto(tx, rule, input, recordedBy);
  const key = { networkId, recordedBy, idempotencyKey: input.idempotencyKey };
  const inputHash = hashOf(command);
  const prior = await findGroup(tx, key);
  if (prior !== null) return repetition(prior, inputHash);

  const numbers = [...new Set(command.memberNumbers.map(numberOrText))];
  const problems = await recordingProblems(tx, rule, input, { recordedBy, isPhotoHeld });
  if (numbers.length < 1 || numbers.length > mostInGroup) problems.push(wrongCount);
  if (problems.length > 0) return { outcome: 'INVALID', problems };

  const groupId = newId();
  if (!(await insertGroup(tx, { ...key, id: groupId, inputHash }))) {
    const first = await findGroup(tx, key);
    return first === null ? { outcome: 'IDEMPOTENCY_CONFLICT' } : repetition(first, inputHash);
  }
  const { answers, deedIds } = await claimForAll(tx, { rule, recorder, input, numbers, groupId });
  if (deedIds.length === 0) throw new Nobody(answers);
  if (input.photoId !== null) await attachDeedPhoto(tx, { id: input.photoId, networkId }, deedIds);
  if (input.showsEvidence && rule.privacy === 'SENSITIVE') await showEvidence(tx, deedIds);
  await keepGroupAnswers(tx, groupId, answers);
  await tellOfRecord(tx, networkId, deedIds);
  return { outcome: 'RECORDED', answers, replayed: false };
}

const wrongCount: FieldProblem = {
  path: ['memberNumbers'],
  message: { th: `ใส่ได้ครั้งละ 1 ถึง ${mostInGroup} คน`, en: `1 to ${mostInGroup} people at a time.` },
};

function repetition(
  prior: { readonly inputHash: Uint8Array; readonly answers: readonly GroupAnswer[] },
  inputHash: Uint8Array,
): RecordGroupDeedOutcome {
  return Buffer.compare(prior.inputHash, inputHash) === 0
    ? { outcome: 'RECORDED', answers: prior.answers, replayed: true }
    : { outcome: 'IDEMPOTENCY_CONFLICT' };
}

async function claimForAll(
  tx: Executor,
  group: {
    readonly rule: DeedRule;
    readonly recorder: MembershipRow;
    readonly input: DeedInput;
    readonly numbers: readonly string[];
    readonly groupId: string;
  },
): Promise<{ readonly answers: readonly GroupAnswer[]; readonly deedIds: readonly string[] }> {
  const { rule, recorder, input, groupId } = group;
  const members = await findMembershipsByNumber(tx, rule.networkId, group.numbers);
  const able = group.numbers.flatMap((number) => {
    const member = members.get(number);
    return member === undefined || member.id === recorder.id ? [] : [{ number, memberId: member.id }];
  });
  const claims = await claimDeeds(
    tx,
    rule.networkId,
    able.map(({ memberId }) => ({
      deedId: newId(),
      memberId,
      indicatorId: rule.indicatorId,
      doneOn: input.doneOn ?? rule.today,
      source: 'GROUP',
      recordedBy: recorder.id,
      // The group's own key is the one that holds; this one is new, as the group is.
      idempotencyKey: groupId,
      note: input.note,
      groupId,
    })),
  );
  const statuses = new Map<string, GroupStatus>();
  const deedIds: string[] = [];
  for (const [index, { number }] of able.entries()) {
    const claim = claims[index];
    if (claim === undefined) throw new Error('claim_deeds did not answer');
    switch (claim.status) {
      case 'CLAIMED':
        if (claim.deedId !== null) deedIds.push(claim.deedId);
        statuses.set(number, 'RECORDED');
        break;
      case 'CAP_REACHED':
      case 'NOT_A_MEMBER':
        statuses.set(number, claim.status);
        break;
      case 'RULE_NOT_IN_FORCE':
        throw new NotInForce();
      case 'REPLAYED':
      case 'IDEMPOTENCY_CONFLICT':
        throw new Error('a new key that was used before');
      default:
        claim.status satisfies never;
    }
  }
  const answers = group.numbers.map((memberNumber) => {
    const status: GroupStatus =
      statuses.get(memberNumber) ?? (members.has(memberNumber) ? 'ONESELF' : 'UNKNOWN_NUMBER');
    return { memberNumber, status };
  });
  return { answers, deedIds };
}

/** Of all that makes two calls the same. */
function hashOf({ input, memberNumbers }: RecordGroupDeedCommand): Uint8Array<ArrayBuffer> {
  const { indicatorId, doneOn, note, photoId, showsEvidence } = input;
  const content = JSON.stringify([indicatorId, doneOn, note, photoId, showsEvidence, memberNumbers]);
  return Uint8Array.from(createHash('sha256').update(content).digest());
}
