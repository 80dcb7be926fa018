import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserLimitMs, Visit } from '../testkit/browser.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { pay, rateInForce, settledShop, settleWeekly, viewStatement } from '../testkit/settlement.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;
let member: MemberPerson;

beforeAll(async () => {
  world = await World.start({ env: { JOBS: 'off' } });
  network = await world.network();
  member = await network.member({ points: 500 });
  await settleWeekly(network);
  await rateInForce(network, 50);
});

afterAll(() => world.stop());

describe('an owner', () => {
  test('reads on the first page what was paid; the statement: 2 actions; a question: 1 field and 2', async () => {
    const { shop, statement } = await settledShop(network, member, 25);
    await pay(network.coordinator, statement.id);
    const visit = await Visit.start(world.server.url, { as: shop.owner });
    await visit.open(`/shop/${shop.id}`);
    await visit.page.getByText('12.50', { exact: false }).first().waitFor();
    await visit.page.getByText('paid on', { exact: false }).first().waitFor();

    visit.startCounting();
    await visit.tap(visit.page.getByRole('link', { name: /What the network owes us/ }));
    await visit.tap(visit.page.locator(`a[href$="/settlement/${statement.id}"]`));
    await visit.page.getByText(statement.number, { exact: false }).first().waitFor();
    expect(visit.actions).toBeLessThanOrEqual(2);

    visit.startCounting();
    await visit.tap(visit.page.getByRole('button', { name: 'Ask about this statement' }));
    await visit.fill(visit.page.getByLabel('What is not right?'), 'หายไปหนึ่งแก้ว');
    await visit.tap(visit.page.getByRole('button', { name: 'Send the question' }));
    expect(visit.actions).toBeLessThanOrEqual(3);
    await waitUntil(
      'the question to be there',
      async () => (await viewStatement(shop.owner, statement.id)).disputes.length === 1,
      browserLimitMs,
    );
    await visit.end();
  });
});

describe('a coordinator', () => {
  test('writes a payment down: 1 field and 1 action', async () => {
    const { shop, statement } = await settledShop(network, member);
    const visit = await Visit.start(world.server.url, { as: network.coordinator });
    await visit.open(`/coordinator/${network.slug}/settlement/${statement.id}`);

    visit.startCounting();
    await visit.fill(visit.page.getByLabel('Reference'), 'KT-42');
    await visit.tap(visit.page.getByRole('button', { name: 'It is paid' }));
    expect(visit.actions).toBeLessThanOrEqual(2);
    await waitUntil(
      'the statement to be paid',
      async () => (await viewStatement(shop.owner, statement.id)).state === 'PAID',
      browserLimitMs,
    );
    await visit.end();
  });
});

describe('whoever holds a statement on paper', () => {
  test('types its code and the baht to be paid: 3 actions, true or not true, and nothing of the shop', async () => {
    const { statement } = await settledShop(network, member, 25);
    const visit = await Visit.start(world.server.url);
    await visit.open('/verify-statement');
    visit.startCounting();
    await visit.fill(visit.page.getByLabel('Statement code'), statement.checkCode.toLowerCase());
    await visit.fill(visit.page.getByLabel('Sum at the end (if you want it checked)'), '12.50');
    await visit.tap(visit.page.getByRole('button', { name: 'Ask' }));
    await visit.page.getByText('the sum to be paid is what you typed').waitFor();
    expect(visit.actions).toBe(3);
    expect(await visit.page.getByText(statement.number, { exact: false }).count()).toBe(0);

    await visit.fill(visit.page.getByLabel('Sum at the end (if you want it checked)'), '1250');
    await visit.tap(visit.page.getByRole('button', { name: 'Ask' }));
    await visit.page.getByText('Not true', { exact: true }).waitFor();

    // A sum that is none is asked for again: nobody takes the answer about the code for one about the sum.
    await visit.fill(visit.page.getByLabel('Sum at the end (if you want it checked)'), '12 50 ?');
    await visit.tap(visit.page.getByRole('button', { name: 'Ask' }));
    await visit.page.getByText('Type the sum as a number').waitFor();
    expect(await visit.page.getByText(/^(True|Not true)$/).count()).toBe(0);

    await visit.open(`/s/${statement.checkCode}`);
    await visit.page.getByText('There is a shop’s statement with this code').waitFor();
    await visit.end();
  });
});
