import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

/** A network has at most so many places. */
export const placeLimit = 200;

export interface PlaceRow {
  readonly id: string;
  readonly networkId: string;
  readonly nameTh: string;
  readonly nameEn: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

const select = {
  ...{ id: true, networkId: true, nameTh: true, nameEn: true, latitude: true, longitude: true },
} as const;

/** Batch load for {@link Loaders}: each network's places, as a Thai dictionary sorts them. */
export async function loadPlacesByNetwork(
  database: Database,
  networkIds: readonly string[],
): Promise<ReadonlyMap<string, readonly PlaceRow[]>> {
  const { rows } = await database.pool.query<PlaceRow>({
    name: 'places_by_network',
    text: `
      SELECT id, network_id AS "networkId", name_th AS "nameTh", name_en AS "nameEn", latitude, longitude
      FROM network_place WHERE network_id = ANY ($1::uuid[]) AND removed_at IS NULL
      ORDER BY coalesce(nullif(name_th, ''), name_en) COLLATE "th-x-icu", id`,
    values: [networkIds],
  });
  return Map.groupBy(rows, (row) => row.networkId);
}

/** Batch load for {@link Loaders}: also places that were removed, for the shops that are there. */
export async function loadPlacesById(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PlaceRow>> {
  const rows = await database.prisma.networkPlace.findMany({ where: { id: { in: [...ids] } }, select });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Of the network, and not removed. */
export function findPlace(executor: Executor, networkId: string, id: string): Promise<PlaceRow | null> {
  return executor.networkPlace.findFirst({ where: { id, networkId, removedAt: null }, select });
}

/** Removed or not. */
export function findPlaceById(executor: Executor, id: string): Promise<PlaceRow | null> {
  return executor.networkPlace.findUnique({ where: { id }, select });
}

/** One change of a network's places at a time, so that its limit holds. Answers how many there are. */
export async function lockPlaces(tx: Executor, networkId: string): Promise<number> {
  await tx.$queryRaw`SELECT 1 FROM network WHERE id = ${networkId}::uuid FOR NO KEY UPDATE`;
  return tx.networkPlace.count({ where: { networkId, removedAt: null } });
}

/** Null when the network has a place of these names. */
export async function insertPlace(tx: Executor, place: PlaceRow): Promise<PlaceRow | null> {
  const [row] = await tx.networkPlace.createManyAndReturn({ data: [place], select, skipDuplicates: true });
  return row ?? null;
}

/** True when another place of the network is called so. It holds while the places are locked. */
export async function isNameTaken(tx: Executor, place: PlaceRow): Promise<boolean> {
  const { networkId, nameTh, nameEn, id } = place;
  return (
    (await tx.networkPlace.count({
      where: { networkId, nameTh, nameEn, removedAt: null, id: { not: id } },
    })) > 0
  );
}

export async function changePlace(
  tx: Executor,
  id: string,
  change: Partial<Omit<PlaceRow, 'id' | 'networkId'>> & { readonly removedAt?: Date },
): Promise<void> {
  await tx.networkPlace.updateMany({ where: { id }, data: change });
}
