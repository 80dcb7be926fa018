import { dayOf } from '../../graphql/calendar-date.ts';
import type { FieldProblem } from '../../graphql/user-error.ts';
import type { DeedSource } from '../../platform/generated/enums.ts';
import { newId } from '../../platform/ids.ts';
import type { Executor } from '../../platform/transaction.ts';
import type { DeedInput } from './deed-input.ts';
import { attachDeedPhoto, isPhotoOfDeed } from './deed-photo-store.ts';
import { type DeedRule, findCapLeft } from './deed-rule-store.ts';
import { claimDeeds, type DeedRow, findDeed, findDeedByKey, showEvidence } from './deed-store.ts';
import { holdPhoto, recordingProblems, ruleNotInForce } from './evidence-problems.ts';

export type ClaimOneDeedOutcome =
  | {
      readonly outcome: 'RECORDED';
      readonly deed: DeedRow;
      readonly capLeft: number;
      readonly replayed: boolean;
    }
  | { readonly outcome: 'CAP_REACHED'; readonly rule: DeedRule; readonly doneOn: string }
  | { readonly outcome: 'NOT_A_MEMBER' }
  | { readonly outcome: 'IDEMPOTENCY_CONFLICT' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

export interface ClaimOneDeed {
  readonly rule: DeedRule;
  readonly input: DeedInput;
  /** Memberships of the rule's network. */
  readonly memberId: string;
  readonly recordedBy: string;
  readonly source: DeedSource;
}

/**
 * One deed of one member, recorded under the rule of its day, in the transaction of the caller. A repetition is looked
 * for first: it is answered as the first time was, even when by now the day is too long ago or the member has left.
 *
 * Locks: the photo, the recorder's tries of codes, then the member (in claim_deeds): always in this order.
 */
export async function claimOneDeed(tx: Executor, command: ClaimOneDeed): Promise<ClaimOneDeedOutcome> {
  const { rule, input, memberId, recordedBy } = command;
  const { networkId } = rule;
  const isPhotoHeld = await holdPhoto(tx, rule, input, recordedBy);
  const key = { memberId, recordedBy, idempotencyKey: input.idempotencyKey };
  const prior = await findDeedByKey(tx, key);
  if (prior !== null) return repetitionOf(tx, command, prior);

  const problems = await recordingProblems(tx, rule, input, { recordedBy, isPhotoHeld });
  if (problems.length > 0) return { outcome: 'INVALID', problems };

  const doneOn = input.doneOn ?? rule.today;
  const deedId = newId();
  const [answer] = await claimDeeds(tx, networkId, [
    { ...key, deedId, indicatorId: rule.indicatorId, doneOn, source: command.source, note: input.note },
  ]);
  if (answer === undefined) throw new Error('claim_deeds did not answer');
  switch (answer.status) {
    case 'CLAIMED':
      if (input.photoId !== null) await attachDeedPhoto(tx, { id: input.photoId, networkId }, [deedId]);
      if (input.showsEvidence && rule.privacy === 'SENSITIVE') await showEvidence(tx, [deedId]);
      return {
        outcome: 'RECORDED',
        deed: await deedOf(tx, deedId),
        capLeft: answer.capLeft ?? 0,
        replayed: false,
      };
    case 'REPLAYED':
    case 'IDEMPOTENCY_CONFLICT': {
      // The same key came twice at once, and the other call was first.
      const first = await findDeedByKey(tx, key);
      return first === null ? { outcome: 'IDEMPOTENCY_CONFLICT' } : repetitionOf(tx, command, first);
    }
    case 'CAP_REACHED':
      return { outcome: 'CAP_REACHED', rule, doneOn };
    case 'NOT_A_MEMBER':
      return { outcome: 'NOT_A_MEMBER' };
    case 'RULE_NOT_IN_FORCE':
      return { outcome: 'INVALID', problems: [ruleNotInForce] };
    default:
      return answer.status satisfies never;
  }
}

async function repetitionOf(
  tx: Executor,
  { rule, input, memberId }: ClaimOneDeed,
  prior: DeedRow,
): Promise<ClaimOneDeedOutcome> {
  const doneOn = dayOf(prior.doneOn);
  const isSame =
    prior.indicatorId === rule.indicatorId &&
    (input.doneOn === null || input.doneOn === doneOn) &&
    prior.note === input.note &&
    prior.evidenceShown === (input.showsEvidence && prior.privacy === 'SENSITIVE') &&
    (await isPhotoOfDeed(tx, prior.id, input.photoId));
  if (!isSame) return { outcome: 'IDEMPOTENCY_CONFLICT' };
  const capLeft = await findCapLeft(tx, rule, { memberId, doneOn });
  return { outcome: 'RECORDED', deed: prior, capLeft, replayed: true };
}

async function deedOf(tx: Executor, id: string): Promise<DeedRow> {
  const deed = await findDeed(tx, id);
  if (deed === null) throw new Error('a deed that was just recorded is not there');
  return deed;
}
