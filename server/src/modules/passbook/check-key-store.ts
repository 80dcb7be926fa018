import type { Database } from '../../platform/postgres.ts';
import type { CheckKey } from './check-code.ts';

/** Batch load for Loaders, so that a page of lines reads the keys once. The one key of the map is `all`. */
export async function loadCheckKeys(database: Database): Promise<ReadonlyMap<'all', readonly CheckKey[]>> {
  const { rows } = await database.pool.query<CheckKey>({
    name: 'load_check_keys',
    text: 'SELECT version, key, valid_from AS "validFrom" FROM check_key',
  });
  return new Map([['all', rows]]);
}
