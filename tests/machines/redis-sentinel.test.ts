import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BalancedWorld, startBalancedWorld } from '../testkit/balanced-world.ts';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { Client } from '../testkit/client.ts';
import type { Network } from '../testkit/network.ts';
import { redeem } from '../testkit/redeem.ts';
import { WatchedRedis } from '../testkit/redis-sentinel.ts';
import type { Shop } from '../testkit/shop.ts';
import { waitUntil } from '../testkit/wait-until.ts';

/** Longest that a session which was ended may go on when Redis lost the word of it: as docs/operations.md has it. */
const endedSessionLimitMs = 32_000;

let redis: WatchedRedis;
let group: BalancedWorld;
let network: Network;
let shop: Shop;

beforeAll(async () => {
  redis = await WatchedRedis.start();
  group = await startBalancedWorld({ serverCount: 2, redisUrl: redis.url });
  network = await group.world.network();
  shop = await network.shop();
});

afterAll(async () => {
  await group.stop();
  await redis.stop();
});

async function isUp(url: string): Promise<boolean> {
  const health = (await (await fetch(`${url}/health/ready`)).json()) as { status: string };
  return health.status === 'up';
}

/** How many processes take the token for a signed-in person's. */
async function knownAt(token: string | null): Promise<number> {
  const answers = await Promise.all(
    group.servers.map(({ url }) =>
      new Client(url, token).ask<{ viewer: object | null }>('{ viewer { email } }'),
    ),
  );
  return answers.filter(({ viewer }) => viewer !== null).length;
}

test('the master is killed in a rush, a moment after somebody signed out: the books are right, and who signed out is out', async () => {
  for (const { url } of group.servers) await waitUntil('Redis to be up', () => isUp(url));
  const members = await network.members(200, 10);
  const unlucky = await network.member({ points: 1_000 });
  const leaving = await group.world.person();
  expect(await knownAt(leaving.client.token)).toBe(2);
  const offer = await shop.offer({ costPoints: 10, stockTotal: 60 });
  const keys = members.map(() => randomUUID());

  const rush = Promise.all(members.map((member, index) => redeem(member, offer, keys[index])));
  const signedOut = await fetch(`${group.servers[0]?.url}/api/auth/sign-out`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${leaving.client.token}` },
    body: '{}',
  });
  expect(signedOut.status).toBe(200);
  const { promoted } = await redis.killMaster();
  const results = await rush;

  expect(results.filter(({ __typename }) => __typename === 'RedeemOfferSuccess')).toHaveLength(60);
  expect(await booksProblems(group.world.pool)).toEqual(soundBooks);

  await promoted;
  for (const { url } of group.servers) await waitUntil('the server to be up again', () => isUp(url), 60_000);
  // A lock set at the new master is seen: the servers have found it.
  const key = `kwamdee:lock:{${TypeID.fromString(unlucky.memberId).toUUID()}}`;
  await redis.replica.client.set(key, 'another holder', 'PX', 60_000);
  const coffee = await shop.offer({ costPoints: 1 });
  await waitUntil(
    'a redemption that sees the lock',
    async () => (await redeem(unlucky, coffee)).__typename === 'BusyError',
  );

  await waitUntil(
    'the end of the session to be known everywhere',
    async () => (await knownAt(leaving.client.token)) === 0,
    endedSessionLimitMs,
  );
  expect(await booksProblems(group.world.pool)).toEqual(soundBooks);
});
