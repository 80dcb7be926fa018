import type { Database } from '../../platform/postgres.ts';
import type { Group } from './small-groups.ts';
import { observedDays } from './stock-forecast.ts';

export interface StatisticsPeriod {
  readonly merchantId: string;
  /** Days in the time zone of the shop's network, both included. */
  readonly from: string;
  readonly until: string;
}

/** Of one shop in one period, before anything is hidden. Never leaves the server as it is. */
export interface UseGroups {
  readonly whole: Group;
  readonly days: readonly (Group<string> & { readonly weekday: number })[];
  readonly weekdays: readonly Group<number>[];
  readonly hours: readonly (Group<number> & { readonly weekday: number })[];
  readonly offers: readonly Group<string>[];
  readonly visits: readonly Group<'first' | 'again'>[];
}

interface GroupRow {
  readonly by: 'WHOLE' | 'DAY' | 'WEEKDAY' | 'HOUR' | 'OFFER' | 'VISIT';
  readonly day: string | null;
  readonly weekday: number | null;
  readonly hour: number | null;
  readonly offer_id: string | null;
  readonly is_again: boolean | null;
  readonly count: number;
  readonly people: number;
}

/**
 * Counts a shop's used vouchers every way at once, in one statement: the period from voucher_used_of_shop alone, each
 * person's first visit from voucher_visits. A visit is one again when the person used a voucher there on an earlier day,
 * in this period or before it.
 */
export async function countUses(database: Database, period: StatisticsPeriod): Promise<UseGroups> {
  const { rows } = await database.pool.query<GroupRow>({
    name: 'shop_statistics',
    text: `
      WITH place AS (
        SELECT network.time_zone,
          $2::date::timestamp AT TIME ZONE network.time_zone AS begins_at,
          ($3::date + 1)::timestamp AT TIME ZONE network.time_zone AS ends_at
        FROM merchant JOIN network ON network.id = merchant.network_id WHERE merchant.id = $1
      ), used AS MATERIALIZED (
        SELECT voucher.used_at AT TIME ZONE place.time_zone AS local, voucher.offer_id, voucher.member_id
        FROM place CROSS JOIN LATERAL (
          SELECT used_at, offer_id, member_id FROM voucher
          WHERE voucher.merchant_id = $1 AND voucher.state IN ('USED', 'RELEASED')
            AND voucher.used_at >= place.begins_at AND voucher.used_at < place.ends_at) AS voucher
      ), came AS MATERIALIZED (
        SELECT person.member_id, (visit.used_at AT TIME ZONE place.time_zone)::date AS first_day
        FROM (SELECT DISTINCT member_id FROM used) AS person
        CROSS JOIN place
        CROSS JOIN LATERAL (
          SELECT used_at FROM voucher
          WHERE voucher.merchant_id = $1 AND voucher.member_id = person.member_id AND voucher.state IN ('USED', 'RELEASED')
          ORDER BY used_at LIMIT 1) AS visit
      )
      SELECT CASE grouping(day, weekday, hour, offer_id, is_again)
          WHEN 15 THEN 'DAY' WHEN 23 THEN 'WEEKDAY' WHEN 19 THEN 'HOUR' WHEN 29 THEN 'OFFER' WHEN 30 THEN 'VISIT'
          ELSE 'WHOLE' END AS by,
        day::text, weekday, hour, offer_id, is_again, count(*) AS count, count(DISTINCT member_id) AS people
      FROM (
        SELECT used.local::date AS day, extract(isodow FROM used.local)::integer AS weekday,
          extract(hour FROM used.local)::integer AS hour, used.offer_id, used.member_id,
          used.local::date > came.first_day AS is_again
        FROM used JOIN came ON came.member_id = used.member_id
      ) AS use
      GROUP BY GROUPING SETS ((), (day), (weekday), (weekday, hour), (offer_id), (is_again))`,
    values: [period.merchantId, period.from, period.until],
  });
  const of = (by: GroupRow['by']) => rows.filter((row) => row.by === by);
  const sizes = ({ people, count }: GroupRow) => ({ people, count });
  const [whole] = of('WHOLE');
  return {
    whole: { key: 'whole', people: whole?.people ?? 0, count: whole?.count ?? 0 },
    days: of('DAY').map((row) => ({ key: row.day ?? '', weekday: weekdayOf(row.day ?? ''), ...sizes(row) })),
    weekdays: of('WEEKDAY').map((row) => ({ key: row.weekday ?? 0, ...sizes(row) })),
    hours: of('HOUR').map((row) => ({ key: row.hour ?? 0, weekday: row.weekday ?? 0, ...sizes(row) })),
    offers: of('OFFER').map((row) => ({ key: row.offer_id ?? '', ...sizes(row) })),
    visits: of('VISIT').map((row) => ({ key: row.is_again === true ? 'again' : 'first', ...sizes(row) })),
  };
}

/** As ISO 8601 counts: Monday is 1, Sunday 7. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

export interface OfferPace extends Group<string> {
  readonly isForecast: boolean;
  readonly stockLeft: number | null;
  /** Whole days before today on which it was live, {@link observedDays} at most. */
  readonly days: number;
}

/**
 * How every offer of a shop went in the last {@link observedDays} whole days, ended ones too where they were used; of what
 * is open now, what is left.
 */
export async function readOfferPaces(database: Database, merchantId: string): Promise<OfferPace[]> {
  const { rows } = await database.pool.query<OfferPace>({
    name: 'offer_paces',
    text: `
      WITH place AS (
        SELECT network.time_zone, (now() AT TIME ZONE network.time_zone)::date AS today
        FROM merchant JOIN network ON network.id = merchant.network_id WHERE merchant.id = $1
      ), used AS (
        SELECT voucher.offer_id, count(*) AS count, count(DISTINCT voucher.member_id) AS people
        FROM place CROSS JOIN LATERAL (
          SELECT offer_id, member_id FROM voucher
          WHERE voucher.merchant_id = $1 AND voucher.state IN ('USED', 'RELEASED')
            AND voucher.used_at >= (place.today - $2::integer)::timestamp AT TIME ZONE place.time_zone
            AND voucher.used_at < place.today::timestamp AT TIME ZONE place.time_zone) AS voucher
        GROUP BY voucher.offer_id
      )
      SELECT offer.id AS key, coalesce(used.count, 0) AS count, coalesce(used.people, 0) AS people,
        offer.state = 'LIVE' AND offer.kind = 'SPEND' AND stock.stock_left IS NOT NULL AS "isForecast",
        CASE WHEN offer.state IN ('LIVE', 'PAUSED') THEN stock.stock_left END AS "stockLeft",
        least($2, greatest(0, place.today - (coalesce(offer.live_since, now()) AT TIME ZONE place.time_zone)::date)) AS days
      FROM place
      JOIN offer ON offer.merchant_id = $1
      JOIN offer_stock stock ON stock.offer_id = offer.id
      LEFT JOIN used ON used.offer_id = offer.id
      WHERE offer.state IN ('LIVE', 'PAUSED') OR used.count > 0
      ORDER BY offer.id DESC LIMIT ${mostOffers}`,
    values: [merchantId, observedDays],
  });
  return rows;
}

/** The newest; a shop with more is not shown the others. */
const mostOffers = 500;
