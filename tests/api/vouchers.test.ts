import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { mutate } from '../testkit/mutate.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { cancel, redeem, viewOffer, voucherOf, walletOf } from '../testkit/redeem.ts';
import type { Shop, ShopOffer } from '../testkit/shop.ts';
import { Stream } from '../testkit/stream.ts';
import { letUseAge, letVoucherRunOut, runJob } from '../testkit/time-travel.ts';
import { waitUntil } from '../testkit/wait-until.ts';
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
  await world.stop();
});

async function issue(kind: 'SPEND' | 'HOLD' = 'SPEND') {
  member = await network.member({ points: 30 });
  offer = await shop.offer({ kind, costPoints: 10, stockTotal: 3, perMemberLimit: 1 });
  return voucherOf(member, offer);
}

/** Points, stock and the member's limit are as before the redemption: it can be done again. */
async function expectAllBack() {
  expect(await walletOf(member)).toEqual({ available: 30, held: 0, lifetimeEarned: 30 });
  expect(await viewOffer(member, offer)).toMatchObject({
    stockLeft: 3,
    redeemability: { canRedeem: true, reasons: [] },
  });
}

async function expectNothingWritten<T>(act: () => Promise<T>): Promise<T> {
  const before = await world.fingerprint();
  const result = await act();
  expect(await world.fingerprint()).toBe(before);
  return result;
}

const undo = (useId: string | undefined, at = shop) =>
  mutate<{ use: { undoneAt: string | null }; undoUntil: string }>(
    at.owner,
    'undoVoucherUse',
    { merchantId: at.id, useId },
    '... on UndoVoucherUseSuccess { use { undoneAt } } ... on UndoWindowPassedError { undoUntil } ... on VoucherStateError { state }',
  );
const release = (code: string, at = shop) =>
  mutate<{ quantity: number; offer: { id: string } }>(
    at.owner,
    'releaseVoucher',
    { merchantId: at.id, code },
    '... on ReleaseVoucherSuccess { quantity offer { id } releasedAt } ... on VoucherStateError { state since }',
  );
const stateOf = async (voucherId: string) => {
  const { node } = await member.client.ask<{ node: { state: string; canCancel: boolean } }>(
    'query ($id: ID!) { node(id: $id) { ... on Voucher { state canCancel } } }',
    { id: voucherId },
  );
  return node;
};

describe('cancelling', () => {
  test('given an unused voucher, gives points, stock and limit back', async () => {
    const voucher = await issue();
    expect(await viewOffer(member, offer)).toMatchObject({
      stockLeft: 2,
      redeemability: { reasons: ['MEMBER_LIMIT_REACHED'] },
    });
    expect(await cancel(member, voucher.id)).toEqual({
      __typename: 'CancelVoucherSuccess',
      voucher: { state: 'CANCELLED' },
      wallet: { available: 30, held: 0 },
    });
    await expectAllBack();
    expect((await redeem(member, offer)).__typename).toBe('RedeemOfferSuccess');
  });

  test('given a HOLD voucher, sets the held points free', async () => {
    const voucher = await issue('HOLD');
    expect(await walletOf(member)).toEqual({ available: 20, held: 10, lifetimeEarned: 30 });
    await cancel(member, voucher.id);
    await expectAllBack();
  });

  test('twice is refused with the state, and gives back once', async () => {
    const voucher = await issue();
    await cancel(member, voucher.id);
    const again = await expectNothingWritten(() => cancel(member, voucher.id));
    expect(again).toMatchObject({ __typename: 'VoucherStateError', state: 'CANCELLED' });
  });

  test('given a used voucher, is refused', async () => {
    const voucher = await issue();
    await shop.use(voucher.code);
    const result = await expectNothingWritten(() => cancel(member, voucher.id));
    expect(result).toMatchObject({ __typename: 'VoucherStateError', state: 'USED' });
    expect(await stateOf(voucher.id)).toEqual({ state: 'USED', canCancel: false });
  });

  test('given another’s, an unknown or a malformed id, is not found', async () => {
    const voucher = await issue();
    const other = await network.member();
    for (const id of [voucher.id, TypeID.fromUUID('voucher', v7()).toString(), 'voucher_x', offer.id]) {
      const result = await expectNothingWritten(() => cancel(other, id));
      expect(result).toMatchObject({ __typename: 'VoucherNotFoundError', code: 'VOUCHER_NOT_FOUND' });
    }
  });

  test('is still open to one who has left or was removed', async () => {
    for (const status of ['LEFT', 'REMOVED']) {
      const voucher = await issue();
      await world.pool.query('UPDATE membership SET status = $2::membership_status WHERE user_id = $1', [
        member.userId,
        status,
      ]);
      expect((await cancel(member, voucher.id)).__typename).toBe('CancelVoucherSuccess');
    }
  });
});

