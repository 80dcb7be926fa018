import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

export interface GenerosityRow {
  readonly merchantId: string;
  readonly ceilingPoints: number;
  readonly givenPoints: number;
  /** Of the ceiling, what is open up to today. */
  readonly openPoints: number;
}

/** Batch load for {@link Loaders}: what shops with a ceiling give in this month of their network. */
export async function loadGenerosity(
  database: Database,
  merchantIds: readonly string[],
): Promise<ReadonlyMap<string, GenerosityRow>> {
  const { rows } = await database.pool.query<GenerosityRow>({
    name: 'load_generosity',
    text: `
      SELECT merchant.id AS "merchantId", merchant.monthly_ceiling_points AS "ceilingPoints",
        coalesce(month.given_points, 0) AS "givenPoints",
        paced_points(merchant.monthly_ceiling_points, network.time_zone) AS "openPoints"
      FROM merchant JOIN network ON network.id = merchant.network_id
      LEFT JOIN merchant_month month
        ON month.merchant_id = merchant.id AND month.month = month_of(now(), network.time_zone)
      WHERE merchant.id = ANY ($1::uuid[]) AND merchant.monthly_ceiling_points IS NOT NULL`,
    values: [merchantIds],
  });
  return new Map(rows.map((row) => [row.merchantId, row]));
}

/**
 * Sets or lifts a ceiling; what the month has given is counted from its vouchers, with no redemption at the shop under way:
 * the SQL function set_merchant_ceiling says how. Order of locks: shop, stocks by id, month.
 */
export async function setCeiling(tx: Executor, merchantId: string, points: number | null): Promise<void> {
  await tx.$executeRaw`SELECT set_merchant_ceiling(${merchantId}::uuid, ${points}::integer)`;
}
