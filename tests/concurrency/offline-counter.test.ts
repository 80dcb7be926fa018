import { afterAll, beforeAll, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { Client } from '../testkit/client.ts';
import type { Network } from '../testkit/network.ts';
import { type ScanAnswer, scanOf, sync } from '../testkit/offline-counter.ts';
import { cancel, voucherOf } from '../testkit/redeem.ts';
import { startServer, type TestServer } from '../testkit/server.ts';
import type { Shop } from '../testkit/shop.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let second: TestServer;
let network: Network;
let shop: Shop;

beforeAll(async () => {
  world = await World.start();
  second = await startServer({ databaseUrl: world.database.url });
  network = await world.network();
  shop = await network.shop();
});

afterAll(async () => {
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
  await second.stop();
  await world.stop();
});

const atSecond = (person: Person): Person => ({
  ...person,
  client: new Client(second.url, person.client.token),
});

async function vouchers(count: number) {
  const offer = await shop.offer({ costPoints: 10 });
  const members = await network.members(count, 10);
  return Promise.all(members.map(async (member) => ({ member, voucher: await voucherOf(member, offer) })));
}

const isCounted = ({ result }: ScanAnswer) => result.__typename === 'OfflineScanCounted';

test('two devices that took the same forty vouchers come back at once, in opposite orders: each counts once', async () => {
  const taken = await vouchers(40);
  const scans = () => taken.map(({ voucher }) => scanOf(voucher.code));

  const answers = await Promise.all([
    sync(shop, scans(), { device: 'device-one' }),
    sync(shop, scans().reverse(), { device: 'device-two', by: atSecond(shop.owner) }),
  ]);

  const [one, two] = answers as ScanAnswer[][];
  if (one === undefined || two === undefined) throw new Error('no answers');
  for (const [index, answer] of one.entries()) {
    const other = two.at(-1 - index);
    expect([isCounted(answer), other !== undefined && isCounted(other)].filter(Boolean)).toHaveLength(1);
  }
  const { rows } = await world.pool.query(
    `SELECT count(*)::integer AS uses FROM voucher_use JOIN voucher ON voucher.id = voucher_id WHERE voucher.code = ANY ($1)`,
    [taken.map(({ voucher }) => voucher.code)],
  );
  expect(rows).toEqual([{ uses: 40 }]);
});

test('a sync against cancelling members and online scans: each voucher ends in one way', async () => {
  const taken = await vouchers(30);
  const [answers, cancelled, used] = await Promise.all([
    sync(
      shop,
      taken.map(({ voucher }) => scanOf(voucher.code)),
    ),
    Promise.all(taken.slice(0, 15).map(({ member, voucher }) => cancel(member, voucher.id))),
    Promise.all(taken.slice(15).map(({ voucher }) => shop.use(voucher.code, { by: atSecond(shop.owner) }))),
  ]);
  for (const [index, answer] of (answers as ScanAnswer[]).entries()) {
    const rival = index < 15 ? cancelled[index] : used[index - 15];
    expect([isCounted(answer), rival?.__typename.endsWith('Success')].filter(Boolean)).toHaveLength(1);
  }
});

test('the same batch sent ten times at once, as over a bad line, counts once and answers alike', async () => {
  const taken = await vouchers(20);
  const scans = taken.map(({ voucher }) => scanOf(voucher.code));
  const all = (await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      sync(shop, scans, index % 2 === 0 ? {} : { by: atSecond(shop.owner) }),
    ),
  )) as ScanAnswer[][];
  const useIds = all.map((answers) => answers.map(({ result }) => result.useId));
  expect(new Set(useIds.map((ids) => ids.join()))).toHaveProperty('size', 1);
  expect(all.flat().filter(({ result }) => result.replayed === false)).toHaveLength(20);
});
