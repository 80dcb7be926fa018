import type { VirtueModel } from '../../platform/generated/models.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';
import type { VirtueContent } from './catalogue-content.ts';

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

/** The network's virtues in order, the retired ones too. */
export function listVirtues(executor: Executor, networkId: string): Promise<VirtueRow[]> {
  return executor.virtue.findMany({
    where: { networkId },
    orderBy: [{ position: 'asc' }, { code: 'asc' }],
  });
}

/** Adds those whose codes the network does not have yet, after the others, under the network's lock. */
export async function addMissingVirtues(
  tx: Executor,
  networkId: string,
  virtues: readonly VirtueContent[],
): Promise<void> {
  const known = await listVirtues(tx, networkId);
  const codes = new Set(known.map(({ code }) => code));
  const position = 1 + Math.max(-1, ...known.map((virtue) => virtue.position));
  await tx.virtue.createMany({
    data: virtues
      .filter(({ code }) => !codes.has(code))
      .map(({ code, name }, index) => ({
        ...{ networkId, code, nameTh: name.th, nameEn: name.en },
        position: position + index,
      })),
  });
  // A retired virtue that a template brings back is in use again.
  await tx.virtue.updateMany({
    where: { networkId, code: { in: virtues.map(({ code }) => code) } },
    data: { retiredAt: null },
  });
}

/** Under the network's lock. In use again, if it was retired. */
export function upsertVirtue(
  tx: Executor,
  networkId: string,
  { code, name, position }: VirtueContent & { readonly position: number },
): Promise<VirtueRow> {
  const values = { nameTh: name.th, nameEn: name.en, position, retiredAt: null };
  return tx.virtue.upsert({
    where: { networkId_code: { networkId, code } },
    create: { networkId, code, ...values },
    update: values,
  });
}

/** Null when there is no such virtue. One that is retired keeps its time. */
export async function retireVirtueRow(
  tx: Executor,
  networkId: string,
  code: string,
): Promise<VirtueRow | null> {
  await tx.virtue.updateMany({
    where: { networkId, code, retiredAt: null },
    data: { retiredAt: new Date() },
  });
  return tx.virtue.findUnique({ where: { networkId_code: { networkId, code } } });
}
