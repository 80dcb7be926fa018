import { afterAll, beforeAll, describe, test } from 'vitest';
import type { ScratchDatabase } from '../testkit/scratch-database.ts';
import { checkLockOrder } from './lock-order.ts';
import { createModelDatabase } from './model-database.ts';
import { checkMonthIsTakenOnce } from './month-taken.ts';
import { playPairs } from './pairs.ts';
import { playAgain } from './play.ts';

/** `MODEL_PAIRS=5000 pnpm test tests/model/parallel.test.ts` is the long form. */
const pairs = Number(process.env['MODEL_PAIRS'] ?? 150);

const limitMs = pairs * 60 + 60_000;

let database: ScratchDatabase;

beforeAll(async () => {
  database = await createModelDatabase();
});

afterAll(() => database.drop());

describe('the functions in SQL, two at once', () => {
  test(
    `do one after the other, in ${pairs} drawn pairs of which the first has not committed`,
    async () => {
      await playPairs({ pool: database.pool, pairs, ...playAgain() });
    },
    limitMs,
  );

  test('take the last of a month once', async () => {
    await checkMonthIsTakenOnce(database.pool);
  });

  test('take their locks in one order: vouchers, members, offers, months, each by id', async () => {
    await checkLockOrder(database.pool);
  });
});
