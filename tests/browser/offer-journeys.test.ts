import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityProblems } from '../testkit/accessibility.ts';
import { browserLimitMs, Visit } from '../testkit/browser.ts';
import { mutate } from '../testkit/mutate.ts';
import type { Network } from '../testkit/network.ts';
import { openness } from '../testkit/openings.ts';
import { viewOffer, voucherOf } from '../testkit/redeem.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
});

afterAll(() => world.stop());

describe('a shop', () => {
  test('closes for a while: 2 actions; and opens again: 1', async () => {
    const member = await network.member({ points: 50 });
    const shop = await network.shop();
    const offer = await shop.offer({ costPoints: 10 });
    const visit = await Visit.start(world.server.url, { as: shop.owner });
    await visit.open(`/shop/${shop.id}`);

    visit.startCounting();
    await visit.tap(visit.page.getByRole('button', { name: 'Close the shop for a while' }));
    await visit.tap(visit.page.getByRole('dialog').getByRole('button', { name: '3 days' }));
    expect(visit.actions).toBeLessThanOrEqual(2);
    await visit.page.getByText(/^Closed until/).waitFor();
    expect((await openness(member, offer)).canRedeem).toBe(false);

    visit.startCounting();
    await visit.tap(visit.page.getByRole('button', { name: 'Open now' }));
    expect(visit.actions).toBe(1);
    await waitUntil(
      'the shop to be open',
      async () => (await openness(member, offer)).canRedeem,
      browserLimitMs,
    );
    await visit.end();
  });

  test('offers once more what has ended: 1 action', async () => {
    const shop = await network.shop();
    const offer = await shop.offer({ title: 'กล้วยตาก', costPoints: 5 });
    await mutate(shop.owner, 'endOffer', { offerId: offer.id });
    const visit = await Visit.start(world.server.url, { as: shop.owner });
    await visit.open(`/shop/${shop.id}/offers/${offer.id}`);

    visit.startCounting();
    await visit.tap(visit.page.getByRole('button', { name: 'Offer it once more, as it was' }));
    expect(visit.actions).toBe(1);
    await visit.page.getByText('With the coordinators').waitFor();
    await visit.end();
  });

  test('asks to change a live offer, with hours; a coordinator sees old beside new and makes it', async () => {
    const shop = await network.shop();
    const offer = await shop.offer({ title: 'น้ำสมุนไพร', costPoints: 5 });
    const visit = await Visit.start(world.server.url, { as: shop.owner });
    await visit.open(`/shop/${shop.id}/offers/${offer.id}`);
    await visit.tap(visit.page.getByRole('button', { name: 'Change what it says' }));
    await visit.tap(visit.page.getByRole('button', { name: /^More Number/ }));
    await visit.tap(visit.page.getByRole('button', { name: 'Only on some days or hours' }));
    await visit.page.getByText('Mon–Fri 09:00–16:00').first().waitFor();
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    await visit.tap(visit.page.getByRole('button', { name: 'Send the change' }));
    await visit.page.getByText('Your change is with the coordinators').waitFor();
    await visit.end();

    const desk = await Visit.start(world.server.url, { as: network.coordinator });
    await desk.open(`/coordinator/${network.slug}/offers/${offer.id}`);
    await desk.page.getByRole('heading', { name: 'What would change' }).waitFor();
    await desk.page.getByText('Any time').waitFor();
    expect(await accessibilityProblems(desk.page)).toEqual([]);
    desk.startCounting();
    await desk.tap(desk.page.getByRole('button', { name: 'Make this change' }));
    expect(desk.actions).toBe(1);
    await waitUntil(
      'the change to be made',
      async () => {
        const { node } = await shop.owner.client.ask<{ node: { weeklyWindows: object[] } }>(
          'query ($id: ID!) { node(id: $id) { ... on Offer { weeklyWindows { opensAt } } } }',
          { id: offer.id },
        );
        return node.weeklyWindows.length === 1;
      },
      browserLimitMs,
    );
    await desk.end();
  });
});

describe('a member', () => {
  test('waits for what is all gone: 1 action; and no longer: 1', async () => {
    const [buyer, member] = await network.members(2, 50);
    if (buyer === undefined || member === undefined) throw new Error('members');
    const shop = await network.shop();
    const offer = await shop.offer({ title: 'ข้าวหลาม', costPoints: 10, stockTotal: 1 });
    await voucherOf(buyer, offer);
    expect((await viewOffer(member, offer)).stockLeft).toBe(0);
    const visit = await Visit.start(world.server.url, { as: member });
    await visit.open(`/offers/${offer.id}`);

    visit.startCounting();
    await visit.tap(visit.page.getByRole('button', { name: 'Tell me when there is some' }));
    expect(visit.actions).toBe(1);
    await visit.page.getByText('You are in the line.').waitFor();
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    await visit.tap(visit.page.getByRole('button', { name: 'I need not wait any more' }));
    await visit.page.getByRole('button', { name: 'Tell me when there is some' }).waitFor();
    await visit.end();
  });
});
