import type { Database } from '../../platform/postgres.ts';
import { sqlErrorOf, sqlState } from '../../platform/sql-error.ts';
import { deleteUnused } from './picture-store.ts';

const unusedForMs = 24 * 60 * 60 * 1000;
const batchSize = 100;
const maxBatches = 50;
const maxAttempts = 3;

/**
 * A job: deletes uploads that nothing has shown for a day after they came in, at most 5,000 a run. Answers how many.
 * It may run in two processes at once, and again after a failure.
 */
export async function deleteOrphanPictures(database: Database): Promise<number> {
  const uploadedBefore = new Date(Date.now() - unusedForMs);
  let deletedInAll = 0;
  for (let batch = 0; batch < maxBatches; batch++) {
    const deleted = await deleteBatch(database, uploadedBefore);
    deletedInAll += deleted;
    if (deleted < batchSize) break;
  }
  return deletedInAll;
}

async function deleteBatch(database: Database, uploadedBefore: Date): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await deleteUnused(database, uploadedBefore, batchSize);
    } catch (error) {
      // One of the batch was put to use between the look and the deletion; the next look passes over it.
      const isInUse = sqlErrorOf(error)?.state === sqlState.foreignKeyViolation;
      if (!isInUse || attempt === maxAttempts) throw error;
    }
  }
}
