import type { CursorPart } from '../../graphql/connection.ts';
import type { Database } from '../../platform/postgres.ts';
import { offerColumns } from './offer-reads.ts';
import type { OfferRow } from './offer-store.ts';
import {
  filterConditions,
  filterName,
  findsWords,
  hasWords,
  lookedThrough,
  type ShelfFilter,
  stockJoin,
  Values,
} from './shelf-filter.ts';
import type { ShelfOrder, ShelfPlace } from './shelf-order.ts';
import { listBestMatches } from './shelf-search.ts';
import type { StockRow } from './stock-store.ts';

export interface ShelfRow extends OfferRow, Pick<StockRow, 'stockTotal' | 'stockLeft'> {
  readonly at: ShelfPlace;
  /** How well it matches a search; see shelf-search.ts. */
  readonly tier: number | null;
}

export type ShelfPage = ShelfFilter & {
  readonly limit: number;
  readonly after: readonly CursorPart[] | null;
};

/** Where a row stands, beside what stands in its offer. */
const placeColumns = 'shelf.offer_id, shelf.turn, shelf.place';

/**
 * What members choose from, in this order, and how many are left. One statement; two or three when it is searched: where
 * many match, the first rows in order fill the page; where few do, the indexes of texts find them all.
 */
export async function listShelf(
  database: Pick<Database, 'pool'>,
  page: ShelfPage,
  order: ShelfOrder,
): Promise<ShelfRow[]> {
  if (page.words.length === 0) return readInOrder(database, page, order);
  const amongFirst = await findInOrder(database, page, order, 'FIRST');
  const found =
    amongFirst.length === page.limit ? amongFirst : await findInOrder(database, page, order, 'ALL');
  return readRows(database, page.networkId, found);
}

/** What matches best first; see {@link listBestMatches}. */
export async function searchShelf(database: Pick<Database, 'pool'>, page: ShelfPage): Promise<ShelfRow[]> {
  return readRows(database, page.networkId, await listBestMatches(database, page));
}

export async function countShelf(database: Pick<Database, 'pool'>, filter: ShelfFilter): Promise<number> {
  const values = new Values();
  values.add(filter.networkId);
  const conditions = filterConditions(filter, values);
  if (filter.words.length > 0) conditions.push(findsWords(filter.words, 'search_text', values));
  const { rows } = await database.pool.query<{ count: number }>({
    ...(filter.words.length === 0 ? { name: `shelf_count_${filterName(filter)}` } : {}),
    text: `SELECT count(*) AS count FROM shelf_offer AS shelf ${stockJoin(filter)} WHERE ${conditions.join(' AND ')}`,
    values: values.list,
  });
  return rows[0]?.count ?? 0;
}

/** Picks the page from the narrow rows, and only then reads what is shown of each. */
async function readInOrder(
  database: Pick<Database, 'pool'>,
  page: ShelfPage,
  order: ShelfOrder,
): Promise<ShelfRow[]> {
  const values = new Values();
  values.add(page.networkId);
  const source = order.source(values);
  const metres = order.name === 'nearest' ? ', shelf.metres' : '';
  const conditions = filterConditions(page, values);
  if (page.after !== null) conditions.push(order.after(page.after, values));
  const sort = order.sort(values);
  const { rows } = await database.pool.query<FlatRow>({
    name: `shelf_${order.name}_${filterName(page)}${page.after === null ? '' : '_after'}`,
    text: `
      WITH picked AS MATERIALIZED (
        SELECT ${placeColumns}, shelf.live_since, shelf.cost_points, shelf.merchant_id ${metres}
        FROM ${source} ${stockJoin(page)} WHERE ${conditions.join(' AND ')}
        ORDER BY ${sort} LIMIT ${values.add(page.limit)})
      SELECT ${offerColumns}, stock.stock_total AS "stockTotal", stock.stock_left AS "stockLeft",
        shelf.turn, shelf.place ${metres}
      FROM picked AS shelf
      JOIN offer ON offer.id = shelf.offer_id AND offer.network_id = $1
      JOIN offer_stock stock ON stock.offer_id = shelf.offer_id AND stock.network_id = $1
      ORDER BY ${sort}`,
    values: values.list,
  });
  return rows.map((row) => toShelfRow(row, { metres: row.metres ?? null, tier: null }));
}

