import type { Database } from '../../platform/postgres.ts';

/**
 * Which of the circle's shops leads on a day: each day the next one. While the shops stay the same, each stands in each
 * place of the round once in as many days as there are shops. The day is counted from 1970, in the network's time zone.
 */
export function leadOfDay(day: number, shopCount: number): number {
  return shopCount === 0 ? 0 : day % shopCount;
}

/** Where today's fair order begins on the network's circle of shops (ADR 0030): the place of the shop that leads. */
export async function startOfDay(database: Database, networkId: string): Promise<number> {
  const { rows } = await database.pool.query<{ day: number; shopCount: number }>({
    name: 'fair_day',
    text: `
      SELECT (now() AT TIME ZONE network.time_zone)::date - date '1970-01-01' AS day,
        (SELECT count(*) FROM shelf_offer WHERE network_id = $1 AND turn = 0)::integer AS "shopCount"
      FROM network WHERE id = $1`,
    values: [networkId],
  });
  const { day = 0, shopCount = 0 } = rows[0] ?? {};
  const lead = await database.pool.query<{ place: number }>({
    name: 'fair_lead',
    text: `SELECT place FROM shelf_offer WHERE network_id = $1 AND turn = 0 ORDER BY place, offer_id OFFSET $2 LIMIT 1`,
    values: [networkId, leadOfDay(day, shopCount)],
  });
  return lead.rows[0]?.place ?? 0;
}
