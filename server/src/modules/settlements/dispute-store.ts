import type { SettlementDisputeState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

/** What an owner asks about a statement, and what became of it. */
export interface DisputeRow {
  readonly id: string;
  readonly networkId: string;
  readonly statementId: string;
  /** Null: about the whole statement. */
  readonly entryId: number | null;
  readonly note: string;
  readonly state: SettlementDisputeState;
  readonly adjustmentSatang: number | null;
  readonly reason: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly createdAt: Date;
}

const select = {
  id: true,
  networkId: true,
  statementId: true,
  entryId: true,
  note: true,
  state: true,
  adjustmentSatang: true,
  reason: true,
  decidedBy: true,
  decidedAt: true,
  createdAt: true,
} as const;

type Read = Omit<DisputeRow, 'entryId' | 'adjustmentSatang'> & {
  readonly entryId: bigint | null;
  readonly adjustmentSatang: bigint | null;
};

function inNumbers({ entryId, adjustmentSatang, ...row }: Read): DisputeRow {
  return {
    ...row,
    entryId: entryId === null ? null : Number(entryId),
    adjustmentSatang: adjustmentSatang === null ? null : Number(adjustmentSatang),
  };
}

export async function findDispute(executor: Executor, id: string): Promise<DisputeRow | null> {
  const row = await executor.settlementDispute.findUnique({ where: { id }, select });
  return row === null ? null : inNumbers(row);
}

export async function findDisputeByKey(
  tx: Executor,
  openedBy: string,
  idempotencyKey: string,
): Promise<DisputeRow | null> {
  const row = await tx.settlementDispute.findUnique({
    where: { openedBy_idempotencyKey: { openedBy, idempotencyKey } },
    select,
  });
  return row === null ? null : inNumbers(row);
}

export function countDisputes(tx: Executor, statementId: string): Promise<number> {
  return tx.settlementDispute.count({ where: { statementId } });
}

/** Batch load for {@link Loaders}: of each statement, the oldest first. */
export async function loadDisputes(
  database: Database,
  statementIds: readonly string[],
): Promise<ReadonlyMap<string, readonly DisputeRow[]>> {
  const rows = await database.prisma.settlementDispute.findMany({
    where: { statementId: { in: [...statementIds] } },
    orderBy: { id: 'asc' },
    select,
  });
  return Map.groupBy(rows.map(inNumbers), (row) => row.statementId);
}

/** True when the line stands on the statement. */
export async function isLineOf(tx: Executor, statementId: string, entryId: number): Promise<boolean> {
  return (await tx.settlementLine.count({ where: { statementId, entryId } })) > 0;
}

export async function insertDispute(
  tx: Executor,
  dispute: Pick<DisputeRow, 'id' | 'networkId' | 'statementId' | 'entryId' | 'note'> & {
    readonly openedBy: string;
    readonly idempotencyKey: string;
  },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO settlement_dispute (id, network_id, statement_id, entry_id, note, opened_by, idempotency_key)
    VALUES (${dispute.id}::uuid, ${dispute.networkId}::uuid, ${dispute.statementId}::uuid, ${dispute.entryId}::bigint,
      ${dispute.note}, ${dispute.openedBy}::uuid, ${dispute.idempotencyKey})`;
}

export interface DisputeDecision {
  readonly state: Exclude<SettlementDisputeState, 'OPEN'>;
  readonly adjustmentSatang: number | null;
  readonly reason: string | null;
  readonly decidedBy: string | null;
  readonly confirmedBy: string | null;
}

/** What follows from it (the statement's state, the entry of a correction) is written by the table's triggers. */
export async function decideDispute(
  tx: Executor,
  id: string,
  decision: DisputeDecision,
): Promise<DisputeRow> {
  await tx.settlementDispute.updateMany({ where: { id }, data: { ...decision, decidedAt: new Date() } });
  const row = await findDispute(tx, id);
  if (row === null) throw new Error('a dispute was there and is gone');
  return row;
}
