import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserLimitMs, Visit } from '../testkit/browser.ts';
import { filmQrCode } from '../testkit/camera-film.ts';
import { printedCodes } from '../testkit/counter-codes.ts';
import type { Network } from '../testkit/network.ts';
import { cancel, voucherOf, walletOf } from '../testkit/redeem.ts';
import type { Shop } from '../testkit/shop.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { type Person, World } from '../testkit/world.ts';

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

const withoutSignal = [/ERR_INTERNET_DISCONNECTED/, /Failed to fetch/, /ERR_FAILED/];

/** A counter of the shop that has its list of open vouchers, and then no signal. */
async function counterWithoutSignal(person: Person): Promise<Visit> {
  const visit = await Visit.start(world.server.url, { as: person });
  await visit.page.goto(`/counter/${shop.id}`, { waitUntil: 'domcontentloaded' });
  await visit.page.getByLabel('Code on the voucher').waitFor();
  await visit.page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  await waitUntil(
    'the counter to keep the open vouchers',
    () => keptCount(visit).then((count) => count > 0),
    browserLimitMs,
  );
  visit.expectErrors(...withoutSignal);
  await visit.context.setOffline(true);
  return visit;
}

/** How many open vouchers the device keeps. */
function keptCount(visit: Visit): Promise<number> {
  return visit.page.evaluate<number>(`new Promise((resolve) => {
    const asked = indexedDB.open('kwamdee-counter-lists');
    asked.onerror = () => resolve(0);
    asked.onsuccess = () => {
      const database = asked.result;
      if (!database.objectStoreNames.contains('lists')) { database.close(); resolve(0); return; }
      const all = database.transaction('lists').objectStore('lists').getAll();
      all.onsuccess = () => { database.close(); resolve(all.result.reduce((sum, list) => sum + list.vouchers.length, 0)); };
    };
  })`);
}

async function scan(visit: Visit, code: string): Promise<void> {
  await visit.page.getByLabel('Code on the voucher').fill(code);
}

const heading = (visit: Visit, name: string | RegExp) => visit.page.getByRole('heading', { name });

async function goOn(visit: Visit): Promise<void> {
  await visit.page.getByRole('button', { name: 'Scan the next one' }).click();
}

async function usesOf(code: string): Promise<number> {
  const { rows } = await world.pool.query<{ uses: number }>(
    'SELECT count(*)::integer AS uses FROM voucher_use JOIN voucher ON voucher.id = voucher_id WHERE voucher.code = $1',
    [code],
  );
  return rows[0]?.uses ?? 0;
}

describe('without a signal', () => {
  test('two devices of a shop take one voucher: both come back, one counts, the other is told', async () => {
    const member = await network.member({ points: 20 });
    const voucher = await voucherOf(member, await shop.offer({ title: 'ข้าวมันไก่', costPoints: 20 }));
    const [one, two] = await Promise.all([
      counterWithoutSignal(shop.owner),
      counterWithoutSignal(await shop.staff('CASHIER')),
    ]);

    for (const device of [one, two]) {
      await scan(device, voucher.code);
      await heading(device, 'Taken for now').waitFor();
      await device.page.getByText('ข้าวมันไก่').first().waitFor();
      await goOn(device);
      // The same voucher at the same counter is known at once.
      await scan(device, voucher.code);
      await heading(device, /^Taken at/).waitFor();
      await goOn(device);
      await device.page.getByRole('button', { name: /1 to be confirmed later/ }).waitFor();
    }
    expect(await usesOf(voucher.code)).toBe(0);

    // Nothing is lost when the page is loaded again, still without a signal.
    await one.page.reload({ waitUntil: 'domcontentloaded' });
    await one.page.getByRole('button', { name: /1 to be confirmed later/ }).waitFor();
    await one.context.setOffline(false);
    await waitUntil(
      'the first device’s scan to count',
      async () => (await usesOf(voucher.code)) === 1,
      browserLimitMs,
    );
    await one.page.getByRole('button', { name: /to be confirmed later/ }).waitFor({ state: 'detached' });

    await two.context.setOffline(false);
    await two.page.getByRole('button', { name: /1 voucher did not count/ }).click();
    await two.page.getByText(/^Used at .* at another counter of your shop/).waitFor();
    expect(await usesOf(voucher.code)).toBe(1);
    await Promise.all([one.end(), two.end()]);
  });

  test('a voucher of which nothing is known is not taken, and what is not handed over is forgotten', async () => {
    const member = await network.member({ points: 40 });
    const offer = await shop.offer({ title: 'ชาเย็น', costPoints: 20 });
    const known = await voucherOf(member, offer);
    const device = await counterWithoutSignal(shop.owner);
    // Redeemed while the counter has no signal.
    const later = await voucherOf(await network.member({ points: 20 }), offer);

    await scan(device, later.code);
    await heading(device, 'No answer yet').waitFor();
    await device.page.getByRole('button', { name: 'Later, scan the next one' }).click();
    await scan(device, known.code);
    await heading(device, 'Taken for now').waitFor();
    await device.page.getByRole('button', { name: 'Undo' }).click();
    await heading(device, 'Undone').waitFor();
    await device.context.setOffline(false);

    expect((await cancel(member, known.id)).__typename).toBe('CancelVoucherSuccess');
    expect(await usesOf(known.code)).toBe(0);
    await device.end();
  });
});

