import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { todayIn } from '../catalogue/version-store.ts';
import { readRows } from './files/read-rows.ts';
import type { Row } from './files/stored-file.ts';
import { columnsOf } from './import-columns.ts';
import { storedFile } from './import-file-store.ts';
import { type CheckedLine, insertLines, lastLineNumber } from './import-line-store.ts';
import { addCounts, changeImport, formatOf, type ImportRow, lockLease, takeLease } from './import-store.ts';
import { checkImportTask, enqueueImport, turnMs } from './import-tasks.ts';
import { IndicatorFinder } from './indicator-finder.ts';
import { type JudgeContext, judgeLines } from './judge-lines.ts';
import { readLine } from './read-line.ts';

const batchLines = 500;

export interface TurnOptions {
  /** Ends the turn early: the server stops. */
  readonly signal?: AbortSignal | undefined;
}

export type TurnOutcome = 'FINISHED' | 'HANDED_OVER' | 'NOTHING_TO_DO' | 'OVERTAKEN';

/**
 * One turn of a dry run: reads the file on from where the lines of earlier turns end, judges and writes lines in batches,
 * and finishes or hands over to the next turn. Killed at any point, another process goes on behind the last batch that was
 * committed; a process that comes back late finds its lease overtaken and writes nothing.
 */
export async function checkImport(
  deps: { readonly database: Database },
  importId: string,
  options: TurnOptions = {},
): Promise<TurnOutcome> {
  const row = await takeLease(deps.database, importId, 'CHECKING');
  if (row === null) return 'NOTHING_TO_DO';
  const untilMs = performance.now() + turnMs;
  const context = await contextOf(deps.database, row);
  const columns = columnsOf(row.columns);
  for await (const rows of batchesOf(deps.database, row)) {
    const readings = rows.map((each) => readLine(each, columns, row.kind));
    const lines = await judgeLines(context, readings);
    if (!(await writeLines(deps.database, row, lines))) return 'OVERTAKEN';
    if (performance.now() > untilMs || options.signal?.aborted === true) return handOver(deps.database, row);
  }
  return finish(deps.database, row);
}

async function contextOf(database: Database, row: ImportRow): Promise<JudgeContext> {
  return {
    database,
    owner: row,
    finder: await IndicatorFinder.of(database, row.networkId),
    today: await todayIn(database.prisma, row.networkId),
    checkedBy: row.checkedBy,
  };
}

/** The rows below the headers that no earlier turn has written. */
async function* batchesOf(database: Database, row: ImportRow): AsyncGenerator<readonly Row[]> {
  const last = await lastLineNumber(database, row);
  let headerNumber: number | null = null;
  let batch: Row[] = [];
  for await (const each of readRows(storedFile(database, row), formatOf(row))) {
    headerNumber ??= each.number;
    if (each.number <= Math.max(headerNumber, last)) continue;
    batch.push(each);
    if (batch.length < batchLines) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function writeLines(database: Database, row: ImportRow, lines: readonly CheckedLine[]): Promise<boolean> {
  return inTransaction(database, async (tx) => {
    if ((await lockLease(tx, row)) === null) return false;
    await insertLines(tx, row, lines);
    const fresh = lines.filter(({ state }) => state === 'NEW');
    await addCounts(tx, row.id, {
      checked: lines.length,
      new: fresh.length,
      same: lines.filter(({ state }) => state === 'SAME').length,
      refused: lines.filter(({ state }) => state === 'REFUSED').length,
      points: fresh.reduce((sum, { points }) => sum + points, 0),
    });
    return true;
  });
}

function handOver(database: Database, row: ImportRow): Promise<TurnOutcome> {
  return inTransaction(database, async (tx): Promise<TurnOutcome> => {
    if ((await lockLease(tx, row)) === null) return 'OVERTAKEN';
    await enqueueImport(tx, checkImportTask, row.id);
    return 'HANDED_OVER';
  });
}

function finish(database: Database, row: ImportRow): Promise<TurnOutcome> {
  return inTransaction(database, async (tx): Promise<TurnOutcome> => {
    if ((await lockLease(tx, row)) === null) return 'OVERTAKEN';
    await changeImport(tx, row.id, 'FINISH_CHECK');
    return 'FINISHED';
  });
}
