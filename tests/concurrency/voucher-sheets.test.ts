import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { Client } from '../testkit/client.ts';
import type { Network } from '../testkit/network.ts';
import { noticeKindsOf } from '../testkit/notices.ts';
import { walletOf } from '../testkit/redeem.ts';
import { startServer, type TestServer } from '../testkit/server.ts';
import type { Shop } from '../testkit/shop.ts';
import { issueSheet, stopBeforeAnswers, wished } from '../testkit/voucher-sheet.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let second: TestServer;
let network: Network;
let shop: Shop;
/** The same coordinator at the other server. */
let atSecond: Person;

beforeAll(async () => {
  world = await World.start({ env: { JOBS: 'off' } });
  second = await startServer({ databaseUrl: world.database.url, env: { JOBS: 'off' } });
  network = await world.network();
  shop = await network.shop();
  const { coordinator } = network;
  atSecond = { ...coordinator, client: new Client(second.url, coordinator.client.token) };
});

afterAll(async () => {
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
  await second.stop();
  await world.stop();
});

test('a line that one call was refused is not charged by another with the same key beside it', async () => {
  const offer = await shop.offer({ costPoints: 10 });
  const member = await network.member({ points: 5 });
  const lines = [wished(member.memberNumber, offer)];
  const key = randomUUID();
  const first = await stopBeforeAnswers(network, [member], () =>
    issueSheet(network.coordinator, network, lines, key),
  );
  // Too few points is what the first was told; now there would be enough.
  await network.award(member, 20);
  const beside = await issueSheet(atSecond, network, lines, key);
  await first.letGo();
  await first.answer;

  expect(beside.__typename).toBe('BusyError');
  const { sheet } = await issueSheet(atSecond, network, lines, key);
  expect(sheet?.lines).toMatchObject([{ code: null, refusal: 'INSUFFICIENT_POINTS' }]);
  expect(await walletOf(member)).toMatchObject({ available: 25 });
});

test('a sheet that is asked for at two servers at once is one, charged once', async () => {
  const offer = await shop.offer({ costPoints: 10, perMemberLimit: null });
  const members = await network.members(20, 10);
  const lines = members.map(({ memberNumber }) => wished(memberNumber, offer));
  const key = randomUUID();
  const people = Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? network.coordinator : atSecond));
  const answers = await Promise.all(people.map((person) => issueSheet(person, network, lines, key)));

  const { sheet } = await issueSheet(atSecond, network, lines, key);
  expect(new Set(sheet?.lines.map(({ code }) => code)).size).toBe(20);
  for (const answer of answers) if (answer.__typename !== 'BusyError') expect(answer.sheet).toEqual(sheet);
  for (const member of members) {
    expect(await walletOf(member)).toMatchObject({ available: 0 });
    expect((await noticeKindsOf(member)).filter((kind) => kind === 'VOUCHER_PRINTED')).toHaveLength(1);
  }
});

test('forty sheets at once leave connections for the redemptions that they wait for', async () => {
  const offer = await shop.offer({ costPoints: 10 });
  const members = await network.members(40, 10);
  const issued = (memberNumber: string) =>
    issueSheet(network.coordinator, network, [wished(memberNumber, offer)], `sheet-of-${memberNumber}`);
  // None fails; on a slow machine one may be told to ask again.
  await Promise.all(
    members.map(({ memberNumber }) =>
      waitUntil('the sheet', async () => {
        const { __typename } = await issued(memberNumber);
        if (__typename !== 'BusyError') expect(__typename).toBe('IssueVoucherSheetSuccess');
        return __typename !== 'BusyError';
      }),
    ),
  );
  for (const member of members) expect(await walletOf(member)).toMatchObject({ available: 0 });
});
