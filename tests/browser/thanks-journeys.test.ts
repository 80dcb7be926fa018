import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Visit } from '../testkit/browser.ts';
import { adoptCatalogue, type Indicator } from '../testkit/catalogue.ts';
import { creditedDeeds } from '../testkit/deed-history.ts';
import { letterAbout } from '../testkit/letters.ts';
import type { Network } from '../testkit/network.ts';
import { walletOf } from '../testkit/redeem.ts';
import { fund, memberNumberOf, noteOf } from '../testkit/thanks.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;
let indicator: Indicator;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  await fund(network.coordinator, network, 500);
  indicator = (await adoptCatalogue(network, { SWEPT: {} })).SWEPT;
});

afterAll(() => world.stop());

describe('thanks', () => {
  test('to the number on a card, ready words, points of the fund: 4 actions', async () => {
    const [giver, receiver] = [await network.member(), await network.member({ name: 'ป้าแดง' })];
    const number = await memberNumberOf(network, receiver);
    const visit = await Visit.start(world.server.url, { as: giver });
    await visit.open('/thanks/new');
    visit.startCounting();

    await visit.fill(visit.page.getByLabel('Number on their card'), number);
    await visit.page.getByText(receiver.name, { exact: true }).waitFor();
    await visit.tap(visit.page.getByText('Thank you for your help.'));
    await visit.tap(visit.page.getByText('+5', { exact: true }));
    await visit.tap(visit.page.getByRole('button', { name: `Send to ${receiver.name}` }));

    await visit.page.getByText(`On its way to ${receiver.name}`).waitFor();
    expect(visit.actions).toBeLessThanOrEqual(4);
    expect(await walletOf(receiver)).toMatchObject({ available: 5 });
    await visit.end();
  });

  test('to somebody met lately, words alone: 3 actions', async () => {
    const [me, other] = [await network.member(), await network.member({ name: 'ลุงคำ' })];
    await noteOf(other, network, me);
    const visit = await Visit.start(world.server.url, { as: me });
    await visit.open('/thanks/new');
    visit.startCounting();

    await visit.tap(visit.page.getByText(other.name, { exact: true }));
    await visit.tap(visit.page.getByText('Thank you for your kindness.'));
    await visit.tap(visit.page.getByRole('button', { name: `Send to ${other.name}` }));

    await visit.page.getByText(`On its way to ${other.name}`).waitFor();
    expect(visit.actions).toBe(3);
    await visit.end();
  });

  test('are kept in 1 action, and put away in 1', async () => {
    const [me, other] = [await network.member(), await network.member()];
    await noteOf(other, network, me, { message: 'ขอบคุณเรื่องแรก' });
    const visit = await Visit.start(world.server.url, { as: me });
    await visit.open('/thanks');
    visit.startCounting();

    await visit.tap(visit.page.getByRole('button', { name: 'Keep it' }));
    await visit.page.getByRole('switch', { name: 'Everybody in the village may read it' }).waitFor();
    expect(visit.actions).toBe(1);

    await visit.tap(visit.page.getByRole('button', { name: 'Put away', exact: true }));
    await visit.page.getByText('No thanks here yet').waitFor();
    expect(visit.actions).toBe(2);
    await visit.end();
  });
});

describe('a letter', () => {
  test('is made in 1 action from its page, and ended in 1', async () => {
    const member = await network.member();
    await creditedDeeds(network, member, [indicator, indicator]);
    const visit = await Visit.start(world.server.url, { as: member });
    await visit.open('/letters');
    visit.startCounting();

    await visit.tap(visit.page.getByRole('button', { name: 'Make the letter' }));
    await visit.page.getByRole('img', { name: /Code of the letter/ }).waitFor();
    expect(visit.actions).toBe(1);

    await visit.tap(visit.page.getByRole('button', { name: 'End this letter' }));
    await visit.page.getByText('This letter is good no more').waitFor();
    expect(visit.actions).toBe(2);
    await visit.end();
  });

  test('is checked by anybody: 1 field and 1 action; one that never was finds nothing', async () => {
    const member = await network.member({ name: 'น้าเพ็ญ' });
    const letter = await letterAbout(network, member, indicator);
    const visit = await Visit.start(world.server.url);
    await visit.open('/letter');
    visit.startCounting();

    await visit.fill(visit.page.getByLabel('Code on the letter'), letter.code.toLowerCase());
    await visit.tap(visit.page.getByRole('button', { name: 'Check the letter' }));
    await visit.page.getByText('This letter is true').waitFor();
    await visit.page.getByText(member.name).waitFor();
    expect(visit.actions).toBe(2);

    await visit.open('/letter/2222222222222222');
    await visit.page.getByText('Not found, or over').waitFor();
    await visit.end();
  });
});

test('a coordinator puts points into the fund in 1 action; what is more waits, and a second one agrees in 1', async () => {
  const place = await world.network();
  const second = await place.person('COORDINATOR');
  const visit = await Visit.start(world.server.url, { as: place.coordinator });
  await visit.open(`/coordinator/${place.slug}/fund`);
  visit.startCounting();
  await visit.tap(visit.page.getByRole('button', { name: 'Put 100 points in' }));
  await visit.page.getByText('In the fund', { exact: true }).nth(1).waitFor();
  expect(visit.actions).toBe(1);
  await visit.end();

  await fund(place.coordinator, place, 2_000);
  const other = await Visit.start(world.server.url, { as: second });
  await other.open(`/coordinator/${place.slug}/fund`);
  other.startCounting();
  await other.tap(other.page.getByRole('button', { name: 'Agree' }));
  await other.page.getByText('The points are in the fund').waitFor();
  expect(other.actions).toBe(1);
  await other.end();
});
