import type { Database } from '../../platform/postgres.ts';
import type { OfferRow } from './offer-store.ts';
import type { StockRow } from './stock-store.ts';

/** A place in a list ordered by a moment, then by id. */
export type MomentAndId = readonly [moment: string, id: string];

/** Where a list begins that has no cursor yet. */
const maxUuid = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** An OfferRow, under the names that it has here. */
export const offerColumns = `
  offer.id, offer.network_id AS "networkId", offer.merchant_id AS "merchantId", offer.kind, offer.state,
  offer.title_th AS "titleTh", offer.title_en AS "titleEn", offer.description_th AS "descriptionTh",
  offer.description_en AS "descriptionEn", offer.cost_points AS "costPoints",
  offer.per_member_limit AS "perMemberLimit", offer.available_from AS "availableFrom",
  offer.available_until AS "availableUntil", offer.voucher_valid_hours AS "voucherValidHours",
  offer.picture_id AS "pictureId", offer.picture_key AS "pictureKey", offer.submitted_at AS "submittedAt",
  offer.live_since AS "liveSince", offer.created_at AS "createdAt", offer.loan_days AS "loanDays",
  offer.guarantee_until AS "guaranteeUntil"`;

export interface ShelfFilter {
  readonly networkId: string;
  /** From readSearchTerm: in the offer's texts or the shop's name. */
  readonly search: string | null;
  /** Set: only what this member can redeem now. */
  readonly affordableTo: string | null;
}

/** On the shelf: live, of an approved shop, its dates not over. */
export const isOnShelf = `offer.state = 'LIVE' AND merchant.status = 'APPROVED'
  AND (offer.available_until IS NULL OR offer.available_until > now())`;

/**
 * Where a search looks: through the newest offers after the cursor, which hold a usual word many times over; or through
 * those that the indexes of texts find, all of them, however old.
 */
type SearchScope = 'NEWEST' | 'FOUND';

const newestLookedThrough = 1_000;

interface Shelf {
  readonly name: string;
  readonly from: string;
  readonly conditions: readonly string[];
  readonly values: unknown[];
}

/**
 * The statement's part that says what is on the shelf. Each combination of filters is a text of its own: one text with
 * `$n IS NULL OR` would be planned for the worst of them.
 */
function shelfOf(filter: ShelfFilter, source = 'offer'): Shelf {
  const values: unknown[] = [filter.networkId];
  let name = 'offer_shelf';
  const from = `FROM ${source}
    JOIN merchant ON merchant.id = offer.merchant_id AND merchant.network_id = offer.network_id
    JOIN offer_stock stock ON stock.offer_id = offer.id AND stock.network_id = offer.network_id`;
  const conditions = ['offer.network_id = $1', isOnShelf];
  if (filter.affordableTo !== null) {
    const member = `$${values.push(filter.affordableTo)}::uuid`;
    name += '_affordable';
    conditions.push(isAffordableTo(member));
  }
  return { name, from, conditions, values };
}

/** In the offer's texts or the shop's name. */
function matches(pattern: string): string {
  return `(offer.search_text LIKE ${pattern} OR merchant.search_text LIKE ${pattern})`;
}

/** The same, as the ids that the two trigram indexes find side by side. */
function isFound(pattern: string): string {
  return `offer.id = ANY (ARRAY(
    SELECT hit.id FROM offer hit WHERE hit.network_id = $1 AND hit.state = 'LIVE' AND hit.search_text LIKE ${pattern}
    UNION ALL
    SELECT hit.id FROM merchant named
    JOIN offer hit ON hit.merchant_id = named.id AND hit.network_id = named.network_id AND hit.state = 'LIVE'
    WHERE named.network_id = $1 AND named.search_text LIKE ${pattern}))`;
}

