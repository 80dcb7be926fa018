import type { Database } from '../../platform/postgres.ts';
import { Remembered } from '../../platform/remembered.ts';

export interface OfferPlace {
  readonly networkId: string;
  readonly merchantId: string;
}

/** Where an offer belongs, by its id. Whether it is live is decided by redeem_batch. */
export type OfferPlaces = Remembered<string, OfferPlace>;

export function createOfferPlaces(database: Database): OfferPlaces {
  return new Remembered({
    load: (offerIds) => loadOfferPlaces(database, offerIds),
    nameOf: (offerId) => offerId,
    most: 100_000,
  });
}

async function loadOfferPlaces(
  database: Database,
  offerIds: readonly string[],
): Promise<(OfferPlace | null)[]> {
  const { rows } = await database.pool.query<OfferPlace & { id: string }>({
    name: 'load_offer_places',
    text: `SELECT id, network_id AS "networkId", merchant_id AS "merchantId" FROM offer WHERE id = ANY ($1::uuid[])`,
    values: [offerIds],
  });
  const places = new Map(rows.map(({ id, networkId, merchantId }) => [id, { networkId, merchantId }]));
  return offerIds.map((id) => places.get(id) ?? null);
}
