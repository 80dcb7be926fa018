import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tellWaiters } from '../../server/src/modules/waiting/tell-waiters.ts';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { databaseOf } from '../testkit/chain.ts';
import { Client } from '../testkit/client.ts';
import { mutate } from '../testkit/mutate.ts';
import type { Network } from '../testkit/network.ts';
import { noticeKindsOf } from '../testkit/notices.ts';
import { ceilingWith, generosityOf, givenByRowAndVouchers } from '../testkit/openings.ts';
import { cancel, type RedeemResult, redeem, viewOffer, voucherOf } from '../testkit/redeem.ts';
import { startServer, type TestServer } from '../testkit/server.ts';
import type { ShopOffer } from '../testkit/shop.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let second: TestServer;
let network: Network;

beforeAll(async () => {
  world = await World.start();
  second = await startServer({ databaseUrl: world.database.url });
  network = await world.network();
});

afterAll(async () => {
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
  await second.stop();
  await world.stop();
});

/** Every other one of them at the other server. */
const spread = <P extends Person>(people: readonly P[]): P[] =>
  people.map((person, index) =>
    index % 2 === 0 ? person : { ...person, client: new Client(second.url, person.client.token) },
  );

const countOf = (results: readonly RedeemResult[], type: string) =>
  results.filter((result) => result.__typename === type).length;

