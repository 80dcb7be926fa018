import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { redeemStatuses } from '../../server/src/modules/redemptions/voucher-store.ts';
import type { ScratchDatabase } from '../testkit/scratch-database.ts';
import { agreeOnReconciliation } from './compare.ts';
import { createModelDatabase } from './model-database.ts';
import { checkQueueAtCeiling } from './month-taken.ts';
import { playAgain } from './play.ts';
import { playLivesInSql } from './sql-lives.ts';

/** `MODEL_COMMANDS=20000 pnpm test tests/model/sql.test.ts` is the long form. */
const commands = Number(process.env['MODEL_COMMANDS'] ?? 1_000);

/** From so many on, each reply comes. */
const enoughForAll = 10_000;
const everyReply = [
  ...['AWARDED', 'IDEMPOTENCY_CONFLICT', 'REPLAYED'].map((status) => `award ${status}`),
  ...['DONE', 'REFUSED'].map((status) => `changeStock ${status}`),
  ...['ENDED', 'FINAL', 'NOT_ENDED'].map((status) => `end ${status}`),
  'expire DONE',
  'moveWindow DONE',
  'passTime DONE',
  ...redeemStatuses.map((status) => `redeem ${status}`),
  ...['reinstate', 'remove', 'restore', 'runOut'].map((operation) => `${operation} DONE`),
  'setCeiling DONE',
  ...['DONE', 'STATE'].map((status) => `stepOffer ${status}`),
  'suspend DONE',
  ...['NONCE_CONFLICT', 'NOT_FOUND', 'NOT_OPEN', 'REPLAYED', 'USED', 'WRONG_MERCHANT'].map(
    (status) => `use ${status}`,
  ),
].sort();

const limitMs = commands * 60 + 60_000;

let database: ScratchDatabase;

beforeAll(async () => {
  database = await createModelDatabase();
});

afterAll(() => database.drop());

describe('the functions in SQL', () => {
  test('give what is left of a month to the first in the queue who can have it', async () => {
    await checkQueueAtCeiling(database.pool);
  });

  test(
    `answer and keep books as the model does, for ${commands} commands`,
    async () => {
      const beganMs = performance.now();
      const played = await playLivesInSql(database.pool, { commands, ...playAgain() });
      await agreeOnReconciliation(database.pool);
      const seconds = ((performance.now() - beganMs) / 1_000).toFixed(1);
      process.stdout.write(`${played.commands} commands compared with the model in ${seconds} s\n`);
      if (commands >= enoughForAll) expect(Object.keys(played.replies).sort()).toEqual(everyReply);
      expect(played.commands).toBeGreaterThanOrEqual(process.env['MODEL_PATH'] === undefined ? commands : 1);
    },
    limitMs,
  );
});
