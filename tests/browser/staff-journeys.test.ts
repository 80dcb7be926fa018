import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityProblems } from '../testkit/accessibility.ts';
import { apiKey, callWithKey } from '../testkit/api-keys.ts';
import { Visit } from '../testkit/browser.ts';
import { filmQrCode } from '../testkit/camera-film.ts';
import { invite } from '../testkit/invitations.ts';
import { mutate } from '../testkit/mutate.ts';
import type { Network } from '../testkit/network.ts';
import { voucherOf } from '../testkit/redeem.ts';
import type { Shop } from '../testkit/shop.ts';
import { choosePin, goodPin, pairingCode, placeOf } from '../testkit/tablet.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;
let shop: Shop;
let films: string;

beforeAll(async () => {
  films = mkdtempSync(join(tmpdir(), 'kwamdee-films-'));
  world = await World.start();
  network = await world.network();
  shop = await network.shop({ name: 'ร้านป้าสมใจ' });
});

afterAll(async () => {
  await world.stop();
  rmSync(films, { recursive: true, force: true });
});

/** For whoever looks at them by eye. */
async function picture(visit: Visit, name: string): Promise<void> {
  const directory = process.env['SCREENSHOTS'];
  if (directory !== undefined)
    await visit.page.screenshot({ path: join(directory, `${name}.png`), fullPage: true });
}

