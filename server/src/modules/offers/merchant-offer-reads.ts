import type { OfferState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { isOnShelf, type MomentAndId, offerColumns } from './offer-reads.ts';
import type { OfferRow } from './offer-store.ts';

/** The offers of one shop that a viewer asks for. As JSON it is the key of the loaders here, which answer any number of them. */
export interface MerchantOffersFilter {
  readonly merchantId: string;
  /** Null: whatever the state. */
  readonly states: readonly OfferState[] | null;
  /** True for one who sees no more than what is on the shelf. */
  readonly isShelfOnly: boolean;
}

export interface MerchantOffersPage extends MerchantOffersFilter {
  readonly limit: number;
  readonly after: MomentAndId | null;
}

export function merchantOffersKey(asked: MerchantOffersFilter | MerchantOffersPage): string {
  return JSON.stringify(asked);
}

const matches = `
  FROM offer JOIN merchant ON merchant.id = offer.merchant_id
  WHERE offer.merchant_id = asked.merchant_id
    AND (asked.states IS NULL OR offer.state = ANY (string_to_array(asked.states, ',')::offer_state[]))
    AND (NOT asked.is_shelf_only OR (${isOnShelf}))`;

/** Batch load for {@link Loaders}: one page of each shop's offers, the newest first, by {@link merchantOffersKey}. */
export async function loadMerchantOffers(
  database: Database,
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly OfferRow[]>> {
  const pages = keys.map((key) => JSON.parse(key) as MerchantOffersPage);
  const { rows } = await database.pool.query<OfferRow & { readonly ordinal: number }>({
    name: 'merchant_offers',
    text: `
      SELECT asked.ordinal, offer.* FROM unnest($1::uuid[], $2::text[], $3::boolean[], $4::timestamptz[], $5::uuid[], $6::integer[])
        WITH ORDINALITY AS asked (merchant_id, states, is_shelf_only, after_moment, after_id, page_limit, ordinal)
      CROSS JOIN LATERAL (
        SELECT ${offerColumns} ${matches}
          AND (asked.after_moment IS NULL OR (offer.created_at, offer.id) < (asked.after_moment, asked.after_id))
        ORDER BY offer.created_at DESC, offer.id DESC LIMIT asked.page_limit) AS offer
      ORDER BY asked.ordinal, offer."createdAt" DESC, offer.id DESC`,
    values: [
      ...filterValues(pages),
      pages.map((page) => page.after?.[0] ?? null),
      pages.map((page) => page.after?.[1] ?? null),
      pages.map((page) => page.limit),
    ],
  });
  const byOrdinal = Map.groupBy(rows, (row) => row.ordinal);
  return new Map(
    keys.map((key, index) => [key, (byOrdinal.get(index + 1) ?? []).map(({ ordinal: _, ...row }) => row)]),
  );
}

/** Batch load for {@link Loaders}: how many there are in all, by {@link merchantOffersKey}. */
export async function loadMerchantOfferCounts(
  database: Database,
  keys: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const filters = keys.map((key) => JSON.parse(key) as MerchantOffersFilter);
  const { rows } = await database.pool.query<{ ordinal: number; count: number }>({
    name: 'merchant_offer_counts',
    text: `
      SELECT asked.ordinal, (SELECT count(*) ${matches}) AS count
      FROM unnest($1::uuid[], $2::text[], $3::boolean[])
        WITH ORDINALITY AS asked (merchant_id, states, is_shelf_only, ordinal)`,
    values: filterValues(filters),
  });
  return new Map(rows.map((row) => [keys[row.ordinal - 1] ?? '', row.count]));
}

function filterValues(filters: readonly MerchantOffersFilter[]): unknown[] {
  return [
    filters.map((filter) => filter.merchantId),
    filters.map((filter) => filter.states?.join(',') ?? null),
    filters.map((filter) => filter.isShelfOnly),
  ];
}
