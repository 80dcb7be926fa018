import { setImmediate as turn } from 'node:timers/promises';
import type pg from 'pg';
import { agree } from './compare.ts';
import { waitsForLock } from './pairs.ts';
import { SqlLife } from './sql-life.ts';
import { SqlPlace } from './sql-place.ts';
import { at } from './village.ts';
import { leaveVillageClock } from './village-clock.ts';

/**
 * What a month has left is looked at when nobody else is taking of it: another takes the last of it at another offer of the
 * shop and has not committed; whoever comes now waits, and is refused. Throws with what was answered instead.
 */
export async function checkMonthIsTakenOnce(pool: pg.Pool): Promise<void> {
  const [early, late, watcher] = await Promise.all([pool.connect(), pool.connect(), pool.connect()]);
  try {
    const offer = { shop: 0, kind: 'SPEND', costPoints: 30, stockTotal: null, perMemberLimit: null } as const;
    const place = await SqlPlace.found(early, {
      // The last day of a month, so that all of it is open.
      startsAt: Date.UTC(2024, 1, 29, 12),
      zone: { name: 'Asia/Bangkok', hours: 7 },
      ceilings: [100, null],
      members: 2,
      offers: [offer, offer],
    });
    const life = new SqlLife(place, early);
    const asks = [0, 1].map((member) => ({
      member,
      points: 100,
      reason: 'a deed',
      key: `beginning-${member}`,
    }));
    await life.apply({ type: 'award', asks });
    const redeem = (over: SqlLife, member: number, key: string) =>
      over.apply({ type: 'redeem', asks: [{ member, offer: member, key }] });
    await redeem(life, 0, 'the-month-begins');
    await redeem(life, 0, 'it-goes-on');

    const { rows } = await late.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await early.query('BEGIN');
    const last = await redeem(life, 0, 'the-last-of-it');
    agree('who takes the last of the month', at(last, 0).status, 'REDEEMED');
    let isDone = false;
    const refused = redeem(life.over(late), 1, 'too-late').finally(() => (isDone = true));
    refused.catch(() => undefined);
    while (!isDone && !(await waitsForLock(watcher, at(rows, 0).pid))) await turn();
    await early.query('COMMIT');
    agree('who comes while the last of a month is taken', at(await refused, 0).status, 'OFFER_UNAVAILABLE');
  } finally {
    await early.query('ROLLBACK');
    await Promise.all([early, late].map((client) => leaveVillageClock(client)));
    for (const client of [early, late, watcher]) client.release();
  }
}