/** Holds the row that every change of a stock has to write, while `act` runs. */
async function whileStockIsHeld<T>(
  offer: ShopOffer,
  act: (release: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const holder = await world.pool.connect();
  try {
    await holder.query('BEGIN');
    await holder.query('SELECT FROM offer_stock WHERE offer_id = $1 FOR UPDATE', [
      TypeID.fromString(offer.id).toUUID(),
    ]);
    return await act(async () => {
      await holder.query('COMMIT');
    });
  } finally {
    holder.release(true);
  }
}

describe('stock that changes during a rush', () => {
  test('is neither oversold nor lost: 120 members, 40 units, thirty added and ten taken away one by one', async () => {
    const shop = await network.shop();
    const offer = await shop.offer({ costPoints: 1, stockTotal: 40 });
    const members = spread(await network.members(120, 10));
    const change = (delta: number) => mutate(shop.owner, 'changeOfferStock', { offerId: offer.id, delta });

    const [results, added, taken] = await Promise.all([
      Promise.all(members.map((member) => redeem(member, offer))),
      Promise.all(Array.from({ length: 30 }, () => change(1))),
      Promise.all(Array.from({ length: 10 }, () => change(-1))),
    ]);
    expect(added.every(({ __typename }) => __typename === 'ChangeOfferStockSuccess')).toBe(true);
    const takenAway = taken.filter(({ __typename }) => __typename === 'ChangeOfferStockSuccess').length;
    // A unit that was not there any more is not taken away.
    expect(taken.every(({ __typename }) => /Success|ValidationError/.test(__typename))).toBe(true);

    const sold = countOf(results, 'RedeemOfferSuccess');
    expect(sold + countOf(results, 'OfferSoldOutError')).toBe(120);
    const total = 40 + 30 - takenAway;
    expect(await viewOffer(shop.owner, offer)).toMatchObject({ stockTotal: total, stockLeft: total - sold });
    // Whoever was too early gets what is left, to the last.
    for (const member of members.filter((_, index) => results[index]?.__typename === 'OfferSoldOutError'))
      await redeem(member, offer);
    expect((await viewOffer(shop.owner, offer)).stockLeft).toBe(0);
  });
});

test('a change of stock that is sent eight times at once, with one key, is made once', async () => {
  const shop = await network.shop();
  const offer = await shop.offer({ costPoints: 1, stockTotal: 10 });
  const input = { offerId: offer.id, delta: 5, idempotencyKey: randomUUID() };
  const hands = spread(Array.from({ length: 8 }, () => shop.owner));
  const send = (owner: Person) =>
    mutate<{ replayed: boolean }>(
      owner,
      'changeOfferStock',
      input,
      '... on ChangeOfferStockSuccess { replayed }',
    );
  const answers = await whileStockIsHeld(offer, async (release) => {
    const sent = Promise.all(hands.map(send));
    await waitUntil('several to have found no key, and to wait for the stock', async () => {
      const { rows } = await world.pool.query(
        `SELECT FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%UPDATE offer_stock%'`,
      );
      return rows.length >= 4;
    });
    await release();
    return sent;
  });
  expect(answers.map(({ __typename }) => __typename)).toEqual(hands.map(() => 'ChangeOfferStockSuccess'));
  expect(answers.filter(({ replayed }) => replayed === false)).toHaveLength(1);
  expect(await viewOffer(shop.owner, offer)).toMatchObject({ stockTotal: 15 });
});

describe('a shop’s ceiling against a rush', () => {
  test('120 members at two servers, two offers: never over it, and all of it', async () => {
    const shop = await network.shop();
    const offers = [
      await shop.offer({ costPoints: 10 }),
      await shop.offer({ costPoints: 10, stockTotal: 200 }),
    ];
    await mutate(shop.owner, 'setMonthlyCeiling', { merchantId: shop.id, points: ceilingWith(300) });
    const members = spread(await network.members(120, 100));

    const results = await Promise.all(
      members.map((member, index) => redeem(member, offers[index % 2] ?? { id: '' })),
    );

    expect(countOf(results, 'RedeemOfferSuccess')).toBe(30);
    expect(countOf(results, 'OfferUnavailableError')).toBe(90);
    expect(await generosityOf(shop)).toMatchObject({ givenPoints: 300, openPoints: 300 });
    expect(await givenByRowAndVouchers(world, shop)).toMatchObject({ counted: 300, vouchers: 300 });
  });

  test('what is given back while others redeem is given once more, and counted once', async () => {
    const shop = await network.shop();
    const offer = await shop.offer({ costPoints: 10 });
    await mutate(shop.owner, 'setMonthlyCeiling', { merchantId: shop.id, points: ceilingWith(200) });
    const [holders, comers] = [await network.members(20, 10), spread(await network.members(60, 10))];
    const vouchers = await Promise.all(holders.map((holder) => voucherOf(holder, offer)));

    await Promise.all([
      ...holders.slice(0, 10).map((holder, index) => cancel(holder, vouchers[index]?.id ?? '')),
      ...comers.map((comer) => redeem(comer, offer)),
    ]);
    for (const comer of comers) await redeem(comer, offer);
    const given = await givenByRowAndVouchers(world, shop);
    expect(given).toMatchObject({ counted: 200, vouchers: 200 });
  });

  test('that is set in the midst of a rush counts what went before it, to the point', async () => {
    const shop = await network.shop();
    const offers = await Promise.all(Array.from({ length: 4 }, () => shop.offer({ costPoints: 10 })));
    const members = spread(await network.members(100, 10));
    const ceiling = ceilingWith(500);
    const [set] = await Promise.all([
      mutate(shop.owner, 'setMonthlyCeiling', { merchantId: shop.id, points: ceiling }),
      ...members.map((member, index) => redeem(member, offers[index % 4] ?? { id: '' })),
    ]);
    expect(set.__typename).toBe('SetMonthlyCeilingSuccess');
    const { counted, vouchers } = await givenByRowAndVouchers(world, shop);
    expect(counted).toBe(vouchers);
  });
});

describe('the same question at once', () => {
  test('an approval and a withdrawal of a change: one wins, and the offer agrees', async () => {
    const shop = await network.shop();
    for (let round = 0; round < 10; round++) {
      const offer = await shop.offer({ costPoints: 10 });
      const asked = await mutate<{ offer: { pendingRevision: { id: string } } }>(
        shop.owner,
        'proposeOfferChanges',
        { offerId: offer.id, costPoints: 12 },
        '... on OfferChangesSuccess { offer { pendingRevision { id } } }',
      );
      const revisionId = asked.offer?.pendingRevision.id;
      const [approved, withdrawn] = await Promise.all([
        mutate(network.coordinator, 'approveOfferChanges', { offerId: offer.id, revisionId }),
        mutate(shop.owner, 'withdrawOfferChanges', { offerId: offer.id }),
      ]);
      expect([approved.__typename, withdrawn.__typename].sort()).toEqual([
        'OfferChangesSuccess',
        'StateError',
      ]);
      const { node } = await shop.owner.client.ask<{ node: { costPoints: number } }>(
        'query ($id: ID!) { node(id: $id) { ... on Offer { costPoints } } }',
        { id: offer.id },
      );
      expect(node.costPoints).toBe(approved.__typename === 'OfferChangesSuccess' ? 12 : 10);
    }
  });

  test('an ended offer repeated by eight taps is there once', async () => {
    const shop = await network.shop();
    const offer = await shop.offer();
    await mutate(shop.owner, 'endOffer', { offerId: offer.id });
    const results = await Promise.all(
      Array.from({ length: 8 }, () =>
        mutate<{ offer: { id: string } }>(
          shop.owner,
          'repeatOffer',
          { offerId: offer.id },
          '... on RepeatOfferSuccess { offer { id } }',
        ),
      ),
    );
    expect(new Set(results.map((result) => result.offer?.id)).size).toBe(1);
  });

  test('the line is told by eight at once: as many as there are units, each once', async () => {
    const shop = await network.shop();
    const offer = await shop.offer({ stockTotal: 1, costPoints: 1 });
    const [buyer, ...members] = await network.members(13, 10);
    if (buyer === undefined) throw new Error('nobody');
    await voucherOf(buyer, offer);
    for (const member of members) await mutate(member, 'joinWaitingList', { offerId: offer.id });
    await mutate(shop.owner, 'changeOfferStock', { offerId: offer.id, delta: 5 });

    const database = databaseOf(world.database);
    await Promise.all(Array.from({ length: 8 }, () => tellWaiters({ database })));
    await database.close();

    const told = await Promise.all(
      members.map(
        async (member) => (await noticeKindsOf(member)).filter((kind) => kind === 'OFFER_BACK').length,
      ),
    );
    expect(told).toEqual([1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0]);
  });
});
