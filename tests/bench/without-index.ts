import type pg from 'pg';

/**
 * Takes an index away while much is written, and builds it at once afterwards, as the restore of a backup does: a
 * trigram index that grows row by row takes most of the time.
 */
export function withoutIndexes(
  client: pg.Pool | pg.ClientBase,
  names: readonly string[],
  write: () => Promise<void>,
): Promise<void> {
  const [name, ...others] = names;
  return name === undefined
    ? write()
    : withoutIndex(client, name, () => withoutIndexes(client, others, write));
}

/** The same for one. */
export async function withoutIndex(
  client: pg.Pool | pg.ClientBase,
  name: string,
  write: () => Promise<void>,
): Promise<void> {
  const { rows } = await client.query<{ definition: string }>(
    'SELECT pg_get_indexdef($1::regclass) AS definition',
    [name],
  );
  await client.query(`DROP INDEX ${name}`);
  await write();
  await client.query(rows[0]?.definition ?? '');
}
