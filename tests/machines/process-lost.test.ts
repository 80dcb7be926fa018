import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BalancedWorld, startBalancedWorld } from '../testkit/balanced-world.ts';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { type RedeemResult, redeem } from '../testkit/redeem.ts';
import type { Shop, ShopOffer } from '../testkit/shop.ts';
import { waitUntil } from '../testkit/wait-until.ts';

let group: BalancedWorld;
let network: Network;
let shop: Shop;

beforeAll(async () => {
  group = await startBalancedWorld({ serverCount: 3 });
  network = await group.world.network();
  shop = await network.shop();
});

afterAll(() => group.stop());

/** As the app does it: after BusyError, the same key again. Anything else that is no answer fails the test. */
async function untilAnswered(member: MemberPerson, offer: ShopOffer, key: string): Promise<RedeemResult> {
  return waitUntil('an answer', async () => {
    const result = await redeem(member, offer, key);
    return result.__typename === 'BusyError' ? null : result;
  });
}

async function sold(): Promise<number> {
  const { rows } = await group.world.pool.query<{ sold: number }>(
    'SELECT sold FROM offer_stock ORDER BY offer_id DESC LIMIT 1',
  );
  return rows[0]?.sold ?? 0;
}

/** A rush through the balancer, in which `incident` happens when the first are served: every answer, by key. */
async function rush(stockTotal: number, incident: () => Promise<unknown>) {
  const members = await network.members(150, 10);
  const offer = await shop.offer({ costPoints: 10, stockTotal });
  const keys = members.map(() => randomUUID());
  const answers = Promise.all(
    members.map((member, index) => untilAnswered(member, offer, keys[index] ?? '')),
  );
  await waitUntil('the rush to have begun', async () => (await sold()) > 0);
  await incident();
  return { members, offer, keys, answers: await answers };
}

async function expectNothingLost({ members, offer, keys, answers }: Awaited<ReturnType<typeof rush>>) {
  for (const [index, answer] of answers.entries()) {
    const member = members[index];
    if (answer.voucher === undefined || member === undefined) continue;
    const again = await untilAnswered(member, offer, keys[index] ?? '');
    expect(again).toMatchObject({ replayed: true, voucher: { code: answer.voucher.code } });
  }
  expect(await booksProblems(group.world.pool)).toEqual(soundBooks);
}

test('one process is killed in a rush: behind the balancer nobody notices, and every unit is sold once', async () => {
  const [, victim] = group.servers;

  const outcome = await rush(90, async () => victim?.kill());

  expect(outcome.answers.filter(({ voucher }) => voucher !== undefined)).toHaveLength(90);
  expect(outcome.answers.filter(({ __typename }) => __typename === 'OfferSoldOutError')).toHaveLength(60);
  expect(group.balancer.retries).toBeGreaterThan(0);
  await expectNothingLost(outcome);
});

test('one process is told to stop in a rush: it finishes what it has, and nobody notices', async () => {
  const [, , leaving] = group.servers;

  const outcome = await rush(150, async () => expect(await leaving?.stop()).toBe(0));

  expect(outcome.answers.filter(({ voucher }) => voucher !== undefined)).toHaveLength(150);
  await expectNothingLost(outcome);
});
