import { randomInt, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserLimitMs, Visit } from '../testkit/browser.ts';
import { mutate } from '../testkit/mutate.ts';
import type { Network } from '../testkit/network.ts';
import type { Shop } from '../testkit/shop.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let network: Network;
let other: Person & { readonly membershipId: string };

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  other = await network.person('COORDINATOR');
  await mutate(network.coordinator, 'putNetworkPlace', { networkId: network.id, name: { th: 'หมู่ 3' } });
});

afterAll(() => world.stop());

async function cleanShop(name: string): Promise<Shop> {
  const shop = await network.shop({ approved: false, name });
  await world.pool.query(
    `UPDATE merchant SET phone = $2, address = 'หมู่ 3', picture_key = 'fluent:cooking' WHERE id = $1`,
    [TypeID.fromString(shop.id).toUUID(), `08${randomInt(10_000_000, 99_999_999)}`],
  );
  return shop;
}

async function statusOf(shop: Shop): Promise<string> {
  const { node } = await shop.owner.client.ask<{ node: { status: string } }>(
    'query ($id: ID!) { node(id: $id) { ... on Merchant { status } } }',
    { id: shop.id },
  );
  return node.status;
}

const becomes = (shop: Shop, status: string) =>
  waitUntil(`the shop to be ${status}`, async () => (await statusOf(shop)) === status, browserLimitMs);

describe('an applicant', () => {
  test('applies with a village of the list and a photo: 6 actions', async () => {
    const visit = await Visit.start(world.server.url, { as: await network.member() });
    await visit.open('/apply');
    await visit.page.getByLabel('Village or area').waitFor();
    visit.startCounting();

    await visit.fill(visit.page.getByLabel('Name of the shop'), 'ร้านน้ำเต้าหู้ยายเพียร');
    await visit.fill(visit.page.getByLabel('Phone number of the shop'), '0861234567');
    await visit.tap(visit.page.getByText('Food', { exact: true }));
    await visit.select(visit.page.getByLabel('Village or area'), 'หมู่ 3');
    await visit.choose(visit.page.locator('input[type=file]').first(), {
      name: 'shop.jpg',
      mimeType: 'image/jpeg',
      buffer: await sharp({ create: { width: 900, height: 600, channels: 3, background: '#c96' } })
        .jpeg()
        .toBuffer(),
    });
    await visit.tap(visit.page.getByRole('button', { name: 'Send the application' }));

    await waitUntil(
      'the application to be there',
      async () => {
        const { rows } = await world.pool.query(
          `SELECT FROM merchant WHERE name_th = 'ร้านน้ำเต้าหู้ยายเพียร' AND place_id IS NOT NULL AND picture_id IS NOT NULL`,
        );
        return rows.length === 1;
      },
      browserLimitMs,
    );
    expect(visit.actions).toBeLessThanOrEqual(6);
    await visit.end();
  });

  test('is asked whether the shop is theirs, and may go on', async () => {
    await network.shop({ name: 'ร้านก๋วยเตี๋ยวเรือลุงเชิด' });
    const visit = await Visit.start(world.server.url, { as: await network.member() });
    await visit.open('/apply');
    await visit.fill(visit.page.getByLabel('Name of the shop'), 'ก๋วยเตียวเรือลุงเชิด');
    await visit.page.getByText('Is one of these your shop?').waitFor();
    await visit.page.getByText('ร้านก๋วยเตี๋ยวเรือลุงเชิด').waitFor();
    await visit.end();
  });

  test('puts right what was asked for, and sees the rest to read', async () => {
    const shop = await cleanShop(`ครัวป้าแต๋ว ${randomUUID().slice(0, 6)}`);
    const reason = 'เบอร์โทรไม่ติด';
    await mutate(network.coordinator, 'requestMerchantChanges', {
      merchantId: shop.id,
      reason,
      fields: ['PHONE'],
    });
    const visit = await Visit.start(world.server.url, { as: shop.owner });
    await visit.open(`/shop/${shop.id}`);
    await visit.page.getByText('What stays as it is').waitFor();
    expect(await visit.page.getByLabel('Name of the shop').count()).toBe(0);
    await visit.fill(visit.page.getByLabel('Phone number of the shop'), '0899998888');
    await visit.tap(visit.page.getByRole('button', { name: 'Send it again' }));
    await becomes(shop, 'APPLIED');
    await visit.end();
  });
});

