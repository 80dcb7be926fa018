import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { World } from '../testkit/world.ts';
import { ApiLife } from './api-life.ts';
import { ApiPlace } from './api-place.ts';
import { agreeOnReconciliation } from './compare.ts';
import { playAgain, playLives } from './play.ts';

/** `MODEL_API_COMMANDS=2000 pnpm test tests/model/api.test.ts` is the long form. */
const commands = Number(process.env['MODEL_API_COMMANDS'] ?? 150);
const limitMs = commands * 1_000 + 120_000;

let world: World;

beforeAll(async () => {
  world = await World.start();
});

afterAll(() => world.stop());

describe('a server, through its API', () => {
  test(
    `answers and shows what the model does, for ${commands} commands`,
    async () => {
      const beganMs = performance.now();
      const played = await playLives({
        ...playAgain(),
        level: 'API',
        commands,
        longest: 40,
        pool: world.pool,
        found: async (plan) => new ApiLife(await ApiPlace.found(world, plan)),
      });
      await agreeOnReconciliation(world.pool);
      const seconds = ((performance.now() - beganMs) / 1_000).toFixed(1);
      process.stdout.write(`${played.commands} commands through the API in ${seconds} s\n`);
      expect(played.commands).toBeGreaterThan(0);
    },
    limitMs,
  );
});
