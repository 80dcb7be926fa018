import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { mutate } from '../testkit/mutate.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { redeem, redeemOffer, viewOffer, voucherOf, walletOf } from '../testkit/redeem.ts';
import type { Shop, ShopOffer } from '../testkit/shop.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;
let shop: Shop;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  shop = await network.shop();
});

afterAll(async () => {
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
  await world.stop();
});

const hour = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * hour).toISOString();

describe('a redemption', () => {
  test('given enough points, answers with a voucher, a code and the wallet after it', async () => {
    const member = await network.member({ points: 100 });
    const offer = await shop.offer({ costPoints: 30, stockTotal: 5, voucherValidHours: 48 });
    const before = Date.now();

    const { voucher, ...rest } = await redeem(member, offer);

    expect(rest).toEqual({
      __typename: 'RedeemOfferSuccess',
      replayed: false,
      wallet: { available: 70, held: 0, lifetimeEarned: 100 },
    });
    expect(voucher).toEqual({
      id: expect.stringMatching(/^voucher_/),
      code: expect.stringMatching(/^[2-9A-HJKMNP-Z]{10}$/),
      state: 'ISSUED',
      pointsSpent: 30,
      expiresAt: expect.any(String),
    });
    const validMs = Date.parse(voucher?.expiresAt ?? '') - before;
    expect(validMs).toBeGreaterThan(48 * hour - 2_000);
    expect(validMs).toBeLessThan(48 * hour + 60_000);
    expect(await viewOffer(member, offer)).toMatchObject({ stockLeft: 4, stockTotal: 5 });
  });

  test('given exactly the points, leaves none', async () => {
    const member = await network.member({ points: 25 });
    const result = await redeem(member, await shop.offer({ costPoints: 25 }));
    expect(result.wallet).toEqual({ available: 0, held: 0, lifetimeEarned: 25 });
  });

  test('of a HOLD offer reserves the points; the lifetime total stays', async () => {
    const member = await network.member({ points: 50 });
    const result = await redeem(member, await shop.offer({ kind: 'HOLD', costPoints: 20 }));
    expect(result.wallet).toEqual({ available: 30, held: 20, lifetimeEarned: 50 });
    expect(await walletOf(member)).toEqual({ available: 30, held: 20, lifetimeEarned: 50 });
  });

  test('is in the member’s list, for its member alone', async () => {
    const member = await network.member({ points: 10 });
    const voucher = await voucherOf(member, await shop.offer({ costPoints: 10 }));
    const { node } = await member.client.ask<{ node: { vouchers: { nodes: unknown[] } } }>(
      `query ($id: ID!) { node(id: $id) { ... on Member { vouchers(states: [ISSUED]) { totalCount nodes {
        id code quantity canCancel usedAt merchant { id } offer { costPoints } } } } } }`,
      { id: member.memberId },
    );
    expect(node.vouchers).toEqual({
      totalCount: 1,
      nodes: [
        {
          id: voucher.id,
          code: voucher.code,
          quantity: 1,
          canCancel: true,
          usedAt: null,
          merchant: { id: shop.id },
          offer: { costPoints: 10 },
        },
      ],
    });
  });
});

describe('a key', () => {
  test('sent again answers with the same voucher and charges once', async () => {
    const member = await network.member({ points: 100 });
    const offer = await shop.offer({ costPoints: 30 });
    const key = randomUUID();

    const first = await redeem(member, offer, key);
    const second = await redeem(member, offer, key);

    expect(second).toEqual({ ...first, replayed: true });
    expect(await walletOf(member)).toMatchObject({ available: 70 });
  });

  test('sent again answers also when the offer is sold out by then, and the points are spent', async () => {
    const member = await network.member({ points: 10 });
    const offer = await shop.offer({ costPoints: 10, stockTotal: 1, perMemberLimit: 1 });
    const key = randomUUID();
    const first = await redeem(member, offer, key);
    await mutate(shop.owner, 'pauseOffer', { offerId: offer.id });
    expect(await redeem(member, offer, key)).toEqual({ ...first, replayed: true });
  });

  test('used for another offer is a conflict', async () => {
    const member = await network.member({ points: 100 });
    const key = randomUUID();
    await redeem(member, await shop.offer(), key);
    await expectRefusal(member, await shop.offer(), 'IDEMPOTENCY_CONFLICT', key);
  });

  test('is the member’s own: another member may use the same', async () => {
    const [first, second] = await network.members(2, 10);
    if (first === undefined || second === undefined) throw new Error('two members');
    const offer = await shop.offer({ costPoints: 10 });
    const key = randomUUID();
    const results = [await redeem(first, offer, key), await redeem(second, offer, key)];
    expect(results.map((result) => result.replayed)).toEqual([false, false]);
    expect(new Set(results.map((result) => result.voucher?.id)).size).toBe(2);
  });

  test.each([
    ['too short', 'seven77'],
    ['too long', 'k'.repeat(129)],
    ['with a space', 'a key with spaces'],
    ['with a line break', 'a-key-with\nbreak'],
    ['with NUL', 'a-key-with\u0000nul'],
    ['not ASCII', 'กุญแจของฉัน'],
    ['empty', ''],
  ])('%s is BAD_USER_INPUT, and nothing is written', async (_name, idempotencyKey) => {
    const member = await network.member({ points: 10 });
    const offer = await shop.offer();
    const before = await world.fingerprint();
    expect(await member.client.errorCode(redeemOffer, { input: { offerId: offer.id, idempotencyKey } })).toBe(
      'BAD_USER_INPUT',
    );
    expect(await world.fingerprint()).toBe(before);
  });

  test.each([
    ['of 8 characters', () => randomUUID().slice(0, 8)],
    ['of 128 characters', () => randomUUID().padEnd(128, '~')],
  ])('%s is taken', async (_name, makeKey) => {
    const member = await network.member({ points: 10 });
    expect((await redeem(member, await shop.offer(), makeKey())).__typename).toBe('RedeemOfferSuccess');
  });
});

