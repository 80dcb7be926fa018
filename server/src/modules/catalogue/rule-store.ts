import type { DeedCategoryModel, DeedModel } from '../../platform/generated/models.ts';
import type { Database } from '../../platform/postgres.ts';

export type DeedCategoryRow = DeedCategoryModel;
export type CatalogueDeedRow = DeedModel;

const inOrder = [{ position: 'asc' }, { code: 'asc' }] as const;

/** Batch load for {@link Loaders}: the categories of a version in the order in which they are shown. */
export async function loadCategoriesByVersion(
  database: Database,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, readonly DeedCategoryRow[]>> {
  const rows = await database.prisma.deedCategory.findMany({
    where: { versionId: { in: [...versionIds] } },
    orderBy: [...inOrder],
  });
  return Map.groupBy(rows, (row) => row.versionId);
}

/** Batch load for {@link Loaders}: the deeds of a version in the order in which they are shown. */
export async function loadDeedsByVersion(
  database: Database,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, readonly CatalogueDeedRow[]>> {
  const rows = await database.prisma.deed.findMany({
    where: { versionId: { in: [...versionIds] } },
    orderBy: [...inOrder],
  });
  return Map.groupBy(rows, (row) => row.versionId);
}
