import type { FieldProblem } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { isCoordinator } from '../members/member-policy.ts';
import { findMembership } from '../members/membership-store.ts';
import { notify } from '../notifications/notify.ts';
import {
  type CorrectionSubject,
  type CreditedAward,
  findCredited,
  recordCorrection,
} from './correction-store.ts';
import { readDecisionText } from './decision-text.ts';

export type CorrectAwardOutcome =
  | { readonly outcome: 'CORRECTED'; readonly memberId: string }
  | {
      readonly outcome:
        | 'NOT_CREDITED'
        | 'ALREADY_CORRECTED'
        | 'ALREADY_SPENT'
        | 'TOO_LATE'
        | 'OWN'
        | 'FORBIDDEN';
    }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * A coordinator undoes an award that was entered by mistake, whole, by an entry that cites it; the member is told why. It
 * is no way to take points: there is nothing to correct but an award of the last 30 days, once, and never below zero.
 *
 * - CORRECTED.
 * - NOT_CREDITED: a deed that has brought no points.
 * - ALREADY_CORRECTED, ALREADY_SPENT: nothing is done; what is spent stays spent.
 * - TOO_LATE: older than 30 days.
 * - OWN: the coordinator's own points; another corrects those.
 * - INVALID: no reason, or too long a one.
 * - FORBIDDEN: not a coordinator of the network, or there is no such award.
 */
export async function correctAward(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly subject: CorrectionSubject | null; readonly reason: string },
): Promise<CorrectAwardOutcome> {
  const { subject, userId } = command;
  if (subject === null) return { outcome: 'FORBIDDEN' };
  const { text: reason, problems } = readDecisionText('reason', command.reason);
  return inTransaction(deps.database, async (tx) => {
    const credited = await findCredited(tx, subject);
    if (credited === null) return { outcome: 'FORBIDDEN' };
    const coordinator = await findMembership(tx, credited.networkId, userId);
    if (!isCoordinator(coordinator)) return { outcome: 'FORBIDDEN' };
    if (coordinator.id === credited.memberId) return { outcome: 'OWN' };
    if (problems.length > 0) return { outcome: 'INVALID', problems };
    if (!credited.isRecent) return { outcome: 'TOO_LATE' };
    const correction = { reason, correctedBy: coordinator.id };
    const status = await recordCorrection(tx, credited.networkId, subject, correction);
    if (status !== 'CORRECTED') return { outcome: status };
    await notify(tx, noticeOf(credited, subject, reason));
    return { outcome: 'CORRECTED', memberId: credited.memberId };
  });
}

function noticeOf(credited: CreditedAward, subject: CorrectionSubject, reason: string) {
  const { networkId, memberUserId, points, nameTh, nameEn } = credited;
  const about = { networkId, userIds: memberUserId === null ? [] : [memberUserId] };
  const shared = { points: String(points), reason };
  return subject.kind === 'DEED'
    ? {
        ...about,
        kind: 'DEED_CORRECTED' as const,
        parameters: { ...shared, deedId: subject.id, deedTh: nameTh, deedEn: nameEn },
      }
    : {
        ...about,
        kind: 'AWARD_CORRECTED' as const,
        parameters: { ...shared, awardTh: nameTh, awardEn: nameEn },
      };
}
