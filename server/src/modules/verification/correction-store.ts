import { newId } from '../../platform/ids.ts';
import type { Executor } from '../../platform/transaction.ts';

/** What is corrected: an award by hand, or a deed. */
export type CorrectionSubject =
  | { readonly kind: 'AWARD'; readonly id: string }
  | { readonly kind: 'DEED'; readonly id: string };

export interface CreditedAward {
  readonly networkId: string;
  readonly memberId: string;
  readonly memberUserId: string | null;
  readonly points: number;
  readonly nameTh: string;
  readonly nameEn: string;
  readonly isRecent: boolean;
}

/** The award or deed, whether its points are there or not; null when there is none. */
export async function findCredited(tx: Executor, subject: CorrectionSubject): Promise<CreditedAward | null> {
  const [row] =
    subject.kind === 'AWARD'
      ? await tx.$queryRaw<CreditedAward[]>`
        SELECT award.network_id AS "networkId", award.member_id AS "memberId", member.user_id AS "memberUserId", award.points,
          award.reason_th AS "nameTh", award.reason_en AS "nameEn", award.created_at > now() - interval '30 days' AS "isRecent"
        FROM award JOIN membership member ON member.id = award.member_id WHERE award.id = ${subject.id}::uuid`
      : await tx.$queryRaw<CreditedAward[]>`
        SELECT deed.network_id AS "networkId", deed.member_id AS "memberId", member.user_id AS "memberUserId", deed.points,
          rule.name_th AS "nameTh", rule.name_en AS "nameEn",
          coalesce(deed.credited_at > now() - interval '30 days', true) AS "isRecent"
        FROM deed_record deed
        JOIN indicator rule ON rule.id = deed.indicator_id
        JOIN membership member ON member.id = deed.member_id WHERE deed.id = ${subject.id}::uuid`;
  return row ?? null;
}

export type CorrectionStatus = 'CORRECTED' | 'NOT_CREDITED' | 'ALREADY_CORRECTED' | 'ALREADY_SPENT';

/** Undoes the award, whole, by an entry that cites it. The locks and the rules are in the SQL function correct_award. */
export async function recordCorrection(
  tx: Executor,
  networkId: string,
  subject: CorrectionSubject,
  correction: { readonly reason: string; readonly correctedBy: string },
): Promise<CorrectionStatus> {
  const deedId = subject.kind === 'DEED' ? subject.id : null;
  const awardId = subject.kind === 'AWARD' ? subject.id : null;
  const [row] = await tx.$queryRaw<{ status: CorrectionStatus }[]>`
    SELECT status FROM correct_award(${networkId}::uuid, ${deedId}::uuid, ${awardId}::uuid, ${newId()}::uuid,
      ${correction.reason}, ${correction.correctedBy}::uuid)`;
  if (row === undefined) throw new Error('correct_award did not answer');
  return row.status;
}
