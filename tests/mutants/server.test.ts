import { afterAll, describe, expect, test } from 'vitest';
import { OwnRedis } from '../testkit/redis.ts';
import { World } from '../testkit/world.ts';
import { type Scene, serverCheckers } from './server-checkers.ts';
import { copyServer } from './server-copy.ts';
import { type ServerMutant, serverMutants } from './server-mutants.ts';
import { makeMistake } from './sql-mutants.ts';
import { judge, tableOf, type Verdict } from './verdict.ts';

/** `pnpm mutants` runs them all. */
const chosen = serverMutants.filter(({ isQuick }) => isQuick || process.env['MUTANTS'] === 'all');
const verdicts: Verdict[] = [];

afterAll(() => process.stdout.write(`\n${tableOf(verdicts)}\n`));

/** A server with a mistake, or none, and a shop in it. */
async function withServer<T>(
  mutant: Pick<ServerMutant, 'name' | 'edits' | 'changes'>,
  work: (scene: Scene) => Promise<T>,
): Promise<T> {
  const copy = await copyServer(mutant);
  const redis = await OwnRedis.start();
  try {
    const world = await World.start({ program: copy.program, redisUrl: redis.url, env: copy.env });
    try {
      await makeMistake(world.pool, mutant);
      const network = await world.network();
      return await work({ world, redis, network, shop: await network.shop() });
    } finally {
      await world.stop();
    }
  } finally {
    await redis.kill();
    await copy.remove();
  }
}

test('without a mistake, nothing is found', async () => {
  await withServer({ name: 'none', edits: [], changes: [] }, async (scene) => {
    for (const check of Object.values(serverCheckers)) await check(scene);
  });
});

describe("a mistake in the server's code is noticed", () => {
  test.each(chosen.map((mutant) => [mutant.name, mutant] as const))('%s', async (_name, mutant) => {
    const verdict = await withServer(mutant, (scene) =>
      judge(mutant, () => serverCheckers[mutant.caughtBy](scene)),
    );
    verdicts.push(verdict);
    expect(verdict.caughtAs, `it survived, and no longer: ${mutant.breaks}`).not.toBeNull();
  });
});
