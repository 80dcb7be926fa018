import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { notify } from '../notifications/notify.ts';
import type { TurnOptions, TurnOutcome } from './check-import.ts';
import { type LineResult, nextLines, type WaitingLine, writeResults } from './import-line-store.ts';
import { addCounts, changeImport, deleteFile, type ImportRow, lockLease, takeLease } from './import-store.ts';
import { enqueueImport, runImportTask, turnMs } from './import-tasks.ts';
import { takeDeedLines } from './take-deed-lines.ts';
import { takeMemberLines } from './take-member-lines.ts';

/** What one transaction takes: well within its time, and the members in it are locked no longer than a moment. */
const batchLimits = { lines: 500, deeds: 1_000 } as const;

/**
 * One turn of an import: takes the lines that wait, batch by batch, and finishes or hands over to the next turn. A batch
 * is one transaction: its deeds or members, their points, the register and the lines' results are written together or not
 * at all. So a process killed anywhere has done whole batches, and the next goes on with the lines that still wait; two at
 * work at once take turns at the import's lock, until the one with the older lease sees that it was overtaken.
 */
export async function runImport(
  deps: { readonly database: Database },
  importId: string,
  options: TurnOptions = {},
): Promise<TurnOutcome> {
  const row = await takeLease(deps.database, importId, 'RUNNING');
  if (row === null) return 'NOTHING_TO_DO';
  const untilMs = performance.now() + turnMs;
  for (;;) {
    const isTurnOver = performance.now() > untilMs || options.signal?.aborted === true;
    const outcome = await inTransaction(deps.database, (tx) => takeBatch(tx, row, isTurnOver));
    if (outcome !== 'TAKEN') return outcome;
  }
}

async function takeBatch(tx: Executor, held: ImportRow, isTurnOver: boolean): Promise<TurnOutcome | 'TAKEN'> {
  const row = await lockLease(tx, held);
  if (row === null) return 'OVERTAKEN';
  if (isTurnOver) {
    await enqueueImport(tx, runImportTask, row.id);
    return 'HANDED_OVER';
  }
  const lines = await nextLines(tx, row, batchLimits);
  if (lines.length === 0) return finish(tx, row);
  const results =
    row.kind === 'DEEDS' ? await takeDeedLines(tx, row, lines) : await takeMemberLines(tx, row, lines);
  await writeResults(tx, row, results);
  await count(tx, row, lines, results);
  return 'TAKEN';
}

async function count(
  tx: Executor,
  row: ImportRow,
  lines: readonly WaitingLine[],
  results: readonly LineResult[],
): Promise<void> {
  const pointsOf = new Map(lines.map(({ number, points }) => [number, points]));
  const notDone = results.filter(({ state }) => state !== 'DONE');
  await addCounts(tx, row.id, {
    new: -results.length,
    done: results.length - notDone.length,
    same: results.filter(({ state }) => state === 'SAME').length,
    refused: results.filter(({ state }) => state === 'REFUSED').length,
    points: -notDone.reduce((sum, { number }) => sum + (pointsOf.get(number) ?? 0), 0),
  });
}

async function finish(tx: Executor, row: ImportRow): Promise<TurnOutcome> {
  const done = await changeImport(tx, row.id, 'FINISH', { finishedAt: new Date() });
  if (done === null) throw new Error('an import left its state under our lock');
  await deleteFile(tx, done);
  const people = [...new Set([done.uploadedBy, done.startedBy, done.confirmedBy])].flatMap((id) => id ?? []);
  const memberships = await tx.membership.findMany({
    where: { id: { in: people }, networkId: done.networkId },
    select: { userId: true },
  });
  await notify(tx, {
    networkId: done.networkId,
    userIds: memberships.flatMap(({ userId }) => userId ?? []),
    kind: 'IMPORT_DONE',
    parameters: { importId: done.id, done: String(done.doneCount), refused: String(done.refusedCount) },
  });
  return 'FINISHED';
}