describe('a refusal writes nothing, and redeemability gives the same reason first', () => {
  test('too few points: how many are missing', async () => {
    const member = await network.member({ points: 4 });
    const offer = await shop.offer({ costPoints: 10 });
    expect(await expectRefusal(member, offer, 'INSUFFICIENT_POINTS')).toMatchObject({ pointsMissing: 6 });
    expect((await viewOffer(member, offer)).redeemability).toEqual({
      canRedeem: false,
      reasons: ['INSUFFICIENT_POINTS'],
      pointsMissing: 6,
      availableFrom: null,
    });
  });

  test('sold out', async () => {
    const [first, late] = await network.members(2, 10);
    if (first === undefined || late === undefined) throw new Error('two members');
    const offer = await shop.offer({ stockTotal: 1 });
    await voucherOf(first, offer);
    await expectRefusal(late, offer, 'OFFER_SOLD_OUT');
  });

  test('the limit of a member', async () => {
    const member = await network.member({ points: 100 });
    const offer = await shop.offer({ perMemberLimit: 2 });
    await voucherOf(member, offer);
    await voucherOf(member, offer);
    expect(await expectRefusal(member, offer, 'MEMBER_LIMIT_REACHED')).toMatchObject({ limit: 2 });
  });

  test('paused', async () => {
    const member = await network.member({ points: 10 });
    const offer = await shop.offer();
    await mutate(shop.owner, 'pauseOffer', { offerId: offer.id });
    await expectRefusal(member, offer, 'OFFER_UNAVAILABLE');
  });

  test('not open yet: from when', async () => {
    const member = await network.member({ points: 10 });
    const availableFrom = inHours(24);
    const offer = await shop.offer({ availableFrom });
    expect(await expectRefusal(member, offer, 'OFFER_UNAVAILABLE')).toMatchObject({ availableFrom });
    expect((await viewOffer(member, offer)).redeemability).toMatchObject({ availableFrom });
  });

  test('its dates are over', async () => {
    const member = await network.member({ points: 10 });
    const offer = await shop.offer({ availableUntil: inHours(1) });
    await world.pool.query(`UPDATE offer SET available_until = now() - interval '1 second' WHERE id = $1`, [
      TypeID.fromString(offer.id).toUUID(),
    ]);
    expect(await expectRefusal(member, offer, 'OFFER_UNAVAILABLE')).toMatchObject({ availableFrom: null });
  });

  test('ended', async () => {
    const member = await network.member({ points: 10 });
    const offer = await shop.offer();
    await mutate(shop.owner, 'endOffer', { offerId: offer.id });
    await expectRefusal(member, offer, 'OFFER_UNAVAILABLE');
  });

  test('its shop is suspended', async () => {
    const member = await network.member({ points: 10 });
    const closed = await network.shop();
    const offer = await closed.offer();
    await mutate(network.coordinator, 'suspendMerchant', {
      merchantId: closed.id,
      reason: 'ตรวจสอบร้าน',
      until: inHours(24),
      openVouchers: 'HONOUR',
    });
    await expectRefusal(member, offer, 'OFFER_UNAVAILABLE');
  });

  test('a draft', async () => {
    const member = await network.member({ points: 10 });
    await expectRefusal(member, await shop.offer({ state: 'DRAFT' }), 'OFFER_UNAVAILABLE', undefined, null);
  });

  test('a member of another network', async () => {
    const foreign = await (await world.network()).member({ points: 10 });
    await expectRefusal(foreign, await shop.offer(), 'NOT_A_MEMBER');
  });

  test('a member of two networks spends the points of the offer’s network alone', async () => {
    const member = await network.member({ points: 100 });
    const other = await world.network();
    const offer = await (await other.shop()).offer({ costPoints: 10 });
    await mutate(member, 'joinNetwork', { networkId: other.id, displayName: 'สมชาย' });
    expect(await expectRefusal(member, offer, 'INSUFFICIENT_POINTS')).toMatchObject({ pointsMissing: 10 });
  });

  test.each(['LEFT', 'REMOVED', 'PENDING'])('somebody whose membership is %s', async (status) => {
    const member = await network.member({ points: 10 });
    await world.pool.query('UPDATE membership SET status = $2::membership_status WHERE user_id = $1', [
      member.userId,
      status,
    ]);
    await expectRefusal(member, await shop.offer(), 'NOT_A_MEMBER');
  });

  test.each([
    ['unknown', () => TypeID.fromUUID('offer', v7()).toString()],
    ['of another type', () => shop.id],
    ['malformed', () => 'offer_0'],
    ['no id at all', () => "'; DROP TABLE voucher; --"],
    ['empty', () => ''],
  ])('an id that is %s', async (_name, id) => {
    const member = await network.member({ points: 10 });
    await expectRefusal(member, { id: id() }, 'OFFER_UNAVAILABLE', undefined, null);
  });

  test('with several obstacles redeemability names them all, in the order of the answers', async () => {
    const member = await network.member({ points: 10 });
    const [other] = await network.members(1, 10);
    if (other === undefined) throw new Error('a member');
    const offer = await shop.offer({ stockTotal: 2, perMemberLimit: 1 });
    await voucherOf(member, offer);
    await voucherOf(other, offer);
    await mutate(shop.owner, 'pauseOffer', { offerId: offer.id });
    expect((await viewOffer(member, offer)).redeemability?.reasons).toEqual([
      'OFFER_UNAVAILABLE',
      'OFFER_SOLD_OUT',
      'MEMBER_LIMIT_REACHED',
      'INSUFFICIENT_POINTS',
    ]);
    await expectRefusal(member, offer, 'OFFER_UNAVAILABLE');
  });
});