describe('a camera that was refused', () => {
  test('brings the keypad at once, and says how to allow it', async () => {
    const member = await network.member({ points: 20 });
    const voucher = await voucherOf(member, await shop.offer({ title: 'ไข่เจียว', costPoints: 20 }));
    const camera = join(films, 'refused.y4m');
    filmQrCode(voucher.code, camera);
    const visit = await Visit.start(world.server.url, { as: shop.owner, camera });
    await visit.context.addInitScript({
      content: `navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('refused', 'NotAllowedError'))`,
    });
    await visit.page.goto(`/counter/${shop.id}`, { waitUntil: 'domcontentloaded' });
    visit.startCounting();

    await visit.page.getByText(/The camera is switched off for this page/).waitFor();
    await visit.fill(visit.page.getByLabel('Code on the voucher'), voucher.code);

    await heading(visit, 'Good').waitFor();
    expect(visit.actions).toBe(1);
    await visit.end();
  });
});

describe('a shared tablet', () => {
  test('has no way out but a hold of two seconds, and remembers it', async () => {
    const member = await network.member({ points: 20 });
    const voucher = await voucherOf(member, await shop.offer({ title: 'กาแฟดำ', costPoints: 20 }));
    const visit = await Visit.start(world.server.url, { as: shop.owner, width: 1280 });
    await visit.open(`/shop/${shop.id}`);
    await visit.page.goto(`/counter/${shop.id}`, { waitUntil: 'domcontentloaded' });

    await visit.page.getByRole('button', { name: 'Shared tablet' }).click();
    const leave = visit.page.getByRole('button', { name: 'Hold 2 seconds to leave' });
    await leave.waitFor();
    expect(await visit.page.evaluate('document.fullscreenElement !== null')).toBe(true);
    expect(await visit.page.getByRole('link', { name: 'Leave the counter' }).count()).toBe(0);
    await visit.page.evaluate('history.back()');
    await leave.click();
    await visit.page.reload({ waitUntil: 'domcontentloaded' });
    await leave.waitFor();
    expect(new URL(visit.page.url()).pathname).toBe(`/counter/${shop.id}`);
    await visit.fill(visit.page.getByLabel('Code on the voucher'), voucher.code);
    await heading(visit, 'Good').waitFor();
    await goOn(visit);

    await leave.hover();
    await visit.page.mouse.down();
    await visit.page.getByRole('button', { name: 'Shared tablet' }).waitFor();
    await visit.page.mouse.up();
    await visit.page.getByRole('link', { name: 'Leave the counter' }).waitFor();
    await visit.end();
  });
});

