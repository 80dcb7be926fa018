import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agreeOnReconciliation } from '../model/compare.ts';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { makeRight } from '../testkit/make-right.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { noticesOf } from '../testkit/notices.ts';
import { cancel, redeem, viewOffer, voucherOf, walletOf } from '../testkit/redeem.ts';
import type { Shop, ShopOffer } from '../testkit/shop.ts';
import { letVoucherRunOut, letVoucherUseAge } from '../testkit/time-travel.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;
let shop: Shop;
let otherShop: Shop;
let member: MemberPerson;
/** One unit for each member, for 10 points: what comes back is seen in all three. */
let offer: ShopOffer;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  shop = await network.shop();
  otherShop = await network.shop();
});

afterAll(async () => {
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
  await agreeOnReconciliation(world.pool);
  await world.stop();
});

async function issue(kind: 'SPEND' | 'HOLD' = 'SPEND') {
  member = await network.member({ points: 30 });
  offer = await shop.offer({ kind, costPoints: 10, stockTotal: 3, perMemberLimit: 1 });
  return voucherOf(member, offer);
}

async function use(kind: 'SPEND' | 'HOLD' = 'SPEND') {
  const voucher = await issue(kind);
  const { useId } = await shop.use(voucher.code);
  return { ...voucher, useId };
}

/** Points, stock and the member's limit are as before the redemption: it can be done again. */
async function expectAllBack() {
  expect(await walletOf(member)).toEqual({ available: 30, held: 0, lifetimeEarned: 30 });
  expect(await viewOffer(member, offer)).toMatchObject({
    stockLeft: 3,
    redeemability: { canRedeem: true, reasons: [] },
  });
}

async function stateOf(voucherId: string): Promise<string> {
  const { node } = await member.client.ask<{ node: { state: string } }>(
    'query ($id: ID!) { node(id: $id) { ... on Voucher { state } } }',
    { id: voucherId },
  );
  return node.state;
}

async function expectNothingWritten<T>(act: () => Promise<T>): Promise<T> {
  const before = await world.fingerprint();
  const result = await act();
  expect(await world.fingerprint()).toBe(before);
  return result;
}

const day = 24 * 3_600;

describe('what is given back', () => {
  test.each([
    ['SPEND', 'REVERSED'],
    ['HOLD', 'RELEASED'],
  ] as const)('a used %s voucher is %s: points, stock and limit are back', async (kind, state) => {
    const { id, useId } = await use(kind);
    expect(await makeRight(shop, { useId })).toEqual({
      ...{ __typename: 'MakeItRightSuccess', points: 10, quantity: 1, replayed: false },
    });
    expect(await stateOf(id)).toBe(state);
    await expectAllBack();
    expect((await redeem(member, offer)).__typename).toBe('RedeemOfferSuccess');
  });

  test.each(['SPEND', 'HOLD'] as const)('a %s voucher in hand is cancelled by its code', async (kind) => {
    const { id, code } = await issue(kind);
    expect(await makeRight(shop, { code: code.toLowerCase() })).toMatchObject({ points: 10 });
    expect(await stateOf(id)).toBe('CANCELLED');
    await expectAllBack();
  });

  test('a use of six days ago still is, by a cashier', async () => {
    const { id, useId } = await use();
    await letVoucherUseAge(world, id, 6 * day);
    const by = await shop.staff('CASHIER');
    expect((await makeRight(shop, { useId }, { by })).__typename).toBe('MakeItRightSuccess');
    await expectAllBack();
  });

  test('the record says who, why and where it stood, and stays', async () => {
    const { id, useId } = await use();
    await makeRight(shop, { useId }, { reason: 'NOT_READY' });
    const uuid = TypeID.fromString(id).toUUID();
    const { rows } = await world.pool.query(
      'SELECT reason::text, was_state::text FROM make_right WHERE voucher_id = $1',
      [uuid],
    );
    expect(rows).toEqual([{ reason: 'NOT_READY', was_state: 'USED' }]);
    await expect(
      world.pool.query(`UPDATE make_right SET reason = 'CLOSED' WHERE voucher_id = $1`, [uuid]),
    ).rejects.toThrow();
  });
});

describe('who is told', () => {
  test('the member, once, with the nearest offer that they could have now', async () => {
    const place = await world.network();
    const [own, neighbour] = [await place.shop({ name: 'ป้าแดง' }), await place.shop({ name: 'ลุงมี' })];
    const missed = await own.offer({ title: 'ก๋วยเตี๋ยว', costPoints: 20 });
    await neighbour.offer({ title: 'ข้าวหมูแดง', costPoints: 29 });
    const near = await neighbour.offer({ title: 'ข้าวผัด', costPoints: 22 });
    await neighbour.offer({ title: 'ไก่ย่าง', costPoints: 19, stockTotal: 0 }).catch(() => undefined);
    await own.offer({ title: 'เกาเหลาพิเศษ', costPoints: 500 });
    const guest = await place.member({ points: 30 });
    const { code } = await voucherOf(guest, missed);
    const { useId } = await own.use(code);
    await makeRight(own, { useId });

    const told = (await noticesOf(guest)).filter(({ kind }) => kind === 'VOUCHER_MADE_RIGHT');
    expect(told).toHaveLength(1);
    expect(told[0]?.path).toBe(`/offers/${near.id}`);
    expect(told[0]?.body).toContain('ข้าวผัด');
  });

  test('with nothing else to have, of the points alone', async () => {
    const place = await world.network();
    const own = await place.shop();
    const guest = await place.member({ points: 30 });
    const { id, code } = await voucherOf(guest, await own.offer({ costPoints: 10 }));
    await makeRight(own, { code });
    const [told] = await noticesOf(guest);
    expect(told).toMatchObject({ kind: 'VOUCHER_MADE_RIGHT', path: `/vouchers/${id}` });
  });

  test("the coordinator, by a line on the shop's timeline and a count on the board; by no notice", async () => {
    const board = async () => {
      const { network: place } = await network.coordinator.client.ask<{
        network: { board: { madeRightLast30Days: number } };
      }>('query ($slug: String!) { network(slug: $slug) { board { madeRightLast30Days } } }', {
        slug: network.slug,
      });
      return place.board.madeRightLast30Days;
    };
    const counted = await board();
    const { useId } = await use();
    const before = (await noticesOf(network.coordinator)).length;
    await makeRight(shop, { useId }, { reason: 'CLOSED' });
    expect(await board()).toBe(counted + 1);
    expect((await noticesOf(network.coordinator)).length).toBe(before);
    const { node } = await network.coordinator.client.ask<{
      node: { timeline: { action: string; actor: string; reason: string }[] };
    }>('query ($id: ID!) { node(id: $id) { ... on Merchant { timeline { action actor reason } } } }', {
      id: shop.id,
    });
    expect(node.timeline.at(-1)).toEqual({
      ...{
        action: 'MADE_RIGHT',
        actor: 'MERCHANT',
        reason: 'ร้านปิดหรือคนทำไม่อยู่ · Closed, or who makes it is away',
      },
    });
  });
});

