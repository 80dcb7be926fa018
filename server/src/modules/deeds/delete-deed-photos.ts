import type { Database } from '../../platform/postgres.ts';
import { deleteUnusedPhotos, emptyDecidedPhotos } from './deed-photo-store.ts';

/** Time to undo a confirmation, and to answer what was not counted, with the photo still there. */
const keptForMs = 24 * 60 * 60 * 1000;
const batchSize = 100;
const maxBatches = 50;

/**
 * A job: deletes photos that were brought and never used, and empties those of deeds that were decided or taken back, a
 * day later; at most 5,000 of each a run. Answers how many. It may run in two processes at once, and again.
 */
export async function deleteDeedPhotos(database: Database): Promise<number> {
  const before = new Date(Date.now() - keptForMs);
  let deleted = 0;
  for (const deleteSome of [deleteUnusedPhotos, emptyDecidedPhotos]) {
    for (let batch = 0; batch < maxBatches; batch++) {
      const count = await deleteSome(database, before, batchSize);
      deleted += count;
      if (count < batchSize) break;
    }
  }
  return deleted;
}
