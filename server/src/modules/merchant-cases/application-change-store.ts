import type { MerchantField } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

export interface ApplicationChangeRow {
  readonly caseEventId: string;
  readonly field: MerchantField;
  readonly oldValue: string | null;
  readonly newValue: string | null;
}

/** Batch load for {@link Loaders}: what changed with each step of a timeline. */
export async function loadApplicationChanges(
  database: Database,
  caseEventIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ApplicationChangeRow[]>> {
  const rows = await database.prisma.applicationChange.findMany({
    where: { caseEventId: { in: [...caseEventIds] } },
    orderBy: { field: 'asc' },
    select: { caseEventId: true, field: true, oldValue: true, newValue: true },
  });
  return Map.groupBy(rows, (row) => row.caseEventId);
}

/** Writes down, for ever, what a resubmission changed. */
export async function insertApplicationChanges(
  tx: Executor,
  networkId: string,
  changes: readonly ApplicationChangeRow[],
): Promise<void> {
  if (changes.length === 0) return;
  await tx.applicationChange.createMany({ data: changes.map((change) => ({ ...change, networkId })) });
}
