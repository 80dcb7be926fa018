import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserLimitMs, Visit } from '../testkit/browser.ts';
import { adoptCatalogue, type Indicator } from '../testkit/catalogue.ts';
import { deedOf } from '../testkit/deed.ts';
import { mutate } from '../testkit/mutate.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { walletOf } from '../testkit/redeem.ts';
import { askMore, liveTogether } from '../testkit/verify.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let network: Network;
let rules: Record<'SWEPT' | 'COOKED', Indicator>;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  rules = await adoptCatalogue(network, {
    SWEPT: { points: 5, nameEn: 'Swept the temple yard' },
    COOKED: { points: 7, nameEn: 'Cooked for the monks' },
  });
});

afterAll(() => world.stop());

async function stateOf(member: MemberPerson, deed: { readonly id: string }): Promise<string> {
  const { node } = await member.client.ask<{ node: { state: string } }>(
    'query ($id: ID!) { node(id: $id) { ... on DeedRecord { state } } }',
    { id: deed.id },
  );
  return node.state;
}

async function atTheQueue(as: Person): Promise<Visit> {
  const visit = await Visit.start(world.server.url, { as, width: 1_280 });
  await visit.open(`/verify/${network.slug}`);
  visit.startCounting();
  return visit;
}

describe('a verifier', () => {
  test('confirms a deed: 1 tap; and takes it back after it is sent', async () => {
    const member = await network.member();
    const deed = await deedOf(member, rules.SWEPT);
    const visit = await atTheQueue(await network.person('VERIFIER'));

    await visit.tap(visit.page.getByRole('button', { name: /^Confirm/ }).first());

    expect(visit.actions).toBe(1);
    // Whoever leaves has decided: nobody has to wait for the ten seconds.
    await visit.page.getByRole('link', { name: 'Notices' }).click();
    await waitUntil('the points', async () => (await walletOf(member)).available === 5, browserLimitMs);
    await visit.page.goBack();
    await visit.tap(visit.page.getByRole('button', { name: /^Take back/ }));
    await waitUntil('the correction', async () => (await walletOf(member)).available === 0, browserLimitMs);
    expect(await stateOf(member, deed)).toBe('CORRECTED');
    await visit.page.getByRole('heading', { name: 'Swept the temple yard' }).waitFor();
    await visit.end();
    await clear();
  });

  test('asks for more: 2 taps', async () => {
    const member = await network.member();
    const deed = await deedOf(member, rules.COOKED);
    const visit = await atTheQueue(await network.person('VERIFIER'));

    await visit.tap(visit.page.getByRole('button', { name: /^Ask for more/ }).first());
    await visit.tap(
      visit.page.getByRole('list', { name: 'Questions to the member' }).getByRole('button').first(),
    );

    expect(visit.actions).toBe(2);
    await visit.page.getByRole('heading', { name: 'Nothing is waiting' }).waitFor();
    await visit.page.getByRole('link', { name: 'Notices' }).click();
    await waitUntil(
      'the question',
      async () => (await stateOf(member, deed)) === 'MORE_ASKED',
      browserLimitMs,
    );
    await visit.end();
  });

  test('confirms what many did together: 1 tap', async () => {
    const members = [await network.member(), await network.member(), await network.member()];
    const recorder = await network.person('VERIFIER');
    await mutate(
      recorder,
      'recordGroupDeed',
      {
        indicatorId: rules.SWEPT.id,
        memberNumbers: members.map(({ memberNumber }) => memberNumber),
        idempotencyKey: randomUUID(),
      },
      '... on RecordGroupDeedSuccess { recordedCount }',
    );
    const visit = await atTheQueue(await network.person('VERIFIER'));
    await visit.page.getByText('Together with 2 others').waitFor();

    await visit.tap(visit.page.getByRole('button', { name: /^Confirm all 3/ }));

    expect(visit.actions).toBe(1);
    await visit.page.getByRole('link', { name: 'Notices' }).click();
    for (const member of members)
      await waitUntil('the points', async () => (await walletOf(member)).available === 5, browserLimitMs);
    await visit.end();
    await clear();
  });

  test('undoes a slip of the finger before it is sent: nothing has happened', async () => {
    const member = await network.member();
    const deed = await deedOf(member, rules.SWEPT);
    const visit = await atTheQueue(await network.person('VERIFIER'));
    await visit.tap(visit.page.getByRole('button', { name: /^Confirm/ }).first());
    await visit.tap(visit.page.getByRole('button', { name: /^Undo/ }).first());
    await visit.page.getByRole('heading', { name: 'Swept the temple yard' }).waitFor();
    expect(await stateOf(member, deed)).toBe('CLAIMED');
    await visit.end();
    await clear();
  });

  test('goes on with J, and confirms with A', async () => {
    const member = await network.member();
    const [first, second] = [await deedOf(member, rules.SWEPT), await deedOf(member, rules.COOKED)];
    const visit = await atTheQueue(await network.person('VERIFIER'));
    await visit.page.keyboard.press('j');
    await visit.page.keyboard.press('a');
    await visit.page.getByText('Confirmed: Cooked for the monks').first().waitFor();
    await visit.page.getByRole('link', { name: 'Notices' }).click();
    await waitUntil('the points', async () => (await walletOf(member)).available === 7, browserLimitMs);
    expect([await stateOf(member, first), await stateOf(member, second)]).toEqual(['CLAIMED', 'VERIFIED']);
    await visit.end();
    await clear();
  });
});