describe('a member without a phone', () => {
  test('says a number and a code, and takes what they want: two fields and a tap', async () => {
    const member = await network.member({ points: 20 });
    await shop.offer({ title: 'ข้าวต้มปลา', costPoints: 20 });
    const codes = await printedCodes(network, member);
    const visit = await Visit.start(world.server.url, { as: await shop.staff('CASHIER') });
    await visit.open(`/counter/${shop.id}`);
    await visit.tap(visit.page.getByRole('button', { name: 'Member without a phone' }));
    visit.startCounting();

    await visit.fill(visit.page.getByLabel('Number on the member card'), member.memberNumber);
    await visit.page.getByText('Ask for code number 1').waitFor();
    await visit.fill(visit.page.getByLabel('The member’s code 1'), codes[0] ?? '');
    const offers = visit.page.getByRole('list', { name: 'What does the member take?' });
    await offers.waitFor();
    expect(await visit.page.locator('body').textContent()).not.toContain(member.name);
    await visit.tap(offers.getByRole('button', { name: /ข้าวต้มปลา/ }));

    await heading(visit, 'Good').waitFor();
    expect(visit.actions).toBe(3);
    expect(await walletOf(member)).toMatchObject({ available: 0 });
    await visit.end();
  });

  test('gets the card of codes from a coordinator: ten codes, shown once', async () => {
    const member = await network.member({ points: 20 });
    const visit = await Visit.start(world.server.url, { as: network.coordinator });
    await visit.open(`/coordinator/${network.slug}/code-card?member=${member.memberNumber}`);
    await visit.page.getByRole('button', { name: 'Make the card' }).click();
    const card = visit.page.getByRole('article', { name: 'Card of codes' });
    await card.waitFor();
    expect(await card.getByRole('listitem').count()).toBe(10);
    expect(await card.textContent()).not.toContain(member.name);
    await visit.end();
  });

  test('gets vouchers on paper from a coordinator whom they asked: three fields, and one tap issues all', async () => {
    const [first, second] = [await network.member({ points: 50 }), await network.member({ points: 50 })];
    const poor = await network.member();
    const offer = await shop.offer({ title: 'ปาท่องโก๋', costPoints: 20 });
    const visit = await Visit.start(world.server.url, { as: network.coordinator });
    await visit.open(`/coordinator/${network.slug}/voucher-sheets`);
    visit.startCounting();

    await visit.fill(
      visit.page.getByLabel('Numbers of the members who asked'),
      [first, second, poor].map(({ memberNumber }) => memberNumber).join('\n'),
    );
    await visit.select(visit.page.getByLabel('What they take'), offer.id);
    await visit.tap(visit.page.getByText('By phone', { exact: true }));
    await visit.tap(visit.page.getByRole('button', { name: 'Add to the sheet' }));
    await visit.tap(visit.page.getByRole('button', { name: 'Redeem 3 vouchers' }));

    const paper = visit.page.getByRole('list', { name: 'Vouchers to cut out' });
    await paper.getByText('ปาท่องโก๋').first().waitFor();
    expect(visit.actions).toBe(5);
    expect(await paper.getByRole('listitem').count()).toBe(2);
    expect(await paper.textContent()).not.toContain(first.name);
    await visit.page.getByText(/too few points/).waitFor();
    expect(await walletOf(first)).toMatchObject({ available: 30 });
    expect(await walletOf(second)).toMatchObject({ available: 30 });
    expect(await walletOf(poor)).toMatchObject({ available: 0 });
    await visit.end();
  });

  test('and of more offers than a list has room for, the coordinator finds the one by a word', async () => {
    const large = await world.network();
    const stall = await large.shop();
    const asked = await stall.offer({ title: 'ขนมครกชาววัง' });
    for (let tenth = 0; tenth < 10; tenth++)
      await Promise.all(Array.from({ length: 10 }, () => stall.offer()));
    const visit = await Visit.start(world.server.url, { as: large.coordinator });
    await visit.open(`/coordinator/${large.slug}/voucher-sheets`);
    const select = visit.page.getByLabel('What they take');
    expect(await select.locator(`option[value="${asked.id}"]`).count()).toBe(0);
    await visit.page.getByLabel('Find an offer or a shop').fill('ชาววัง');
    await select.locator(`option[value="${asked.id}"]`).waitFor({ state: 'attached' });
    await select.selectOption(asked.id);
    await visit.page.getByLabel('Find an offer or a shop').fill('ไม่มี');
    // What is chosen stays, whatever is looked for next.
    expect(await select.inputValue()).toBe(asked.id);
    await visit.end();
  });
});