test('redeemability of a list of 50 is each offer’s own', async () => {
  const shelf = await world.network();
  const stall = await shelf.shop();
  const member = await shelf.member({ points: 25 });
  await Promise.all(Array.from({ length: 50 }, (_, index) => stall.offer({ costPoints: index + 1 })));

  const { network: seen } = await member.client.ask<{
    network: {
      offers: {
        nodes: { costPoints: number; redeemability: { canRedeem: boolean; pointsMissing: number } }[];
      };
    };
  }>(
    `query ($slug: String!) { network(slug: $slug) { offers(first: 50) { totalCount nodes {
      costPoints redeemability { canRedeem pointsMissing } } } } }`,
    { slug: shelf.slug },
  );

  expect(seen.offers.nodes.map((node) => node.costPoints).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 50 }, (_, index) => index + 1),
  );
  for (const { costPoints, redeemability } of seen.offers.nodes) {
    expect(redeemability).toEqual({
      canRedeem: costPoints <= 25,
      pointsMissing: Math.max(costPoints - 25, 0),
    });
  }
});

test('redeemability is null for a visitor, and canRedeem for a member with nothing in the way', async () => {
  const offer = await shop.offer();
  const member = await network.member({ points: 10 });
  const visitor = await world.person();
  expect((await viewOffer({ ...visitor, client: world.visitor }, offer)).redeemability).toBeNull();
  expect((await viewOffer(member, offer)).redeemability).toEqual({
    canRedeem: true,
    reasons: [],
    pointsMissing: 0,
    availableFrom: null,
  });
});

/** The refusal, after proof that it wrote nothing and that redeemability agrees. `seen` null: the offer is not for them to see. */
async function expectRefusal(
  member: Pick<MemberPerson, 'client' | 'userId' | 'email' | 'name'>,
  offer: ShopOffer,
  code: string,
  key?: string,
  seen: 'SEEN' | null = 'SEEN',
) {
  const before = await world.fingerprint();
  const result = await redeem(member, offer, key);
  expect(result.code).toBe(code);
  expect(await world.fingerprint()).toBe(before);
  if (seen !== null && code !== 'IDEMPOTENCY_CONFLICT') {
    const { redeemability } = await viewOffer(member, offer);
    // Who is not a member has nothing to be judged by.
    if (redeemability !== null) expect(redeemability.reasons[0]).toBe(code);
    else expect(code).toBe('NOT_A_MEMBER');
  }
  return result;
}
