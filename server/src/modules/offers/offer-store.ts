import type { OfferState } from '../../platform/generated/enums.ts';
import type { OfferModel } from '../../platform/generated/models.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

export type OfferRow = Omit<OfferModel, 'searchText'>;

const omit = { searchText: true } as const;

/** Batch load for {@link Loaders}. Says nothing of who may see the offer. */
export async function loadOffersById(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OfferRow>> {
  const rows = await database.prisma.offer.findMany({ where: { id: { in: [...ids] } }, omit });
  return new Map(rows.map((row) => [row.id, row]));
}

export function findOffer(executor: Executor, id: string): Promise<OfferRow | null> {
  return executor.offer.findUnique({ where: { id }, omit });
}

/**
 * The offer as it was committed while we waited, and its lock until the transaction ends. Redemptions only point at the
 * row and never wait for it.
 */
export async function lockOffer(tx: Executor, id: string): Promise<OfferRow | null> {
  const [row] = await tx.$queryRaw<OfferRow[]>`
    SELECT id, network_id AS "networkId", merchant_id AS "merchantId", kind, state, title_th AS "titleTh",
      title_en AS "titleEn", description_th AS "descriptionTh", description_en AS "descriptionEn",
      cost_points AS "costPoints", per_member_limit AS "perMemberLimit", available_from AS "availableFrom",
      available_until AS "availableUntil", voucher_valid_hours AS "voucherValidHours", picture_id AS "pictureId",
      picture_key AS "pictureKey", submitted_at AS "submittedAt", live_since AS "liveSince", created_at AS "createdAt",
      loan_days AS "loanDays", guarantee_until AS "guaranteeUntil", open_minutes AS "openMinutes"
    FROM offer WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return row ?? null;
}

export type NewOffer = Omit<OfferRow, 'createdAt'>;

export function insertOffer(tx: Executor, offer: NewOffer): Promise<OfferRow> {
  return tx.offer.create({ data: offer, omit });
}

/** How many of the shop's offers have not ended; it holds until the transaction ends when the shop is locked. */
export function countUnendedOffers(tx: Executor, merchantId: string): Promise<number> {
  return tx.offer.count({ where: { merchantId, state: { not: 'ENDED' } } });
}

/** An offer of the same thing that the shop has made since and not ended. */
export function findOpenTwin(tx: Executor, offer: OfferRow): Promise<OfferRow | null> {
  const { merchantId, kind, titleTh, titleEn, costPoints, createdAt } = offer;
  return tx.offer.findFirst({
    where: {
      ...{ merchantId, kind, titleTh, titleEn, costPoints },
      state: { not: 'ENDED' },
      createdAt: { gt: createdAt },
    },
    orderBy: { createdAt: 'desc' },
    omit,
  });
}

export type OfferChange = Partial<Omit<OfferRow, 'id' | 'networkId' | 'merchantId' | 'kind' | 'createdAt'>>;

/** Changes the offer while it is in one of `from`; null when it is not: of two callers at once, one wins. */
export async function changeOffer(
  tx: Executor,
  id: string,
  from: readonly OfferState[],
  change: OfferChange,
): Promise<OfferRow | null> {
  const [row] = await tx.offer.updateManyAndReturn({
    where: { id, state: { in: [...from] } },
    data: change,
    omit,
  });
  return row ?? null;
}
