import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Visit } from '../testkit/browser.ts';
import { adoptCatalogue, type Indicator } from '../testkit/catalogue.ts';
import { deedOf } from '../testkit/deed.ts';
import { photograph } from '../testkit/deed-photo.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;
let rules: Record<'SWEPT' | 'SHOWN', Indicator>;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  rules = await adoptCatalogue(network, {
    SWEPT: { points: 5, nameTh: 'กวาดลานวัด', nameEn: 'Swept the temple yard' },
    SHOWN: { points: 8, nameTh: 'ปลูกต้นไม้', nameEn: 'Planted a tree', evidence: 'PHOTO' },
  });
});

afterAll(() => world.stop());

async function deedsOf(member: MemberPerson) {
  const { node } = await member.client.ask<{
    node: { deeds: { nodes: { title: string; note: string | null; photos: object[] }[] } };
  }>(
    'query ($id: ID!) { node(id: $id) { ... on Member { deeds { nodes { title note photos { id } } } } } }',
    {
      id: member.memberId,
    },
  );
  return node.deeds.nodes;
}

describe('a member', () => {
  test('records a deed: 3 actions', async () => {
    const member = await network.member();
    const visit = await Visit.start(world.server.url, { as: member });
    await visit.open('/');
    visit.startCounting();

    await visit.tap(visit.page.getByRole('link', { name: 'Record a good deed' }));
    await visit.tap(visit.page.getByRole('button', { name: /Swept the temple yard/ }).first());
    await visit.tap(visit.page.getByRole('button', { name: 'Send this good deed' }));

    await visit.page.getByText('Thank you for your good deed', { exact: true }).waitFor();
    expect(visit.actions).toBeLessThanOrEqual(3);
    expect(await deedsOf(member)).toMatchObject([{ title: 'Swept the temple yard', note: null, photos: [] }]);
    await visit.end();
  });

  test('says a few words and shows a photo on the way', async () => {
    const member = await network.member();
    const visit = await Visit.start(world.server.url, { as: member });
    await visit.open(`/deeds/new?pick=${rules.SHOWN.id}`);
    const send = visit.page.getByRole('button', { name: 'Send this good deed' });
    await send.click();
    await visit.page.getByText('Please add a photo.', { exact: true }).waitFor();

    await visit.page.getByLabel(/A few words/).fill('ปลูกต้นสัก ๓ ต้น 🌱');
    await visit.page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'tree.jpg', mimeType: 'image/jpeg', buffer: await photograph() });
    await send.click();

    await visit.page.getByText('Thank you for your good deed', { exact: true }).waitFor();
    expect(await deedsOf(member)).toMatchObject([{ note: 'ปลูกต้นสัก ๓ ต้น 🌱', photos: [{}] }]);
    await visit.end();
  });

  test('takes a deed back', async () => {
    const member = await network.member();
    const { id } = await deedOf(member, rules.SWEPT);
    const visit = await Visit.start(world.server.url, { as: member });
    await visit.open(`/deeds/${id}`);
    await visit.page.getByRole('button', { name: 'Take this deed back' }).click();
    await visit.page.getByRole('button', { name: 'Yes, take it back' }).click();
    await visit.page.getByText('Taken back').first().waitFor();
    await visit.end();
  });

  test('records without a signal: it waits on the phone with its photo, and sends itself once', async () => {
    const member = await network.member();
    const visit = await Visit.start(world.server.url, { as: member });
    visit.expectErrors(/ERR_INTERNET_DISCONNECTED|Failed to load|Failed to fetch/);
    await visit.open(`/deeds/new?pick=${rules.SHOWN.id}`);
    await visit.page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'tree.jpg', mimeType: 'image/jpeg', buffer: await photograph() });
    await visit.context.setOffline(true);
    await visit.page.getByRole('button', { name: 'Send this good deed' }).click();
    await visit.page.getByText('Kept on this phone', { exact: true }).waitFor();
    await visit.page.getByRole('link', { name: 'My good deeds' }).last().click();
    await visit.page.getByText('Waiting to be sent').first().waitFor();
    expect(await deedsOf(member)).toEqual([]);

    await visit.context.setOffline(false);
    await waitUntil('the deed to be sent', async () => (await deedsOf(member)).length === 1);
    await visit.page.getByText('Waiting to be sent').first().waitFor({ state: 'detached' });
    // Opened again, nothing is sent a second time.
    await visit.open('/deeds');
    await visit.page.getByRole('link', { name: /Planted a tree/ }).waitFor();
    expect(await deedsOf(member)).toMatchObject([{ title: 'Planted a tree', photos: [{}] }]);
    await visit.end();
  });
});

describe('a verifier', () => {
  test('records for a member by the number on the card, and for a group', async () => {
    const [one, two] = [await network.member({ name: 'ยายบุญมี' }), await network.member()];
    const verifier = await network.person('VERIFIER');
    const visit = await Visit.start(world.server.url, { as: verifier });
    await visit.open(`/coordinator/${network.slug}/record`);
    visit.startCounting();
    await visit.fill(visit.page.getByLabel('Member number'), one.memberNumber);
    await visit.page.getByText(one.name).waitFor();
    await visit.tap(visit.page.getByRole('button', { name: /Swept the temple yard/ }));
    await visit.tap(visit.page.getByRole('button', { name: 'Record', exact: true }));
    await visit.page.getByText('Recorded for one member', { exact: true }).waitFor();
    expect(visit.actions).toBeLessThanOrEqual(3);

    // The deed stays for the next one.
    await visit.page.getByRole('button', { name: 'The next one' }).click();
    await visit.page.getByText('A group', { exact: true }).click();
    await visit.page.getByLabel('Member numbers').fill(`${one.memberNumber}\n${two.memberNumber}\n99999999`);
    await visit.page.getByRole('button', { name: 'Record', exact: true }).click();
    await visit.page.getByText('Recorded for 2 members', { exact: true }).waitFor();
    await visit.page.getByText('No member has this number.', { exact: true }).waitFor();
    expect([(await deedsOf(one)).length, (await deedsOf(two)).length]).toEqual([2, 1]);
    await visit.end();
  });
});