/** What judge_redemptions would let this member redeem: the same conditions, joined for a list. */
function isAffordableTo(member: string): string {
  return `
    offer.cost_points <= (
      SELECT wallet.balance FROM ledger_account wallet
      WHERE wallet.network_id = $1 AND wallet.member_id = ${member} AND wallet.kind = 'MEMBER_AVAILABLE')
    AND (offer.available_from IS NULL OR offer.available_from <= now())
    AND (stock.stock_left IS NULL OR stock.stock_left > 0)
    AND (offer.per_member_limit IS NULL OR offer.per_member_limit > (
      SELECT count(*) FROM voucher
      WHERE voucher.network_id = $1 AND voucher.offer_id = offer.id AND voucher.member_id = ${member} AND voucher.state IN ('ISSUED', 'USED')))`;
}

export type ShelfRow = OfferRow & Pick<StockRow, 'stockTotal' | 'stockLeft'>;

export type ShelfPage = ShelfFilter & { readonly limit: number; readonly after: MomentAndId | null };

/** What members choose from, the newest first, and how many are left: one statement, or two when a search is rare. */
export async function listShelf(database: Database, page: ShelfPage): Promise<ShelfRow[]> {
  if (page.search === null) return readShelf(database, page, null);
  const amongNewest = await readShelf(database, page, 'NEWEST');
  return amongNewest.length === page.limit ? amongNewest : readShelf(database, page, 'FOUND');
}

async function readShelf(
  database: Database,
  page: ShelfPage,
  scope: SearchScope | null,
): Promise<ShelfRow[]> {
  const { name, from, conditions, values } = shelfOf(page, scope === 'NEWEST' ? 'newest AS offer' : 'offer');
  const after = `($${values.push(page.after?.[0] ?? 'infinity')}::timestamptz, $${values.push(page.after?.[1] ?? maxUuid)}::uuid)`;
  const limit = `$${values.push(page.limit)}`;
  const isMatch = scope === 'NEWEST' ? matches : isFound;
  const search = scope === null ? [] : [isMatch(patternOf(values, page.search))];
  const newest = `WITH newest AS (
    SELECT * FROM offer WHERE network_id = $1 AND state = 'LIVE' AND (live_since, id) < ${after}
    ORDER BY live_since DESC, id DESC LIMIT ${newestLookedThrough})`;
  const { rows } = await database.pool.query<ShelfRow>({
    // A search is planned for its own term: whether an index helps depends on it.
    ...(scope === null ? { name } : {}),
    text: `
      ${scope === 'NEWEST' ? newest : ''}
      SELECT ${offerColumns}, stock.stock_total AS "stockTotal", stock.stock_left AS "stockLeft"
      ${from} WHERE ${[...conditions, ...search, `(offer.live_since, offer.id) < ${after}`].join(' AND ')}
      ORDER BY offer.live_since DESC, offer.id DESC LIMIT ${limit}`,
    values,
  });
  return rows;
}

/** The value's place in the statement. */
function patternOf(values: unknown[], search: string | null): string {
  return `'%' || search_normalize($${values.push(search)}) || '%'`;
}

export async function countShelf(database: Database, filter: ShelfFilter): Promise<number> {
  const { name, from, conditions, values } = shelfOf(filter);
  const search = filter.search === null ? [] : [matches(patternOf(values, filter.search))];
  const { rows } = await database.pool.query<{ count: number }>({
    ...(filter.search === null ? { name: `${name}_count` } : {}),
    text: `SELECT count(*) AS count ${from} WHERE ${[...conditions, ...search].join(' AND ')}`,
    values,
  });
  return rows[0]?.count ?? 0;
}

/** Offers that wait for a coordinator, the oldest first. */
export async function listOfferQueue(
  database: Database,
  page: { readonly networkId: string; readonly limit: number; readonly after: MomentAndId | null },
): Promise<OfferRow[]> {
  const { rows } = await database.pool.query<OfferRow>({
    name: 'offer_queue',
    text: `
      SELECT ${offerColumns} FROM offer WHERE network_id = $1 AND state = 'SUBMITTED'
        AND ($2::timestamptz IS NULL OR (submitted_at, id) > ($2, $3::uuid))
      ORDER BY submitted_at, id LIMIT $4`,
    values: [page.networkId, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
  });
  return rows;
}

export function countOfferQueue(database: Database, networkId: string): Promise<number> {
  return database.prisma.offer.count({ where: { networkId, state: 'SUBMITTED' } });
}
