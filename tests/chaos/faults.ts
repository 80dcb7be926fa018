import { setTimeout as pause } from 'node:timers/promises';
import type { SeededRandom } from '../testkit/seeded-random.ts';
import type { Stage } from './stage.ts';

/** One thing that goes wrong, and is right again when it resolves. */
export type Fault = (stage: Stage, random: SeededRandom) => Promise<void>;

/** Everything that goes wrong in a run, once each; a run shuffles them. */
export const faults: Readonly<Record<string, Fault>> = {
  'server killed': (stage, random) => stage.crashServer(random.below(2)),

  async 'server frozen for 1.5 s'(stage, random) {
    const server = stage.serverAt(random.below(2));
    server?.process.kill('SIGSTOP');
    await pause(1_500);
    server?.process.kill('SIGCONT');
  },

  async 'clock an hour off'(stage, random) {
    const server = stage.serverAt(random.below(2));
    server?.process.kill('SIGUSR2');
    await pause(1_000);
    if (random.chance(0.7)) server?.process.kill('SIGUSR2');
  },

  async 'PostgreSQL stopped at once'(stage) {
    await stage.postgres.stop('immediate');
    await stage.postgres.revive();
  },

  async 'PostgreSQL backend ended'(stage) {
    await stage.database.pool
      .query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE application_name = 'kwamdee' AND pid <> pg_backend_pid() ORDER BY state = 'active' DESC LIMIT 1`,
      )
      .catch(() => undefined);
  },

  async 'answer to a redemption lost after its commit'(stage) {
    await happened(stage.toPostgres.cutBeforeAnswer('redeem_batch'));
  },

  async 'answer to a COMMIT lost'(stage) {
    await happened(stage.toPostgres.cutBeforeAnswer('COMMIT'));
  },

  async 'all connections to PostgreSQL cut'(stage) {
    stage.toPostgres.cut();
  },

  async 'PostgreSQL silent for 1 s'(stage) {
    stage.toPostgres.fallSilent();
    await pause(1_000);
    await stage.toPostgres.pass();
  },

  async 'Redis killed for 1 s'(stage) {
    await stage.redis.kill();
    await pause(1_000);
    await stage.redis.revive();
  },

  async 'Redis slow by 500 ms'(stage) {
    stage.toRedis.delay({ toService: 250, toClient: 250 });
    await pause(1_200);
    await stage.toRedis.pass();
  },

  async 'Redis flushed'(stage) {
    await stage.redis.run((client) => client.flushall()).catch(() => undefined);
  },

  async "members' locks stolen and freed"(stage, random) {
    const { rows } = await stage.database.pool
      .query<{ id: string }>('SELECT id FROM membership ORDER BY id DESC LIMIT 500')
      .catch(() => ({ rows: [] }));
    if (rows.length === 0) return;
    await stage.redis
      .run(async (client) => {
        for (let round = 0; round < 300; round++) {
          const key = `kwamdee:lock:{${random.pick(rows).id}}`;
          if (random.chance(0.5)) await client.del(key);
          else await client.set(key, 'another holder', 'PX', 400);
        }
      })
      .catch(() => undefined);
  },
};

/** A cut waits for its statement; when there is none to come any more, it goes without. */
async function happened(cut: Promise<void>): Promise<void> {
  await Promise.race([cut, pause(5_000)]);
}

/** Lets all faults loose within `durationMs`, in the seed's order; resolves when each is over and the machines stand again. */
export async function letLoose(
  stage: Stage,
  random: SeededRandom,
  durationMs: number,
): Promise<readonly string[]> {
  const order = random.shuffle(Object.entries(faults));
  const gapMs = durationMs / order.length;
  const under: Promise<void>[] = [];
  for (const [, fault] of order) {
    under.push(fault(stage, random));
    await pause(gapMs * (0.5 + random.fraction()));
  }
  await Promise.all(under);
  return order.map(([name]) => name);
}
