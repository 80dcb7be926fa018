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
  offer.live_since AS "liveSince", offer.created_at AS "createdAt", offer.loan_days AS "loanDays",
  offer.guarantee_until AS "guaranteeUntil", offer.open_minutes AS "openMinutes"`;

/** On the shelf: live, of an approved shop, its dates not over. */
export const isOnShelf = `offer.state = 'LIVE' AND merchant.status = 'APPROVED'
  AND (offer.available_until IS NULL OR offer.available_until > now())`;

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
