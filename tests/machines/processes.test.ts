import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BalancedWorld, startBalancedWorld } from '../testkit/balanced-world.ts';
import { Client } from '../testkit/client.ts';
import type { Network } from '../testkit/network.ts';
import { redeem, voucherOf } from '../testkit/redeem.ts';
import type { Shop } from '../testkit/shop.ts';
import { Stream } from '../testkit/stream.ts';
import { testEnvironment } from '../testkit/test-environment.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import type { Person } from '../testkit/world.ts';

let group: BalancedWorld;
let network: Network;
let shop: Shop;

beforeAll(async () => {
  group = await startBalancedWorld({ serverCount: 3 });
  network = await group.world.network();
  shop = await network.shop();
});

afterAll(() => group.stop());

/** The same person at each of the processes. */
function atEach(person: Person): Person[] {
  return group.servers.map(({ url }) => ({ ...person, client: new Client(url, person.client.token) }));
}

function post(url: string, path: string, body: object, token?: string): Promise<Response> {
  return fetch(`${url}/api/auth/${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
}

describe('a session', () => {
  test('begun at one process is valid at all, and ended at one it is over at all within two seconds', async () => {
    const [here] = group.servers;
    const email = `${randomUUID()}@test.example`;
    const answer = await post(here?.url ?? '', 'sign-up/email', {
      name: 'Malee',
      email,
      password: 'ความดีต้องกินได้',
    });
    const token = answer.headers.get('set-auth-token') ?? '';
    const knows = async (url: string): Promise<boolean> => {
      const { viewer } = await new Client(url, token).ask<{ viewer: object | null }>('{ viewer { email } }');
      return viewer !== null;
    };
    // Asked everywhere, so that each process remembers it.
    for (const { url } of group.servers) expect(await knows(url)).toBe(true);

    expect((await post(here?.url ?? '', 'sign-out', {}, token)).status).toBe(200);
    const endedAtMs = performance.now();
    expect(await knows(here?.url ?? '')).toBe(false);

    let lastAcceptedMs = endedAtMs;
    await waitUntil('every process to have heard of it', async () => {
      const askedAtMs = performance.now();
      const known = await Promise.all(group.servers.map(({ url }) => knows(url)));
      if (known.includes(true)) lastAcceptedMs = askedAtMs;
      return !known.includes(true);
    });
    expect(lastAcceptedMs - endedAtMs).toBeLessThan(2_000);
  });
});

describe('one member at several processes at once', () => {
  test('one key is one voucher, whichever process is asked', async () => {
    const member = await network.member({ points: 100 });
    const offer = await shop.offer({ costPoints: 10 });
    const key = randomUUID();

    const answers = await Promise.all(
      [...atEach(member), ...atEach(member)].map((person) =>
        waitUntil('an answer', async () => {
          const result = await redeem(person, offer, key);
          return result.__typename === 'BusyError' ? null : result;
        }),
      ),
    );

    expect(new Set(answers.map(({ voucher }) => voucher?.code)).size).toBe(1);
    expect(answers.filter(({ replayed }) => replayed === false)).toHaveLength(1);
    expect((await redeem(member, offer, key)).wallet?.available).toBe(90);
    const other = await shop.offer({ costPoints: 10 });
    for (const person of atEach(member))
      expect((await redeem(person, other, key)).__typename).toBe('IdempotencyConflictError');
  });

  test('a member whose lock is held is turned away by every process, and nothing is charged', async () => {
    const member = await network.member({ points: 100 });
    const offer = await shop.offer({ costPoints: 1 });
    const redis = new Redis(testEnvironment().redisUrl ?? '');
    const key = `kwamdee:lock:{${TypeID.fromString(member.memberId).toUUID()}}`;
    await redis.set(key, 'another holder', 'PX', 60_000);

    for (const person of atEach(member)) {
      // While Redis is slow to answer, a redemption goes on without its lock; we want the one that saw it.
      await waitUntil('a redemption that sees the lock', async () => {
        const before = await group.world.count('voucher', 'transfer');
        if ((await redeem(person, offer)).__typename !== 'BusyError') return false;
        expect(await group.world.count('voucher', 'transfer')).toEqual(before);
        return true;
      });
    }

    await redis.del(key);
    redis.disconnect();
    for (const person of atEach(member))
      expect((await redeem(person, offer)).__typename).toBe('RedeemOfferSuccess');
  });
});

describe('who watches a voucher', () => {
  test('at one process sees what the counter does at another', async () => {
    const member = await network.member({ points: 10 });
    const voucher = await voucherOf(member, await shop.offer({ costPoints: 10 }));
    const watched = `subscription ($id: ID!) { voucherChanged(voucherId: $id) { state } }`;
    const streams = await Promise.all(
      atEach(member).map(({ client }) => Stream.open(client, watched, { id: voucher.id })),
    );
    for (const stream of streams)
      expect(await stream.next()).toEqual({ data: { voucherChanged: { state: 'ISSUED' } } });

    const [counter] = atEach(shop.owner);
    expect(
      (await shop.use(voucher.code, { ...(counter === undefined ? {} : { by: counter }) })).__typename,
    ).toBe('UseVoucherSuccess');

    for (const stream of streams) {
      expect(await stream.next()).toEqual({ data: { voucherChanged: { state: 'USED' } } });
      await stream.end();
    }
  });
});
