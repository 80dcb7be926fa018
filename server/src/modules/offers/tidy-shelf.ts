import type { Database } from '../../platform/postgres.ts';

const offersAtOnce = 500;
/** A bound, not an expectation: what is left over is done a minute later. */
const rounds = 100;

/**
 * Takes offers off the shelf whose dates have ended by the clock, so that their shops' next ones move up. Nobody sees the
 * ended ones meanwhile: every reading looks at the dates too.
 */
export async function tidyShelf(database: Database): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const { rows } = await database.pool.query<{ shops: number }>('SELECT tidy_shelf($1) AS shops', [
      offersAtOnce,
    ]);
    if ((rows[0]?.shops ?? 0) === 0) return;
  }
}
