import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

/** Networks in which at least one deed has waited for too long. */
export async function findNetworksWithLongWaits(database: Database): Promise<readonly string[]> {
  const { rows } = await database.pool.query<{ id: string }>(
    `SELECT network.id FROM network
    WHERE EXISTS (
      SELECT FROM deed_record deed
      WHERE deed.network_id = network.id AND deed.state = 'CLAIMED' AND deed_waits_long(deed)
        -- What was claimed later cannot have waited for so long: the queue's index ends the search.
        AND deed.claimed_at < now() - make_interval(hours => network.escalate_after_hours))
    ORDER BY network.id`,
  );
  return rows.map(({ id }) => id);
}

/** One reminder of a network at a time. Keeps nothing else waiting: nobody locks a network's row to award or redeem. */
export async function lockNetwork(tx: Executor, networkId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM network WHERE id = ${networkId}::uuid FOR NO KEY UPDATE`;
}

/** Coordinators who can vouch for deeds that have waited for too long, with how many, unless they were told within a day. */
export function findRemindersDue(
  tx: Executor,
  networkId: string,
): Promise<readonly { readonly userId: string; readonly count: bigint }[]> {
  return tx.$queryRaw`
    SELECT coordinator.user_id AS "userId", count(*) AS count
    FROM membership coordinator
    JOIN deed_record deed ON deed.network_id = coordinator.network_id AND deed.state = 'CLAIMED' AND deed_waits_long(deed)
    WHERE coordinator.network_id = ${networkId}::uuid AND coordinator.status = 'ACTIVE'
      AND 'COORDINATOR' = ANY (coordinator.roles) AND coordinator.user_id IS NOT NULL
      AND can_vouch(deed, coordinator)
      AND NOT EXISTS (
        SELECT FROM deed_decision own WHERE own.deed_id = deed.id AND own.decider_id = coordinator.id
          AND own.kind = 'CONFIRM' AND own.undone_at IS NULL)
      AND NOT EXISTS (
        SELECT FROM notice WHERE notice.user_id = coordinator.user_id AND notice.network_id = coordinator.network_id
          AND notice.kind = 'DEED_WAITS_LONG' AND notice.created_at > now() - interval '1 day')
    GROUP BY coordinator.user_id`;
}