describe('who works at a shop', () => {
  test('an owner invites in one tap, and whoever opens the link takes the place in one', async () => {
    const owner = await Visit.start(world.server.url, { as: shop.owner, language: 'th' });
    await owner.open(`/shop/${shop.id}/staff`);
    owner.startCounting();
    await owner.tap(owner.page.getByRole('button', { name: 'สร้างลิงก์ชวน' }));
    const link = await owner.page.getByText(/\/join-shop\//).textContent();
    expect(owner.actions).toBe(1);
    await picture(owner, 'invitation');
    await owner.end();

    const path = new URL(link ?? '').pathname;
    const person = await Visit.start(world.server.url, { as: await world.person('สมหญิง'), language: 'th' });
    await person.open(path);
    await picture(person, 'join-shop');
    person.startCounting();
    await person.tap(person.page.getByRole('button', { name: 'ตกลง ฉันช่วยที่ร้านนี้' }));
    await person.page.getByRole('heading', { name: 'รหัสหน้าร้านของฉัน' }).waitFor();
    expect(person.actions).toBe(1);
    await picture(person, 'pin');
    await person.fill(person.page.getByLabel('รหัสหน้าร้าน'), goodPin);
    await person.tap(person.page.getByRole('button', { name: 'ใช้รหัสนี้' }));
    await person.page.getByText('เก็บรหัสแล้ว').waitFor();
    await person.end();
  });

  test('somebody who is signed out finds the way through the sign-in, back to the place', async () => {
    const { token } = await invite(shop);
    const visit = await Visit.start(world.server.url);
    await visit.open(`/join-shop/${token}`);
    await visit.tap(visit.page.getByRole('link', { name: 'Sign in or sign up, then take the place' }));
    await visit.page.waitForURL((url) => url.searchParams.get('next') === `/join-shop/${token}`);
    await visit.end();
  });
});

describe('the shared counter', () => {
  test('is paired by a code, opened with a tap and a number, scans without a tap, and locks with one', async () => {
    const [cashier, member] = [await shop.staff('CASHIER'), await network.member({ points: 20 })];
    await choosePin(cashier, shop);
    const voucher = await voucherOf(member, await shop.offer({ title: 'กาแฟโบราณเย็น', costPoints: 20 }));
    const camera = join(films, 'shared.y4m');
    filmQrCode(voucher.code, camera);
    const tablet = await Visit.start(world.server.url, { camera });
    await tablet.open(`/counter?code=${await pairingCode(shop)}`);
    await picture(tablet, 'pairing');
    await tablet.tap(tablet.page.getByRole('button', { name: 'Make it the counter' }));

    const own = tablet.page.getByRole('button', { name: 'CASHIER 1.' }).last();
    await own.waitFor();
    expect(await accessibilityProblems(tablet.page)).toEqual([]);
    await picture(tablet, 'lock-screen');
    tablet.startCounting();
    await tablet.tap(own);
    await tablet.fill(tablet.page.getByLabel(/^The number of/), goodPin);
    expect(await accessibilityProblems(tablet.page)).toEqual([]);
    await picture(tablet, 'lock-screen-number');
    await tablet.tap(tablet.page.getByRole('button', { name: 'Open the counter' }));
    expect(tablet.actions).toBe(3);

    // One scan, no tap.
    await tablet.page.getByRole('heading', { name: 'Good' }).waitFor();
    expect(tablet.actions).toBe(3);
    await tablet.page.getByText('กาแฟโบราณเย็น').first().waitFor();
    await tablet.page.goto(`/counter/${shop.id}`);
    await picture(tablet, 'shared-counter');
    await tablet.tap(tablet.page.getByRole('button', { name: /^Lock/ }));
    await tablet.page.getByRole('heading', { name: 'Who is at the counter?' }).waitFor();
    await tablet.end();
  });

  test('of one who was removed shows the lock screen, and what was on its way is asked for again', async () => {
    const own = await network.shop({ name: 'ร้านลุงมี' });
    const [first, second] = [await own.staff('CASHIER'), await own.staff('MANAGER')];
    await choosePin(first, own);
    await choosePin(second, own, '9053');
    const member = await network.member({ points: 20 });
    const voucher = await voucherOf(member, await own.offer({ costPoints: 20 }));
    const tablet = await Visit.start(world.server.url);
    await tablet.open(`/counter?code=${await pairingCode(own)}`);
    await tablet.tap(tablet.page.getByRole('button', { name: 'Make it the counter' }));
    await tablet.tap(tablet.page.getByRole('button', { name: 'CASHIER 1.' }));
    await tablet.fill(tablet.page.getByLabel(/^The number of/), goodPin);
    await tablet.tap(tablet.page.getByRole('button', { name: 'Open the counter' }));
    const codeField = tablet.page.getByLabel('Code on the voucher');
    await codeField.waitFor();
    await mutate(own.owner, 'removeMerchantStaff', {
      merchantId: own.id,
      staffId: await placeOf(own, first),
    });
    await tablet.fill(codeField, voucher.code);

    await tablet.tap(tablet.page.getByRole('button', { name: 'MANAGER 1.' }));
    expect(await tablet.page.getByRole('button', { name: 'CASHIER 1.' }).count()).toBe(0);
    await tablet.fill(tablet.page.getByLabel(/^The number of/), '9053');
    await tablet.tap(tablet.page.getByRole('button', { name: 'Open the counter' }));
    await tablet.page.getByRole('heading', { name: 'Good' }).waitFor();
    const { rows } = await world.pool.query<{ role: string }>(
      'SELECT place.role FROM voucher_use use JOIN merchant_staff place ON place.id = use.staff_id ORDER BY used_at DESC LIMIT 1',
    );
    expect(rows[0]?.role).toBe('MANAGER');
    await tablet.end();
  });

  test('is the device in the owner’s hand, who is signed out of it', async () => {
    const own = await network.shop({ name: 'ร้านพี่แอ๋ว' });
    await choosePin(own.owner, own);
    const visit = await Visit.start(world.server.url, { as: own.owner, language: 'th' });
    await visit.open(`/shop/${own.id}/devices`);
    await picture(visit, 'devices');
    await visit.tap(visit.page.getByRole('button', { name: 'ให้เครื่องที่ถืออยู่นี้เป็นเครื่องหน้าร้าน' }));
    await visit.tap(visit.page.getByRole('button', { name: 'ใช่ แล้วออกจากระบบให้ด้วย' }));
    await visit.page.getByRole('heading', { name: 'ใครดูแลหน้าร้าน' }).waitFor();
    await picture(visit, 'lock-screen-thai');
    await visit.page.goto('/profile');
    await visit.page.waitForURL(/\/sign-in/);
    await visit.end();
  });
});

test('an owner makes a key, copies it, and revokes it', async () => {
  const own = await network.shop({ name: 'ร้านมินิมาร์ต' });
  await apiKey(own);
  const visit = await Visit.start(world.server.url, { as: own.owner, language: 'th' });
  await visit.open(`/shop/${own.id}/keys`);
  await picture(visit, 'keys');
  await visit.fill(visit.page.getByLabel('ใช้กับเครื่องคิดเงินเครื่องไหน'), 'เครื่องที่สอง');
  await visit.tap(visit.page.getByRole('button', { name: 'สร้างคีย์' }));
  const secret = (await visit.page.getByText(/^kwd_\w{40}$/).textContent()) ?? '';
  await picture(visit, 'key-once');
  const whose = () => callWithKey(world.server.url, secret, '{ apiKey { name } }');
  expect((await whose()).data).toEqual({ apiKey: { name: 'เครื่องที่สอง' } });
  const row = visit.page.getByRole('listitem').filter({ hasText: 'เครื่องที่สอง' });
  await visit.tap(row.getByRole('button', { name: 'ยกเลิก' }));
  await visit.tap(visit.page.getByRole('button', { name: 'ใช่ ยกเลิกคีย์' }));
  await row.waitFor({ state: 'detached' });
  expect((await whose()).status).toBe(401);
  await visit.end();
});
