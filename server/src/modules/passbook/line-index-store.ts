import type { Database } from '../../platform/postgres.ts';
import { listPassbookAfter, type PassbookOwner, type PassbookRow } from '../ledger/passbook-store.ts';
import { causeOf, confirmerOf } from '../ledger/passbook-texts.ts';
import type { PassbookFilter } from './passbook-filter.ts';

const ownAccount = `(
  SELECT own.id FROM ledger_account own
  WHERE own.network_id = $1 AND own.member_id = $2 AND own.kind = 'MEMBER_AVAILABLE')`;

const chunkSize = 1_000;

/**
 * Brings the index of a member's lines up to now: whatever is above the highest line in it. The first filter on a book of
 * 10,000 lines reads all of them, each later one only what is new.
 */
export async function catchUpLineIndex(
  database: Database,
  owner: PassbookOwner,
  timeZone: string,
): Promise<void> {
  let afterId = await newestIndexed(database, owner);
  for (;;) {
    const rows = await listPassbookAfter(database, { ...owner, afterId, untilId: null, limit: chunkSize });
    const last = rows.at(-1);
    if (last === undefined) return;
    await insertLines(database, owner, timeZone, rows);
    if (rows.length < chunkSize) return;
    afterId = last.id;
  }
}

async function newestIndexed(database: Database, owner: PassbookOwner): Promise<number> {
  const { rows } = await database.pool.query<{ newest: number | null }>({
    name: 'newest_passbook_line',
    text: `SELECT max(transfer_id) AS newest FROM passbook_line WHERE account_id = ${ownAccount} AND network_id = $1`,
    values: [owner.networkId, owner.memberId],
  });
  return rows[0]?.newest ?? 0;
}

/** Two requests at once write the same lines: the primary key keeps each once. */
async function insertLines(
  database: Database,
  owner: PassbookOwner,
  timeZone: string,
  rows: readonly PassbookRow[],
): Promise<void> {
  await database.pool.query({
    name: 'insert_passbook_lines',
    text: `
      INSERT INTO passbook_line (account_id, transfer_id, network_id, kind, is_incoming, day, category_code, words)
      SELECT account_id, transfer_id, $1, kind, is_incoming, (at AT TIME ZONE $2)::date, category_code, words
      FROM unnest($3::uuid[], $4::bigint[], $5::transfer_kind[], $6::boolean[], $7::timestamptz[], $8::text[], $9::text[])
        AS line (account_id, transfer_id, kind, is_incoming, at, category_code, words)
      ON CONFLICT (account_id, transfer_id) DO NOTHING`,
    values: [
      owner.networkId,
      timeZone,
      rows.map((row) => row.accountId),
      rows.map((row) => row.id),
      rows.map((row) => row.kind),
      rows.map((row) => row.points > 0),
      rows.map((row) => row.at),
      rows.map((row) => row.categoryCode),
      rows.map(wordsOf),
    ],
  });
}

/** What the line prints, in both languages: a sensitive deed is found as a private one, not by its name. */
function wordsOf(row: PassbookRow): string {
  const [cause, confirmer] = [causeOf(row), confirmerOf(row)];
  return [cause.th, cause.en, confirmer.th, confirmer.en].filter((text) => text !== '').join(' ');
}

export interface FilteredPage extends PassbookOwner {
  readonly filter: PassbookFilter;
  readonly limit: number;
  /** Only what comes after this entry in the list. */
  readonly beforeId: number | null;
}

/** The transfers of a filtered page, newest day first, within a day newest first. See docs/performance.md for the plans. */
export async function listFilteredLines(database: Database, page: FilteredPage): Promise<number[]> {
  const { conditions, values } = conditionsOf(page, page.filter);
  const limit = values.push(page.limit);
  const cursor = values.push(page.beforeId);
  const before =
    page.beforeId === null
      ? `$${cursor}::bigint IS NULL`
      : `(day, transfer_id) < (
          SELECT seen.day, seen.transfer_id FROM passbook_line seen
          WHERE seen.account_id = ${ownAccount} AND seen.network_id = $1 AND seen.transfer_id = $${cursor})`;
  const { rows } = await database.pool.query<{ id: number }>(
    `SELECT transfer_id AS id FROM passbook_line WHERE ${conditions} AND ${before}
      ORDER BY day DESC, transfer_id DESC LIMIT $${limit}`,
    values,
  );
  return rows.map(({ id }) => id);
}

export async function countFilteredLines(
  database: Database,
  owner: PassbookOwner,
  filter: PassbookFilter,
): Promise<number> {
  const { conditions, values } = conditionsOf(owner, filter);
  const { rows } = await database.pool.query<{ count: number }>(
    `SELECT count(*) AS count FROM passbook_line WHERE ${conditions}`,
    values,
  );
  return rows[0]?.count ?? 0;
}

/** Only what is asked for stands in the statement: PostgreSQL then takes the index that has it. */
function conditionsOf(
  owner: PassbookOwner,
  filter: PassbookFilter,
): { readonly conditions: string; readonly values: unknown[] } {
  const values: unknown[] = [owner.networkId, owner.memberId];
  const conditions = [`account_id = ${ownAccount}`, 'network_id = $1'];
  const add = (value: unknown, condition: (parameter: string) => string) => {
    if (value !== null) conditions.push(condition(`$${values.push(value)}`));
  };
  add(filter.from, (p) => `day >= ${p}::date`);
  add(filter.to, (p) => `day <= ${p}::date`);
  add(filter.isIncoming, (p) => `is_incoming = ${p}`);
  add(filter.kind, (p) => `kind = ${p}::transfer_kind`);
  add(filter.categoryCode, (p) => `category_code = ${p}`);
  add(filter.search, (p) => `search_text LIKE '%' || search_normalize(${p}) || '%'`);
  return { conditions: conditions.join(' AND '), values };
}

export interface PassbookCategoryRow {
  readonly code: string;
  readonly nameTh: string;
  readonly nameEn: string;
}

/** The categories that occur in the book, under their newest names. */
export async function listLineCategories(
  database: Database,
  owner: PassbookOwner,
): Promise<PassbookCategoryRow[]> {
  const { rows } = await database.pool.query<PassbookCategoryRow>({
    name: 'list_line_categories',
    text: `
      WITH RECURSIVE used AS (
        (SELECT category_code FROM passbook_line
          WHERE account_id = ${ownAccount} AND network_id = $1 AND category_code IS NOT NULL ORDER BY category_code LIMIT 1)
        UNION ALL
        SELECT (SELECT next.category_code FROM passbook_line next
          WHERE next.account_id = ${ownAccount} AND next.network_id = $1 AND next.category_code > used.category_code
          ORDER BY next.category_code LIMIT 1)
        FROM used WHERE used.category_code IS NOT NULL
      )
      SELECT category.code, category.name_th AS "nameTh", category.name_en AS "nameEn"
      FROM used CROSS JOIN LATERAL (
        SELECT deed_category.*, version.number FROM deed_category
        JOIN catalogue_version version ON version.id = deed_category.version_id AND version.network_id = deed_category.network_id
        WHERE deed_category.network_id = $1 AND deed_category.code = used.category_code AND version.state = 'ADOPTED'
        ORDER BY version.number DESC LIMIT 1) AS category
      ORDER BY category.position, category.code LIMIT 100`,
    values: [owner.networkId, owner.memberId],
  });
  return rows;
}