/** What the search leaves, in order: among the first rows, or all that the index finds. */
async function findInOrder(
  database: Pick<Database, 'pool'>,
  page: ShelfPage,
  order: ShelfOrder,
  scope: 'FIRST' | 'ALL',
): Promise<FoundPlace[]> {
  const values = new Values();
  values.add(page.networkId);
  const source = order.source(values);
  const sort = order.sort(values);
  const after = page.after === null ? 'true' : order.after(page.after, values);
  const metres = order.name === 'nearest' ? 'shelf.metres' : 'NULL::integer AS metres';
  // A search is planned for its own words: whether an index helps depends on them.
  const rows =
    scope === 'FIRST'
      ? `SELECT * FROM ${source} WHERE shelf.network_id = $1 AND ${after} ORDER BY ${sort} LIMIT ${lookedThrough}`
      : `SELECT * FROM ${source} WHERE shelf.network_id = $1 AND ${findsWords(page.words, 'search_text', values)}`;
  const conditions = filterConditions(page, values);
  conditions.push(scope === 'FIRST' ? hasWords(page.words, 'search_text', values) : after);
  const { rows: found } = await database.pool.query<FoundPlace>(
    `WITH looked AS MATERIALIZED (${rows})
      SELECT shelf.offer_id AS "offerId", ${metres} FROM looked AS shelf ${stockJoin(page)}
      WHERE ${conditions.join(' AND ')} ORDER BY ${sort} LIMIT ${values.add(page.limit)}`,
    values.list,
  );
  return found;
}

/** Something found, before what is shown of it is read. */
export interface FoundPlace {
  readonly offerId: string;
  readonly metres?: number | null;
  readonly tier?: number | null;
}

type FlatRow = OfferRow &
  Pick<StockRow, 'stockTotal' | 'stockLeft'> & {
    readonly turn: number;
    readonly place: number;
    readonly metres?: number | null;
  };

/** What is shown of these, in this order. One that has left the shelf meanwhile is left out. */
async function readRows(
  database: Pick<Database, 'pool'>,
  networkId: string,
  found: readonly FoundPlace[],
): Promise<ShelfRow[]> {
  if (found.length === 0) return [];
  const { rows } = await database.pool.query<FlatRow>({
    name: 'shelf_rows',
    text: `
      SELECT ${offerColumns}, stock.stock_total AS "stockTotal", stock.stock_left AS "stockLeft", shelf.turn, shelf.place
      FROM shelf_offer AS shelf
      JOIN offer ON offer.id = shelf.offer_id AND offer.network_id = $1
      JOIN offer_stock stock ON stock.offer_id = shelf.offer_id AND stock.network_id = $1
      WHERE shelf.network_id = $1 AND shelf.offer_id = ANY ($2::uuid[])`,
    values: [networkId, found.map(({ offerId }) => offerId)],
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return found.flatMap(({ offerId, metres = null, tier = null }) => {
    const row = byId.get(offerId);
    return row === undefined ? [] : [toShelfRow(row, { metres, tier })];
  });
}

function toShelfRow(
  { turn, place, metres: _, ...row }: FlatRow,
  { metres, tier }: { readonly metres: number | null; readonly tier: number | null },
): ShelfRow {
  if (row.liveSince === null) throw new Error(`offer ${row.id} is on the shelf since no moment`);
  const { id, merchantId, costPoints } = row;
  const at = { id, merchantId, costPoints, moment: row.liveSince.toISOString(), turn, place, metres };
  return { ...row, at, tier };
}
