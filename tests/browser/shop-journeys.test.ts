import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserLimitMs, Visit } from '../testkit/browser.ts';
import { filmQrCode } from '../testkit/camera-film.ts';
import { adoptCatalogue } from '../testkit/catalogue.ts';
import { makeEvent } from '../testkit/events.ts';
import type { Network } from '../testkit/network.ts';
import { voucherOf, walletOf } from '../testkit/redeem.ts';
import type { Shop } from '../testkit/shop.ts';
import { openToSponsors, received, sponsoringOf } from '../testkit/sponsoring.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;
let shop: Shop;
let films: string;

beforeAll(async () => {
  films = mkdtempSync(join(tmpdir(), 'kwamdee-films-'));
  world = await World.start();
  network = await world.network();
  shop = await network.shop({ name: 'ร้านก๋วยเตี๋ยวป้าแดง' });
});

afterAll(async () => {
  await world.stop();
  rmSync(films, { recursive: true, force: true });
});

const pointsBack = (member: Parameters<typeof walletOf>[0], points: number) =>
  waitUntil(
    'the points to be back',
    async () => (await walletOf(member)).available === points,
    browserLimitMs,
  );

describe('a shop that cannot give something gives the points back in two taps', () => {
  test('right after the scan', async () => {
    const member = await network.member({ points: 20 });
    const voucher = await voucherOf(member, await shop.offer({ title: 'ก๋วยเตี๋ยวเรือ', costPoints: 20 }));
    const camera = join(films, 'voucher.y4m');
    filmQrCode(voucher.code, camera);
    const visit = await Visit.start(world.server.url, { as: await shop.staff('CASHIER'), camera });
    await visit.page.goto(`/counter/${shop.id}`);
    await visit.page.getByRole('heading', { name: 'Good' }).waitFor();
    visit.startCounting();
    await visit.tap(visit.page.getByRole('button', { name: 'Could not give it' }).first());
    await visit.tap(visit.page.getByRole('button', { name: 'It is out of stock' }));
    await pointsBack(member, 20);
    expect(visit.actions).toBe(2);
    await visit.end();
  });

  test('from the list of the last week', async () => {
    const member = await network.member({ points: 20 });
    const voucher = await voucherOf(member, await shop.offer({ title: 'ชาเย็น', costPoints: 20 }));
    await shop.use(voucher.code);
    const visit = await Visit.start(world.server.url, { as: shop.owner });
    await visit.open(`/shop/${shop.id}/make-right`);
    visit.startCounting();
    await visit.tap(visit.page.getByRole('button', { name: 'Could not give it' }).first());
    await visit.tap(visit.page.getByRole('button', { name: 'It is not ready, or broken' }));
    await pointsBack(member, 20);
    expect(visit.actions).toBe(2);
    await visit.end();
  });

  test('with a voucher in hand: its code, and one tap', async () => {
    const member = await network.member({ points: 20 });
    const voucher = await voucherOf(member, await shop.offer({ title: 'กาแฟ', costPoints: 20 }));
    const visit = await Visit.start(world.server.url, { as: shop.owner });
    await visit.open(`/shop/${shop.id}/make-right`);
    visit.startCounting();
    await visit.fill(visit.page.getByLabel('Code on the member’s screen'), voucher.code);
    await visit.tap(visit.page.getByRole('button', { name: 'We are closed, or who makes it is away' }));
    await pointsBack(member, 20);
    expect(visit.actions).toBe(2);
    await visit.end();
  });
});

test('an owner gives points on to an event, and everybody there reads the line', async () => {
  const { SWEEP } = await adoptCatalogue(network, { SWEEP: { points: 10 } });
  const event = await makeEvent(network, { indicator: SWEEP, title: 'กวาดลานวัดวันพระ' });
  await openToSponsors(network.coordinator, event.id);
  const giver = await network.shop({ name: 'ร้านลุงมี' });
  await received(world, giver, 50);
  const visit = await Visit.start(world.server.url, { as: giver.owner });
  await visit.open(`/shop/${giver.id}/sponsor`);
  visit.startCounting();
  await visit.tap(visit.page.getByRole('button', { name: 'Give', exact: true }));
  await waitUntil(
    'it to be given',
    async () => (await sponsoringOf(giver)).sponsoredPoints === 20,
    browserLimitMs,
  );
  expect(visit.actions).toBe(1);
  await visit.open(`/events/${event.id}`);
  await visit.page.getByText('A kindness of ร้านลุงมี').waitFor();
  await visit.end();
});

test('an owner sees how the shop does: a sentence, a table, a file', async () => {
  const busy = await network.shop({ name: 'ร้านป้าสมใจ' });
  const offer = await busy.offer({ title: 'ข้าวแกง', costPoints: 5 });
  for (const guest of await network.members(6, 5)) await busy.use((await voucherOf(guest, offer)).code);
  const visit = await Visit.start(world.server.url, { as: busy.owner });
  await visit.open(`/shop/${busy.id}/statistics`);
  await visit.page.getByText('ข้าวแกง was used most: 6 times.').waitFor();
  await visit.page.getByText('The numbers').first().click();
  const file = visit.page.waitForEvent('download');
  await visit.page.getByRole('button', { name: 'Save as CSV' }).first().click();
  expect((await file).suggestedFilename()).toMatch(/^by-day-\d{4}-\d{2}-\d{2}-\d{4}-\d{2}-\d{2}\.csv$/);
  await visit.end();
});
