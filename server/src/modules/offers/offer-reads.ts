import type { Database } from '../../platform/postgres.ts';
import type { OfferRow } from './offer-store.ts';

/** A place in a list ordered by a moment, then by id. */
export type MomentAndId = readonly [moment: string, id: string];

/** An OfferRow, under the names that it has here. */
export const offerColumns = `
  offer.id, offer.network_id AS "networkId", offer.merchant_id AS "merchantId", offer.kind, offer.state,
  offer.title_th AS "titleTh", offer.title_en AS "titleEn", offer.description_th AS "descriptionTh",
  offer.description_en AS "descriptionEn", offer.cost_points AS "costPoints",
  offer.per_member_limit AS "perMemberLimit", offer.available_from AS "availableFrom",
  offer.available_until AS "availableUntil", offer.voucher_valid_hours AS "voucherValidHours",
  offer.picture_id AS "pictureId", offer.picture_key AS "pictureKey", offer.submitted_at AS "submittedAt",
  offer.live_since AS "liveSince", offer.created_at AS "createdAt"`;

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

/** What judge_redemptions would let this member redeem: the same conditions, joined for a list. */
const isAffordable = `
  offer.cost_points <= (
    SELECT wallet.balance FROM ledger_account wallet WHERE wallet.member_id = $3 AND wallet.kind = 'MEMBER_AVAILABLE')
  AND (offer.available_from IS NULL OR offer.available_from <= now())
  AND EXISTS (
    SELECT FROM offer_stock stock
    WHERE stock.offer_id = offer.id AND (stock.stock_left IS NULL OR stock.stock_left > 0))
  AND (offer.per_member_limit IS NULL OR offer.per_member_limit > (
    SELECT count(*) FROM voucher
    WHERE voucher.offer_id = offer.id AND voucher.member_id = $3 AND voucher.state IN ('ISSUED', 'USED')))`;

const shelf = `
  FROM offer JOIN merchant ON merchant.id = offer.merchant_id
  WHERE offer.network_id = $1 AND ${isOnShelf}
    AND ($2::text IS NULL OR offer.search_text LIKE '%' || search_normalize($2) || '%'
      OR merchant.search_text LIKE '%' || search_normalize($2) || '%')
    AND ($3::uuid IS NULL OR (${isAffordable}))`;

/** What members choose from, the newest first: one statement. */
export async function listShelf(
  database: Database,
  page: ShelfFilter & { readonly limit: number; readonly after: MomentAndId | null },
): Promise<OfferRow[]> {
  const { rows } = await database.pool.query<OfferRow>({
    name: 'offer_shelf',
    text: `
      SELECT ${offerColumns} ${shelf}
        AND ($4::timestamptz IS NULL OR (offer.live_since, offer.id) < ($4, $5::uuid))
      ORDER BY offer.live_since DESC, offer.id DESC LIMIT $6`,
    values: [...shelfValues(page), page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
  });
  return rows;
}

export async function countShelf(database: Database, filter: ShelfFilter): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>({
    name: 'offer_shelf_count',
    text: `SELECT count(*) AS count ${shelf}`,
    values: shelfValues(filter),
  });
  return rows[0]?.count ?? 0;
}

function shelfValues(filter: ShelfFilter): unknown[] {
  return [filter.networkId, filter.search, filter.affordableTo];
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
