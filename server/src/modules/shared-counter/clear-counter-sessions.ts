import type { Database } from '../../platform/postgres.ts';

const keptDays = 90;
const atOnce = 10_000;

/** Deletes sessions that ended long ago, or were left open for long: which place used a voucher stands elsewhere. */
export async function clearCounterSessions(database: Database): Promise<number> {
  const { rowCount } = await database.pool.query(
    `DELETE FROM counter_session WHERE id IN (
      SELECT id FROM counter_session
      WHERE ended_at < now() - make_interval(days => $1)
        OR (ended_at IS NULL AND acted_at < now() - make_interval(days => $1))
      LIMIT $2)`,
    [keptDays, atOnce],
  );
  return rowCount ?? 0;
}
