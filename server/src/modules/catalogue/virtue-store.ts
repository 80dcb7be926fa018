import type { VirtueModel } from '../../platform/generated/models.ts';
import type { Database } from '../../platform/postgres.ts';

export type VirtueRow = VirtueModel;

/** Batch load for {@link Loaders}: a network's virtues in the order in which it shows them, the retired ones too. */
export async function loadVirtuesByNetwork(
  database: Database,
  networkIds: readonly string[],
): Promise<ReadonlyMap<string, readonly VirtueRow[]>> {
  const rows = await database.prisma.virtue.findMany({
    where: { networkId: { in: [...networkIds] } },
    orderBy: [{ position: 'asc' }, { code: 'asc' }],
  });
  return Map.groupBy(rows, (row) => row.networkId);
}
