import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { Client } from '../testkit/client.ts';
import type { Network } from '../testkit/network.ts';
import { type RedeemResult, redeem, redeemOffer } from '../testkit/redeem.ts';
import { startServer, type TestServer } from '../testkit/server.ts';
import type { Shop } from '../testkit/shop.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { World } from '../testkit/world.ts';

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

/** The same person at the other server. */
function atSecond(client: Client): Client {
  return new Client(second.url, client.token);
}

const typesOf = (results: readonly RedeemResult[]) => results.map((result) => result.__typename);
const countOf = (results: readonly RedeemResult[], type: string) =>
  typesOf(results).filter((name) => name === type).length;

describe('many redemptions at once', () => {
  test('64 requests of one key make one voucher and charge once', async () => {
    const member = await network.member({ points: 100 });
    const offer = await shop.offer({ costPoints: 10 });
    const idempotencyKey = randomUUID();

    const results = await Promise.all(
      Array.from({ length: 64 }, () => redeem(member, offer, idempotencyKey)),
    );

    const answered = results.filter((result) => result.__typename === 'RedeemOfferSuccess');
    expect(answered.length).toBeGreaterThan(0);
    // Whoever was told to wait gets the same voucher when they ask again.
    const late = await redeem(member, offer, idempotencyKey);
    expect(new Set([...answered, late].map((result) => result.voucher?.code)).size).toBe(1);
    expect(answered.filter((result) => result.replayed === false)).toHaveLength(1);
    expect(answered.length + countOf(results, 'BusyError')).toBe(64);
    expect(late.wallet).toEqual({ available: 90, held: 0, lifetimeEarned: 100 });
  });

  test('64 requests of one key at two servers make one voucher and charge once', async () => {
    const member = await network.member({ points: 100 });
    const offer = await shop.offer({ costPoints: 10 });
    const input = { offerId: offer.id, idempotencyKey: randomUUID() };
    const clients = [member.client, atSecond(member.client)];

    const results = await Promise.all(
      Array.from({ length: 64 }, (_, index) => clients[index % 2]?.mutate<RedeemResult>(redeemOffer, input)),
    );

    const codes = results.map((result) => result?.voucher?.code).filter((code) => code !== undefined);
    expect(new Set(codes).size).toBe(1);
    const late = await member.client.mutate<RedeemResult>(redeemOffer, input);
    expect(late).toMatchObject({ replayed: true, voucher: { code: codes[0] }, wallet: { available: 90 } });
  });

  test('of two members and one unit, one wins; twenty times over', async () => {
    const members = await network.members(2, 1_000);
    const [first, other] = members;
    if (first === undefined || other === undefined) throw new Error('two members');
    for (let round = 0; round < 20; round++) {
      const offer = await shop.offer({ costPoints: 10, stockTotal: 1 });
      const results = await Promise.all([
        redeem(first, offer),
        redeem({ ...other, client: atSecond(other.client) }, offer),
      ]);
      expect(typesOf(results).sort()).toEqual(['OfferSoldOutError', 'RedeemOfferSuccess']);
    }
  });

  test('300 members at two servers take exactly the 50 units there are', async () => {
    const members = await network.members(300, 20);
    const offer = await shop.offer({ costPoints: 20, stockTotal: 50 });

    const results = await Promise.all(
      members.map((member, index) =>
        redeem(index % 2 === 0 ? member : { ...member, client: atSecond(member.client) }, offer),
      ),
    );

    expect(countOf(results, 'RedeemOfferSuccess')).toBe(50);
    expect(countOf(results, 'OfferSoldOutError')).toBe(250);
    expect(new Set(results.map((result) => result.voucher?.code)).size).toBe(51);
  });

  test('a member with points for three takes three of ten offers', async () => {
    const member = await network.member({ points: 35 });
    const offers = await Promise.all(Array.from({ length: 10 }, () => shop.offer({ costPoints: 10 })));

    const answers = await Promise.all(offers.map((offer) => retryWhileBusy(() => redeem(member, offer))));

    expect(countOf(answers, 'RedeemOfferSuccess')).toBe(3);
    expect(countOf(answers, 'InsufficientPointsError')).toBe(7);
  });

  test('a limit of two a member holds against twenty taps', async () => {
    const member = await network.member({ points: 1_000 });
    const offer = await shop.offer({ costPoints: 10, perMemberLimit: 2 });

    const answers = await Promise.all(
      Array.from({ length: 20 }, () => retryWhileBusy(() => redeem(member, offer))),
    );

    expect(countOf(answers, 'RedeemOfferSuccess')).toBe(2);
    expect(countOf(answers, 'MemberLimitReachedError')).toBe(18);
  });

  test('an offer whose row somebody holds holds up no other', async () => {
    const [first, buyer, ...crowd] = await network.members(12, 10);
    if (first === undefined || buyer === undefined) throw new Error('two members');
    const [held, free] = [await shop.offer({ costPoints: 10 }), await shop.offer({ costPoints: 10 })];
    const holder = await world.pool.connect();
    try {
      await holder.query('BEGIN');
      await holder.query('SELECT FROM offer_stock WHERE offer_id = $1 FOR UPDATE', [
        TypeID.fromString(held.id).toUUID(),
      ]);
      const stuck = redeem(first, held);
      await waitUntil('the first to wait for the row', async () => {
        const { rows } = await world.pool.query<{ waiting: boolean }>(
          `SELECT EXISTS (SELECT FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock') AS waiting`,
        );
        return rows[0]?.waiting === true;
      });
      const behind = Promise.all(crowd.map((member) => redeem(member, held)));

      expect(await redeem(buyer, free)).toMatchObject({ __typename: 'RedeemOfferSuccess' });

      await holder.query('COMMIT');
      expect(await stuck).toMatchObject({ __typename: 'RedeemOfferSuccess' });
      // Who stood behind for more than a second was told to come again.
      const others = await behind;
      expect(countOf(others, 'RedeemOfferSuccess') + countOf(others, 'BusyError')).toBe(crowd.length);
    } finally {
      holder.release(true);
    }
  });
});

async function retryWhileBusy(ask: () => Promise<RedeemResult>): Promise<RedeemResult> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const result = await ask();
    if (result.__typename !== 'BusyError') return result;
  }
  throw new Error('busy fifty times');
}
