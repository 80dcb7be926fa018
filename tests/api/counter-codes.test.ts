import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { Client } from '../testkit/client.ts';
import { checkCode, codeNumber, printCard, printedCodes, redeemAtCounter } from '../testkit/counter-codes.ts';
import { mutate } from '../testkit/mutate.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { viewOffer, voucherOf, walletOf } from '../testkit/redeem.ts';
import { startServer } from '../testkit/server.ts';
import type { Shop, ShopOffer } from '../testkit/shop.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;
let shop: Shop;
let offer: ShopOffer;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  shop = await network.shop();
  offer = await shop.offer({ costPoints: 10, perMemberLimit: null, stockTotal: null });
});

afterAll(async () => {
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
  await world.stop();
});

async function withCard(points = 100): Promise<{ member: MemberPerson; codes: string[] }> {
  const member = await network.member({ points });
  return { member, codes: await printedCodes(network, member) };
}

const wrongOf = (code: string | undefined) => (code === '000000' ? '000001' : '000000');

async function expectNothingWritten<T>(act: () => Promise<T>): Promise<T> {
  const before = await world.fingerprint();
  const result = await act();
  expect(await world.fingerprint()).toBe(before);
  return result;
}

async function usesOf(member: MemberPerson): Promise<number> {
  const { rows } = await world.pool.query<{ uses: number }>(
    'SELECT count(*)::integer AS uses FROM voucher_use JOIN voucher ON voucher.id = voucher_id WHERE voucher.member_id = $1',
    [TypeID.fromString(member.memberId).toUUID()],
  );
  return rows[0]?.uses ?? 0;
}

describe('the card', () => {
  test('has ten codes of six digits, said once and kept as hashes', async () => {
    const member = await network.member();
    const key = randomUUID();
    const printed = await printCard(network.coordinator, network, member.memberNumber, key);
    expect(printed.codes).toHaveLength(10);
    for (const code of printed.codes ?? []) expect(code).toMatch(/^\d{6}$/);
    const again = await expectNothingWritten(() =>
      printCard(network.coordinator, network, member.memberNumber, key),
    );
    expect(again).toMatchObject({ __typename: 'PrintCounterCodesSuccess', codes: null });
    const { rows } = await world.pool.query(
      `SELECT printed_by, (SELECT count(*)::integer FROM counter_code WHERE card_id = card.id AND length(code_hash) = 32) AS codes
       FROM counter_code_card card WHERE member_id = $1 AND ended_at IS NULL`,
      [TypeID.fromString(member.memberId).toUUID()],
    );
    expect(rows).toEqual([
      { printed_by: TypeID.fromString(network.coordinator.membershipId).toUUID(), codes: 10 },
    ]);
  });

  test('ends the card before it', async () => {
    const { member, codes } = await withCard();
    const newer = await printedCodes(network, member);
    const [old, fresh] = [codes[0] ?? '', newer[0] ?? ''];
    if (old !== fresh)
      expect(await redeemAtCounter(shop, { member, code: old, offer })).toMatchObject({ code: 'WRONG_CODE' });
    expect(await redeemAtCounter(shop, { member, code: fresh, offer })).toMatchObject({ quantity: 1 });
  });

  test('is refused for a number that is nobody’s, and with a key that printed another’s', async () => {
    const [one, other] = [await network.member(), await network.member()];
    const key = randomUUID();
    await printCard(network.coordinator, network, one.memberNumber, key);
    for (const [number, answer] of [
      ['99999999', 'ValidationError'],
      ['not a number', 'ValidationError'],
    ] as const) {
      const refused = await expectNothingWritten(() => printCard(network.coordinator, network, number));
      expect(refused.__typename).toBe(answer);
    }
    const conflict = await expectNothingWritten(() =>
      printCard(network.coordinator, network, other.memberNumber, key),
    );
    expect(conflict.__typename).toBe('IdempotencyConflictError');
  });
});