describe('the counter', () => {
  test('given a good code, learns the item and the count, and nothing of the person', async () => {
    const voucher = await issue();
    const answer = await mutate(
      shop.owner,
      'useVoucher',
      { merchantId: shop.id, code: voucher.code, nonce: randomUUID() },
      '... on UseVoucherSuccess { useId quantity kind usedAt undoUntil offer { id costPoints } }',
    );
    expect(answer).toEqual({
      __typename: 'UseVoucherSuccess',
      useId: expect.stringMatching(/^use_/),
      quantity: 1,
      kind: 'SPEND',
      usedAt: expect.any(String),
      undoUntil: expect.any(String),
      offer: { id: offer.id, costPoints: 10 },
    });
    const { usedAt, undoUntil } = answer as unknown as { usedAt: string; undoUntil: string };
    expect(Date.parse(undoUntil) - Date.parse(usedAt)).toBe(30_000);
    expect(JSON.stringify(answer)).not.toContain(member.name);
  });

  test.each([
    ['in lower case', (code: string) => code.toLowerCase()],
    ['with a dash and spaces', (code: string) => ` ${code.slice(0, 5)} - ${code.slice(5)} `],
  ])('reads a code typed %s', async (_name, typed) => {
    const voucher = await issue();
    expect((await shop.use(typed(voucher.code))).__typename).toBe('UseVoucherSuccess');
  });

  test('given another shop’s voucher, says so; the voucher stays good', async () => {
    const voucher = await issue();
    const result = await expectNothingWritten(() => otherShop.use(voucher.code));
    expect(result).toEqual({
      __typename: 'WrongMerchantError',
      code: 'WRONG_MERCHANT',
      message: expect.any(String),
    });
    expect((await shop.use(voucher.code)).__typename).toBe('UseVoucherSuccess');
  });

  test('given a used voucher, says USED and since when', async () => {
    const voucher = await issue();
    const first = await shop.use(voucher.code);
    const second = await expectNothingWritten(() => shop.use(voucher.code));
    expect(second).toMatchObject({ __typename: 'VoucherStateError', state: 'USED', since: first.usedAt });
  });

  test('given a cancelled voucher, says CANCELLED', async () => {
    const voucher = await issue();
    await cancel(member, voucher.id);
    const result = await expectNothingWritten(() => shop.use(voucher.code));
    expect(result).toMatchObject({ __typename: 'VoucherStateError', state: 'CANCELLED' });
  });

  test('given a voucher whose time is up, says EXPIRED, whether or not the job has come by', async () => {
    const voucher = await issue();
    await letVoucherRunOut(world, voucher.id);
    expect(await shop.use(voucher.code)).toMatchObject({ __typename: 'VoucherStateError', state: 'EXPIRED' });
    await runJob(world, 'expire_vouchers');
    await waitUntil('the voucher to be EXPIRED', async () => (await stateOf(voucher.id)).state === 'EXPIRED');
    expect(await shop.use(voucher.code)).toMatchObject({ __typename: 'VoucherStateError', state: 'EXPIRED' });
  });

  test.each([
    ['unknown', '2222222222'],
    ['too short', 'ABC'],
    ['empty', ''],
    ['with look-alikes', 'O0O0O0O0I1'],
    ['enormous', '2'.repeat(10_000)],
    ['Thai', 'รหัสของฉันน'],
  ])('given a code that is %s, does not find it', async (_name, code) => {
    const result = await expectNothingWritten(() => shop.use(code));
    expect(result).toMatchObject({ __typename: 'VoucherNotFoundError', code: 'VOUCHER_NOT_FOUND' });
  });

  test('given a code with one wrong character, or two swapped, does not find it', async () => {
    const { code } = await issue();
    const [first = '', second = ''] = code;
    const wrong = [`${first === '2' ? '3' : '2'}${code.slice(1)}`];
    if (first !== second) wrong.push(second + first + code.slice(2));
    for (const typed of wrong) expect((await shop.use(typed)).__typename).toBe('VoucherNotFoundError');
  });

  test('does not find the code of another network', async () => {
    const { code } = await issue();
    const foreignShop = await (await world.network()).shop();
    expect((await foreignShop.use(code)).__typename).toBe('VoucherNotFoundError');
  });
});

