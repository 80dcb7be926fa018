import type { Database } from '../../platform/postgres.ts';
import type { PassbookOwner } from '../ledger/passbook-store.ts';
import type { VirtueGroup } from './virtue-shares.ts';

export interface Period {
  /** The first and the last day, in the time zone of the network; null for no bound. */
  readonly from: string | null;
  readonly to: string | null;
}

/** A member's verified deeds by what virtues they show, by the day on which they were credited. No deed is named. */
export async function listVirtueGroups(
  database: Database,
  owner: PassbookOwner,
  { from, to }: Period,
): Promise<VirtueGroup[]> {
  const { rows } = await database.pool.query<VirtueGroup>({
    name: 'list_virtue_groups',
    text: `
      SELECT indicator.virtues, sum(record.points) AS points, count(*) AS deeds
      FROM deed_record record
      JOIN network ON network.id = record.network_id
      JOIN indicator ON indicator.id = record.indicator_id AND indicator.network_id = record.network_id
      WHERE record.member_id = $2 AND record.network_id = $1 AND record.state = 'VERIFIED'
        AND ($3::date IS NULL OR record.credited_at >= $3::date::timestamp AT TIME ZONE network.time_zone)
        AND ($4::date IS NULL OR record.credited_at < ($4::date + 1)::timestamp AT TIME ZONE network.time_zone)
      GROUP BY indicator.virtues`,
    values: [owner.networkId, owner.memberId, from, to],
  });
  return rows;
}

export interface VirtueName {
  readonly code: string;
  readonly nameTh: string;
  readonly nameEn: string;
}

/** The network's virtues in its own order, retired ones too: a deed of theirs keeps its virtue. */
export async function listVirtueNames(database: Database, networkId: string): Promise<VirtueName[]> {
  const { rows } = await database.pool.query<VirtueName>({
    name: 'list_virtue_names',
    text: `SELECT code, name_th AS "nameTh", name_en AS "nameEn" FROM virtue WHERE network_id = $1 ORDER BY position, code`,
    values: [networkId],
  });
  return rows;
}
