import type { MerchantCategoryModel } from '../../platform/generated/models.ts';
import type { Database } from '../../platform/postgres.ts';

export type CategoryRow = MerchantCategoryModel;

/** The key of {@link loadCategories}. */
export function categoryKey(networkId: string, code: string): string {
  return `${networkId}:${code}`;
}

/** Batch load for {@link Loaders}, by {@link categoryKey}. */
export async function loadCategories(
  database: Database,
  keys: readonly string[],
): Promise<ReadonlyMap<string, CategoryRow>> {
  const networkIds = keys.map((key) => key.slice(0, key.indexOf(':')));
  const byNetwork = await loadCategoriesByNetwork(database, [...new Set(networkIds)]);
  const rows = [...byNetwork.values()].flat();
  return new Map(rows.map((row) => [categoryKey(row.networkId, row.code), row]));
}

/** Batch load for {@link Loaders}: a network's categories in the order in which it shows them. */
export async function loadCategoriesByNetwork(
  database: Database,
  networkIds: readonly string[],
): Promise<ReadonlyMap<string, readonly CategoryRow[]>> {
  const rows = await database.prisma.merchantCategory.findMany({
    where: { networkId: { in: [...networkIds] } },
    orderBy: [{ position: 'asc' }, { code: 'asc' }],
    take: 200 * networkIds.length,
  });
  const byNetwork = Map.groupBy(rows, (row) => row.networkId);
  return new Map(networkIds.map((networkId) => [networkId, byNetwork.get(networkId) ?? []]));
}
