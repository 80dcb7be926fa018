import type pg from 'pg';

/**
 * Runs `work` on a connection of its own while nobody else, in whatever process, runs under the same name. When somebody
 * does: null at once and nothing is done, or with `waits` its turn. The lock is the session's: it ends with the connection,
 * and holds no transaction open.
 */
export async function alone<T>(
  pool: pg.Pool,
  name: string,
  work: (client: pg.ClientBase) => Promise<T>,
  options: { readonly waits?: boolean } = {},
): Promise<T | null> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const lock =
      options.waits === true
        ? 'SELECT true AS mine FROM pg_advisory_lock(hashtextextended($1, 0))'
        : 'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS mine';
    const { rows } = await client.query<{ mine: boolean }>(lock, [name]);
    if (rows[0]?.mine !== true) return null;
    try {
      return await work(client);
    } finally {
      await client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [name]);
    }
  } catch (error) {
    // What became of its connection is not known: it is closed, and the lock with it.
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.release(broken);
  }
}