describe('at the counter', () => {
  test('the shop asks for the next number; the right code redeems and uses in one step', async () => {
    const { member, codes } = await withCard();
    expect(await codeNumber(shop, member.memberNumber)).toBe(1);

    const used = await redeemAtCounter(shop, { member, code: codes[0] ?? '', offer });

    expect(used).toEqual({
      __typename: 'RedeemAtCounterSuccess',
      useId: expect.stringMatching(/^use_/),
      replayed: false,
      quantity: 1,
      offer: { id: offer.id },
    });
    expect(await walletOf(member)).toMatchObject({ available: 90 });
    expect(await usesOf(member)).toBe(1);
    expect(await codeNumber(shop, member.memberNumber)).toBe(2);
    // It can be undone as any other use.
    const undone = await mutate(shop.owner, 'undoVoucherUse', { merchantId: shop.id, useId: used.useId });
    expect(undone.__typename).toBe('UndoVoucherUseSuccess');
    expect(await walletOf(member)).toMatchObject({ available: 100 });
  });

  test('with the code, and not before, says yes or no for each offer, and spends nothing', async () => {
    const own = await network.shop();
    const cheap = await own.offer({ costPoints: 5 });
    const dear = await own.offer({ costPoints: 500 });
    const { member, codes } = await withCard(20);
    expect(await checkCode(own, member, wrongOf(codes[0]))).toMatchObject({ code: 'WRONG_CODE' });

    const answer = await checkCode(own, member, codes[0] ?? '');

    expect(answer.offers?.toSorted((a, b) => Number(b.isPossibleNow) - Number(a.isPossibleNow))).toEqual([
      { isPossibleNow: true, offer: { id: cheap.id } },
      { isPossibleNow: false, offer: { id: dear.id } },
    ]);
    expect(await codeNumber(own, member.memberNumber)).toBe(1);
    expect(await walletOf(member)).toMatchObject({ available: 20 });
  });

  test('a lost answer is asked for again with the same nonce, and counts once', async () => {
    const { member, codes } = await withCard();
    const nonce = randomUUID();
    const take = { member, code: codes[0] ?? '', offer, nonce };
    const first = await redeemAtCounter(shop, take);
    const again = await expectNothingWritten(() => redeemAtCounter(shop, take));
    expect(again).toMatchObject({ useId: first.useId, replayed: true });
    const other = await shop.offer({ costPoints: 1 });
    const conflict = await expectNothingWritten(() => redeemAtCounter(shop, { ...take, offer: other }));
    expect(conflict.__typename).toBe('IdempotencyConflictError');
    const somebody = await withCard();
    const theirs = await expectNothingWritten(() =>
      redeemAtCounter(shop, { ...take, member: somebody.member, code: somebody.codes[0] ?? '' }),
    );
    expect(theirs.__typename).toBe('IdempotencyConflictError');
  });

  test('a code is spent once, and of another number it does not fit', async () => {
    const { member, codes } = await withCard();
    await redeemAtCounter(shop, { member, code: codes[0] ?? '', offer });
    for (const code of [codes[0] ?? '', codes[5] ?? ''].filter((each) => each !== codes[1])) {
      expect(await redeemAtCounter(shop, { member, code, offer })).toMatchObject({ code: 'WRONG_CODE' });
    }
    expect(await usesOf(member)).toBe(1);
  });

  test('too few points, the member’s limit and no card are one answer, which says nothing of why', async () => {
    const dear = await shop.offer({ costPoints: 5_000 });
    const once = await shop.offer({ costPoints: 1, perMemberLimit: 1 });
    const { member, codes } = await withCard();
    await voucherOf(member, once);
    const withoutCard = await network.member({ points: 100 });
    const [poor, limited, cardless] = await Promise.all([
      redeemAtCounter(shop, { member, code: codes[0] ?? '', offer: dear }),
      redeemAtCounter(shop, { member, code: codes[0] ?? '', offer: once }),
      redeemAtCounter(shop, { member: withoutCard, code: '123456', offer }),
    ]);
    expect(poor).toMatchObject({ __typename: 'NotPossibleNowError', code: 'NOT_POSSIBLE_NOW' });
    expect(limited).toEqual(poor);
    expect(cardless).toEqual(poor);
    expect(await codeNumber(shop, withoutCard.memberNumber)).toBeNull();
    expect(await codeNumber(shop, '99999999')).toBeNull();
    expect(await codeNumber(shop, member.memberNumber)).toBe(1);
    expect(await usesOf(member)).toBe(0);
  });

  test('what everybody can see is said: sold out, closed, another shop’s', async () => {
    const { member, codes } = await withCard();
    const code = codes[0] ?? '';
    const last = await shop.offer({ costPoints: 1, stockTotal: 1 });
    await voucherOf(await network.member({ points: 1 }), last);
    const closed = await shop.offer({
      costPoints: 1,
      availableUntil: new Date(Date.now() + 86_400_000).toISOString(),
    });
    await mutate(shop.owner, 'pauseOffer', { offerId: closed.id });
    const foreign = await (await network.shop()).offer({ costPoints: 1 });
    expect((await redeemAtCounter(shop, { member, code, offer: last })).__typename).toBe('OfferSoldOutError');
    for (const unavailable of [closed, foreign]) {
      expect((await redeemAtCounter(shop, { member, code, offer: unavailable })).__typename).toBe(
        'OfferUnavailableError',
      );
    }
    expect(await viewOffer(member, last)).toMatchObject({ stockLeft: 0 });
    expect(await usesOf(member)).toBe(0);
  });
});