describe('a nonce', () => {
  test('sent again answers alike and counts once', async () => {
    const voucher = await issue();
    const nonce = randomUUID();
    const first = await shop.use(voucher.code, { nonce });
    const second = await expectNothingWritten(() => shop.use(voucher.code, { nonce }));
    expect(second).toEqual(first);
  });

  test('sent with another code is a conflict; that voucher stays good', async () => {
    const voucher = await issue();
    const nonce = randomUUID();
    await shop.use(voucher.code, { nonce });
    const other = await issue();
    const result = await expectNothingWritten(() => shop.use(other.code, { nonce }));
    expect(result).toMatchObject({ __typename: 'IdempotencyConflictError', code: 'IDEMPOTENCY_CONFLICT' });
    expect((await shop.use(other.code)).__typename).toBe('UseVoucherSuccess');
  });

  test.each(['short', 'n'.repeat(129), 'with a space'])(
    'of the wrong form (%s) is BAD_USER_INPUT',
    async (nonce) => {
      const voucher = await issue();
      const { errors } = await shop.owner.client.send(
        'mutation ($input: UseVoucherInput!) { useVoucher(input: $input) { __typename } }',
        { input: { merchantId: shop.id, code: voucher.code, nonce } },
      );
      expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
      expect((await stateOf(voucher.id)).state).toBe('ISSUED');
    },
  );
});

describe('undoing a use', () => {
  test('within the window gives points, stock and limit back; the voucher is REVERSED', async () => {
    const voucher = await issue();
    const { useId } = await shop.use(voucher.code);
    expect(await undo(useId)).toEqual({
      __typename: 'UndoVoucherUseSuccess',
      use: { undoneAt: expect.any(String) },
    });
    expect((await stateOf(voucher.id)).state).toBe('REVERSED');
    await expectAllBack();
    expect(await shop.use(voucher.code)).toMatchObject({
      __typename: 'VoucherStateError',
      state: 'REVERSED',
    });
  });

  test('is told to the scan that is sent again: nothing is handed out for it', async () => {
    const voucher = await issue();
    const nonce = randomUUID();
    const { useId } = await shop.use(voucher.code, { nonce });
    expect((await shop.use(voucher.code, { nonce })).useId).toBe(useId);
    await undo(useId);
    const again = await expectNothingWritten(() => shop.use(voucher.code, { nonce }));
    expect(again).toMatchObject({ __typename: 'VoucherStateError', state: 'REVERSED' });
  });

  test('of a HOLD voucher sets the held points free', async () => {
    const voucher = await issue('HOLD');
    const { useId } = await shop.use(voucher.code);
    await undo(useId);
    await expectAllBack();
  });

  test('twice is refused with the state', async () => {
    const voucher = await issue();
    const { useId } = await shop.use(voucher.code);
    await undo(useId);
    const again = await expectNothingWritten(() => undo(useId));
    expect(again).toMatchObject({ __typename: 'VoucherStateError', state: 'REVERSED' });
  });

  test('after 30 seconds is refused, with the time until which it could be', async () => {
    const voucher = await issue();
    const { useId = '', undoUntil } = await shop.use(voucher.code);
    await letUseAge(world, useId, 31);
    const result = await expectNothingWritten(() => undo(useId));
    expect(result).toMatchObject({
      __typename: 'UndoWindowPassedError',
      undoUntil: new Date(Date.parse(undoUntil ?? '') - 31_000).toISOString(),
    });
    expect((await stateOf(voucher.id)).state).toBe('USED');
  });

  test('of another shop’s, an unknown or a malformed use is not found', async () => {
    const voucher = await issue();
    const { useId = '' } = await shop.use(voucher.code);
    const results = await expectNothingWritten(async () => [
      await undo(useId, otherShop),
      await undo(TypeID.fromUUID('use', v7()).toString()),
      await undo('use_0'),
    ]);
    expect(results.map((result) => result.__typename)).toEqual(Array(3).fill('VoucherNotFoundError'));
  });
});

