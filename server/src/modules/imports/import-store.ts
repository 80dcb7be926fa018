import type { ImportKind, ImportState } from '../../platform/generated/enums.ts';
import type { ImportModel } from '../../platform/generated/models.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';
import type { FileFormat } from './files/read-rows.ts';
import type { ImportColumn } from './import-columns.ts';
import { type ImportStep, importSteps, openStates } from './import-state.ts';

export type ImportRow = ImportModel;

/** Batch load for {@link Loaders}. Says nothing of who may see the import. */
export async function loadImportsById(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ImportRow>> {
  const rows = await database.prisma.import.findMany({
    where: { id: { in: [...ids] }, state: { not: 'UPLOADING' } },
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** One that has been taken in; null when there is none. */
export function findImport(executor: Executor, id: string): Promise<ImportRow | null> {
  return executor.import.findFirst({ where: { id, state: { not: 'UPLOADING' } } });
}

/** The import as it is now, and its lock until the transaction ends. */
export async function lockImport(tx: Executor, id: string): Promise<ImportRow | null> {
  await tx.$queryRaw`SELECT 1 FROM import WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return findImport(tx, id);
}

export interface NewImport {
  readonly id: string;
  readonly networkId: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  /** The coordinator's membership. */
  readonly uploadedBy: string;
  readonly idempotencyKey: string;
}

/** False when the coordinator has used this key before: the unique key decides, also between two uploads at once. */
export async function insertImport(executor: Executor, row: NewImport): Promise<boolean> {
  const { count } = await executor.import.createMany({ data: [row], skipDuplicates: true });
  return count === 1;
}

export function findImportByKey(
  executor: Executor,
  uploadedBy: string,
  idempotencyKey: string,
): Promise<ImportRow | null> {
  return executor.import.findUnique({ where: { uploadedBy_idempotencyKey: { uploadedBy, idempotencyKey } } });
}

export interface FileFacts {
  readonly fileBytes: number;
  readonly fileHash: string;
  readonly format: FileFormat;
  readonly columns: readonly ImportColumn[];
  readonly lineCount: number;
}

/** The file is whole and can be read: UPLOADING to UPLOADED. Null when it was cleared away meanwhile. */
export async function acceptImport(
  executor: Executor,
  id: string,
  facts: FileFacts,
): Promise<ImportRow | null> {
  const { format } = facts;
  return changeImport(executor, id, 'ACCEPT', {
    fileBytes: facts.fileBytes,
    fileHash: facts.fileHash,
    format: format.format,
    encoding: format.format === 'CSV' ? format.encoding : '',
    separator: format.format === 'CSV' ? format.separator : '',
    columns: facts.columns.map((column) => ({ ...column })),
    lineCount: facts.lineCount,
  });
}

/** How the file of an import is read; what acceptImport wrote. */
export function formatOf(row: ImportRow): FileFormat {
  return row.format === 'XLSX'
    ? { format: 'XLSX' }
    : ({ format: 'CSV', encoding: row.encoding, separator: row.separator } as FileFormat);
}

export type ImportChange = Partial<
  Omit<ImportRow, 'id' | 'networkId' | 'kind' | 'state' | 'stateSince' | 'columns' | 'lease'>
> & { readonly columns?: { header: string; field: string | null }[] };

/** Takes a step of the table; null when the import does not stand where it starts from (any more): of two callers one wins. */
export async function changeImport(
  executor: Executor,
  id: string,
  step: ImportStep,
  change: ImportChange = {},
): Promise<ImportRow | null> {
  const { from, to } = importSteps[step];
  const [row] = await executor.import.updateManyAndReturn({
    where: { id, state: { in: [...from] } },
    data: { ...change, state: to, stateSince: new Date() },
  });
  return row ?? null;
}

/** Forgets an upload that came to nothing, file and all. */
export async function deleteUpload(executor: Executor, id: string): Promise<void> {
  await executor.import.deleteMany({ where: { id, state: 'UPLOADING' } });
}

/** The file is of no more use. */
export async function deleteFile(tx: Executor, { id, networkId }: ImportRow): Promise<void> {
  await tx.importChunk.deleteMany({ where: { importId: id, networkId } });
}

export function countUploadsSince(executor: Executor, uploadedBy: string, since: Date): Promise<number> {
  return executor.import.count({ where: { uploadedBy, uploadedAt: { gte: since } } });
}

export function countOpenImports(executor: Executor, networkId: string): Promise<number> {
  return executor.import.count({ where: { networkId, state: { in: [...openStates] } } });
}

/** Points of what this coordinator started without a second person since then. */
export async function pointsStartedAlone(tx: Executor, startedBy: string, since: Date): Promise<number> {
  const { _sum } = await tx.import.aggregate({
    where: { startedBy, needsSecond: false, startedAt: { gte: since } },
    _sum: { points: true },
  });
  return Number(_sum.points ?? 0);
}

export interface ImportPage {
  readonly networkId: string;
  readonly limit: number;
  readonly beforeId: string | null;
}

/** A network's imports, the newest first. */
export function listImports(database: Database, page: ImportPage): Promise<ImportRow[]> {
  return database.prisma.import.findMany({
    where: {
      networkId: page.networkId,
      state: { not: 'UPLOADING' },
      ...(page.beforeId === null ? {} : { id: { lt: page.beforeId } }),
    },
    orderBy: { id: 'desc' },
    take: page.limit,
  });
}

export function countImports(database: Database, networkId: string): Promise<number> {
  return database.prisma.import.count({ where: { networkId, state: { not: 'UPLOADING' } } });
}

/** What a worker needs: the import while it is in this state, under a new lease; null when there is nothing to do. */
export async function takeLease(
  database: Database,
  id: string,
  state: Extract<ImportState, 'CHECKING' | 'RUNNING'>,
): Promise<ImportRow | null> {
  const { rows } = await database.pool.query<{ lease: number }>(
    `UPDATE import SET lease = nextval('import_lease') WHERE id = $1 AND state = $2::import_state RETURNING lease`,
    [id, state],
  );
  const row = rows[0] === undefined ? null : await findImport(database.prisma, id);
  // Read after another has taken it already: theirs is not ours.
  return row !== null && Number(row.lease) === rows[0]?.lease && row.state === state ? row : null;
}

/**
 * The lock under which one piece of work is done: null when a later worker has taken over (its lease is higher), or
 * somebody has cancelled. Whoever holds the lock writes; whoever was overtaken writes nothing more.
 */
export async function lockLease(tx: Executor, held: ImportRow): Promise<ImportRow | null> {
  const found = await tx.$queryRaw<readonly object[]>`
    SELECT 1 FROM import
    WHERE id = ${held.id}::uuid AND network_id = ${held.networkId}::uuid AND lease = ${held.lease}
      AND state = ${held.state}::import_state
    FOR NO KEY UPDATE`;
  return found.length === 0 ? null : findImport(tx, held.id);
}

export interface Counts {
  readonly new?: number;
  readonly same?: number;
  readonly refused?: number;
  readonly done?: number;
  readonly checked?: number;
  readonly points?: number;
}

/** Adds to the counts of an import whose lease the caller has locked. */
export async function addCounts(tx: Executor, id: string, counts: Counts): Promise<void> {
  await tx.import.update({
    where: { id },
    data: {
      newCount: { increment: counts.new ?? 0 },
      sameCount: { increment: counts.same ?? 0 },
      refusedCount: { increment: counts.refused ?? 0 },
      doneCount: { increment: counts.done ?? 0 },
      checkedCount: { increment: counts.checked ?? 0 },
      points: { increment: counts.points ?? 0 },
    },
    select: { id: true },
  });
}