describe('a coordinator', () => {
  test('looks after a case, ticks, keeps a note; another sees whose it is and takes it over', async () => {
    const shop = await cleanShop('โรงน้ำแข็งพี่อ้อย');
    const visit = await Visit.start(world.server.url, { as: network.coordinator });
    await visit.open(`/coordinator/${network.slug}/merchants/${shop.id}`);
    await visit.tap(visit.page.getByRole('button', { name: 'I look after it' }));
    await visit.page.getByRole('button', { name: 'Let it go' }).waitFor();
    await visit.tap(visit.page.getByText('We have talked to the owner'));
    await visit.fill(visit.page.getByLabel('A new note'), 'รอถามเรื่องที่จอดรถ');
    await visit.tap(visit.page.getByRole('button', { name: 'Keep the note' }));
    await visit.page.getByRole('button', { name: /^Dealt with/ }).waitFor();
    await visit.end();

    const second = await Visit.start(world.server.url, { as: other });
    await second.open(`/coordinator/${network.slug}/merchants/${shop.id}`);
    await second.page.getByText(`${network.coordinator.name} looks after this case`).waitFor();
    expect(await second.page.getByRole('button', { name: 'Approve this shop' }).count()).toBe(0);
    await second.tap(second.page.getByRole('button', { name: 'Take it over' }));
    await second.tap(second.page.getByRole('button', { name: 'Approve this shop' }));
    await becomes(shop, 'APPROVED');
    await second.end();
  });

  test('approves several clean ones together; ten seconds to undo', async () => {
    const shops = [await cleanShop('ช่างยนต์พี่เอก'), await cleanShop('ตัดผมน้องตอง')];
    const visit = await Visit.start(world.server.url, { as: network.coordinator });
    await visit.open(`/coordinator/${network.slug}`);
    await visit.tap(visit.page.getByRole('button', { name: /Approve several together/ }));
    await visit.tap(visit.page.getByRole('button', { name: /^Approve \d+ shops$/ }));
    await visit.tap(visit.page.getByRole('button', { name: /^Undo/ }));
    await visit.page.getByText('Approve several together').waitFor();
    expect(await Promise.all(shops.map(statusOf))).toEqual(['APPLIED', 'APPLIED']);
    await visit.tap(visit.page.getByRole('button', { name: /Approve several together/ }));
    await visit.tap(visit.page.getByRole('button', { name: /^Approve \d+ shops$/ }));
    for (const shop of shops) await becomes(shop, 'APPROVED');
    await visit.end();
  });

  test('sets a rule at once, and proposes what loosens one for two', async () => {
    const visit = await Visit.start(world.server.url, { as: network.coordinator });
    await visit.open(`/coordinator/${network.slug}/settings`);
    await visit.tap(visit.page.getByText('Offers of trusted shops go live at once'));
    await visit.fill(
      visit.page.getByRole('textbox', { name: /One coordinator opens an event alone/ }),
      '5000',
    );
    await visit.tap(visit.page.getByRole('button', { name: /^Set it/ }));
    await visit.page.getByText(/Waits for a second coordinator/).waitFor();
    // Less money than before is no loosening.
    await visit.fill(visit.page.getByLabel(/corrects a shop’s statement alone/), '20.50');
    const rule = visit.page.getByRole('listitem').filter({ hasText: 'corrects a shop’s statement alone' });
    await visit.tap(rule.getByRole('button', { name: /^Set it/ }));
    await visit.page.getByText('It is set.').first().waitFor();
    const { rows } = await world.pool.query(
      `SELECT trusted_offers_live, event_solo_limit_points, solo_adjustment_satang::integer AS satang
        FROM network JOIN settlement_policy ON network_id = id WHERE id = $1`,
      [network.uuid],
    );
    expect(rows).toEqual([{ trusted_offers_live: true, event_solo_limit_points: 2_000, satang: 2_050 }]);
    await visit.end();
  });
});

