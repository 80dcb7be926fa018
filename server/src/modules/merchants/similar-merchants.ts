import type { Database } from '../../platform/postgres.ts';
import { loadMerchantsById, type MerchantRow } from './merchant-store.ts';

/** How many look-alikes a coordinator is shown. */
const similarLimit = 5;

/** The square of the distance on the flat, in metres: a degree of latitude is 111,320 m. Null without coordinates. */
const squareMetres = `(power((other.latitude - subject.latitude) * 111320, 2)
  + power((other.longitude - subject.longitude) * 111320 * cos(radians(subject.latitude)), 2))`;

/**
 * Batch load for {@link Loaders}: for each shop those of its network that may be the same one: a similar name (trigram
 * similarity of 0.4 or more), the same telephone number, or the same category within 50 metres. The closest first.
 *
 * Three looks, each through its own index or over the network's shops once: one look with OR compares every pair.
 * The operator % finds, by the trigram index, what is similar to 0.3 or more (pg_trgm.similarity_threshold).
 */
export async function loadSimilarMerchants(
  database: Database,
  merchantIds: readonly string[],
): Promise<ReadonlyMap<string, readonly MerchantRow[]>> {
  const { rows } = await database.pool.query<{ subjectId: string; id: string }>({
    name: 'similar_merchants',
    text: `
      SELECT subject.id AS "subjectId", alike.id FROM merchant subject
      CROSS JOIN LATERAL (
        SELECT other.id, similarity(other.search_text, subject.search_text) AS name_similarity,
          other.phone = subject.phone AS has_same_phone
        FROM (
          SELECT other.id FROM merchant other
          WHERE other.search_text % subject.search_text AND other.network_id = subject.network_id
            AND similarity(other.search_text, subject.search_text) >= 0.4
          UNION
          SELECT other.id FROM merchant other
          WHERE other.network_id = subject.network_id AND other.phone = subject.phone
          UNION
          SELECT other.id FROM merchant other
          WHERE other.network_id = subject.network_id AND other.category_code = subject.category_code
            AND abs(other.latitude - subject.latitude) < 0.0005 AND ${squareMetres} <= 50 * 50
        ) AS candidate
        JOIN merchant other ON other.id = candidate.id AND other.id <> subject.id AND other.status <> 'DECLINED'
        ORDER BY has_same_phone DESC, name_similarity DESC, other.id LIMIT $2) AS alike
      WHERE subject.id = ANY ($1::uuid[])
      ORDER BY alike.has_same_phone DESC, alike.name_similarity DESC, alike.id`,
    values: [merchantIds, similarLimit],
  });
  const merchants = await loadMerchantsById(database, [...new Set(rows.map((row) => row.id))]);
  const bySubject = Map.groupBy(rows, (row) => row.subjectId);
  return new Map(
    merchantIds.map((merchantId) => [
      merchantId,
      (bySubject.get(merchantId) ?? []).flatMap((row) => merchants.get(row.id) ?? []),
    ]),
  );
}
