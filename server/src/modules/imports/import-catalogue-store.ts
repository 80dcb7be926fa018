import type { Database } from '../../platform/postgres.ts';
import type { VersionStart } from './indicator-finder.ts';

/** When each catalogue that the network ever adopted begins; the newest first. */
export async function listVersionStarts(
  database: Database,
  networkId: string,
): Promise<readonly VersionStart[]> {
  const { rows } = await database.pool.query<VersionStart>(
    `SELECT id, effective_from::text AS "effectiveFrom" FROM catalogue_version
      WHERE network_id = $1 AND state = 'ADOPTED' ORDER BY effective_from DESC`,
    [networkId],
  );
  return rows;
}