describe('a village of the network', () => {
  interface PlaceView {
    readonly id: string;
    readonly name: string;
    readonly latitude: number | null;
    readonly longitude: number | null;
  }
  async function placeOf(name: string): Promise<PlaceView | undefined> {
    const { network: seen } = await network.coordinator.client.ask<{ network: { places: PlaceView[] } }>(
      'query ($s: String!) { network(slug: $s) { places { id name(language: TH) latitude longitude } } }',
      { s: network.slug },
    );
    return seen.places.find((place) => place.name === name);
  }
  const isPlaced = (name: string) =>
    waitUntil(
      `${name} to have a point`,
      async () => ((await placeOf(name))?.latitude == null ? null : placeOf(name)),
      browserLimitMs,
    );

  test('gets its point by a pin on the map: 4 actions; it can be put in the middle, and taken away', async () => {
    const name = 'หมู่ 7';
    await mutate(network.coordinator, 'putNetworkPlace', { networkId: network.id, name: { th: name } });
    const visit = await Visit.start(world.server.url, { as: network.coordinator });
    await visit.open(`/coordinator/${network.slug}/settings`);
    visit.startCounting();
    await visit.tap(visit.page.getByRole('button', { name: `Say where ${name} is` }));
    await visit.tap(visit.page.getByRole('button', { name: 'Point on a map' }));
    await visit.tap(visit.page.locator('.shop-map'));
    await visit.page.getByText('Position noted').waitFor();
    await visit.tap(visit.page.getByRole('button', { name: 'Set it' }));
    expect(visit.actions).toBe(4);
    const placed = await isPlaced(name);
    // In the middle of the whole country, where the tap was.
    expect(placed?.latitude).toBeGreaterThan(10);
    expect(placed?.latitude).toBeLessThan(17);

    const known = visit.page.getByRole('button', { name: `Where ${name} is` });
    await visit.tap(known);
    await visit.tap(visit.page.getByRole('button', { name: 'Point on a map' }));
    await visit.page.locator('.pin-map-pin').waitFor();
    await visit.tap(visit.page.getByRole('button', { name: 'Put the pin in the middle' }));
    await visit.tap(visit.page.getByRole('button', { name: 'Take the point away' }));
    await waitUntil('no point', async () => (await placeOf(name))?.latitude === null, browserLimitMs);
    await visit.end();
  });

  test('gets the point where the coordinator stands: 3 actions; or typed; a wrong one is not sent', async () => {
    const name = 'หมู่ 8';
    await mutate(network.coordinator, 'putNetworkPlace', { networkId: network.id, name: { th: name } });
    const visit = await Visit.start(world.server.url, { as: network.coordinator });
    await visit.context.grantPermissions(['geolocation']);
    await visit.context.setGeolocation({ latitude: 14.0307, longitude: 99.6812 });
    await visit.open(`/coordinator/${network.slug}/settings`);
    visit.startCounting();
    await visit.tap(visit.page.getByRole('button', { name: `Say where ${name} is` }));
    await visit.tap(visit.page.getByRole('button', { name: 'I am there: use my position' }));
    await visit.page.getByText('Position noted').waitFor();
    await visit.tap(visit.page.getByRole('button', { name: 'Set it' }));
    expect(visit.actions).toBe(3);
    expect(await isPlaced(name)).toMatchObject({ latitude: 14.0307, longitude: 99.6812 });

    await visit.tap(visit.page.getByRole('button', { name: `Where ${name} is` }));
    await visit.tap(visit.page.getByRole('button', { name: 'Point on a map' }));
    const typed = visit.page.getByLabel('Coordinates, or a link from a map app');
    await visit.fill(typed, 'somewhere');
    await visit.page.getByText('There is no point in this').waitFor();
    expect(await visit.page.getByRole('button', { name: 'Set it' }).isDisabled()).toBe(true);
    await visit.fill(typed, '14.5, 99.5');
    await visit.tap(visit.page.getByRole('button', { name: 'Set it' }));
    await waitUntil('the typed point', async () => (await placeOf(name))?.latitude === 14.5, browserLimitMs);
    expect((await placeOf(name))?.name).toBe(name);
    await visit.end();
  });
});

describe('a suspended shop', () => {
  test('asks to look again, and is open after the answer', async () => {
    const shop = await network.shop({ name: 'ไอติมลุงแม้น' });
    const until = new Date(Date.now() + 7 * 86_400_000).toISOString();
    await mutate(network.coordinator, 'suspendMerchant', {
      ...{ merchantId: shop.id, reason: 'รถเสีย', until, openVouchers: 'HONOUR' },
    });
    const visit = await Visit.start(world.server.url, { as: shop.owner });
    await visit.open(`/shop/${shop.id}`);
    await visit.fill(visit.page.getByLabel('Tell the coordinators what happened'), 'ซ่อมเสร็จแล้ว');
    await visit.tap(visit.page.getByRole('button', { name: 'Ask them to look again' }));
    await visit.page.getByText('Another coordinator reads it and answers.').waitFor();
    await visit.end();

    const second = await Visit.start(world.server.url, { as: other });
    await second.open(`/coordinator/${network.slug}/merchants/${shop.id}`);
    await second.page.getByText('ซ่อมเสร็จแล้ว').first().waitFor();
    await second.tap(
      second.page
        .getByRole('heading', { name: 'The shop asks you to look again' })
        .locator('xpath=ancestor::section')
        .getByRole('list', { name: 'Words of welcome' })
        .getByRole('button')
        .first(),
    );
    await becomes(shop, 'APPROVED');
    await second.end();
  });
});
