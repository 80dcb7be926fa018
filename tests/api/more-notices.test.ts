import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { adoptCatalogue, type Indicator } from '../testkit/catalogue.ts';
import { makeEvent } from '../testkit/events.ts';
import { mutate } from '../testkit/mutate.ts';
import type { Network } from '../testkit/network.ts';
import { noticesOf } from '../testkit/notices.ts';
import { fund } from '../testkit/thanks.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;
let rules: Record<'SWEPT', Indicator>;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  rules = await adoptCatalogue(network, { SWEPT: {} });
});

afterAll(() => world.stop());

test('a member is told of a deed that somebody has written down for them, once', async () => {
  const [member, other] = [await network.member(), await network.member()];
  const input = {
    ...{ indicatorId: rules.SWEPT.id, memberNumber: member.memberNumber, idempotencyKey: randomUUID() },
  };
  const first = await mutate(network.coordinator, 'recordDeedFor', input);
  const again = await mutate(network.coordinator, 'recordDeedFor', input);
  expect([first.__typename, again.__typename]).toEqual(
    ['RecordDeedForSuccess', 'RecordDeedForSuccess'].map(() => first.__typename),
  );
  expect(await noticesOf(member)).toMatchObject([
    { kind: 'DEED_RECORDED', path: expect.stringMatching(/^\/deeds\/deed_/) },
  ]);
  await mutate(network.coordinator, 'recordGroupDeed', {
    indicatorId: rules.SWEPT.id,
    memberNumbers: [other.memberNumber],
    idempotencyKey: randomUUID(),
  });
  expect(await noticesOf(other)).toMatchObject([{ kind: 'DEED_RECORDED' }]);
});

test('the other coordinators are told of points for the fund, and of an event, that need a second of them', async () => {
  const second = await network.person('COORDINATOR');
  await fund(network.coordinator, network, 5_000);
  expect(await noticesOf(second)).toMatchObject([
    { kind: 'FUNDING_PROPOSED', path: `/coordinator/${network.slug}/fund` },
  ]);
  const event = await makeEvent(network, {
    ...{ indicator: rules.SWEPT, state: 'DRAFT', budgetPoints: 500_000 },
  });
  await mutate(network.coordinator, 'openEvent', { eventId: event.id });
  expect((await noticesOf(second))[0]).toMatchObject({
    kind: 'EVENT_PROPOSED',
    path: `/coordinator/${network.slug}/events/${event.id}`,
  });
  await mutate(second, 'openEvent', { eventId: event.id });
  expect(await noticesOf(second)).toHaveLength(2);
  const own = await noticesOf(network.coordinator);
  expect(own.filter(({ kind }) => kind.endsWith('_PROPOSED'))).toEqual([]);
});

test('who is asked whether they share a home is told so, once; whoever asks learns nothing', async () => {
  const [asker, asked] = [await network.member({ name: 'สมชาย' }), await network.member()];
  const ask = (memberNumber: string) =>
    mutate(asker, 'askToShareHousehold', { networkId: network.id, memberNumber });
  const answers = [await ask(asked.memberNumber), await ask(asked.memberNumber), await ask('99999999')];
  expect(new Set(answers.map(({ __typename }) => __typename)).size).toBe(1);
  expect(await noticesOf(asked)).toMatchObject([
    {
      kind: 'HOUSEHOLD_ASKED',
      body: expect.stringContaining('สมชาย'),
      path: `/profile/household/${network.slug}`,
    },
  ]);
  expect(await noticesOf(asker)).toEqual([]);
});
