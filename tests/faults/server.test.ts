import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { Client } from '../testkit/client.ts';
import type { Network } from '../testkit/network.ts';
import { type RedeemResult, redeemOffer } from '../testkit/redeem.ts';
import { spawnServer, startServer } from '../testkit/server.ts';
import type { Shop } from '../testkit/shop.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;
let shop: Shop;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  shop = await network.shop();
});

afterAll(() => world.stop());

/** What came back, or null when the connection broke before an answer. */
async function tryRedeem(client: Client, input: object): Promise<RedeemResult | null> {
  try {
    return await client.mutate<RedeemResult>(redeemOffer, input);
  } catch {
    return null;
  }
}

async function unlessBusy(answer: Promise<RedeemResult | null>): Promise<RedeemResult | null> {
  const result = await answer;
  return result?.__typename === 'BusyError' ? null : result;
}

describe('when a server stops', () => {
  test('killed in the middle of a rush: asked again elsewhere, each key has one voucher and each unit is sold once', async () => {
    const victim = await startServer({ databaseUrl: world.database.url });
    const members = await network.members(120, 10);
    const offer = await shop.offer({ costPoints: 10, stockTotal: 70 });
    const tries = members.map(({ client }) => ({
      client,
      input: { offerId: offer.id, idempotencyKey: randomUUID() },
    }));

    const first = tries.map(({ client, input }) => tryRedeem(new Client(victim.url, client.token), input));
    await waitUntil('the rush to have begun', async () => {
      const { rows } = await world.pool.query<{ sold: number }>(
        'SELECT max(sold) AS sold FROM offer_stock JOIN offer ON offer.id = offer_id WHERE stock_total = 70',
      );
      return (rows[0]?.sold ?? 0) > 0;
    });
    await victim.kill();
    const acknowledged = await Promise.all(first);
    // A lock that the dead server held turns its member away until it runs out.
    const second = await Promise.all(
      tries.map(({ client, input }) => waitUntil('an answer', () => unlessBusy(tryRedeem(client, input)))),
    );

    for (const [index, answer] of acknowledged.entries()) {
      if (answer?.voucher !== undefined) expect(second[index]?.voucher?.code).toBe(answer.voucher.code);
    }
    expect(second.filter((result) => result.__typename === 'RedeemOfferSuccess')).toHaveLength(70);
    expect(await booksProblems(world.pool)).toEqual(soundBooks);
  });

  test('told to stop, it finishes what is in flight and exits with 0', async () => {
    const leaving = await startServer({ databaseUrl: world.database.url });
    const members = await network.members(60, 10);
    const offer = await shop.offer({ costPoints: 10 });
    const answers = Promise.all(
      members.map(({ client }) =>
        tryRedeem(new Client(leaving.url, client.token), { offerId: offer.id, idempotencyKey: randomUUID() }),
      ),
    );
    await waitUntil('the requests to have arrived', async () => {
      const metrics = await (await fetch(`${leaving.url}/metrics`)).text();
      return /kwamdee_redemptions_total\{outcome="REDEEMED"\} \d+/.test(metrics);
    });

    expect(await leaving.stop()).toBe(0);

    // Whoever was answered has what the answer says; whoever was not has charged nothing that is lost.
    const redeemed = (await answers).filter((result) => result?.__typename === 'RedeemOfferSuccess').length;
    const { rows } = await world.pool.query<{ sold: number }>(
      'SELECT sold FROM offer_stock ORDER BY offer_id DESC LIMIT 1',
    );
    expect(redeemed).toBe(rows[0]?.sold);
  });
});

describe('when PostgreSQL cuts connections', () => {
  test('the next request gets a new one, and the books are right', async () => {
    const members = await network.members(50, 10);
    const offer = await shop.offer({ costPoints: 10, stockTotal: 30 });
    const tries = members.map(({ client }) => ({
      client,
      input: { offerId: offer.id, idempotencyKey: randomUUID() },
    }));

    const first = Promise.all(tries.map(({ client, input }) => tryRedeem(client, input)));
    await world.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    await first;
    const second = await Promise.all(
      tries.map(({ client, input }) => waitUntil('an answer', () => unlessBusy(tryRedeem(client, input)))),
    );

    expect(second.filter((result) => result.__typename === 'RedeemOfferSuccess')).toHaveLength(30);
    expect(await booksProblems(world.pool)).toEqual(soundBooks);
  });
});

describe('what cannot start', () => {
  test.each([
    ['PORT', { PORT: 'abc' }, 'PORT: must be a port number'],
    ['REDIS_URL', { REDIS_URL: 'http://x' }, 'REDIS_URL'],
    ['RATE_LIMITS', { RATE_LIMITS: 'off', NODE_ENV: 'production' }, 'RATE_LIMITS'],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://x/y' }, 'DATABASE_URL: must start with postgres://'],
    ['AUTH_SECRET', { AUTH_SECRET: 'short' }, 'AUTH_SECRET'],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://nobody:x@127.0.0.1:1/none' }, 'DATABASE_URL'],
  ])('says so in one line that names %s, and exits with 1', async (_name, env, line) => {
    const server = await spawnServer({ databaseUrl: world.database.url, env });
    await waitUntil('the server to end', () => server.process.exitCode !== null);
    expect(server.process.exitCode).toBe(1);
    expect(server.log().trim().split('\n')).toEqual([expect.stringContaining(line)]);
  });
});
