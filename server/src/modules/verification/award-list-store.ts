import type { DeedPrivacy } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';

export const awardSources = { MANUAL: 'MANUAL', DEED: 'DEED' } as const;
export type AwardSource = (typeof awardSources)[keyof typeof awardSources];

/** Points that came in: by a coordinator's hand, or by a deed that people confirmed. */
export interface AwardListRow {
  readonly source: AwardSource;
  /** Of the award, or of the deed. */
  readonly id: string;
  readonly networkId: string;
  readonly memberId: string;
  readonly points: number;
  readonly nameTh: string;
  readonly nameEn: string;
  readonly privacy: DeedPrivacy | null;
  readonly at: Date;
  /** Memberships of those who vouched. */
  readonly vouchers: readonly string[];
  readonly correctedAt: Date | null;
  readonly correctionReason: string | null;
}

export interface AwardFilter {
  readonly networkId: string;
  readonly source: AwardSource;
}

const manual = `
  SELECT 'MANUAL' AS source, award.id, award.network_id AS "networkId", award.member_id AS "memberId", award.points,
    award.reason_th AS "nameTh", award.reason_en AS "nameEn", NULL AS privacy, award.created_at AS at,
    array_remove(ARRAY[award.awarded_by, award.approved_by], NULL) AS vouchers, credit.id AS transfer_id
  FROM award JOIN transfer credit ON credit.award_id = award.id
  WHERE award.network_id = $1 AND award.created_at > now() - interval '30 days'
    AND ($2::timestamptz IS NULL OR (award.created_at, award.id) < ($2, $3::uuid))
  ORDER BY award.created_at DESC, award.id DESC LIMIT $4`;

const ofDeeds = `
  SELECT 'DEED' AS source, deed.id, deed.network_id AS "networkId", deed.member_id AS "memberId", deed.points,
    rule.name_th AS "nameTh", rule.name_en AS "nameEn", deed.privacy, deed.credited_at AS at,
    ARRAY(SELECT said.decider_id FROM deed_decision said
      WHERE said.deed_id = deed.id AND said.kind = 'CONFIRM' AND said.undone_at IS NULL ORDER BY said.at) AS vouchers,
    credit.id AS transfer_id
  FROM deed_record deed
  JOIN indicator rule ON rule.id = deed.indicator_id
  JOIN transfer credit ON credit.deed_id = deed.id
  WHERE deed.network_id = $1 AND deed.credited_at > now() - interval '30 days'
    AND ($2::timestamptz IS NULL OR (deed.credited_at, deed.id) < ($2, $3::uuid))
  ORDER BY deed.credited_at DESC, deed.id DESC LIMIT $4`;

/** The last 30 days, the newest first: as long as an award can be corrected. */
export async function listAwards(
  database: Database,
  page: AwardFilter & {
    readonly limit: number;
    readonly after: readonly [moment: string, id: string] | null;
  },
): Promise<readonly AwardListRow[]> {
  const { rows } = await database.pool.query<AwardListRow>({
    name: page.source === 'MANUAL' ? 'list_awards' : 'list_deed_awards',
    text: `SELECT listed.*, correction.created_at AS "correctedAt", correction.reason AS "correctionReason"
      FROM (${page.source === 'MANUAL' ? manual : ofDeeds}) AS listed
      LEFT JOIN award_correction correction ON correction.transfer_id = listed.transfer_id
      ORDER BY listed.at DESC, listed.id DESC`,
    values: [page.networkId, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
  });
  return rows;
}

export async function countAwards(database: Database, filter: AwardFilter): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(
    filter.source === 'MANUAL'
      ? `SELECT count(*) AS count FROM award WHERE network_id = $1 AND created_at > now() - interval '30 days'`
      : `SELECT count(*) AS count FROM deed_record
        WHERE network_id = $1 AND credited_at > now() - interval '30 days'`,
    [filter.networkId],
  );
  return rows[0]?.count ?? 0;
}
