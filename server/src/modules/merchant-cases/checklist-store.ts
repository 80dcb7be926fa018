import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

/** A network has at most so many items. */
export const checklistLimit = 20;

export interface ChecklistItemRow {
  readonly id: string;
  readonly networkId: string;
  readonly labelTh: string;
  readonly labelEn: string;
}

const select = { id: true, networkId: true, labelTh: true, labelEn: true } as const;

/** Batch load for {@link Loaders}: what each network's coordinators look at, in order. */
export async function loadChecklists(
  database: Database,
  networkIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ChecklistItemRow[]>> {
  const rows = await database.prisma.checklistItem.findMany({
    where: { networkId: { in: [...networkIds] }, removedAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select,
  });
  return Map.groupBy(rows, (row) => row.networkId);
}

export interface ChecklistTickRow {
  readonly merchantId: string;
  readonly itemId: string;
  readonly name: string;
  readonly tickedAt: Date;
}

/** Batch load for {@link Loaders}: what is ticked for each shop, by whom and when. */
export async function loadTicks(
  database: Database,
  merchantIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ChecklistTickRow[]>> {
  const { rows } = await database.pool.query<ChecklistTickRow>({
    name: 'checklist_ticks',
    text: `
      SELECT tick.merchant_id AS "merchantId", tick.item_id AS "itemId", person.display_name AS name,
        tick.ticked_at AS "tickedAt"
      FROM checklist_tick tick JOIN membership person ON person.id = tick.ticked_by
      WHERE tick.merchant_id = ANY ($1::uuid[])`,
    values: [merchantIds],
  });
  return Map.groupBy(rows, (row) => row.merchantId);
}

/** How many items are not ticked for a shop, and whether the network wants them all. */
export async function findOpenChecklist(
  executor: Executor,
  merchant: { readonly id: string; readonly networkId: string },
): Promise<{ readonly isRequired: boolean; readonly openItemCount: number }> {
  const [found] = await executor.$queryRaw<{ isRequired: boolean; openItemCount: number }[]>`
    SELECT network.checklist_required AS "isRequired", (
      SELECT count(*)::integer FROM checklist_item item
      WHERE item.network_id = network.id AND item.removed_at IS NULL AND NOT EXISTS (
        SELECT FROM checklist_tick tick WHERE tick.merchant_id = ${merchant.id}::uuid AND tick.item_id = item.id)
    ) AS "openItemCount"
    FROM network WHERE network.id = ${merchant.networkId}::uuid`;
  if (found === undefined) throw new Error('a shop without its network');
  return found;
}

/** False when the network has no such item (any more). */
export async function tickItem(
  tx: Executor,
  tick: {
    readonly merchantId: string;
    readonly itemId: string;
    readonly networkId: string;
    readonly membershipId: string;
  },
): Promise<boolean> {
  const { merchantId, itemId, networkId, membershipId } = tick;
  if ((await tx.checklistItem.count({ where: { id: itemId, networkId, removedAt: null } })) === 0)
    return false;
  // Who ticked first has ticked it.
  await tx.checklistTick.createMany({
    data: [{ merchantId, itemId, networkId, tickedBy: membershipId }],
    skipDuplicates: true,
  });
  return true;
}

export async function untickItem(tx: Executor, merchantId: string, itemId: string): Promise<void> {
  await tx.checklistTick.deleteMany({ where: { merchantId, itemId } });
}

export function findChecklistItem(executor: Executor, id: string): Promise<ChecklistItemRow | null> {
  return executor.checklistItem.findFirst({ where: { id, removedAt: null }, select });
}

/** One change of a network's checklist at a time, so that its limit holds. */
export async function lockChecklist(tx: Executor, networkId: string): Promise<number> {
  await tx.$queryRaw`SELECT 1 FROM network WHERE id = ${networkId}::uuid FOR NO KEY UPDATE`;
  return tx.checklistItem.count({ where: { networkId, removedAt: null } });
}

export async function insertChecklistItem(tx: Executor, item: ChecklistItemRow): Promise<void> {
  const last = await tx.checklistItem.aggregate({
    where: { networkId: item.networkId },
    _max: { position: true },
  });
  await tx.checklistItem.createMany({ data: [{ ...item, position: (last._max.position ?? 0) + 1 }] });
}

export async function changeChecklistItem(
  tx: Executor,
  id: string,
  change: { readonly labelTh: string; readonly labelEn: string } | { readonly removedAt: Date },
): Promise<void> {
  await tx.checklistItem.updateMany({ where: { id }, data: change });
}
