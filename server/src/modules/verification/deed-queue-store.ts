import type { Database } from '../../platform/postgres.ts';

export interface DeedQueue {
  readonly networkId: string;
  /** The membership of the one who looks. */
  readonly deciderId: string;
}

export interface QueuedDeed {
  readonly id: string;
  readonly claimedAt: Date;
  /** It has waited for longer than the network wants. */
  readonly waitsLong: boolean;
}

/** What waits for one person: the very rule that confirm_deeds asks again under the deed's lock. */
const waiting = `
  FROM membership decider
  JOIN deed_record deed ON deed.network_id = decider.network_id AND deed.state = 'CLAIMED'
  WHERE decider.id = $2 AND decider.network_id = $1
    AND NOT EXISTS (
      SELECT FROM deed_decision own
      WHERE own.deed_id = deed.id AND own.decider_id = decider.id AND own.kind = 'CONFIRM' AND own.undone_at IS NULL)
    AND may_decide_deed(deed, decider)`;

/** Those who wait longest first. */
export async function listQueue(
  database: Database,
  page: DeedQueue & { readonly limit: number; readonly after: readonly [moment: string, id: string] | null },
): Promise<readonly QueuedDeed[]> {
  const { rows } = await database.pool.query<QueuedDeed>({
    name: 'list_deed_queue',
    text: `SELECT deed.id, deed.claimed_at AS "claimedAt", deed_waits_long(deed) AS "waitsLong" ${waiting}
      AND ($3::timestamptz IS NULL OR (deed.claimed_at, deed.id) > ($3, $4::uuid))
      ORDER BY deed.claimed_at, deed.id LIMIT $5`,
    values: [page.networkId, page.deciderId, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
  });
  return rows;
}

export async function countQueue(database: Database, queue: DeedQueue): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>({
    name: 'count_deed_queue',
    text: `SELECT count(*) AS count ${waiting}`,
    values: [queue.networkId, queue.deciderId],
  });
  return rows[0]?.count ?? 0;
}

/** Batch load for {@link Loaders}: how many stand for each deed. */
export async function loadConfirmationCounts(
  database: Database,
  deedIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await database.pool.query<{ deedId: string; count: number }>({
    name: 'count_confirmations',
    text: `SELECT deed_id AS "deedId", count(*) AS count FROM deed_decision
      WHERE deed_id = ANY ($1::uuid[]) AND kind = 'CONFIRM' AND undone_at IS NULL GROUP BY deed_id`,
    values: [deedIds],
  });
  return new Map(rows.map(({ deedId, count }) => [deedId, count]));
}
