import type { ImportField, ImportLineState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';

/** A line as people see it. */
export interface ImportLineRow {
  readonly number: number;
  readonly state: ImportLineState;
  readonly given: Readonly<Partial<Record<ImportField, string>>>;
  readonly memberNumber: string | null;
  readonly points: number;
  readonly problemCode: string | null;
  readonly problemField: ImportField | null;
  readonly problemDetail: string | null;
}

/** The lines of one import that a viewer asks for. As JSON it is the key of the loader here, which answers any number of them. */
export interface ImportLinesPage {
  readonly importId: string;
  readonly networkId: string;
  /** Null: whatever the state. */
  readonly state: ImportLineState | null;
  readonly limit: number;
  readonly afterNumber: number | null;
}

export function importLinesKey(asked: ImportLinesPage): string {
  return JSON.stringify(asked);
}

/** Batch load for {@link Loaders}: one page of each import's lines, in the order of the file, by {@link importLinesKey}. */
export async function loadImportLines(
  database: Database,
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly ImportLineRow[]>> {
  const pages = keys.map((key) => JSON.parse(key) as ImportLinesPage);
  const { rows } = await database.pool.query<ImportLineRow & { readonly ordinal: number }>({
    name: 'import_lines',
    text: `
      SELECT asked.ordinal, line.* FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::integer[], $5::integer[])
        WITH ORDINALITY AS asked (import_id, network_id, state, after_number, page_limit, ordinal)
      CROSS JOIN LATERAL (
        SELECT number, state, given, member_number AS "memberNumber", points, problem_code AS "problemCode",
          problem_field AS "problemField", problem_detail AS "problemDetail"
        FROM import_line
        WHERE import_id = asked.import_id AND network_id = asked.network_id
          AND (asked.state IS NULL OR state = asked.state::import_line_state) AND number > asked.after_number
        ORDER BY number LIMIT asked.page_limit) AS line
      ORDER BY asked.ordinal, line.number`,
    values: [
      pages.map((page) => page.importId),
      pages.map((page) => page.networkId),
      pages.map((page) => page.state),
      pages.map((page) => page.afterNumber ?? 0),
      pages.map((page) => page.limit),
    ],
  });
  const byOrdinal = Map.groupBy(rows, (row) => row.ordinal);
  return new Map(
    keys.map((key, index) => [key, (byOrdinal.get(index + 1) ?? []).map(({ ordinal: _, ...row }) => row)]),
  );
}
