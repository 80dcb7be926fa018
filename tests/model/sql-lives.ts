import type pg from 'pg';
import { type Played, type PlayOptions, playLives, type VisibleLife } from './play.ts';
import { SqlLife } from './sql-life.ts';
import { SqlPlace } from './sql-place.ts';
import { leaveVillageClock } from './village-clock.ts';

/** {@link playLives} straight on the functions in SQL, over one connection of `pool`. */
export async function playLivesInSql(
  pool: pg.Pool,
  options: Pick<PlayOptions, 'commands' | 'seed' | 'path' | 'replayPath' | 'shrinks'>,
): Promise<Played> {
  const client = await pool.connect();
  try {
    return await playLives({
      ...options,
      level: 'SQL',
      longest: 80,
      pool,
      found: async (plan) => {
        const place = await SqlPlace.found(client, plan);
        const life = new SqlLife(place, client);
        return {
          apply: (operation) => life.apply(operation),
          view: () => place.view(client),
        } satisfies VisibleLife;
      },
    });
  } finally {
    await leaveVillageClock(client);
    client.release();
  }
}
