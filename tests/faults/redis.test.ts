import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { adoptCatalogue } from '../testkit/catalogue.ts';
import { checkIn, figuresOf, makeEvent, shownToken } from '../testkit/events.ts';
import type { Network } from '../testkit/network.ts';
import { redeem } from '../testkit/redeem.ts';
import { OwnRedis } from '../testkit/redis.ts';
import type { Shop } from '../testkit/shop.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { World } from '../testkit/world.ts';

let redis: OwnRedis;
let world: World;
let network: Network;
let shop: Shop;

beforeAll(async () => {
  redis = await OwnRedis.start();
  world = await World.start({ redisUrl: redis.url });
  network = await world.network();
  shop = await network.shop();
});

afterAll(async () => {
  await world.stop();
  await redis.kill();
});

async function health(): Promise<{ readonly ok: boolean; readonly redis: string; readonly status: string }> {
  const response = await fetch(`${world.server.url}/health/ready`);
  return { ...((await response.json()) as { redis: string; status: string }), ok: response.ok };
}

describe('when Redis lies or dies', () => {
  test('flushed in the middle of a rush, it costs nothing but speed', async () => {
    const members = await network.members(200, 10);
    const offer = await shop.offer({ costPoints: 10, stockTotal: 40 });

    const rush = Promise.all(members.map((member) => redeem(member, offer)));
    await redis.run((client) => client.flushall());
    const results = await rush;

    expect(results.filter((result) => result.__typename === 'RedeemOfferSuccess')).toHaveLength(40);
    expect(await booksProblems(world.pool)).toEqual(soundBooks);
  });

  test("a member's lock that somebody else holds and never gives back ends in BusyError, and nothing is charged", async () => {
    const member = await network.member({ points: 1_000 });
    const offer = await shop.offer({ costPoints: 10 });
    const { rows } = await world.pool.query<{ id: string }>('SELECT id FROM membership WHERE user_id = $1', [
      member.userId,
    ]);
    const key = `kwamdee:lock:{${rows[0]?.id}}`;
    await redis.run((client) => client.set(key, 'another holder', 'PX', 60_000));

    // While Redis is slow to answer a redemption goes on without its lock; we want the one that saw it.
    const refused = await waitUntil('a redemption that sees the lock', async () => {
      const before = await world.count('voucher', 'transfer');
      const result = await redeem(member, offer);
      if (result.__typename !== 'BusyError') return null;
      expect(await world.count('voucher', 'transfer')).toEqual(before);
      return result;
    });

    expect(refused.code).toBe('BUSY');
    expect(refused.retryAfterMs).toBeGreaterThan(0);
    // The lock is the other's: we have not deleted it.
    expect(await redis.run((client) => client.get(key))).toBe('another holder');
    await redis.run((client) => client.del(key));
    expect((await redeem(member, offer)).__typename).toBe('RedeemOfferSuccess');
  });

  test('killed in the middle of a rush: every unit is sold once, keys stay keys, the server says degraded; back, it says up', async () => {
    const members = await network.members(200, 10);
    const offer = await shop.offer({ costPoints: 10, stockTotal: 60 });
    const keys = members.map(() => randomUUID());

    const rush = Promise.all(members.map((member, index) => redeem(member, offer, keys[index])));
    await redis.kill();
    const results = await rush;

    expect(results.filter((result) => result.__typename === 'RedeemOfferSuccess')).toHaveLength(60);
    const winner = results.findIndex((result) => result.__typename === 'RedeemOfferSuccess');
    const member = members[winner];
    if (member === undefined) throw new Error('nobody won');
    const again = await redeem(member, offer, keys[winner]);
    expect(again).toMatchObject({ replayed: true, voucher: { code: results[winner]?.voucher?.code } });
    expect(await booksProblems(world.pool)).toEqual(soundBooks);
    expect(
      await waitUntil('the server to notice', async () =>
        (await health()).redis === 'up' ? null : health(),
      ),
    ).toMatchObject({
      ok: true,
      status: 'degraded',
      redis: 'down',
    });

    await redis.revive();

    expect(
      await waitUntil('the server to find Redis again', async () =>
        (await health()).redis === 'up' ? health() : null,
      ),
    ).toMatchObject({
      ok: true,
      status: 'up',
    });
  });
});

describe('without any Redis', () => {
  test('everything works, and the server says so', async () => {
    const degraded = await World.start({ redisUrl: null });
    try {
      const response = await fetch(`${degraded.server.url}/health/ready`);
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({ status: 'degraded', postgres: 'up', redis: 'degraded' });
      const place = await degraded.network();
      const member = await place.member({ points: 30 });
      const offer = await (await place.shop()).offer({ costPoints: 30 });
      expect(await redeem(member, offer)).toMatchObject({
        __typename: 'RedeemOfferSuccess',
        wallet: { available: 0 },
      });
    } finally {
      await degraded.stop();
    }
  });

  test('an event takes its crowd: each is in once, and no point is above the budget', async () => {
    const degraded = await World.start({ redisUrl: null });
    try {
      const place = await degraded.network();
      const { SWEEP } = await adoptCatalogue(place, { SWEEP: { points: 20 } });
      const event = await makeEvent(place, { indicator: SWEEP, budgetPoints: 200 });
      const token = await shownToken(place.coordinator, event);
      const members = await Promise.all(Array.from({ length: 15 }, () => place.member()));
      const results = await Promise.all([...members, ...members].map((member) => checkIn(member, token)));
      expect(results.filter(({ replayed }) => replayed === false)).toHaveLength(15);
      expect(results.filter(({ replayed }) => replayed === true)).toHaveLength(15);
      expect(await figuresOf(place.coordinator, event)).toMatchObject({ visitCount: 15, pointsGiven: 200 });
      expect(await booksProblems(degraded.pool)).toEqual(soundBooks);
    } finally {
      await degraded.stop();
    }
  });
});