describe('a borrowed item', () => {
  test('given back, sets the held points free, and the unit is on the shelf again', async () => {
    const voucher = await issue('HOLD');
    await shop.use(voucher.code);
    expect(await walletOf(member)).toEqual({ available: 20, held: 10, lifetimeEarned: 30 });
    expect(await release(voucher.code.toLowerCase())).toEqual({
      __typename: 'ReleaseVoucherSuccess',
      quantity: 1,
      offer: { id: offer.id },
      releasedAt: expect.any(String),
    });
    expect((await stateOf(voucher.id)).state).toBe('RELEASED');
    await expectAllBack();
  });

  test('given back twice, is refused with the state', async () => {
    const voucher = await issue('HOLD');
    await shop.use(voucher.code);
    await release(voucher.code);
    const again = await expectNothingWritten(() => release(voucher.code));
    expect(again).toMatchObject({ __typename: 'VoucherStateError', state: 'RELEASED' });
  });

  test('not out yet, is refused with the state', async () => {
    const voucher = await issue('HOLD');
    const result = await expectNothingWritten(() => release(voucher.code));
    expect(result).toMatchObject({ __typename: 'VoucherStateError', state: 'ISSUED' });
  });

  test('is refused for an offer that was spent on', async () => {
    const voucher = await issue('SPEND');
    await shop.use(voucher.code);
    const result = await expectNothingWritten(() => release(voucher.code));
    expect(result).toMatchObject({ __typename: 'VoucherStateError', state: 'USED' });
  });

  test('of another shop, or with an unknown code, is refused', async () => {
    const voucher = await issue('HOLD');
    await shop.use(voucher.code);
    const results = await expectNothingWritten(async () => [
      await release(voucher.code, otherShop),
      await release('2222222222'),
    ]);
    expect(results.map((result) => result.__typename)).toEqual([
      'WrongMerchantError',
      'VoucherNotFoundError',
    ]);
  });
});

describe('a voucher that nobody used in time', () => {
  test.each(['SPEND', 'HOLD'] as const)(
    'of a %s offer: the job gives all back and tells the member',
    async (kind) => {
      const voucher = await issue(kind);
      await letVoucherRunOut(world, voucher.id);
      await runJob(world, 'expire_vouchers');
      await waitUntil(
        'the voucher to be EXPIRED',
        async () => (await stateOf(voucher.id)).state === 'EXPIRED',
      );
      await expectAllBack();
      const { viewer } = await member.client.ask<{ viewer: { notices: { nodes: unknown[] } } }>(
        '{ viewer { notices(first: 1) { nodes { kind path } } } }',
      );
      expect(viewer.notices.nodes).toEqual([{ kind: 'VOUCHER_EXPIRED', path: `/vouchers/${voucher.id}` }]);
    },
  );

  test('cannot be cancelled once it is EXPIRED', async () => {
    const voucher = await issue();
    await letVoucherRunOut(world, voucher.id);
    await runJob(world, 'expire_vouchers');
    await waitUntil('the voucher to be EXPIRED', async () => (await stateOf(voucher.id)).state === 'EXPIRED');
    expect(await cancel(member, voucher.id)).toMatchObject({ state: 'EXPIRED' });
    await expectAllBack();
  });

  test('that was used stays used', async () => {
    const used = await issue();
    await shop.use(used.code);
    await letVoucherRunOut(world, used.id, 3600);
    const due = await voucherOf(await network.member({ points: 10 }), offer);
    await letVoucherRunOut(world, due.id);
    await runJob(world, 'expire_vouchers');
    await waitUntil('the other to be EXPIRED', async () => {
      const { rows } = await world.pool.query('SELECT state FROM voucher WHERE id = $1', [
        TypeID.fromString(due.id).toUUID(),
      ]);
      return rows[0]?.state === 'EXPIRED';
    });
    expect((await stateOf(used.id)).state).toBe('USED');
  });
});

test('watching a voucher: first as it is, then again after it was used', async () => {
  const voucher = await issue();
  const stream = await Stream.open(
    member.client,
    'subscription ($id: ID!) { voucherChanged(voucherId: $id) { id state usedAt } }',
    { id: voucher.id },
  );
  expect(stream.response.headers.get('content-type')).toContain('text/event-stream');
  expect(await stream.next()).toEqual({
    data: { voucherChanged: { id: voucher.id, state: 'ISSUED', usedAt: null } },
  });
  const { usedAt } = await shop.use(voucher.code);
  expect(await stream.next()).toEqual({
    data: { voucherChanged: { id: voucher.id, state: 'USED', usedAt } },
  });
  await stream.end();
});

test('only subscriptions are streamed', async () => {
  const stream = await Stream.open(member.client, '{ viewer { email } }', {});
  expect(await stream.next()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  await stream.end();
});
