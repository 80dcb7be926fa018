import type { Database } from '../../platform/postgres.ts';

/** What deeds of a group earned, and what they would have earned. */
export interface ReplayRow {
  readonly level: 'TOTAL' | 'CATEGORY' | 'INDICATOR';
  /** Of the category or the indicator; null for the total. */
  readonly code: string | null;
  readonly nameTh: string | null;
  readonly nameEn: string | null;
  /** True when a deed among them is a private one: its indicator is not named. */
  readonly isPrivate: boolean;
  readonly deedCount: number;
  readonly pastPoints: number;
  readonly draftPoints: number;
  readonly memberCount: number;
  readonly gainingCount: number;
  readonly losingCount: number;
}

export interface ReplayRange {
  readonly networkId: string;
  readonly versionId: string;
  /** Both days belong to it. */
  readonly from: string;
  readonly until: string;
}

/**
 * The confirmed deeds of these days as this version would have counted them: its points, and its caps in the order in
 * which the deeds were recorded. Deeds of the same period before the first day fill its caps, too. A deed whose indicator
 * the version does not have earns nothing. What an older cap kept from being recorded is nowhere to be replayed.
 */
export async function replayDeeds(database: Database, range: ReplayRange): Promise<readonly ReplayRow[]> {
  const { rows } = await database.pool.query<ReplayRow>({
    name: 'replay_deeds',
    text: `
      WITH rule AS (
        SELECT indicator.code, indicator.name_th, indicator.name_en, indicator.points, indicator.cap_count,
          indicator.cap_period, indicator.privacy, deed.category_code
        FROM indicator JOIN deed ON deed.version_id = indicator.version_id AND deed.code = indicator.deed_code
        WHERE indicator.version_id = $2
      ), ranked AS (
        SELECT record.member_id, record.indicator_code, record.done_on, record.points AS past, rule.points AS points,
          rule.cap_count, record.privacy = 'SENSITIVE' OR coalesce(rule.privacy = 'SENSITIVE', false) AS is_private,
          coalesce(rule.name_th, own.name_th) AS name_th, coalesce(rule.name_en, own.name_en) AS name_en,
          coalesce(rule.category_code, own_deed.category_code) AS category_code, own.version_id AS own_version_id,
          row_number() OVER (
            PARTITION BY record.member_id, record.indicator_code, cap_period_start(rule.cap_period, record.done_on)
            ORDER BY record.claimed_at, record.id) AS place
        FROM deed_record record
        JOIN indicator own ON own.id = record.indicator_id
        JOIN deed own_deed ON own_deed.version_id = own.version_id AND own_deed.code = own.deed_code
        LEFT JOIN rule ON rule.code = record.indicator_code
        WHERE record.network_id = $1 AND record.state = 'VERIFIED'
          AND record.credited_at >= date_trunc('year', $3::date::timestamp) - interval '1 day'
          AND record.done_on BETWEEN date_trunc('year', $3::date::timestamp)::date AND $4::date
      ), replayed AS (
        SELECT ranked.*, CASE WHEN place <= cap_count THEN points ELSE 0 END AS would
        FROM ranked WHERE done_on >= $3::date
      ), by_member AS (
        SELECT CASE WHEN grouping(category_code) = 1 THEN 'TOTAL' WHEN grouping(indicator_code) = 1 THEN 'CATEGORY'
            ELSE 'INDICATOR' END AS level,
          coalesce(indicator_code, category_code) AS code, member_id,
          max(name_th) AS name_th, max(name_en) AS name_en, (array_agg(own_version_id))[1] AS own_version_id,
          bool_or(is_private) AS is_private, count(*) AS deeds, sum(past) AS past, sum(would) AS would
        FROM replayed
        GROUP BY GROUPING SETS ((member_id), (category_code, member_id), (category_code, indicator_code, member_id))
      ), grouped AS (
        SELECT level, code, max(name_th) AS name_th, max(name_en) AS name_en,
          (array_agg(own_version_id))[1] AS own_version_id, bool_or(is_private) AS is_private,
          sum(deeds)::bigint AS deed_count, sum(past)::bigint AS past_points, sum(would)::bigint AS draft_points,
          count(*) AS member_count, count(*) FILTER (WHERE would > past) AS gaining_count,
          count(*) FILTER (WHERE would < past) AS losing_count
        FROM by_member GROUP BY level, code
      )
      SELECT grouped.level, grouped.code, grouped.is_private AS "isPrivate", deed_count AS "deedCount",
        past_points AS "pastPoints", draft_points AS "draftPoints", member_count AS "memberCount",
        gaining_count AS "gainingCount", losing_count AS "losingCount",
        CASE level WHEN 'INDICATOR' THEN grouped.name_th WHEN 'CATEGORY' THEN category.name_th END AS "nameTh",
        CASE level WHEN 'INDICATOR' THEN grouped.name_en WHEN 'CATEGORY' THEN category.name_en END AS "nameEn"
      FROM grouped
      LEFT JOIN LATERAL (
        SELECT name_th, name_en FROM deed_category
        WHERE level = 'CATEGORY' AND deed_category.code = grouped.code AND version_id IN ($2, grouped.own_version_id)
        ORDER BY version_id = $2 DESC LIMIT 1
      ) AS category ON true
      ORDER BY level, past_points DESC, grouped.code`,
    values: [range.networkId, range.versionId, range.from, range.until],
  });
  return rows;
}
