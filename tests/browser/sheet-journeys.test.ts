import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Visit } from '../testkit/browser.ts';
import type { Network } from '../testkit/network.ts';
import { walletOf } from '../testkit/redeem.ts';
import type { Shop, ShopOffer } from '../testkit/shop.ts';
import { runJob } from '../testkit/time-travel.ts';
import { issueSheet, sheetFor, stopBeforeAnswers, wished } from '../testkit/voucher-sheet.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let network: Network;
let shop: Shop;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  shop = await network.shop();
});

afterAll(() => world.stop());

const openSheets = async (as: Person): Promise<Visit> => {
  const visit = await Visit.start(world.server.url, { as });
  await visit.open(`/coordinator/${network.slug}/voucher-sheets`);
  return visit;
};

async function addWish(visit: Visit, memberNumber: string, offer: ShopOffer): Promise<void> {
  const { page } = visit;
  await page.getByLabel('Numbers of the members who asked').fill(memberNumber);
  await page.getByLabel('What they take').selectOption(offer.id);
  await page.getByText('In person', { exact: true }).click();
  await page.getByRole('button', { name: 'Add to the sheet' }).click();
}

describe('a list of wishes', () => {
  test('whose answer was lost stays as it is, also when the page is loaded again, and charges once', async () => {
    const offer = await shop.offer({ costPoints: 10, perMemberLimit: null });
    const member = await network.member({ points: 50 });
    const visit = await openSheets(network.coordinator);
    const { page } = visit;
    visit.expectErrors(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/);
    await addWish(visit, member.memberNumber, offer);
    await page.route('**/graphql', async (route) => {
      // It arrives, and the answer does not.
      if (route.request().postData()?.includes('issueVoucherSheet')) await route.fetch();
      await route.abort('internetdisconnected');
    });
    await page.getByRole('button', { name: 'Redeem 1 voucher' }).click();
    await page.getByText('This sheet is being finished').waitFor();
    expect(await page.getByRole('button', { name: 'Add to the sheet' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: /Take .* off the sheet/ }).count()).toBe(0);

    await page.unroute('**/graphql');
    await page.reload({ waitUntil: 'domcontentloaded' });
    await page.getByText('This sheet is being finished').waitFor();
    expect(await page.getByRole('button', { name: 'Add to the sheet' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Ask again' }).click();
    await page.getByRole('list', { name: 'Vouchers to cut out' }).getByRole('listitem').waitFor();
    expect(await walletOf(member)).toMatchObject({ available: 40 });

    // The next list is a new one.
    await visit.open(`/coordinator/${network.slug}/voucher-sheets`);
    await page.getByRole('button', { name: 'Add to the sheet' }).waitFor();
    expect(await page.getByRole('button', { name: 'Ask again' }).count()).toBe(0);
    await visit.end();
  });

  test('whose key was used for another is cleared, and points to the sheets that there are', async () => {
    const offer = await shop.offer({ costPoints: 10, perMemberLimit: null });
    const member = await network.member({ points: 50 });
    const { coordinator } = network;
    const key = randomUUID();
    const line = wished(member.memberNumber, offer);
    await issueSheet(coordinator, network, [line], key);
    const visit = await openSheets(coordinator);
    const { page } = visit;
    const wish = { id: randomUUID(), title: 'x', ...line };
    await page.evaluate(
      ([name, list]) => sessionStorage.setItem(name ?? '', list ?? ''),
      [`kwamdee.voucher-sheet.${coordinator.membershipId}`, JSON.stringify({ key, wishes: [wish, wish] })],
    );
    await page.reload({ waitUntil: 'domcontentloaded' });
    await page.getByRole('button', { name: 'Ask again' }).click();
    await page.getByText(/Look at the sheets below/).waitFor();
    await page.getByRole('button', { name: 'Add to the sheet' }).waitFor();
    expect(await page.getByRole('list', { name: 'On this sheet' }).count()).toBe(0);
    expect(await walletOf(member)).toMatchObject({ available: 40 });
    await visit.end();
  });

  test('with a line that is refused says so beside this line, and can be put right', async () => {
    const colleague = await network.person('COORDINATOR');
    const own = await network.shop({ owner: colleague });
    const [theirs, other] = [await own.offer({ costPoints: 10 }), await shop.offer({ costPoints: 10 })];
    const [first, second] = [await network.member({ points: 50 }), await network.member({ points: 50 })];
    const visit = await openSheets(colleague);
    const { page } = visit;
    await addWish(visit, first.memberNumber, other);
    await addWish(visit, second.memberNumber, theirs);
    await page.getByRole('button', { name: 'Redeem 2 vouchers' }).click();
    const lines = page.getByRole('list', { name: 'On this sheet' }).getByRole('listitem');
    await lines
      .filter({ hasText: second.memberNumber })
      .getByText(/You work for this shop/)
      .waitFor();
    expect(await lines.filter({ hasText: first.memberNumber }).textContent()).not.toContain('You work');
    await page.getByRole('button', { name: `Take ${second.memberNumber} off the sheet` }).click();
    await page.getByRole('button', { name: 'Redeem 1 voucher' }).click();
    await page.getByRole('list', { name: 'Vouchers to cut out' }).getByRole('listitem').waitFor();
    expect(await walletOf(first)).toMatchObject({ available: 40 });
    expect(await walletOf(second)).toMatchObject({ available: 50 });
    await visit.end();
  });
});

describe('a sheet', () => {
  test('of which a line has no answer yet says so, and shows the voucher when it is there', async () => {
    const offer = await shop.offer({ costPoints: 10 });
    const member = await network.member({ points: 50 });
    const { coordinator } = network;
    const stopped = await stopBeforeAnswers(network, [member], () =>
      issueSheet(coordinator, network, [wished(member.memberNumber, offer)]).catch(() => null),
    );
    const visit = await Visit.start(world.server.url, { as: coordinator });
    await visit.open(`/coordinator/${network.slug}/voucher-sheets/${stopped.sheetId}`);
    const { page } = visit;
    await page.getByText(/It is finished by itself/).waitFor();
    await stopped.letGo();
    await stopped.answer;
    // Had the call no patience for a slow browser, the job has.
    await runJob(world, 'finish_voucher_sheets');
    await page.getByRole('list', { name: 'Vouchers to cut out' }).getByRole('listitem').waitFor();
    expect(await page.getByText(/It is finished by itself/).count()).toBe(0);
    expect(await walletOf(member)).toMatchObject({ available: 40 });
    await visit.end();
  });

  test('says who issued it and how each asked; of the shop where one works it has no codes', async () => {
    const colleague = await network.person('COORDINATOR');
    const own = await network.shop({ owner: colleague });
    const offer = await own.offer({ costPoints: 10 });
    const members = [await network.member({ points: 50 }), await network.member({ points: 50 })];
    const sheetId = await sheetFor(network, members, offer);
    const visit = await Visit.start(world.server.url, { as: colleague });
    await visit.open(`/coordinator/${network.slug}/voucher-sheets/${sheetId}`);
    const { page } = visit;
    await page.getByText('2 vouchers are for a shop where you work').waitFor();
    expect(await page.getByRole('list', { name: 'Vouchers to cut out' }).getByRole('listitem').count()).toBe(
      0,
    );
    expect(await page.getByRole('button', { name: 'Print' }).isDisabled()).toBe(true);
    const record = page.getByRole('list', { name: 'Who asked, and how' });
    expect(await record.getByText('In person').count()).toBe(2);
    await page.getByText('Issued by').waitFor();
    await visit.end();
  });
});
