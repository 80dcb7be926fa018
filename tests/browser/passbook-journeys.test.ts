import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Visit } from '../testkit/browser.ts';
import { adoptCatalogue, type Indicator } from '../testkit/catalogue.ts';
import { sealNow } from '../testkit/chain.ts';
import { ageLines, creditedDeeds } from '../testkit/deed-history.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { voucherOf } from '../testkit/redeem.ts';
import { newestEntryOf, statementOf } from '../testkit/statement.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;
let rules: Record<'SWEEP' | 'TEACH', Indicator>;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  rules = await adoptCatalogue(network, {
    SWEEP: { points: 10, nameTh: 'กวาดลานวัด', nameEn: 'Swept the temple yard' },
    TEACH: { points: 15, nameTh: 'สอนหนังสือเด็ก', nameEn: 'Taught children' },
  });
});

afterAll(() => world.stop());

/** Nine deeds and a redemption, on different days. */
async function member(): Promise<MemberPerson> {
  const one = await network.member();
  await creditedDeeds(network, one, [...Array<Indicator>(8).fill(rules.SWEEP), rules.TEACH]);
  await voucherOf(
    one,
    await (await network.shop({ name: 'ร้านป้าแดง' })).offer({ costPoints: 30, title: 'กาแฟโบราณ' }),
  );
  await ageLines(network, one, 1);
  return one;
}

describe('a member', () => {
  test('finds a line by a word: 2 actions', async () => {
    const visit = await Visit.start(world.server.url, { as: await member() });
    await visit.open('/passbook');
    visit.startCounting();

    await visit.tap(visit.page.getByRole('button', { name: 'Find lines' }));
    await visit.fill(visit.page.getByRole('searchbox', { name: 'Find in the passbook' }), 'taught');

    await visit.page.getByText('1 line fits').waitFor();
    expect(visit.actions).toBe(2);
    await visit.page.getByRole('link', { name: 'Taught children' }).waitFor();
    expect(await visit.page.getByRole('link', { name: 'Swept the temple yard' }).count()).toBe(0);
    await visit.end();
  });

  test('from the passbook to a statement with its code: 2 actions; what is printed has every line, its code and a square', async () => {
    const visit = await Visit.start(world.server.url, { as: await member() });
    await visit.open('/passbook');
    visit.startCounting();

    await visit.tap(visit.page.getByRole('link', { name: 'Print' }));
    await visit.tap(visit.page.getByRole('button', { name: 'Make the statement' }));

    await visit.page.waitForURL(/\/passbook\/statements\/statement_/);
    await visit.page.getByRole('button', { name: 'Print' }).waitFor();
    expect(visit.actions).toBe(2);

    await visit.page.emulateMedia({ media: 'print' });
    const paper = visit.page.locator('.passbook-print');
    await paper.waitFor();
    expect(await paper.getByText('Swept the temple yard').count()).toBe(8);
    expect(await paper.locator('.passbook-print-code').allTextContents()).toEqual(
      Array.from({ length: 10 }, () => expect.stringMatching(/^[2-9A-Z]{5} [2-9A-Z]{4}$/)),
    );
    await paper.getByText(/^Statement code [2-9A-Z]{4} [2-9A-Z]{4} [2-9A-Z]{4}$/).waitFor();
    await paper.getByRole('img', { name: 'Code of the statement' }).waitFor();
    // Nothing of the screen comes along, not even what is out of sight there.
    expect(await visit.page.getByText('Go to the content').isVisible()).toBe(false);
    await visit.end();
  });

  test('has a device compute that a line is sealed, and keeps the proof: 2 actions', async () => {
    const one = await member();
    await sealNow(world.database);
    const visit = await Visit.start(world.server.url, { as: one });
    await visit.open(`/passbook/entries/${await newestEntryOf(one)}`);
    visit.startCounting();

    await visit.tap(visit.page.getByRole('button', { name: 'Check it on this device' }));
    await visit.page.getByText('This line is sealed, as it stands in your passbook').waitFor();
    const download = visit.page.waitForEvent('download');
    await visit.tap(visit.page.getByRole('button', { name: 'Keep the proof' }));
    const proof = JSON.parse(await readFile(await (await download).path(), 'utf8')) as { format: string };

    expect(proof.format).toBe('kwamdee.inclusion-proof.v1');
    expect(visit.actions).toBe(2);
    await visit.end();
  });

  test('sees what grew from which virtue, in a picture and a table', async () => {
    const visit = await Visit.start(world.server.url, { as: await member() });
    await visit.open('/passbook/virtues');
    await visit.page.getByText('9 good deeds').waitFor();
    expect(await visit.page.getByRole('list', { name: 'What has grown' }).getByRole('listitem').count()).toBe(
      1,
    );
    await visit.page.getByRole('cell', { name: '95' }).waitFor();
    await visit.end();
  });
});

describe('whoever holds the paper', () => {
  test('a stranger scans the square and learns that it is true, and nothing else: 1 scan', async () => {
    const one = await member();
    const { code } = await statementOf(one);
    const visit = await Visit.start(world.server.url);
    await visit.open(`/s/${code}`);
    await visit.page.getByText('True', { exact: true }).waitFor();
    expect(await visit.page.content()).not.toContain(one.name);
    await visit.end();
  });

  test('types the code and the balance: 3 actions, true or not true', async () => {
    const { code } = await statementOf(await member());
    const visit = await Visit.start(world.server.url);
    await visit.open('/verify-statement');
    visit.startCounting();
    await visit.fill(visit.page.getByLabel('Statement code'), code.toLowerCase());
    await visit.fill(visit.page.getByLabel('Sum at the end (if you want it checked)'), '65');
    await visit.tap(visit.page.getByRole('button', { name: 'Ask' }));
    await visit.page.getByText('its balance is what you typed').waitFor();
    expect(visit.actions).toBe(3);

    await visit.fill(visit.page.getByLabel('Sum at the end (if you want it checked)'), '650');
    await visit.tap(visit.page.getByRole('button', { name: 'Ask' }));
    await visit.page.getByText('Not true', { exact: true }).waitFor();
    await visit.end();
  });

  test('a coordinator checks a line by its code: 3 actions', async () => {
    const one = await member();
    const { node } = await one.client.ask<{
      node: { memberNumber: string; passbook: { nodes: { checkCode: string }[] } };
    }>(
      'query ($id: ID!) { node(id: $id) { ... on Member { memberNumber passbook(first: 1) { nodes { checkCode } } } } }',
      { id: one.memberId },
    );
    const visit = await Visit.start(world.server.url, { as: network.coordinator });
    await visit.open(`/coordinator/${network.slug}/check`);
    visit.startCounting();
    await visit.fill(visit.page.getByLabel('Member number'), node.memberNumber);
    await visit.fill(
      visit.page.getByLabel('Check code of the line'),
      node.passbook.nodes[0]?.checkCode ?? '',
    );
    await visit.tap(visit.page.getByRole('button', { name: 'Look it up' }));
    await visit.page.getByText('This line is in the books').waitFor();
    await visit.page.getByText(/^65\b/).first().waitFor();
    expect(visit.actions).toBe(3);
    await visit.end();
  });
});

test('everybody sees the seals of the week and whether the books are right', async () => {
  await member();
  await sealNow(world.database);
  const visit = await Visit.start(world.server.url);
  await visit.open(`/n/${network.slug}/ledger`);
  await visit.page.getByText(/^([0-9a-f]{4} ){15}[0-9a-f]{4}$/).waitFor();
  await visit.end();
});
