import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityProblems } from '../testkit/accessibility.ts';
import { browserLimitMs, Visit } from '../testkit/browser.ts';
import { makeCategory, treeOf } from '../testkit/category.ts';
import type { Network } from '../testkit/network.ts';
import type { Shop } from '../testkit/shop.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;
let near: Shop;
let far: Shop;

/** Where the shops are counted from, and where the member stands, a few steps beside it. */
const here = { latitude: 14.03, longitude: 99.68 };
const own = { latitude: 14.03, longitude: 99.6801 };

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  const sweets = await makeCategory(network, 'ขนมหวาน', 'FOOD');
  near = await network.shop({ name: 'ร้านใกล้บ้าน' });
  far = await network.shop({ name: 'ร้านในตัวอำเภอ' });
  await place(near, here.latitude + 0.003, here.longitude, sweets);
  await place(far, here.latitude + 0.08, here.longitude, 'FOOD');
  await far.offer({ title: 'ไก่ย่างครึ่งตัว', costPoints: 20 });
  await near.offer({ title: 'ขนมครกถาดใหญ่', costPoints: 8 });
});

afterAll(() => world.stop());

/** Where a shop is; the application form asks for it, which is another journey. */
async function place(shop: Shop, latitude: number, longitude: number, category: string): Promise<void> {
  await world.pool.query(
    'UPDATE merchant SET latitude = $2, longitude = $3, category_code = $4 WHERE id = $1',
    [...[TypeID.fromString(shop.id).toUUID(), latitude, longitude, category]],
  );
}

describe('a member', () => {
  test('finds a benefit by two letters: 1 field; and has its voucher with 2 taps more', async () => {
    const member = await network.member({ points: 50 });
    const visit = await Visit.start(world.server.url, { as: member });
    await visit.open('/offers');
    visit.startCounting();
    await visit.fill(visit.page.getByRole('searchbox'), 'ไก');
    await visit.page.getByRole('link', { name: /ขนมครก/ }).waitFor({ state: 'detached' });
    expect(visit.actions).toBeLessThanOrEqual(1);
    await visit.tap(visit.page.getByRole('link', { name: /ไก่ย่างครึ่งตัว/ }));
    await visit.tap(visit.page.getByRole('button', { name: 'Redeem 20 points' }));
    await visit.page.getByRole('img', { name: /QR/i }).first().waitFor();
    expect(visit.actions).toBeLessThanOrEqual(3);
    await visit.end();
  });

  test('narrows the list to a kind, and to a part of it: 1 tap each; the address keeps it', async () => {
    const visit = await Visit.start(world.server.url, { as: await network.member() });
    await visit.open('/offers');
    visit.startCounting();
    await visit.tap(visit.page.getByRole('button', { name: 'Food', exact: true }));
    await visit.tap(visit.page.getByRole('button', { name: 'ขนมหวาน' }));
    expect(visit.actions).toBeLessThanOrEqual(2);
    await visit.page.getByRole('link', { name: /ไก่ย่าง/ }).waitFor({ state: 'detached' });
    await visit.page.getByRole('link', { name: /ขนมครก/ }).waitFor();
    await visit.page.reload();
    await visit.page.getByRole('link', { name: /ขนมครก/ }).waitFor();
    expect(await visit.page.getByRole('link', { name: /ไก่ย่าง/ }).count()).toBe(0);
    await visit.end();
  });

  test('has the nearest first: asked for on a tap, told in no other request', async () => {
    const visit = await Visit.start(world.server.url, { as: await network.member() });
    await visit.context.grantPermissions(['geolocation']);
    await visit.context.setGeolocation(own);
    const told: string[] = [];
    visit.page.on('request', (request) => {
      if (request.url().includes('99.6801') || request.postData()?.includes('99.6801'))
        told.push(request.postData() ?? request.url());
    });
    await visit.open('/offers');
    await visit.page.getByRole('link', { name: /ขนมครก/ }).waitFor();
    expect(told).toEqual([]);
    await visit.tap(visit.page.getByRole('button', { name: /Filter and order/ }));
    await visit.tap(visit.page.getByText('Near me first'));
    await waitUntil('the list to be asked for', async () => told.length > 0, browserLimitMs);
    await visit.tap(visit.page.getByRole('button', { name: 'Show the offers' }));
    const cards = visit.page.getByRole('list', { name: 'Offers' }).getByRole('link');
    await cards
      .first()
      .getByText(/330 m away/)
      .waitFor();
    expect(await cards.allTextContents()).toEqual([
      expect.stringContaining('ขนมครก'),
      expect.stringContaining('ไก่ย่าง'),
    ]);
    expect(told.every((body) => body.includes('"near"'))).toBe(true);
    expect(await visit.page.evaluate(() => JSON.stringify(localStorage))).not.toContain('99.6801');
    await visit.end();
  });

  test('finds a shop on the map, with the keyboard alone; the map breaks no rule of accessibility', async () => {
    for (const theme of ['light', 'dark'] as const) {
      const visit = await Visit.start(world.server.url, { as: await network.member(), theme });
      await visit.open('/shops');
      visit.startCounting();
      await visit.tap(visit.page.getByText('Map', { exact: true }));
      expect(visit.actions).toBeLessThanOrEqual(1);
      const mark = visit.page.getByRole('button', { name: 'ร้านใกล้บ้าน' });
      await mark.waitFor();
      await mark.focus();
      await visit.page.keyboard.press('Enter');
      const chosen = visit.page.getByRole('list', { name: 'Chosen on the map' });
      await chosen.getByRole('link', { name: /ร้านใกล้บ้าน/ }).waitFor();
      expect(await accessibilityProblems(visit.page)).toEqual([]);
      await chosen.getByRole('link').click();
      await visit.page.getByRole('heading', { name: 'ร้านใกล้บ้าน' }).waitFor();
      await visit.end();
    }
  });
});

describe('a coordinator', () => {
  test('adds a kind of shop: 3 actions; makes it part of another: 3 more', async () => {
    const visit = await Visit.start(world.server.url, { as: network.coordinator });
    await visit.open(`/coordinator/${network.slug}/categories`);
    const named = async (name: string) => (await treeOf(network)).find((category) => category.name === name);

    visit.startCounting();
    await visit.tap(visit.page.getByRole('button', { name: 'Add a category' }));
    await visit.fill(visit.page.getByLabel('Name in Thai'), 'งานช่าง');
    await visit.tap(visit.page.getByRole('button', { name: 'Save the category' }));
    expect(visit.actions).toBeLessThanOrEqual(3);
    await waitUntil('the category', async () => (await named('งานช่าง')) !== undefined, browserLimitMs);

    await visit.page.getByRole('button', { name: /งานช่าง/ }).waitFor();
    visit.startCounting();
    await visit.tap(visit.page.getByRole('button', { name: /งานช่าง/ }));
    await visit.select(visit.page.getByLabel('Part of'), 'FOOD');
    await visit.tap(visit.page.getByRole('button', { name: 'Save the category' }));
    expect(visit.actions).toBeLessThanOrEqual(3);
    await waitUntil('the move', async () => (await named('งานช่าง'))?.parentCode === 'FOOD', browserLimitMs);
    await visit.end();
  });
});
