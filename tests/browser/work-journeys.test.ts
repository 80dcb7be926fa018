import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserLimitMs, Visit } from '../testkit/browser.ts';
import { filmQrCode } from '../testkit/camera-film.ts';
import type { Network } from '../testkit/network.ts';
import { voucherOf, walletOf } from '../testkit/redeem.ts';
import type { Shop } from '../testkit/shop.ts';
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
  shop = await network.shop({ name: 'ร้านป้าสมใจ' });
});

afterAll(async () => {
  await world.stop();
  rmSync(films, { recursive: true, force: true });
});

describe('a shop', () => {
  test('verifies a voucher: one scan, no tap; and can undo it', async () => {
    const member = await network.member({ points: 20 });
    const voucher = await voucherOf(member, await shop.offer({ title: 'กาแฟโบราณเย็น', costPoints: 20 }));
    const camera = join(films, 'voucher.y4m');
    filmQrCode(voucher.code, camera);
    const visit = await Visit.start(world.server.url, { as: await shop.staff('CASHIER'), camera });
    visit.startCounting();

    await visit.page.goto(`/counter/${shop.id}`);

    await visit.page.getByRole('heading', { name: 'Good' }).waitFor();
    expect(visit.actions).toBe(0);
    await visit.page.getByText('กาแฟโบราณเย็น').first().waitFor();
    await visit.tap(visit.page.getByRole('button', { name: /^Undo/ }).first());
    await waitUntil(
      'the points to be back',
      async () => (await walletOf(member)).available === 20,
      browserLimitMs,
    );
    await visit.end();
  });

  test('verifies a typed code, without a camera: one field', async () => {
    const member = await network.member({ points: 20 });
    const voucher = await voucherOf(member, await shop.offer({ title: 'กาแฟโบราณเย็น', costPoints: 20 }));
    const visit = await Visit.start(world.server.url, { as: shop.owner });
    await visit.open(`/counter/${shop.id}`);
    visit.startCounting();

    await visit.fill(visit.page.getByLabel('Code on the voucher'), voucher.code);

    await visit.page.getByRole('heading', { name: 'Good' }).waitFor();
    expect(visit.actions).toBeLessThanOrEqual(2);
    await visit.end();
  });

  test('lists a new offer: 5 actions', async () => {
    const visit = await Visit.start(world.server.url, { as: shop.owner });
    await visit.open(`/shop/${shop.id}/offers`);
    visit.startCounting();

    await visit.tap(visit.page.getByRole('link', { name: 'Add an offer' }).first());
    await visit.fill(visit.page.getByLabel('What the member gets'), 'ก๋วยเตี๋ยวเรือชามเล็ก');
    await visit.fill(visit.page.getByRole('textbox', { name: 'For how many points' }), '25');
    await visit.tap(visit.page.locator('form button[type=submit]'));

    await waitUntil(
      'the offer to be submitted',
      async () => {
        const { rows } = await world.pool.query(
          `SELECT FROM offer WHERE title_th = 'ก๋วยเตี๋ยวเรือชามเล็ก' OR title_en = 'ก๋วยเตี๋ยวเรือชามเล็ก'`,
        );
        return rows.length === 1;
      },
      browserLimitMs,
    );
    expect(visit.actions).toBeLessThanOrEqual(5);
    await visit.end();
  });

  test('applies to join: 6 actions', async () => {
    const visit = await Visit.start(world.server.url, { as: await network.member() });
    await visit.open('/apply');
    visit.startCounting();

    await visit.fill(visit.page.getByLabel('Name of the shop'), 'ร้านลุงชัย ซ่อมรถ');
    await visit.fill(visit.page.getByLabel('Phone number of the shop'), '0812345678');
    await visit.tap(visit.page.getByText('Food', { exact: true }));
    await visit.fill(visit.page.getByLabel('Where the shop is'), 'หมู่ 3 ข้างวัด');
    await visit.choose(visit.page.locator('input[type=file]').first(), {
      name: 'shop.jpg',
      mimeType: 'image/jpeg',
      buffer: await sharp({ create: { width: 900, height: 600, channels: 3, background: '#c96' } })
        .jpeg()
        .toBuffer(),
    });
    // At once, while the picture is still on its way: the form waits for it.
    await visit.tap(visit.page.getByRole('button', { name: 'Send the application' }));

    await waitUntil(
      'the application to be there',
      async () => {
        const { rows } = await world.pool.query(
          `SELECT FROM merchant WHERE name_th = 'ร้านลุงชัย ซ่อมรถ' AND status = 'APPLIED' AND picture_id IS NOT NULL`,
        );
        return rows.length === 1;
      },
      browserLimitMs,
    );
    expect(visit.actions).toBeLessThanOrEqual(6);
    await visit.end();
  });
});

describe('a coordinator', () => {
  test('approves a shop from the notice: 2 actions', async () => {
    const applied = await network.shop({ approved: false, name: 'ร้านเจ๊หมวย' });
    const visit = await Visit.start(world.server.url, { as: network.coordinator });
    await visit.open('/notices');
    visit.startCounting();

    await visit.tap(visit.page.getByRole('link', { name: /ร้านเจ๊หมวย/ }).first());
    await visit.tap(visit.page.getByRole('button', { name: 'Approve this shop' }));

    expect(visit.actions).toBeLessThanOrEqual(2);
    await waitUntil(
      'the decision to be sent, its ten seconds being over',
      async () => (await statusOf(applied)) === 'APPROVED',
      browserLimitMs,
    );
    await visit.end();
  });

  test('returns an offer with a reason: 2 actions', async () => {
    const offer = await shop.offer({ title: 'ไข่เจียวหมูสับ', state: 'SUBMITTED' });
    const visit = await Visit.start(world.server.url, { as: network.coordinator });
    await visit.open('/notices');
    visit.startCounting();

    await visit.tap(visit.page.getByRole('link', { name: /ไข่เจียวหมูสับ/ }).first());
    await visit.tap(
      visit.page.getByRole('list', { name: 'Reasons to ask for changes' }).getByRole('button').first(),
    );

    expect(visit.actions).toBeLessThanOrEqual(2);
    const seen = await waitUntil(
      'the shop to see the reason',
      async () => {
        const answer = await shop.owner.client.ask<{
          node: { state: string; timeline: { reason: string | null }[] };
        }>('query ($id: ID!) { node(id: $id) { ... on Offer { state timeline { action reason } } } }', {
          id: offer.id,
        });
        return answer.node.state === 'CHANGES_REQUESTED' ? answer.node : null;
      },
      browserLimitMs,
    );
    expect(seen.timeline.at(-1)?.reason ?? seen.timeline[0]?.reason).toBeTruthy();
    await visit.end();
  });
});

async function statusOf(applied: Shop): Promise<string> {
  const { node } = await applied.owner.client.ask<{ node: { status: string } }>(
    'query ($id: ID!) { node(id: $id) { ... on Merchant { status } } }',
    { id: applied.id },
  );
  return node.status;
}
