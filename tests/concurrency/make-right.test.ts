import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agreeOnReconciliation } from '../model/compare.ts';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { makeRight } from '../testkit/make-right.ts';
import { mutate } from '../testkit/mutate.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { noticesOf } from '../testkit/notices.ts';
import { cancel, voucherOf, walletOf } from '../testkit/redeem.ts';
import type { Shop, ShopOffer } from '../testkit/shop.ts';
import { letVoucherRunOut, runJob } from '../testkit/time-travel.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;
let shop: Shop;
let offer: ShopOffer;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  shop = await network.shop();
  offer = await shop.offer({ costPoints: 10 });
});

afterAll(async () => {
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
  await agreeOnReconciliation(world.pool);
  await world.stop();
});

const worked = ({ __typename }: { readonly __typename: string }) => __typename.endsWith('Success');
const available = async (member: MemberPerson) => (await walletOf(member)).available;

test('a return against a scan: the points are back, or the scan counted and can be made right', async () => {
  for (const member of await network.members(20, 10)) {
    const { code } = await voucherOf(member, offer);
    const [back, used] = await Promise.all([makeRight(shop, { code }), shop.use(code)]);
    // Either order ends with the points at home: a used voucher is made right by the same call.
    expect(back).toMatchObject({ __typename: 'MakeItRightSuccess', points: 10 });
    if (!worked(used)) expect(used).toMatchObject({ __typename: 'VoucherStateError', state: 'CANCELLED' });
    expect(await available(member)).toBe(10);
  }
});

test('a return against the member, who cancels: one of the two gives the points back', async () => {
  for (const member of await network.members(20, 10)) {
    const { id, code } = await voucherOf(member, offer);
    const answers = await Promise.all([makeRight(shop, { code }), cancel(member, id)]);
    expect(answers.filter(worked)).toHaveLength(1);
    expect(answers.find((answer) => !worked(answer))).toMatchObject({ state: 'CANCELLED' });
    expect(await available(member)).toBe(10);
  }
});

test('a return against an undo: one of the two gives the points back', async () => {
  for (const member of await network.members(20, 10)) {
    const { code } = await voucherOf(member, offer);
    const { useId } = await shop.use(code);
    const answers = await Promise.all([
      makeRight(shop, { useId }),
      mutate(shop.owner, 'undoVoucherUse', { merchantId: shop.id, useId }),
    ]);
    expect(answers.filter(worked)).toHaveLength(1);
    expect(await available(member)).toBe(10);
    const told = (await noticesOf(member)).filter(({ kind }) => /REVERSED|MADE_RIGHT/.test(kind));
    expect(told).toHaveLength(1);
  }
});

test('a return against the clock: the points come back once', async () => {
  const members = await network.members(12, 10);
  for (const member of members) {
    const { id, code } = await voucherOf(member, offer);
    await letVoucherRunOut(world, id);
    await Promise.all([makeRight(shop, { code }), runJob(world, 'expire_vouchers')]);
    await waitUntil('the points to be back', async () => (await available(member)) === 10);
  }
});

test('twenty returns of one voucher, with one nonce and with twenty: one counts', async () => {
  for (const nonce of [randomUUID(), undefined]) {
    const [member] = await network.members(1, 10);
    if (member === undefined) throw new Error('nobody');
    const { code } = await voucherOf(member, offer);
    const { useId } = await shop.use(code);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => makeRight(shop, { useId }, nonce === undefined ? {} : { nonce })),
    );
    expect(answers.filter((answer) => worked(answer) && answer.replayed === false)).toHaveLength(1);
    expect(answers.filter(worked)).toHaveLength(nonce === undefined ? 1 : 20);
    expect(await available(member)).toBe(10);
  }
});

test('one nonce for many vouchers at once gives one back, and the others are told', async () => {
  const [members, nonce] = [await network.members(10, 10), randomUUID()];
  const codes = await Promise.all(members.map(async (member) => (await voucherOf(member, offer)).code));
  const answers = await Promise.all(codes.map((code) => makeRight(shop, { code }, { nonce })));
  expect(answers.filter(worked)).toHaveLength(1);
  expect(answers.filter(({ __typename }) => __typename === 'IdempotencyConflictError')).toHaveLength(9);
});
