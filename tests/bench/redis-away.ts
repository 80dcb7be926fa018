import { setTimeout as delay } from 'node:timers/promises';
import { booksProblems } from '../testkit/books.ts';
import { OwnRedis } from '../testkit/redis.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import type { World } from '../testkit/world.ts';
import type { Bench, BenchResult } from './bench.ts';
import { redeemDocument } from './documents.ts';
import { atLeast, atMost } from './figure.ts';
import type { Outcome, Scenario } from './load/plan.ts';
import { populate } from './population.ts';
import { median, rounded, shown } from './statistics.ts';
import { withWorld } from './with-world.ts';

const memberCount = 2_000;
const killedAfterSeconds = 3;
const runSeconds = 8;
/** In seconds from the start of a run: what counts as before, and as after (two seconds are given to get over it). */
const before = [1, 2.9] as const;
const after = [killedAfterSeconds + 2, runSeconds] as const;

/**
 * Redis is killed (SIGKILL) in the middle of a rush on one offer. How many redemptions a second go on without it, two
 * seconds later, beside those of the seconds before, in the same run.
 */
export async function benchRedisAway(bench: Bench): Promise<BenchResult> {
  const redis = await OwnRedis.start();
  try {
    return await withWorld(
      bench,
      async (world) => {
        const scenario = await prepareScenario(world);
        const { connections } = bench.options;
        await bench.load.run(scenario, { kind: 'closed', connections, seconds: 3 });
        const rows: { before: number; after: number; unexpected: number }[] = [];
        for (let round = 1; round <= bench.options.rounds; round++) {
          const running = bench.load.run(scenario, { kind: 'closed', connections, seconds: runSeconds });
          await delay(killedAfterSeconds * 1_000);
          await redis.kill();
          const outcome = await running;
          rows.push({
            before: rateOf(outcome, before),
            after: rateOf(outcome, after),
            unexpected: outcome.unexpected,
          });
          bench.report(
            `round ${round}: ${shown(rateOf(outcome, before))}/s, without ${shown(rateOf(outcome, after))}/s`,
          );
          await redis.revive();
          await waitUntil('the server to have found Redis again', () => isUp(world));
        }
        return {
          bench: 'redis-away',
          figures: [
            atLeast(
              'redemptions two seconds after Redis was killed / before',
              rounded(median(rows.map((row) => row.after / row.before))),
              0.7,
            ),
            atMost('answers that were errors', Math.max(...rows.map((row) => row.unexpected)), 0),
          ],
          tables: {
            'Round by round': {
              columns: ['round', 'a second before', 'a second after', 'errors'],
              rows: rows.map((row, index) => [
                String(index + 1),
                shown(row.before),
                shown(row.after),
                shown(row.unexpected),
              ]),
            },
          },
          details: rows,
          booksProblems: await booksProblems(world.pool),
        };
      },
      { redisUrl: redis.url },
    );
  } finally {
    await redis.kill();
  }
}

async function prepareScenario(world: World): Promise<Scenario> {
  const { offerIds } = await populate(world, { members: memberCount, offers: 1 });
  return {
    name: 'hot',
    urls: [world.server.url],
    members: memberCount,
    offerIds,
    document: redeemDocument,
    expected: 'RedeemOfferSuccess',
  };
}

function rateOf({ timeline }: Outcome, [from, to]: readonly [number, number]): number {
  const tenths = timeline.slice(Math.round(from * 10), Math.round(to * 10));
  return (tenths.reduce((sum, count) => sum + count, 0) / tenths.length) * 10;
}

async function isUp(world: World): Promise<boolean> {
  const response = await fetch(`${world.server.url}/health/ready`);
  return ((await response.json()) as { redis?: string }).redis === 'up';
}
