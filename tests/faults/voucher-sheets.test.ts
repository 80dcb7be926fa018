import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { Client } from '../testkit/client.ts';
import type { Network } from '../testkit/network.ts';
import { noticeKindsOf } from '../testkit/notices.ts';
import { walletOf } from '../testkit/redeem.ts';
import { startServer, type TestServer } from '../testkit/server.ts';
import { runJob } from '../testkit/time-travel.ts';
import { issueSheet, linesOf, stopBeforeAnswers, wished } from '../testkit/voucher-sheet.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;
let worker: TestServer | undefined;

beforeAll(async () => {
  // The one that answers does no jobs, so that nothing is finished before its time.
  world = await World.start({ env: { JOBS: 'off' } });
  network = await world.network();
});

afterAll(async () => {
  await worker?.stop();
  await world.stop();
});

test('a sheet whose server is killed after the charging is finished by a job: every line once', async () => {
  const victim = await startServer({ databaseUrl: world.database.url, env: { JOBS: 'off' } });
  const shop = await network.shop();
  const offer = await shop.offer({ costPoints: 10, perMemberLimit: null });
  const members = await network.members(3, 30);
  const poor = await network.member();
  const { coordinator } = network;
  const atVictim = { ...coordinator, client: new Client(victim.url, coordinator.client.token) };
  const lines = [...members, poor].map(({ memberNumber }) => wished(memberNumber, offer));
  const key = randomUUID();

  const stopped = await stopBeforeAnswers(network, members, () =>
    issueSheet(atVictim, network, lines, key).catch(() => null),
  );
  await victim.kill();
  await stopped.letGo();
  expect(await stopped.answer).toBeNull();
  for (const member of members) expect(await walletOf(member)).toMatchObject({ available: 20 });
  const broken = await linesOf(coordinator, stopped.sheetId);
  expect(broken?.map(({ code, refusal }) => [code, refusal])).toEqual(Array(4).fill([null, null]));

  worker = await startServer({ databaseUrl: world.database.url });
  await runJob(world, 'finish_voucher_sheets');
  const finished = await waitUntil('the sheet to be finished', async () => {
    const now = (await linesOf(coordinator, stopped.sheetId)) ?? [];
    return now.every(({ state, refusal }) => state !== null || refusal !== null) ? now : null;
  });
  expect(finished.map(({ state, refusal }) => state ?? refusal)).toEqual([
    'ISSUED',
    'ISSUED',
    'ISSUED',
    'INSUFFICIENT_POINTS',
  ]);
  // Whoever asks again all the same gets the same vouchers.
  const { sheet } = await issueSheet(coordinator, network, lines, key);
  expect(sheet).toEqual({ id: stopped.sheetId, lines: finished });
  for (const member of members) {
    expect(await walletOf(member)).toMatchObject({ available: 20 });
    expect((await noticeKindsOf(member)).filter((kind) => kind === 'VOUCHER_PRINTED')).toHaveLength(1);
  }
  const { rows } = await world.pool.query('SELECT count(*)::integer AS count FROM voucher');
  expect(rows).toEqual([{ count: 3 }]);
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
});
