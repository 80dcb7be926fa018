import { setImmediate as turn } from 'node:timers/promises';
import type pg from 'pg';
import { agree } from './compare.ts';
import type { Operation, RedeemAsk } from './operations.ts';
import { waitsForLock } from './pairs.ts';
import { apply } from './rules.ts';
import { SqlLife } from './sql-life.ts';
import { SqlPlace } from './sql-place.ts';
import { at, foundVillage, type VillagePlan, viewOf } from './village.ts';
import { leaveVillageClock } from './village-clock.ts';

const cheap = { shop: 0, kind: 'SPEND', costPoints: 30, stockTotal: 2, perMemberLimit: null } as const;
const dear = { ...cheap, costPoints: 40, stockTotal: null };

/** One shop with two offers and room for 100 points, on the last day of a month, so that all of it is open. */
const plan: VillagePlan = {
  startsAt: Date.UTC(2024, 1, 29, 12),
  zone: { name: 'Asia/Bangkok', hours: 7 },
  ceilings: [100, null],
  members: 5,
  offers: [cheap, dear],
};

const gifts: Operation = {
  type: 'award',
  asks: Array.from({ length: plan.members }, (_, member) => ({
    ...{ member, points: 100, reason: 'a deed', key: `beginning-${member}` },
  })),
};

const ask = (member: number, offer: number, key = `key-of-${member}-for-${offer}`): RedeemAsk => ({
  ...{ member, offer, key },
});

/**
 * One batch in which somebody asks again, somebody stands behind the last unit, and what is left of the month is enough for
 * the first of two: neither of the former counts. Throws with how the answers are not the model's.
 */
export async function checkQueueAtCeiling(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    const place = await SqlPlace.found(client, plan);
    const life = new SqlLife(place, client);
    const village = foundVillage(plan, 'SQL');
    const queue: Operation = {
      type: 'redeem',
      asks: [ask(0, 0), ask(1, 0), ask(2, 0), ask(3, 1), ask(4, 1)],
    };
    for (const operation of [gifts, { type: 'redeem', asks: [ask(0, 0)] } as const, queue])
      agree(
        `the answer to ${JSON.stringify(operation)}`,
        await life.apply(operation),
        apply(village, operation),
      );
    agree('what is seen after the queue', await place.view(client), viewOf(village));
  } finally {
    await leaveVillageClock(client);
    client.release();
  }
}

/**
 * What a month has left is looked at when nobody else is about to take of it: another has locked the month and not yet
 * written; whoever comes for another offer of the shop waits, and is refused. Throws with what was answered instead.
 */
export async function checkMonthIsTakenOnce(pool: pg.Pool): Promise<void> {
  const [early, late, watcher] = await Promise.all([pool.connect(), pool.connect(), pool.connect()]);
  try {
    const place = await SqlPlace.found(early, plan);
    const life = new SqlLife(place, early);
    await life.apply(gifts);
    await life.apply({ type: 'redeem', asks: [ask(0, 1)] });

    const { rows } = await late.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await early.query('BEGIN');
    await early.query('SELECT FROM merchant_month WHERE merchant_id = $1 FOR NO KEY UPDATE', [
      at(place.shopIds, 0),
    ]);
    let isDone = false;
    const asked = life.over(late).apply({ type: 'redeem', asks: [ask(1, 0)] });
    const settled = asked.then(
      () => (isDone = true),
      () => (isDone = true),
    );
    while (!isDone && !(await waitsForLock(watcher, at(rows, 0).pid))) await turn();
    const taken = await life.apply({ type: 'redeem', asks: [ask(2, 1)] });
    await early.query('COMMIT');
    await settled;
    const statuses = [at(taken, 0).status, at(await asked, 0).status];
    agree('two while the last of a month is taken', statuses, ['REDEEMED', 'OFFER_UNAVAILABLE']);
  } finally {
    await early.query('ROLLBACK');
    await Promise.all([early, late].map((client) => leaveVillageClock(client)));
    for (const client of [early, late, watcher]) client.release();
  }
}
