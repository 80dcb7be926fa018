import type { Database } from '../../platform/postgres.ts';
import { type IndicatorRow, loadIndicatorsById } from './indicator-store.ts';

export interface IndicatorFilter {
  readonly versionId: string;
  /** From readSearchTerm: in the indicator's texts, or the name of its deed or category. */
  readonly search: string | null;
  readonly categoryCode: string | null;
}

export interface IndicatorPage extends IndicatorFilter {
  readonly limit: number;
  /** Where the last one seen stands. */
  readonly after: readonly [place: number] | null;
}

export interface PlacedIndicator {
  readonly indicator: IndicatorRow;
  /** Its place in the catalogue, counted from 1. */
  readonly place: number;
}

/**
 * A version has at most 500 indicators, found by its index: all of them are looked through, so that one letter or two are
 * as good as a word.
 */
const found = `
  SELECT indicator.id, row_number() OVER (
    ORDER BY category.position, category.code, deed.position, deed.code, indicator.position, indicator.code) AS place,
    ($2::text IS NULL OR indicator.search_text LIKE '%' || search_normalize($2) || '%'
      OR search_normalize(deed.name_th || ' ' || deed.name_en || ' ' || category.name_th || ' ' || category.name_en)
        LIKE '%' || search_normalize($2) || '%')
    AND ($3::text IS NULL OR category.code = $3) AS is_match
  FROM indicator
  JOIN deed ON deed.version_id = indicator.version_id AND deed.code = indicator.deed_code
  JOIN deed_category category ON category.version_id = deed.version_id AND category.code = deed.category_code
  WHERE indicator.version_id = $1`;

/** The indicators of a version that match, in the order of the catalogue. */
export async function listIndicators(
  database: Database,
  page: IndicatorPage,
): Promise<readonly PlacedIndicator[]> {
  const { rows } = await database.pool.query<{ id: string; place: number }>({
    name: 'list_indicators',
    text: `SELECT id, place FROM (${found}) AS placed WHERE is_match AND place > $4 ORDER BY place LIMIT $5`,
    values: [page.versionId, page.search, page.categoryCode, page.after?.[0] ?? 0, page.limit],
  });
  const indicators = await loadIndicatorsById(
    database,
    rows.map(({ id }) => id),
  );
  return rows.flatMap(({ id, place }) => {
    const indicator = indicators.get(id);
    return indicator === undefined ? [] : [{ indicator, place }];
  });
}

export async function countIndicators(database: Database, filter: IndicatorFilter): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>({
    name: 'count_indicators',
    text: `SELECT count(*) AS count FROM (${found}) AS placed WHERE is_match`,
    values: [filter.versionId, filter.search, filter.categoryCode],
  });
  return rows[0]?.count ?? 0;
}
