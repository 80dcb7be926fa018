import type { Database } from '../../platform/postgres.ts';

/** Of one kind in one go: an import has up to 100,000 lines. */
const mostAtOnce = 5;

/** Uploads that never came to their end. */
export async function clearUploads(database: Database, before: Date): Promise<void> {
  await database.pool.query(
    `DELETE FROM import WHERE id IN (
      SELECT id FROM import WHERE state = 'UPLOADING' AND state_since < $1 ORDER BY state_since LIMIT $2)`,
    [before, mostAtOnce],
  );
}

/** Files that somebody brought and nobody started: cancelled, and the file deleted. */
export async function clearForgotten(database: Database, before: Date): Promise<void> {
  await database.pool.query(
    `WITH forgotten AS (
      SELECT id FROM import WHERE state IN ('UPLOADED', 'CHECKED', 'PROPOSED') AND state_since < $1
      ORDER BY state_since LIMIT $2 FOR UPDATE SKIP LOCKED
    ), cancelled AS (
      UPDATE import SET state = 'CANCELLED', state_since = now(), finished_at = now()
      FROM forgotten WHERE import.id = forgotten.id
    )
    DELETE FROM import_chunk USING forgotten WHERE import_chunk.import_id = forgotten.id`,
    [before, mostAtOnce],
  );
}

/** The lines of imports that have long been over; how the import ended stays. */
export async function clearFinished(database: Database, before: Date): Promise<void> {
  await database.pool.query(
    `DELETE FROM import_line WHERE import_id IN (
      SELECT id FROM import WHERE state IN ('DONE', 'CANCELLED') AND state_since < $1
        AND EXISTS (SELECT FROM import_line WHERE import_line.import_id = import.id)
      ORDER BY state_since LIMIT $2)`,
    [before, mostAtOnce],
  );
}
