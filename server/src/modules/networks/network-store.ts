import type { NetworkModel } from '../../platform/generated/models.ts';
import type { Database } from '../../platform/postgres.ts';

export type NetworkRow = Omit<NetworkModel, 'searchText'>;

const withoutSearchText = { searchText: true } as const;

/** Batch load for {@link Loaders}. */
export async function loadNetworksById(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NetworkRow>> {
  const rows = await database.prisma.network.findMany({
    where: { id: { in: [...ids] } },
    omit: withoutSearchText,
  });
  return new Map(rows.map((row) => [row.id, row]));
}

export function findNetworkBySlug(database: Database, slug: string): Promise<NetworkRow | null> {
  return database.prisma.network.findUnique({ where: { slug }, omit: withoutSearchText });
}