describe('what is refused writes nothing', () => {
  test('a second time, with the state; the same nonce again is the same answer', async () => {
    const { useId } = await use();
    const nonce = randomUUID();
    await makeRight(shop, { useId }, { nonce });
    const replayed = await expectNothingWritten(() => makeRight(shop, { useId }, { nonce }));
    expect(replayed).toMatchObject({ __typename: 'MakeItRightSuccess', points: 10, replayed: true });
    const again = await expectNothingWritten(() => makeRight(shop, { useId }));
    expect(again).toMatchObject({ __typename: 'VoucherStateError', state: 'REVERSED' });
    await expectAllBack();
  });

  test('a nonce that another voucher has', async () => {
    const [first, nonce] = [await use(), randomUUID()];
    await makeRight(shop, { useId: first.useId }, { nonce });
    const second = await use();
    const answer = await expectNothingWritten(() => makeRight(shop, { useId: second.useId }, { nonce }));
    expect(answer.__typename).toBe('IdempotencyConflictError');
  });

  test('a voucher of another shop, of which nothing is said', async () => {
    const { code, useId } = await use();
    const byCode = await expectNothingWritten(() => makeRight(otherShop, { code }));
    expect(byCode).toEqual({
      __typename: 'WrongMerchantError',
      code: 'WRONG_MERCHANT',
      message: expect.any(String),
    });
    const byUse = await expectNothingWritten(() => makeRight(otherShop, { useId }));
    expect(byUse.__typename).toBe('VoucherNotFoundError');
  });

  test('a code that there is not, and one that the member has cancelled or whose time is up', async () => {
    const gone = await issue();
    await cancel(member, gone.id);
    expect(await expectNothingWritten(() => makeRight(shop, { code: gone.code }))).toMatchObject({
      ...{ __typename: 'VoucherStateError', state: 'CANCELLED' },
    });
    const late = await issue();
    await letVoucherRunOut(world, late.id);
    expect(await expectNothingWritten(() => makeRight(shop, { code: late.code }))).toMatchObject({
      ...{ __typename: 'VoucherStateError', state: 'EXPIRED' },
    });
    const none = await expectNothingWritten(() => makeRight(shop, { code: '2222222222' }));
    expect(none.__typename).toBe('VoucherNotFoundError');
  });

  test('a use of more than a week ago; and nothing reverses it any more, not even the owner of the tables', async () => {
    const { id, useId } = await use();
    await letVoucherUseAge(world, id, 7 * day + 1);
    const answer = await expectNothingWritten(() => makeRight(shop, { useId }));
    expect(answer).toMatchObject({ __typename: 'MakeRightWindowPassedError', until: expect.any(String) });
    await expect(
      world.pool.query(`SELECT FROM end_vouchers(ARRAY[$1]::uuid[], 'USED', 'REVERSED')`, [
        TypeID.fromString(id).toUUID(),
      ]),
    ).rejects.toMatchObject({ code: '23514' });
  });

  test('by code and use at once, or by neither', async () => {
    const send = (voucher: object) =>
      shop.owner.client.send(
        'mutation ($input: MakeItRightInput!) { makeItRight(input: $input) { __typename } }',
        { input: { merchantId: shop.id, reason: 'CLOSED', nonce: randomUUID(), ...voucher } },
      );
    for (const voucher of [{}, { code: '2222222222', useId: 'use_1' }]) {
      const { errors } = await send(voucher);
      expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
    }
  });
});

test("the shop's own list has what can be made right, until when, and no longer what was", async () => {
  const [kept, back] = [await use(), await use()];
  await makeRight(shop, { useId: back.useId });
  const { node } = await shop.owner.client.ask<{
    node: { recentUses: { id: string; usedAt: string; makeRightUntil: string | null }[] };
  }>('query ($id: ID!) { node(id: $id) { ... on Merchant { recentUses { id usedAt makeRightUntil } } } }', {
    id: shop.id,
  });
  const find = (useId: string | undefined) => node.recentUses.find(({ id }) => id === useId);
  expect(find(back.useId)?.makeRightUntil).toBeNull();
  const open = find(kept.useId);
  expect(Date.parse(open?.makeRightUntil ?? '') - Date.parse(open?.usedAt ?? '')).toBe(7 * day * 1_000);
});
