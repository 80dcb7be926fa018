import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { Client } from '../testkit/client.ts';
import type { Network } from '../testkit/network.ts';
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

/** The same person at the other server. */
function atSecond(person: Person): Person {
  return { ...person, client: new Client(second.url, person.client.token) };
}

describe('one voucher, many hands', () => {
  test('cancel against use: one of the two happens, thirty times over', async () => {
    const offer = await shop.offer({ costPoints: 10 });
    for (const member of await network.members(30, 10)) {
      const voucher = await voucherOf(member, offer);
      const [cancelled, used] = await Promise.all([cancel(member, voucher.id), shop.use(voucher.code)]);
      if (cancelled.__typename === 'CancelVoucherSuccess') {
        expect(cancelled.wallet?.available).toBe(10);
        expect(used).toMatchObject({ __typename: 'VoucherStateError', state: 'CANCELLED' });
      } else {
        expect(cancelled).toMatchObject({ __typename: 'VoucherStateError', state: 'USED' });
        expect(used.__typename).toBe('UseVoucherSuccess');
      }
    }
  });

  test('50 scans at two servers, with two devices and at two shops: one counts', async () => {
    const member = await network.member({ points: 10 });
    const offer = await shop.offer({ costPoints: 10 });
    const voucher = await voucherOf(member, offer);
    const cashier = await shop.staff('CASHIER');
    const otherShop = await network.shop();

    // Each device at each server.
    const devices = [shop.owner, cashier, atSecond(shop.owner), atSecond(cashier)];
    const own = Array.from({ length: 40 }, (_, index) =>
      shop.use(voucher.code, { by: devices[index % devices.length] ?? cashier }),
    );
    const others = Array.from({ length: 10 }, (_, index) =>
      otherShop.use(voucher.code, { by: index % 2 === 0 ? otherShop.owner : atSecond(otherShop.owner) }),
    );
    const [results, wrong] = await Promise.all([Promise.all(own), Promise.all(others)]);

    expect(results.filter((result) => result.__typename === 'UseVoucherSuccess')).toHaveLength(1);
    const late = results.filter((result) => result.__typename === 'VoucherStateError');
    expect(late).toHaveLength(39);
    expect(new Set(late.map((result) => result.state))).toEqual(new Set(['USED']));
    expect(new Set(wrong.map((result) => result.__typename))).toEqual(new Set(['WrongMerchantError']));
    expect(await usesOf(voucher.code)).toBe(1);
  });

  test('32 scans with one nonce answer alike and count once', async () => {
    const member = await network.member({ points: 10 });
    const voucher = await voucherOf(member, await shop.offer({ costPoints: 10 }));
    const nonce = randomUUID();

    const results = await Promise.all(Array.from({ length: 32 }, () => shop.use(voucher.code, { nonce })));

    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(results[0]?.__typename).toBe('UseVoucherSuccess');
    expect(await usesOf(voucher.code)).toBe(1);
  });

  test('two cancellations give the points back once', async () => {
    const member = await network.member({ points: 10 });
    const voucher = await voucherOf(member, await shop.offer({ costPoints: 10 }));

    const results = await Promise.all(Array.from({ length: 10 }, () => cancel(member, voucher.id)));

    expect(results.filter((result) => result.__typename === 'CancelVoucherSuccess')).toHaveLength(1);
    expect(results.find((result) => result.wallet)?.wallet?.available).toBe(10);
  });
});

describe('two coordinators, one decision', () => {
  test('approve against withdraw: the offer is live or a draft, and each is told so; twenty times over', async () => {
    for (let round = 0; round < 20; round++) {
      const offer = await shop.offer({ state: 'SUBMITTED' });
      const [approved, withdrawn] = await Promise.all([
        network.coordinator.client.mutate(
          'mutation ($input: ApproveOfferInput!) { approveOffer(input: $input) { __typename } }',
          { offerId: offer.id },
        ),
        shop.owner.client.mutate(
          'mutation ($input: OfferActionInput!) { withdrawOffer(input: $input) { __typename } }',
          {
            offerId: offer.id,
          },
        ),
      ]);
      expect([approved.__typename, withdrawn.__typename].sort()).toEqual(
        approved.__typename === 'ApproveOfferSuccess'
          ? ['ApproveOfferSuccess', 'StateError']
          : ['OfferActionSuccess', 'StateError'],
      );
    }
  });

  test('32 awards with one key credit once', async () => {
    const member = await network.member();
    const input = {
      memberId: member.memberId,
      points: 25,
      reason: { th: 'เก็บขยะรอบหนองน้ำ' },
      idempotencyKey: randomUUID(),
    };

    const results = await Promise.all(
      Array.from({ length: 32 }, () =>
        network.coordinator.client.mutate<{
          __typename: string;
          replayed: boolean;
          wallet: { available: number };
        }>(
          `mutation ($input: AwardPointsInput!) { awardPoints(input: $input) {
            __typename ... on AwardPointsSuccess { replayed wallet { available } } } }`,
          input,
        ),
      ),
    );

    expect(results.filter((result) => !result.replayed)).toHaveLength(1);
    expect(new Set(results.map((result) => result.wallet.available))).toEqual(new Set([25]));
  });
});

async function usesOf(code: string): Promise<number> {
  const { rows } = await world.pool.query<{ count: string }>(
    'SELECT count(*) FROM voucher_use JOIN voucher ON voucher.id = voucher_id WHERE code = $1',
    [code],
  );
  return Number(rows[0]?.count);
}
