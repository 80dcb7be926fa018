import { afterAll, beforeAll, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { adoptCatalogue } from '../testkit/catalogue.ts';
import { printedCodes, redeemAtCounter } from '../testkit/counter-codes.ts';
import { importDeed } from '../testkit/imports.ts';
import { makeRight } from '../testkit/make-right.ts';
import type { Network } from '../testkit/network.ts';
import { cancel, walletOf } from '../testkit/redeem.ts';
import type { Shop, ShopOffer } from '../testkit/shop.ts';
import { received, sponsor } from '../testkit/sponsoring.ts';
import { issueSheet, voucherIdOf, wished } from '../testkit/voucher-sheet.ts';
import { World } from '../testkit/world.ts';
import { agreeOnReconciliation } from './compare.ts';

/** The ways in which somebody else writes down what a member chose, one by one; wallets.test.ts mixes them. */
let world: World;
let network: Network;
let shop: Shop;
let spend: ShopOffer;
let hold: ShopOffer;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  shop = await network.shop();
  spend = await shop.offer({ costPoints: 7 });
  hold = await shop.offer({ kind: 'HOLD', costPoints: 5 });
  await adoptCatalogue(network, { FREE: { points: 6, capCount: 1_000 } });
});

afterAll(async () => {
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
  await agreeOnReconciliation(world.pool);
  await world.stop();
});

const walletsOfMembers = `SELECT id, balance FROM ledger_account
  WHERE network_id = $1 AND kind IN ('MEMBER_AVAILABLE', 'MEMBER_HELD') ORDER BY id`;

test('a voucher on paper takes exactly its points from whoever asked, and cancelled gives them back', async () => {
  const [asks, other] = await network.members(2, 30);
  if (asks === undefined || other === undefined) throw new Error('nobody');
  const lines = [wished(asks.memberNumber, spend, 'BY_PHONE'), wished(asks.memberNumber, hold)];
  const { sheet } = await issueSheet(network.coordinator, network, lines);
  const [spent, held] = (sheet?.lines ?? []).map(({ code }) => code ?? '');
  expect(await walletOf(asks)).toMatchObject({ available: 30 - 7 - 5, held: 5, lifetimeEarned: 30 });
  expect(await walletOf(other)).toMatchObject({ available: 30, held: 0 });
  // Nobody else cancels it, whoever wrote it down
  expect(await cancel(network.coordinator, await voucherIdOf(network, spent ?? ''))).not.toMatchObject({
    __typename: 'CancelVoucherSuccess',
  });
  expect(await walletOf(asks)).toMatchObject({ available: 18, held: 5 });
  for (const code of [spent, held])
    expect(await cancel(asks, await voucherIdOf(network, code ?? ''))).toMatchObject({
      __typename: 'CancelVoucherSuccess',
    });
  expect(await walletOf(asks)).toMatchObject({ available: 30, held: 0, lifetimeEarned: 30 });
});

test('a code at the counter takes exactly the benefit, and nothing is taken without one', async () => {
  const [member] = await network.members(1, 30);
  if (member === undefined) throw new Error('nobody');
  const codes = await printedCodes(network, member);
  for (const code of [codes[1], '', '12345'])
    expect((await redeemAtCounter(shop, { member, code: code ?? '', offer: spend })).useId).toBeUndefined();
  expect(await walletOf(member)).toMatchObject({ available: 30 });
  const { useId } = await redeemAtCounter(shop, { member, code: codes[0] ?? '', offer: spend });
  expect(await walletOf(member)).toMatchObject({ available: 23 });
  expect(await makeRight(shop, { useId })).toMatchObject({ points: 7 });
  expect(await walletOf(member)).toMatchObject({ available: 30, lifetimeEarned: 30 });
});

test('an import gives and never takes, also when it is brought again', async () => {
  const [member] = await network.members(1, 30);
  if (member === undefined) throw new Error('nobody');
  for (const points of [36, 42]) {
    await importDeed(network.coordinator.client, network, member);
    expect(await walletOf(member)).toMatchObject({ available: points, lifetimeEarned: points });
  }
});

test('what a shop sponsors is its own: no wallet is touched', async () => {
  const giver = await network.shop();
  await received(world, giver, 20);
  const { rows: before } = await world.pool.query(walletsOfMembers, [network.uuid]);
  expect(await sponsor(giver, 15)).toMatchObject({ __typename: 'SponsorSuccess' });
  expect((await sponsor(giver, 15)).__typename).toBe('NotEnoughReceivedError');
  expect((await world.pool.query(walletsOfMembers, [network.uuid])).rows).toEqual(before);
});
