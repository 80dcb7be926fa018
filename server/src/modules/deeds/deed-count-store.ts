import type { Database } from '../../platform/postgres.ts';

export interface DeedCountRow {
  readonly code: string;
  readonly nameTh: string;
  readonly nameEn: string;
  readonly count: number;
}

/** Fewer people than this are a group in which somebody could be guessed. */
const fewestPeople = 5;

/** Confirmed deeds of the last 365 days by category, under the name that it had last. */
export async function countDeedsByCategory(
  database: Database,
  networkId: string,
): Promise<readonly DeedCountRow[]> {
  const { rows } = await database.pool.query<DeedCountRow>({
    name: 'deed_counts',
    text: `
      SELECT deed.category_code AS code, (array_agg(category.name_th ORDER BY version.number DESC))[1] AS "nameTh",
        (array_agg(category.name_en ORDER BY version.number DESC))[1] AS "nameEn", sum(done.count)::bigint AS count
      FROM (
        SELECT indicator_id, member_id, count(*) AS count FROM deed_record
        WHERE network_id = $1 AND credited_at >= now() - interval '365 days' AND state = 'VERIFIED'
        GROUP BY indicator_id, member_id
      ) AS done
      JOIN indicator ON indicator.id = done.indicator_id
      JOIN catalogue_version version ON version.id = indicator.version_id
      JOIN deed ON deed.version_id = indicator.version_id AND deed.code = indicator.deed_code
      JOIN deed_category category ON category.version_id = deed.version_id AND category.code = deed.category_code
      GROUP BY deed.category_code
      HAVING count(DISTINCT done.member_id) >= ${fewestPeople}
      ORDER BY count DESC, code`,
    values: [networkId],
  });
  return rows;
}
