import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

/** So long somebody waits; then the wish is over by itself. */
export const longestWaitDays = 30;
/** So long those who were told have before the next are told. */
export const hoursToCome = 24;

/** One who waits: the offer and the member, joined by a colon. */
export function waiterKey(offerId: string, memberId: string): string {
  return `${offerId}:${memberId}`;
}

export interface WaiterRow {
  readonly offerId: string;
  readonly memberId: string;
  readonly joinedAt: Date;
  readonly toldAt: Date | null;
}

/** Of a waiting line `waiter`: not over, and they have not had it since they came. */
const isWaiting = `waiter.joined_at > now() - interval '${longestWaitDays} days' AND NOT EXISTS (
  SELECT FROM voucher WHERE voucher.offer_id = waiter.offer_id AND voucher.member_id = waiter.member_id
    AND voucher.state IN ('ISSUED', 'USED') AND voucher.issued_at >= waiter.joined_at)`;

/** Batch load for {@link Loaders}, by {@link waiterKey}: those who wait. */
export async function loadWaiters(
  database: Database,
  keys: readonly string[],
): Promise<ReadonlyMap<string, WaiterRow>> {
  const pairs = keys.map((key) => key.split(':'));
  const { rows } = await database.pool.query<WaiterRow>({
    name: 'load_waiters',
    text: `
      SELECT waiter.offer_id AS "offerId", waiter.member_id AS "memberId", waiter.joined_at AS "joinedAt",
        waiter.told_at AS "toldAt"
      FROM unnest($1::uuid[], $2::uuid[]) AS asked (offer_id, member_id)
      JOIN offer_waiter waiter ON waiter.offer_id = asked.offer_id AND waiter.member_id = asked.member_id
      WHERE ${isWaiting}`,
    values: [pairs.map(([offerId]) => offerId), pairs.map(([, memberId]) => memberId)],
  });
  return new Map(rows.map((row) => [waiterKey(row.offerId, row.memberId), row]));
}

/** Batch load for {@link Loaders}: how many wait for each offer, by its id; none is left out. */
export async function loadWaiterCounts(
  database: Database,
  offerIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await database.pool.query<{ offerId: string; count: number }>({
    name: 'load_waiter_counts',
    text: `
      SELECT waiter.offer_id AS "offerId", count(*)::integer AS count FROM offer_waiter waiter
      WHERE waiter.offer_id = ANY ($1::uuid[]) AND ${isWaiting} GROUP BY waiter.offer_id`,
    values: [offerIds],
  });
  return new Map(rows.map(({ offerId, count }) => [offerId, count]));
}

/**
 * Puts the member at the end of the line: one who was there before, and whose wish is over, begins anew. The condition,
 * that there is none left of an offer that is live, is in the statement. False when there is some, or it is not live.
 */
export async function insertWaiter(
  executor: Executor,
  waiter: { readonly offerId: string; readonly memberId: string },
): Promise<boolean> {
  const { offerId, memberId } = waiter;
  await executor.$executeRawUnsafe(
    `INSERT INTO offer_waiter AS waiter (offer_id, member_id, network_id, merchant_id)
    SELECT offer.id, $2::uuid, offer.network_id, offer.merchant_id
    FROM offer JOIN offer_stock stock ON stock.offer_id = offer.id
    WHERE offer.id = $1::uuid AND offer.state = 'LIVE' AND stock.stock_left = 0
    ON CONFLICT (offer_id, member_id) DO UPDATE SET joined_at = excluded.joined_at, told_at = NULL
      WHERE waiter.told_at IS NOT NULL OR NOT (${isWaiting})`,
    offerId,
    memberId,
  );
  return (await executor.offerWaiter.count({ where: { offerId, memberId } })) === 1;
}

export async function deleteWaiter(executor: Executor, offerId: string, memberId: string): Promise<void> {
  await executor.offerWaiter.deleteMany({ where: { offerId, memberId } });
}

/** A bounded sweep of wishes that have done their work or are over. How many. */
export async function clearWaiters(database: Database, limit: number): Promise<number> {
  const { rowCount } = await database.pool.query({
    name: 'clear_waiters',
    text: `
      DELETE FROM offer_waiter WHERE (offer_id, member_id) IN (
        SELECT waiter.offer_id, waiter.member_id FROM offer_waiter waiter
        JOIN offer ON offer.id = waiter.offer_id
        WHERE offer.state = 'ENDED' OR offer.available_until <= now()
          OR waiter.told_at <= now() - make_interval(hours => $1) OR NOT (${isWaiting})
        LIMIT $2)`,
    values: [hoursToCome, limit],
  });
  return rowCount ?? 0;
}

/** Offers that somebody waits for and of which there is some: a page of them, after the last one of the page before. */
export async function findOffersBack(
  database: Database,
  page: { readonly limit: number; readonly after: string | null },
): Promise<string[]> {
  const { rows } = await database.pool.query<{ id: string }>({
    name: 'offers_back',
    text: `
      SELECT DISTINCT waiter.offer_id AS id FROM offer_waiter waiter
      JOIN offer ON offer.id = waiter.offer_id AND offer.state = 'LIVE'
      JOIN offer_stock stock ON stock.offer_id = offer.id
      WHERE waiter.told_at IS NULL AND (stock.stock_left > 0 OR stock.stock_left IS NULL)
        AND ($2::uuid IS NULL OR waiter.offer_id > $2)
      ORDER BY waiter.offer_id LIMIT $1`,
    values: [page.limit, page.after],
  });
  return rows.map(({ id }) => id);
}

/**
 * Marks the next of the line as told, the oldest first: as many as there are units that nobody who was told still may come
 * for. Nobody, while members cannot redeem it. The offer's lock, taken by the caller, makes it one line: of two callers
 * the later sees whom the earlier told. Their users; one without a sign-in has nobody to be told, and keeps their place.
 */
export async function tellNext(tx: Executor, offerId: string, most: number): Promise<string[]> {
  const rows = await tx.$queryRawUnsafe<{ userId: string }[]>(
    `
    WITH open AS (
      SELECT coalesce(stock.stock_left, 1000000) - (
        SELECT count(*) FROM offer_waiter waiter WHERE waiter.offer_id = offer.id
          AND waiter.told_at > now() - make_interval(hours => $2::integer) AND ${isWaiting}) AS units
      FROM offer JOIN offer_stock stock ON stock.offer_id = offer.id JOIN merchant ON merchant.id = offer.merchant_id
      WHERE offer.id = $1::uuid AND offer.state = 'LIVE' AND merchant.status = 'APPROVED' AND offer_opens_at(offer.id) = now()
    ), next AS (
      SELECT waiter.offer_id, waiter.member_id, membership.user_id FROM offer_waiter waiter
      JOIN membership ON membership.id = waiter.member_id
      WHERE waiter.offer_id = $1::uuid AND waiter.told_at IS NULL AND membership.status = 'ACTIVE'
        AND membership.user_id IS NOT NULL AND ${isWaiting}
      ORDER BY waiter.joined_at, waiter.member_id
      LIMIT (SELECT greatest(least(units, $3::integer), 0) FROM open)
    )
    UPDATE offer_waiter SET told_at = greatest(now(), offer_waiter.joined_at) FROM next
    WHERE offer_waiter.offer_id = next.offer_id AND offer_waiter.member_id = next.member_id
      AND EXISTS (SELECT FROM open)
    RETURNING next.user_id AS "userId"`,
    offerId,
    hoursToCome,
    most,
  );
  return rows.map(({ userId }) => userId);
}