/** Nothing waits for the next test. */
async function clear(): Promise<void> {
  await world.pool.query(
    `SELECT FROM move_deeds(ARRAY(SELECT id FROM deed_record WHERE state = 'CLAIMED'), 'CLAIMED', 'WITHDRAWN')`,
  );
}

describe('a member', () => {
  test('answers what was asked about a deed, from the notice: 3 actions', async () => {
    const member = await network.member();
    const deed = await deedOf(member, rules.SWEPT);
    const verifier = await network.person('VERIFIER');
    await askMore(verifier, deed, 'Where was it?');
    const visit = await Visit.start(world.server.url, { as: member });
    await visit.open('/notices');
    visit.startCounting();
    await visit.tap(visit.page.getByRole('link', { name: /Where was it/ }).first());
    await visit.fill(visit.page.getByLabel('Your answer'), 'In front of the hall');
    await visit.tap(visit.page.getByRole('button', { name: 'Send the answer' }));
    await waitUntil('the answer', async () => (await stateOf(member, deed)) === 'CLAIMED', browserLimitMs);
    await visit.page.getByText('In front of the hall').first().waitFor();
    expect(visit.actions).toBe(3);
    await visit.end();
    await clear();
  });

  test('leaves a household: 1 tap', async () => {
    const [member, other] = [await network.member({ name: 'Chaem' }), await network.member({ name: 'Chum' })];
    await liveTogether(network, member, other);
    const visit = await Visit.start(world.server.url, { as: member });
    await visit.open(`/profile/household/${network.slug}`);
    await visit.page.getByText('Chum 1').waitFor();
    visit.startCounting();
    await visit.tap(visit.page.getByRole('button', { name: 'We do not live together any more' }));
    await visit.page.getByText('Nobody is written down here yet.').waitFor();
    expect(visit.actions).toBe(1);
    await visit.end();
  });
});

describe('a coordinator', () => {
  test('corrects an award with a reason: 2 taps', async () => {
    const member = await network.member({ points: 33, name: 'Malee' });
    const visit = await Visit.start(world.server.url, { as: network.coordinator });
    await visit.open(`/coordinator/${network.slug}/awards`);
    visit.startCounting();
    await visit.tap(visit.page.getByRole('button', { name: /^Correct a mistake Malee/ }));
    await visit.tap(
      visit.page.getByRole('list', { name: 'What was the mistake?' }).getByRole('button').first(),
    );
    await waitUntil('the correction', async () => (await walletOf(member)).available === 0, browserLimitMs);
    expect(visit.actions).toBe(2);
    await visit.page.getByText('It was entered twice.').first().waitFor();
    await visit.end();
  });
});
