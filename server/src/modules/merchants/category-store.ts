import type { MerchantCategoryModel } from '../../platform/generated/models.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';
import { inTreeOrder, type Placement } from './category-tree.ts';

export type CategoryRow = MerchantCategoryModel;

/** As many as a network may have; more would be no help to anybody who chooses. */
export const categoryLimit = 200;

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

/** Batch load for {@link Loaders}: a network's categories as a tree, parents before their children. */
export async function loadCategoriesByNetwork(
  database: Database,
  networkIds: readonly string[],
): Promise<ReadonlyMap<string, readonly CategoryRow[]>> {
  const rows = await database.prisma.merchantCategory.findMany({
    where: { networkId: { in: [...networkIds] } },
    orderBy: [{ position: 'asc' }, { code: 'asc' }],
    take: categoryLimit * networkIds.length,
  });
  const byNetwork = Map.groupBy(rows, (row) => row.networkId);
  return new Map(networkIds.map((networkId) => [networkId, inTreeOrder(byNetwork.get(networkId) ?? [])]));
}

export interface CategoryUse {
  /** Approved ones. */
  readonly shopCount: number;
  /** Some shop is of this kind, whatever became of it. */
  readonly isInUse: boolean;
}

/** Batch load for {@link Loaders}, by {@link categoryKey}. Branches below are not counted. */
export async function loadCategoryUses(
  database: Database,
  keys: readonly string[],
): Promise<ReadonlyMap<string, CategoryUse>> {
  const networkIds = [...new Set(keys.map((key) => key.slice(0, key.indexOf(':'))))];
  const { rows } = await database.pool.query<
    CategoryUse & { readonly networkId: string; readonly code: string }
  >({
    name: 'category_uses',
    text: `
      SELECT network_id AS "networkId", category_code AS code, true AS "isInUse",
        count(*) FILTER (WHERE status = 'APPROVED')::integer AS "shopCount"
      FROM merchant WHERE network_id = ANY ($1::uuid[]) GROUP BY network_id, category_code`,
    values: [networkIds],
  });
  return new Map(rows.map((row) => [categoryKey(row.networkId, row.code), row]));
}

/**
 * The network's kinds of shops, and the lock of its row until the transaction ends: one change of the tree at a time, each
 * judged by the tree that the one before it left. Null when there is no such network.
 */
export async function lockCategories(tx: Executor, networkId: string): Promise<CategoryRow[] | null> {
  const locked = await tx.$queryRaw<
    object[]
  >`SELECT id FROM network WHERE id = ${networkId}::uuid FOR NO KEY UPDATE`;
  if (locked.length === 0) return null;
  return inTreeOrder(await tx.merchantCategory.findMany({ where: { networkId }, take: categoryLimit + 1 }));
}

export type NewCategory = Omit<CategoryRow, 'parentDepth'>;

export async function insertCategory(tx: Executor, category: NewCategory): Promise<void> {
  await tx.merchantCategory.create({ data: category });
}

export type CategoryChange = Partial<Pick<CategoryRow, 'nameTh' | 'nameEn' | 'pictureKey'>>;

export async function changeCategory(
  tx: Executor,
  at: { readonly networkId: string; readonly code: string },
  change: CategoryChange,
): Promise<void> {
  await tx.merchantCategory.updateMany({ where: at, data: change });
}

/** All at once: that no branch hangs on a wrong depth is looked at when the transaction ends. */
export async function placeCategories(
  tx: Executor,
  networkId: string,
  placements: readonly Placement[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE merchant_category AS category
    SET parent_code = placed.parent_code, depth = placed.depth, position = placed.position
    FROM unnest(${placements.map(({ code }) => code)}::text[], ${placements.map(({ parentCode }) => parentCode)}::text[],
      ${placements.map(({ depth }) => depth)}::smallint[], ${placements.map(({ position }) => position)}::integer[])
      AS placed (code, parent_code, depth, position)
    WHERE category.network_id = ${networkId}::uuid AND category.code = placed.code`;
}

/**
 * The kind's row until the transaction ends: a shop that is taking this kind is waited for, and one that wants to afterwards
 * waits until the kind is gone, and is refused by its foreign key. Comes after the lock of the network.
 */
export async function lockCategory(tx: Executor, networkId: string, code: string): Promise<void> {
  await tx.$queryRaw`
    SELECT code FROM merchant_category WHERE network_id = ${networkId}::uuid AND code = ${code} FOR UPDATE`;
}

/** Whether a shop is of this kind; it holds while the kind is locked. */
export async function isCategoryInUse(tx: Executor, networkId: string, code: string): Promise<boolean> {
  return (
    (await tx.merchant.findFirst({ where: { networkId, categoryCode: code }, select: { id: true } })) !== null
  );
}

export async function moveShops(
  tx: Executor,
  networkId: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  await tx.merchant.updateMany({ where: { networkId, categoryCode: from }, data: { categoryCode: to } });
}

export async function deleteCategory(tx: Executor, networkId: string, code: string): Promise<void> {
  await tx.merchantCategory.deleteMany({ where: { networkId, code } });
}
