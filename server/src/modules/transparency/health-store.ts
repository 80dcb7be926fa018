import type { Database } from '../../platform/postgres.ts';
import type { Asker } from './chain-store.ts';

export interface HealthCheck {
  readonly code: string;
  readonly examined: number;
  readonly differences: number;
}

export interface HealthRow {
  readonly networkId: string;
  readonly checkedAt: Date;
  readonly isClean: boolean;
  readonly pointsIssued: number;
  readonly pointsAvailable: number;
  readonly pointsHeld: number;
  readonly pointsInFund: number;
  readonly pointsInGoals: number;
  readonly pointsAtShops: number;
  readonly transferCount: number;
  readonly sealedCount: number;
  readonly checks: readonly HealthCheck[];
}

export type NetworkSums = Omit<HealthRow, 'checkedAt' | 'isClean' | 'checks'>;

/** What each network has issued, and where it is: sums over whole accounts, that of nobody in particular. */
export async function listNetworkSums(asker: Asker): Promise<NetworkSums[]> {
  const { rows } = await asker.query<Record<keyof NetworkSums, string>>(`
    WITH moved AS (
      SELECT account_id, sum(change) AS change FROM (
        SELECT from_account_id AS account_id, -points::bigint AS change FROM transfer
        UNION ALL SELECT to_account_id, points FROM transfer) AS side
      GROUP BY account_id
    ), held AS (
      SELECT account.network_id, account.kind, sum(coalesce(account.balance, moved.change, 0)) AS points
      FROM ledger_account account LEFT JOIN moved ON moved.account_id = account.id
      GROUP BY account.network_id, account.kind
    )
    SELECT network.id AS "networkId",
      coalesce(-sum(points) FILTER (WHERE kind = 'NETWORK_ISSUANCE'), 0)::text AS "pointsIssued",
      coalesce(sum(points) FILTER (WHERE kind = 'MEMBER_AVAILABLE'), 0)::text AS "pointsAvailable",
      coalesce(sum(points) FILTER (WHERE kind = 'MEMBER_HELD'), 0)::text AS "pointsHeld",
      coalesce(sum(points) FILTER (WHERE kind = 'NETWORK_FUND'), 0)::text AS "pointsInFund",
      coalesce(sum(points) FILTER (WHERE kind = 'COMMUNITY_GOAL'), 0)::text AS "pointsInGoals",
      coalesce(sum(points) FILTER (WHERE kind = 'MERCHANT'), 0)::text AS "pointsAtShops",
      (SELECT count(*) FROM transfer WHERE transfer.network_id = network.id)::text AS "transferCount",
      (SELECT coalesce(sum(leaf_count), 0) FROM ledger_block WHERE ledger_block.network_id = network.id)::text AS "sealedCount"
    FROM network LEFT JOIN held ON held.network_id = network.id
    GROUP BY network.id ORDER BY network.id`);
  return rows.map(({ networkId, ...sums }) => ({
    networkId,
    ...(Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, Number(sum)])) as Omit<
      NetworkSums,
      'networkId'
    >),
  }));
}

/** One row a network. Two looks at once leave two rows, or one where they began in the same millisecond. */
export async function insertHealth(database: Database, rows: readonly HealthRow[]): Promise<void> {
  await database.pool.query(
    `INSERT INTO ledger_health (network_id, checked_at, is_clean, points_issued, points_available, points_held,
        points_in_fund, points_in_goals, points_at_shops, transfer_count, sealed_count, checks)
      SELECT row."networkId", row."checkedAt", row."isClean", row."pointsIssued", row."pointsAvailable",
        row."pointsHeld", row."pointsInFund", row."pointsInGoals", row."pointsAtShops", row."transferCount",
        row."sealedCount", row.checks
      FROM jsonb_to_recordset($1) AS row ("networkId" uuid, "checkedAt" timestamptz, "isClean" boolean,
        "pointsIssued" bigint, "pointsAvailable" bigint, "pointsHeld" bigint, "pointsInFund" bigint,
        "pointsInGoals" bigint, "pointsAtShops" bigint, "transferCount" bigint, "sealedCount" bigint, checks jsonb)
      ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows)],
  );
}

export async function findHealth(database: Database, networkId: string): Promise<HealthRow | null> {
  const { rows } = await database.pool.query<HealthRow>({
    name: 'find_health',
    text: `SELECT network_id AS "networkId", checked_at AS "checkedAt", is_clean AS "isClean",
        points_issued AS "pointsIssued", points_available AS "pointsAvailable", points_held AS "pointsHeld",
        points_in_fund AS "pointsInFund", points_in_goals AS "pointsInGoals", points_at_shops AS "pointsAtShops",
        transfer_count AS "transferCount", sealed_count AS "sealedCount", checks
      FROM ledger_health WHERE network_id = $1 ORDER BY checked_at DESC LIMIT 1`,
    values: [networkId],
  });
  return rows[0] ?? null;
}

export async function wasEverChecked(database: Database): Promise<boolean> {
  const { rows } = await database.pool.query<{ checked: boolean }>(
    'SELECT EXISTS (SELECT FROM ledger_health) AS checked',
  );
  return rows[0]?.checked === true;
}