describe('guessing', () => {
  test('ends at ten wrong codes, however many come at once, and a new card begins anew', async () => {
    const { member, codes } = await withCard();
    const wrong = wrongOf(codes[0]);
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => redeemAtCounter(shop, { member, code: wrong, offer })),
    );
    expect(answers.filter(({ code }) => code === 'WRONG_CODE')).toHaveLength(10);
    expect(answers.filter(({ code }) => code === 'TOO_MANY_TRIES')).toHaveLength(20);
    const right = await expectNothingWritten(() =>
      redeemAtCounter(shop, { member, code: codes[0] ?? '', offer }),
    );
    expect(right).toMatchObject({ code: 'TOO_MANY_TRIES' });
    const fresh = await printedCodes(network, member);
    expect(await redeemAtCounter(shop, { member, code: fresh[0] ?? '', offer })).toMatchObject({
      quantity: 1,
    });
  });

  test('of many members at one shop ends at fifty', async () => {
    const own = await network.shop();
    const cheap = await own.offer({ costPoints: 1 });
    const people = await Promise.all(Array.from({ length: 6 }, () => withCard()));
    let wrong = 0;
    for (const { member, codes } of people) {
      for (let attempt = 0; attempt < 9; attempt++) {
        const answer = await redeemAtCounter(own, { member, code: wrongOf(codes[0]), offer: cheap });
        if (answer.code === 'WRONG_CODE') wrong++;
      }
    }
    expect(wrong).toBe(50);
  });

  test('which numbers are somebody’s is told by codes 240 times an hour, looking and taking together', async () => {
    const env = { RATE_LIMITS: 'on', JOBS: 'off' };
    const server = await startServer({ databaseUrl: world.database.url, redisUrl: null, env });
    const client = new Client(server.url, shop.owner.client.token);
    const nobodys = `{ merchantId: "${shop.id}", memberNumber: "12345674", code: "000000"`;
    const tries = (count: number) => {
      const looks = Array.from(
        { length: count - 1 },
        (_, index) => `look${index}: checkCounterCode(input: ${nobodys} }) { __typename }`,
      );
      const take = `redeemAtCounter(input: ${nobodys}, offerId: "${offer.id}", nonce: "${randomUUID()}" }) { __typename }`;
      return `mutation { ${[...looks, take].join(' ')} }`;
    };
    for (let batch = 0; batch < 24; batch++) expect(await client.errorCode(tries(10))).toBeNull();
    expect(await client.errorCode(tries(1))).toBe('RATE_LIMITED');
    await server.stop();
  });
});

test('of ten counters that take one code at once, one succeeds', async () => {
  const { member, codes } = await withCard();
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => redeemAtCounter(shop, { member, code: codes[0] ?? '', offer })),
  );
  expect(answers.filter(({ __typename }) => __typename === 'RedeemAtCounterSuccess')).toHaveLength(1);
  expect(await walletOf(member)).toMatchObject({ available: 90 });
  expect(await usesOf(member)).toBe(1);
});
