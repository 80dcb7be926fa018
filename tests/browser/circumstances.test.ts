import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserLimitMs, Visit } from '../testkit/browser.ts';
import { Client } from '../testkit/client.ts';
import type { Network } from '../testkit/network.ts';
import { voucherOf } from '../testkit/redeem.ts';
import type { Shop } from '../testkit/shop.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;
let shop: Shop;

beforeAll(async () => {
  // Without Redis, which would remember a session longer than the server itself.
  world = await World.start({ redisUrl: null });
  network = await world.network();
  shop = await network.shop({ name: 'ร้านป้าสมใจ' });
});

afterAll(() => world.stop());

describe('in Thai', () => {
  test('the home page speaks Thai and counts the years of the Buddhist era', async () => {
    const member = await network.member({ points: 50 });
    const offer = await shop.offer({ title: 'กาแฟโบราณเย็น', costPoints: 20, voucherValidHours: 96 });
    const voucher = await voucherOf(member, offer);
    const visit = await Visit.start(world.server.url, { as: member, language: 'th' });

    await visit.open('/');

    await visit.page.getByRole('heading', { name: 'แลกได้ตอนนี้' }).waitFor();
    const ready = visit.page.getByRole('region', { name: 'พร้อมใช้' });
    const year = new Date(voucher.expiresAt).getUTCFullYear();
    expect(await ready.textContent()).toContain(String(year + 543));
    expect(await ready.textContent()).not.toContain(String(year));
    await visit.end();
  });
});

describe('a session that ends in the middle of a form', () => {
  test('asks to sign in over the form, keeps what was filled in, and sends it after', async () => {
    const email = `${randomUUID()}@test.example`;
    const password = 'goodness-demo';
    const visit = await Visit.start(world.server.url);
    await visit.open(`/sign-up?network=${network.slug}`);
    await visit.page.getByLabel('Name').fill('ลุงชัย');
    await visit.page.getByLabel('E-mail').fill(email);
    await visit.page.getByLabel('Password', { exact: true }).fill(password);
    await visit.page.getByRole('button', { name: 'Sign up' }).click();
    await visit.page.waitForURL((url) => url.pathname === '/');
    await visit.open('/apply');
    await visit.page.getByLabel('Name of the shop').fill('ร้านลุงชัย ซ่อมรถ');
    await visit.page.getByLabel('Phone number of the shop').fill('0812345678');
    await visit.page.getByText('Food', { exact: true }).click();
    await visit.page.getByLabel('Where the shop is').fill('หมู่ 3 ข้างวัด');

    await endSessions(email);
    await visit.page.getByRole('button', { name: 'Send the application' }).click();

    const dialog = visit.page.getByRole('dialog', { name: 'Sign in again' });
    await dialog.waitFor();
    expect(await visit.page.getByLabel('Name of the shop').inputValue()).toBe('ร้านลุงชัย ซ่อมรถ');
    expect(await visit.page.getByLabel('Where the shop is').inputValue()).toBe('หมู่ 3 ข้างวัด');
    await dialog.getByLabel('E-mail').fill(email);
    await dialog.getByLabel('Password', { exact: true }).fill(password);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await visit.page.waitForURL(/\/shop\//);
    const { rowCount } = await world.pool.query(
      `SELECT FROM merchant WHERE name_th = 'ร้านลุงชัย ซ่อมรถ' AND address = 'หมู่ 3 ข้างวัด' AND status = 'APPLIED'`,
    );
    expect(rowCount).toBe(1);
    await visit.end();
  });
});

describe('without a connection', () => {
  test('an active voucher that was seen before can be read, and says what needs a connection', async () => {
    const member = await network.member({ points: 50 });
    const voucher = await voucherOf(member, await shop.offer({ title: 'ข้าวต้มหมู', costPoints: 20 }));
    const shownCode = voucher.code.replace(/(.{4})(.{4})(.{2})/, '$1 $2 $3');
    const visit = await Visit.start(world.server.url, { as: member });
    await visit.open(`/vouchers/${voucher.id}`);
    await visit.page.getByText(shownCode, { exact: true }).waitFor();
    await visit.page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    await waitUntil(
      'the phone to keep the voucher',
      async () => (await visit.page.evaluate<string>('JSON.stringify(localStorage)')).includes(voucher.code),
      browserLimitMs,
    );
    visit.expectErrors(/ERR_INTERNET_DISCONNECTED/);

    await visit.context.setOffline(true);
    await visit.page.reload({ waitUntil: 'domcontentloaded' });

    await visit.page.getByText(shownCode, { exact: true }).waitFor();
    await visit.page.getByRole('img', { name: 'QR code of the voucher' }).waitFor();
    await visit.page.getByText(/^No connection\./).waitFor();
    expect(await visit.page.getByRole('button', { name: 'Cancel, 20 points back' }).isDisabled()).toBe(true);
    await visit.end();
  });
});

/** As an administrator or the calendar ends them, and until the server, which remembers sessions for seconds, knows. */
async function endSessions(email: string): Promise<void> {
  const { rows } = await world.pool.query<{ token: string }>(
    'DELETE FROM session USING users WHERE users.id = session.user_id AND users.email = $1 RETURNING session.token',
    [email],
  );
  const clients = rows.map(({ token }) => new Client(world.server.url, token));
  expect(clients).toHaveLength(1);
  await waitUntil(
    'the server to know that the session is over',
    async () => {
      const answers = await Promise.all(
        clients.map((client) => client.ask<{ viewer: { id: string } | null }>('{ viewer { id } }')),
      );
      return answers.every(({ viewer }) => viewer === null);
    },
    browserLimitMs,
  );
}
