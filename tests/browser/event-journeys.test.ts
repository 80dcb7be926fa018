import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Visit } from '../testkit/browser.ts';
import { adoptCatalogue, type Indicator } from '../testkit/catalogue.ts';
import { Client } from '../testkit/client.ts';
import { checkIn, figuresOf, makeEvent, shownToken } from '../testkit/events.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { walletOf } from '../testkit/redeem.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;
let rules: Record<'SWEEP', Indicator>;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  rules = await adoptCatalogue(network, { SWEEP: { points: 20, nameEn: 'Swept the temple yard' } });
});

afterAll(() => world.stop());

async function numberOf(member: MemberPerson): Promise<string> {
  const { node } = await member.client.ask<{ node: { memberNumber: string } }>(
    'query ($id: ID!) { node(id: $id) { ... on Member { memberNumber } } }',
    { id: member.memberId },
  );
  return node.memberNumber;
}

const password = 'goodness-demo';

/** A member who has a password, as one who signs in by hand needs it. */
async function signUp(): Promise<{ readonly email: string }> {
  const email = `${randomUUID()}@test.example`;
  const response = await fetch(`${world.server.url}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Somjai', email, password }),
  });
  const client = new Client(world.server.url, response.headers.get('set-auth-token'));
  await client.ask(
    `mutation ($input: JoinNetworkInput!) { joinNetwork(input: $input) { ... on JoinNetworkSuccess { pending } } }`,
    { input: { networkId: network.id, displayName: 'Somjai' } },
  );
  return { email };
}

const stamp = (visit: Visit) => visit.page.getByText('Here', { exact: true });

describe('a member at an event', () => {
  test('checks in by one scan, and does nothing more', async () => {
    const event = await makeEvent(network, { indicator: rules.SWEEP });
    const member = await network.member();
    const visit = await Visit.start(world.server.url, { as: member });
    const token = await shownToken(network.coordinator, event);
    visit.startCounting();

    // The phone's camera reads the screen and opens its address.
    await visit.open(`/c/${token}`);

    await stamp(visit).waitFor();
    expect(visit.actions).toBe(0);
    expect(await walletOf(member)).toMatchObject({ available: 20 });
    await visit.end();
  });

  test('signed out, signs in and is checked in without a second scan', async () => {
    const event = await makeEvent(network, { indicator: rules.SWEEP });
    const member = await signUp();
    const visit = await Visit.start(world.server.url);
    const token = await shownToken(network.coordinator, event);
    await visit.open(`/c/${token}`);
    await visit.page.waitForURL((url) => url.pathname === '/sign-in');
    visit.startCounting();

    await visit.fill(visit.page.getByLabel('E-mail'), member.email);
    await visit.fill(visit.page.getByLabel('Password', { exact: true }), password);
    await visit.tap(visit.page.getByRole('button', { name: 'Sign in', exact: true }));

    await stamp(visit).waitFor();
    expect(visit.actions).toBe(3);
    expect(await figuresOf(network.coordinator, event)).toMatchObject({ visitCount: 1, pointsGiven: 20 });
    await visit.end();
  });

  test('without a signal waits, and is in by itself when it is back', async () => {
    const event = await makeEvent(network, { indicator: rules.SWEEP });
    const member = await network.member();
    const visit = await Visit.start(world.server.url, { as: member });
    visit.expectErrors(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/);
    await visit.open('/');
    const token = await shownToken(network.coordinator, event);
    await visit.page.route('**/graphql', (route) => route.abort('internetdisconnected'));
    await visit.open(`/c/${token}`);
    await visit.page.getByText('Waiting to be sent').waitFor();
    expect(await walletOf(member)).toMatchObject({ available: 0 });
    visit.startCounting();

    // Another screen, another day: the scan is kept on the phone.
    await visit.page.unroute('**/graphql');
    await visit.open('/');

    await visit.page.getByText('Thank you for coming: 20 points are yours.').first().waitFor();
    expect(visit.actions).toBe(0);
    expect(await walletOf(member)).toMatchObject({ available: 20 });
    await visit.open('/');
    expect(await visit.page.evaluate<string | null>(`localStorage.getItem('kwamdee.check-ins')`)).toBeNull();
    await visit.end();
  });
});

describe('an organiser', () => {
  test('sees the count go up by itself, and writes down a number in 2 actions', async () => {
    const event = await makeEvent(network, { indicator: rules.SWEEP, title: 'ลงแขกเกี่ยวข้าว' });
    const visit = await Visit.start(world.server.url, { as: network.coordinator, width: 1280 });
    await visit.open(`/events/${event.id}/desk`);
    const code = visit.page.getByRole('img', { name: 'The code to check in' });
    await code.waitFor();
    expect((await code.boundingBox())?.width).toBeGreaterThanOrEqual(240);

    await checkIn(await network.member(), await shownToken(network.coordinator, event));
    await visit.page.getByText('person came', { exact: true }).waitFor();

    const written = await network.member();
    const memberNumber = await numberOf(written);
    visit.startCounting();
    await visit.fill(visit.page.getByLabel('Member number'), memberNumber);
    await visit.tap(visit.page.getByRole('button', { name: 'Write down' }));
    await visit.page.getByText(`${memberNumber} is on the list: +20 points.`).waitFor();
    expect(visit.actions).toBe(2);
    expect(await figuresOf(network.coordinator, event)).toMatchObject({ visitCount: 2, pointsGiven: 40 });
    await visit.end();
  });

  test('plans and opens an event in 4 actions', async () => {
    const visit = await Visit.start(world.server.url, { as: network.coordinator });
    await visit.open(`/coordinator/${network.slug}/events/new`);
    visit.startCounting();

    await visit.fill(visit.page.getByLabel('What you do together'), 'ปลูกป่าชายเลน');
    await visit.fill(visit.page.getByLabel('Where', { exact: true }), 'ท่าน้ำ');
    await visit.select(visit.page.getByLabel('Which good deed it is'), 'SWEEP');
    await visit.tap(visit.page.getByRole('button', { name: 'Create and open' }));

    await visit.page.getByRole('heading', { name: 'ปลูกป่าชายเลน' }).waitFor();
    await visit.page.getByText('Open', { exact: true }).first().waitFor();
    expect(visit.actions).toBe(4);
    await visit.end();
  });
});
