import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserLimitMs, Visit } from '../testkit/browser.ts';
import { openedGoal, viewGoal } from '../testkit/goal.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { voucherOf, walletOf } from '../testkit/redeem.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
});

afterAll(() => world.stop());

async function heldOf(member: MemberPerson): Promise<number> {
  return (await walletOf(member)).held;
}

describe('a member', () => {
  test('pledges toward a goal: 2 actions; and takes it back: 2 actions', async () => {
    const member = await network.member({ points: 50 });
    const goal = await openedGoal(network, { title: { th: 'หลังคาศาลา', en: 'A roof for the hall' } });
    const visit = await Visit.start(world.server.url, { as: member });
    await visit.open('/goals');

    visit.startCounting();
    await visit.tap(visit.page.getByRole('link', { name: /A roof for the hall/ }));
    await visit.tap(visit.page.getByRole('button', { name: 'Pledge 10 points' }));
    expect(visit.actions).toBeLessThanOrEqual(2);
    await visit.page.getByText('Set aside', { exact: false }).first().waitFor();
    await waitUntil('the points to be held', async () => (await heldOf(member)) === 10, browserLimitMs);

    await visit.open('/goals');
    visit.startCounting();
    await visit.tap(visit.page.getByRole('link', { name: /A roof for the hall/ }));
    await visit.tap(visit.page.getByRole('button', { name: 'Take 10 back' }));
    expect(visit.actions).toBeLessThanOrEqual(2);
    await waitUntil('the points to be back', async () => (await heldOf(member)) === 0, browserLimitMs);
    expect((await viewGoal(member, goal))?.pledgedPoints).toBe(0);
    await visit.end();
  });
});

describe('a shop', () => {
  test('takes a lent thing back from its list: 1 action', async () => {
    const member = await network.member({ points: 30 });
    const shop = await network.shop();
    const voucher = await voucherOf(
      member,
      await shop.offer({ kind: 'HOLD', title: 'เต็นท์งานบุญ', costPoints: 20 }),
    );
    await shop.use(voucher.code);
    const visit = await Visit.start(world.server.url, { as: shop.owner });
    await visit.open(`/shop/${shop.id}`);

    visit.startCounting();
    await visit.tap(visit.page.getByRole('button', { name: 'It is back' }));
    expect(visit.actions).toBeLessThanOrEqual(1);
    await waitUntil('the points to be back', async () => (await heldOf(member)) === 0, browserLimitMs);
    await visit.end();
  });
});

describe('a coordinator', () => {
  test('sets a goal: 5 actions', async () => {
    const visit = await Visit.start(world.server.url, { as: network.coordinator });
    await visit.open(`/coordinator/${network.slug}/goals`);
    const nextMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

    visit.startCounting();
    await visit.fill(visit.page.getByLabel('What is the goal?'), 'ปลูกป่าริมคลอง');
    await visit.fill(visit.page.getByLabel('What do we do when it is full?'), 'ปลูกต้นไม้ร้อยต้น');
    await visit.fill(visit.page.getByRole('textbox', { name: 'How many points does it take?' }), '500');
    await visit.fill(visit.page.getByLabel('Until when?'), nextMonth);
    await visit.tap(visit.page.getByRole('button', { name: 'Open the goal' }));
    expect(visit.actions).toBeLessThanOrEqual(5);
    await waitUntil(
      'the goal to be open',
      async () => {
        const { rows } = await world.pool.query(
          `SELECT FROM community_goal WHERE title_th = 'ปลูกป่าริมคลอง' AND state = 'OPEN' AND target_points = 500`,
        );
        return rows.length === 1;
      },
      browserLimitMs,
    );
    await visit.end();
  });

  test('gives held points back when a shop is away: 1 action', async () => {
    const member = await network.member({ points: 30 });
    const shop = await network.shop();
    const voucher = await voucherOf(
      member,
      await shop.offer({ kind: 'HOLD', title: 'เครื่องเสียง', costPoints: 20 }),
    );
    await shop.use(voucher.code);
    const visit = await Visit.start(world.server.url, { as: network.coordinator });
    await visit.open(`/coordinator/${network.slug}/loans`);

    visit.startCounting();
    await visit.tap(visit.page.getByRole('button', { name: /Give the points back/ }).first());
    expect(visit.actions).toBeLessThanOrEqual(1);
    await waitUntil('the points to be back', async () => (await heldOf(member)) === 0, browserLimitMs);
    await visit.end();
  });
});
