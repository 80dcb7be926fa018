import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Visit } from '../testkit/browser.ts';
import type { Network } from '../testkit/network.ts';
import { voucherOf, walletOf } from '../testkit/redeem.ts';
import type { Shop } from '../testkit/shop.ts';
import { World } from '../testkit/world.ts';

const anyCode = /^[2-9A-HJKMNP-Z]{4} [2-9A-HJKMNP-Z]{4} [2-9A-HJKMNP-Z]{2}$/;

let world: World;
let network: Network;
let shop: Shop;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  shop = await network.shop({ name: 'ร้านป้าสมใจ' });
  await shop.offer({ title: 'กาแฟโบราณเย็น', costPoints: 20, stockTotal: 30 });
});

afterAll(() => world.stop());

describe('a member', () => {
  test('from home to the voucher on the screen: 2 actions', async () => {
    const visit = await Visit.start(world.server.url, { as: await network.member({ points: 50 }) });
    await visit.open('/');
    visit.startCounting();

    await visit.tap(visit.page.getByRole('link', { name: /กาแฟโบราณเย็น/ }).first());
    await visit.tap(visit.page.getByRole('button', { name: 'Redeem 20 points' }));

    await visit.page.getByText(anyCode).waitFor();
    expect(visit.actions).toBeLessThanOrEqual(2);
    await visit.end();
  });

  test('an active voucher again: 1 action; cancelled, points back: 2', async () => {
    const member = await network.member({ points: 50 });
    const voucher = await voucherOf(member, await shop.offer({ title: 'ข้าวต้มหมู', costPoints: 20 }));
    const visit = await Visit.start(world.server.url, { as: member });
    await visit.open('/');
    visit.startCounting();

    await visit.tap(readyVoucher(visit, 'ข้าวต้มหมู'));
    await visit.page.getByText(grouped(voucher.code), { exact: true }).waitFor();
    expect(visit.actions).toBe(1);

    await visit.tap(visit.page.getByRole('button', { name: 'Cancel, 20 points back' }));
    await visit.page.getByText('Cancelled. 20 points are back in your passbook.', { exact: true }).waitFor();
    expect(visit.actions).toBe(2);
    expect(await walletOf(member)).toMatchObject({ available: 50, held: 0 });
    await visit.end();
  });

  test('the voucher turns to used by itself when the shop scans it', async () => {
    const member = await network.member({ points: 50 });
    const voucher = await voucherOf(member, await shop.offer({ title: 'ขนมครก', costPoints: 20 }));
    const visit = await Visit.start(world.server.url, { as: member });
    await visit.open(`/vouchers/${voucher.id}`);
    await visit.page.getByRole('img', { name: /QR/i }).first().waitFor();

    expect((await shop.use(voucher.code)).__typename).toBe('UseVoucherSuccess');

    await visit.page.getByText(/^Used/).first().waitFor();
    await visit.end();
  });

  test('from the sticker at the shop to the voucher: 1 scan and 1 action', async () => {
    const visit = await Visit.start(world.server.url, { as: await network.member({ points: 50 }) });
    // The phone's camera reads the sticker and opens its link.
    await visit.open(`/shops/${shop.id}`);
    visit.startCounting();

    await visit.tap(visit.page.getByRole('button', { name: 'Redeem 20 points กาแฟโบราณเย็น' }));

    await visit.page.getByText(anyCode).waitFor();
    expect(visit.actions).toBe(1);
    await visit.end();
  });

  test('first use, from the sign-up page to the voucher: 6 actions', async () => {
    const visit = await Visit.start(world.server.url);
    await visit.open(`/sign-up?network=${network.slug}`);
    visit.startCounting();

    await visit.fill(visit.page.getByLabel('Name'), 'ป้าแดง');
    await visit.fill(visit.page.getByLabel('E-mail'), `${randomUUID()}@test.example`);
    await visit.fill(visit.page.getByLabel('Password', { exact: true }), 'goodness-demo');
    await visit.tap(visit.page.getByRole('button', { name: 'Sign up' }));
    await visit.page.waitForURL((url) => url.pathname === '/');
    // A deed, seen by the coordinator: points from nothing are no part of the journey.
    await awardNewest(network);
    await visit.page.reload({ waitUntil: 'domcontentloaded' });
    await visit.settled();
    await visit.tap(visit.page.getByRole('link', { name: /กาแฟโบราณเย็น/ }).first());
    await visit.tap(visit.page.getByRole('button', { name: 'Redeem 20 points' }));

    await visit.page.getByText(anyCode).waitFor();
    expect(visit.actions).toBeLessThanOrEqual(6);
    await visit.end();
  });
});

/** On the home page, pinned: not the offer's card, which has the same title. */
function readyVoucher(visit: Visit, title: string) {
  return visit.page.getByRole('region', { name: 'Ready to use' }).getByRole('link', { name: title });
}

/** As the screen shows a code to people: "7K4M 9QRT 3B". */
function grouped(code: string): string {
  return code.replace(/(.{4})(.{4})(.{2})/, '$1 $2 $3');
}

async function awardNewest(place: Network): Promise<void> {
  const { data } = await place.coordinator.client.send<{
    network: { memberships: { nodes: { member: { id: string } }[] } };
  }>(`{ network(slug: "${place.slug}") { memberships(search: "ป้าแดง") { nodes { member { id } } } } }`);
  const member = data?.network.memberships.nodes[0]?.member;
  if (member === undefined) throw new Error('the new member is not in the list');
  await place.award({ memberId: member.id }, 30);
}
