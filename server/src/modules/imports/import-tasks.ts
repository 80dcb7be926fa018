import * as v from 'valibot';
import { type Executor, enqueueJob } from '../../platform/transaction.ts';

/** The jobs of an import. Each works for a while and then hands over to itself, so that none outlives its lease. */
export const checkImportTask = 'check_import';
export const runImportTask = 'run_import';

export const importPayload = v.object({ importId: v.pipe(v.string(), v.uuid()) });

/** How long one turn of work goes on: far below the lease of a job, after which others take its process for dead. */
export const turnMs = 15_000;

export async function enqueueImport(
  tx: Executor,
  task: typeof checkImportTask | typeof runImportTask,
  importId: string,
): Promise<void> {
  await enqueueJob(tx, task, { importId });
}
