import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BalancedWorld, startBalancedWorld } from '../testkit/balanced-world.ts';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { Client } from '../testkit/client.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { personLimit, tryPersonLimit } from '../testkit/rate-limit-trial.ts';
import { redeem, voucherOf } from '../testkit/redeem.ts';
import { RedisCluster } from '../testkit/redis-cluster.ts';
import type { Shop } from '../testkit/shop.ts';
import { Stream } from '../testkit/stream.ts';
import { waitUntil } from '../testkit/wait-until.ts';

let cluster: RedisCluster;
let group: BalancedWorld;
let network: Network;
let shop: Shop;

beforeAll(async () => {
  cluster = await RedisCluster.start();
  group = await startBalancedWorld({
    serverCount: 2,
    redisUrl: cluster.url,
    env: { RATE_LIMITS: 'on', TRUST_PROXY: 'on' },
  });
  network = await group.world.network();
  shop = await network.shop();
});

afterAll(async () => {
  await group.stop();
  await cluster.stop();
});

const lockOf = (member: MemberPerson) => `kwamdee:lock:{${TypeID.fromString(member.memberId).toUUID()}}`;

/** Whether a lock that the test holds in the cluster turns its member away, and is left alone. */
async function expectLockIsSeen(member: MemberPerson): Promise<void> {
  const offer = await shop.offer({ costPoints: 1 });
  const client = cluster.connect();
  try {
    await client.set(lockOf(member), 'another holder', 'PX', 60_000);
    await waitUntil(
      'a redemption that sees the lock',
      async () => (await redeem(member, offer)).__typename === 'BusyError',
    );
    expect(await client.get(lockOf(member))).toBe('another holder');
    await client.del(lockOf(member));
  } finally {
    client.disconnect();
  }
}

/** Watches at one process while the counter works at the other. */
async function expectNewsAcrossProcesses(): Promise<void> {
  const [one, other] = group.servers;
  const member = await network.member({ points: 10 });
  const voucher = await voucherOf(member, await shop.offer({ costPoints: 10 }));
  const watcher = new Client(one?.url ?? '', member.client.token);
  const stream = await Stream.open(
    watcher,
    'subscription ($id: ID!) { voucherChanged(voucherId: $id) { state } }',
    {
      id: voucher.id,
    },
  );
  expect(await stream.next()).toEqual({ data: { voucherChanged: { state: 'ISSUED' } } });
  const counter = { ...shop.owner, client: new Client(other?.url ?? '', shop.owner.client.token) };
  expect((await shop.use(voucher.code, { by: counter })).__typename).toBe('UseVoucherSuccess');
  expect(await stream.next()).toEqual({ data: { voucherChanged: { state: 'USED' } } });
  await stream.end();
}

async function isUp(url: string): Promise<boolean> {
  const health = (await (await fetch(`${url}/health/ready`)).json()) as { status: string };
  return health.status === 'up';
}

test('locks, rate limits and live updates work through a cluster as through one Redis', async () => {
  for (const { url } of group.servers) await waitUntil('the cluster to be up', () => isUp(url));
  await expectLockIsSeen(await network.member({ points: 1_000 }));
  await expectNewsAcrossProcesses();
  const answers = await tryPersonLimit(group.servers);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(personLimit);
});

test('a master is killed in a rush: never wrong, and up again by itself when its replica is promoted', async () => {
  const members = await network.members(200, 10);
  const unlucky = await network.member({ points: 1_000 });
  const offer = await shop.offer({ costPoints: 10, stockTotal: 60 });
  const keys = members.map(() => randomUUID());

  const rush = Promise.all(members.map((member, index) => redeem(member, offer, keys[index])));
  const { promoted } = await cluster.killMasterOf(lockOf(unlucky));
  const results = await rush;

  expect(results.filter(({ __typename }) => __typename === 'RedeemOfferSuccess')).toHaveLength(60);
  expect(results.filter(({ __typename }) => __typename === 'OfferSoldOutError')).toHaveLength(140);
  const winner = results.findIndex(({ voucher }) => voucher !== undefined);
  const member = members[winner];
  if (member === undefined) throw new Error('nobody won');
  expect(await redeem(member, offer, keys[winner])).toMatchObject({
    replayed: true,
    voucher: { code: results[winner]?.voucher?.code },
  });

  await promoted;
  for (const { url } of group.servers) await waitUntil('the server to be up again', () => isUp(url), 60_000);
  // The keys of the dead master are seen again, where they are now.
  await expectLockIsSeen(unlucky);
  await waitUntil('live updates to reach another process', () =>
    expectNewsAcrossProcesses().then(() => true),
  );
  expect(await booksProblems(group.world.pool)).toEqual(soundBooks);
});
