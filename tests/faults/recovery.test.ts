import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import type { MemberPerson } from '../testkit/network.ts';
import { OwnPostgres } from '../testkit/own-postgres.ts';
import { type RedeemResult, redeem } from '../testkit/redeem.ts';
import { createScratchDatabase } from '../testkit/scratch-database.ts';
import { startServer, type TestServer } from '../testkit/server.ts';
import type { ShopOffer } from '../testkit/shop.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { World } from '../testkit/world.ts';

/** What we promise of a machine that is ours; a slow one that others share may take this many times as long. */
const backLimitMs = 5_000;
const healthyLimitMs = 2_000;
const slowMachine = 4;

let postgres: OwnPostgres;
let server: TestServer;
let world: World;

beforeAll(async () => {
  // As the project starts it, flushing included.
  postgres = await OwnPostgres.start();
  const database = await createScratchDatabase(postgres.url);
  server = await startServer({ databaseUrl: database.url });
  world = World.around(server, database);
});

afterAll(async () => {
  await world.stop();
  await postgres.remove();
});

async function tryRedeem(
  member: MemberPerson,
  offer: ShopOffer,
  key: string = randomUUID(),
): Promise<RedeemResult | null> {
  return redeem(member, offer, key).catch(() => null);
}

/** As much as there can be to replay: nearly all that the write-ahead log may hold before a checkpoint. */
async function fillTheLog(): Promise<number> {
  await world.pool.query('CREATE TABLE filler (text text)');
  await world.pool.query('CHECKPOINT').catch(() => undefined);
  await world.pool.query(
    `INSERT INTO filler SELECT repeat(md5(number::text), 59) FROM generate_series(1, 55000) AS number`,
  );
  const { rows } = await world.pool.query<{ bytes: string }>(
    'SELECT pg_current_wal_lsn() - redo_lsn AS bytes FROM pg_control_checkpoint()',
  );
  return Number(rows[0]?.bytes);
}

test('PostgreSQL crashes in a rush: it is back within 5 s, and the server serves within 2 s more, without a restart', async () => {
  const network = await world.network();
  const shop = await network.shop();
  const members = await network.members(200, 1_000);
  const offer = await shop.offer({ costPoints: 1 });
  const bytes = await fillTheLog();
  let isOver = false;
  const rush = members.slice(1, 33).map(async (member) => {
    while (!isOver) await tryRedeem(member, offer);
  });
  const [patient] = members;
  if (patient === undefined) throw new Error('nobody');
  await waitUntil('the rush to have begun', async () => (await world.count('voucher'))['voucher'] !== 0);

  await postgres.stop('immediate');
  const crashedMs = performance.now();
  const key = randomUUID();
  const back = postgres.revive().then(() => performance.now());
  const healthy = waitUntil(
    'the server to say that it is ready',
    async () => (await fetch(`${server.url}/health/ready`)).ok,
    60_000,
  ).then(() => performance.now());
  const redeemed = waitUntil(
    'a redemption to succeed',
    async () => (await tryRedeem(patient, offer, key))?.voucher !== undefined,
    60_000,
  ).then(() => performance.now());
  const [backMs, healthyMs, redeemedMs] = await Promise.all([back, healthy, redeemed]);
  isOver = true;
  await Promise.all(rush);

  const took = { back: backMs - crashedMs, served: Math.max(healthyMs, redeemedMs) - backMs };
  console.info(
    `PostgreSQL was back after ${Math.round(took.back)} ms with ${Math.round(bytes / 2 ** 20)} MiB of log to replay; ` +
      `the server served ${Math.max(0, Math.round(took.served))} ms after that`,
  );
  expect(took.back).toBeLessThan(backLimitMs * slowMachine);
  expect(took.served).toBeLessThan(healthyLimitMs * slowMachine);
  expect(server.process.exitCode).toBeNull();
  expect(await redeem(patient, offer, key)).toMatchObject({ replayed: true });
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
});

test('PostgreSQL that is shutting down lets nobody in (57P03): everybody is told to come again', async () => {
  const network = await world.network();
  const shop = await network.shop();
  const offer = await shop.offer({ costPoints: 1 });
  const member = await network.member({ points: 5 });
  const key = randomUUID();
  const witness = await world.pool.connect();
  postgres.tell('smart');
  await witness.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'kwamdee'`,
  );

  const refused = await waitUntil('a refusal', async () => {
    const answer = await member.client.send(
      `mutation { redeemOffer(input: { offerId: "${offer.id}", idempotencyKey: "${key}" }) { __typename } }`,
    );
    return answer.errors !== undefined || JSON.stringify(answer.data).includes('BusyError') ? answer : null;
  });
  expect([undefined, 'SERVICE_UNAVAILABLE']).toContain(refused.errors?.[0]?.extensions?.['code']);
  witness.release(true);
  await postgres.revive();

  const result = await waitUntil('the same key to get through', async () => {
    const answer = await tryRedeem(member, offer, key);
    return answer?.voucher === undefined ? null : answer;
  });
  expect(result.wallet).toMatchObject({ available: 4 });
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
});
