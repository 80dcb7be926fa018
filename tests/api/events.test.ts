import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adoptCatalogue, type Indicator } from '../testkit/catalogue.ts';
import {
  eventAction,
  eventInput,
  figuresOf,
  inMinutes,
  type MadeEvent,
  makeEvent,
} from '../testkit/events.ts';
import { mutate, onStateError, onValidationError, wrongFields } from '../testkit/mutate.ts';
import type { Network } from '../testkit/network.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let network: Network;
let rules: Record<'SWEEP', Indicator>;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  rules = await adoptCatalogue(network, { SWEEP: { points: 20, nameEn: 'Swept the yard' } });
});

afterAll(() => world.stop());

async function expectNothingWritten<T>(act: () => Promise<T>): Promise<T> {
  const before = await world.fingerprint();
  const result = await act();
  expect(await world.fingerprint()).toBe(before);
  return result;
}

interface EventView {
  readonly id: string;
  readonly state: string;
  readonly title: string;
  readonly th: string;
  readonly place: string;
  readonly description: string;
  readonly points: number;
  readonly codeMode: string;
  readonly indicator: { readonly name: string; readonly points: number } | null;
  readonly organisers: readonly { readonly displayName: string }[] | null;
  readonly viewerIsOrganiser: boolean;
  readonly viewerMayOpen: boolean;
}

const view = `id state title(language: EN) th: title(language: TH) place description points codeMode
  indicator { name(language: EN) points } organisers { displayName } viewerIsOrganiser viewerMayOpen`;

function create(change: object = {}, by: Person = network.coordinator) {
  return mutate<{ event: EventView; replayed: boolean }>(
    by,
    'createEvent',
    { ...eventInput(network, { indicator: rules.SWEEP }), ...change },
    `... on CreateEventSuccess { replayed event { ${view} } } ${onValidationError}`,
  );
}

function update(event: MadeEvent, change: object, by: Person = network.coordinator) {
  return mutate<{ event: EventView }>(
    by,
    'updateEvent',
    { eventId: event.id, ...change },
    `... on UpdateEventSuccess { event { ${view} } } ${onValidationError} ${onStateError}`,
  );
}

async function seen(
  by: Person | { readonly client: Person['client'] },
  event: MadeEvent,
): Promise<EventView | null> {
  const { node } = await by.client.ask<{ node: EventView | null }>(
    `query ($id: ID!) { node(id: $id) { ... on Event { ${view} } } }`,
    { id: event.id },
  );
  return node;
}

describe('an event', () => {
  test('is planned: a draft with its rule, its budget, and the coordinator at its desk', async () => {
    const result = await create({
      title: { th: ' กวาดลานวัด\n วันพระ ', en: 'Temple day' },
      description: { th: 'เอาไม้กวาดมาด้วย' },
    });
    expect(result).toMatchObject({
      __typename: 'CreateEventSuccess',
      replayed: false,
      event: {
        ...{ state: 'DRAFT', title: 'Temple day', th: 'กวาดลานวัด วันพระ', description: 'เอาไม้กวาดมาด้วย' },
        ...{ points: 20, codeMode: 'ROTATING', indicator: { name: 'Swept the yard', points: 20 } },
        ...{
          organisers: [{ displayName: network.coordinator.name }],
          viewerIsOrganiser: true,
          viewerMayOpen: true,
        },
      },
    });
  });

  test('is made once for its key, and another under the same key is a conflict', async () => {
    const input = eventInput(network, { indicator: rules.SWEEP });
    const first = await create(input);
    const again = await expectNothingWritten(() => create(input));
    expect(again).toMatchObject({ replayed: true, event: { id: first.event?.id } });
    const other = await expectNothingWritten(() => create({ ...input, budgetPoints: 999 }));
    expect(other.__typename).toBe('IdempotencyConflictError');
  });

  test('is made once by twenty requests of one key at once', async () => {
    const input = eventInput(network, { indicator: rules.SWEEP });
    const results = await Promise.all(Array.from({ length: 20 }, () => create(input)));
    expect(new Set(results.map((result) => result.event?.id)).size).toBe(1);
    expect(results.filter((result) => result.replayed === false)).toHaveLength(1);
  });

  test.each([
    ['without a title', { title: {} }, ['title']],
    ['with a long title', { title: { th: 'ก'.repeat(121) } }, ['title.th']],
    ['without a place', { place: { th: ' ' } }, ['place']],
    ['with a text that turns around', { place: { en: 'here\u202ethere' } }, ['place.en']],
    ['that ends before it starts', { endsAt: inMinutes(-40) }, ['endsAt']],
    ['that is over', { startsAt: inMinutes(-120), endsAt: inMinutes(-60) }, ['endsAt']],
    ['of eight days', { endsAt: inMinutes(8 * 24 * 60) }, ['endsAt']],
    [
      'in two years',
      { startsAt: inMinutes(700 * 24 * 60), endsAt: inMinutes(700 * 24 * 60 + 60) },
      ['startsAt'],
    ],
    ['of no known deed', { indicatorCode: 'NOTHING' }, ['indicatorCode']],
    ['of a code with NUL', { indicatorCode: 'SW\u0000EEP' }, ['indicatorCode']],
    ['with more points than the rule', { points: 21 }, ['points']],
    ['with no points', { points: 0 }, ['points']],
    ['with points below nothing', { points: -5 }, ['points']],
    ['with a budget for nobody', { budgetPoints: 19 }, ['budgetPoints']],
    ['with an enormous budget', { budgetPoints: 1_000_001 }, ['budgetPoints']],
    ['on paper without a limit', { codeMode: 'PRINTED' }, ['printedLimit']],
    ['on paper with an enormous limit', { codeMode: 'PRINTED', printedLimit: 501 }, ['printedLimit']],
    ['rotating with a limit', { printedLimit: 5 }, ['printedLimit']],
    ['without organisers', { organiserIds: [] }, ['organiserIds']],
    ['with nobody as organiser', { organiserIds: ['membership_1'] }, ['organiserIds']],
  ])('%s is a ValidationError', async (_name, change, fields) => {
    const result = await expectNothingWritten(() => create(change));
    expect(result.__typename).toBe('ValidationError');
    expect(wrongFields(result)).toEqual(fields);
  });

  test('has no organiser who is a mere member, or of another network', async () => {
    const member = await network.member();
    const foreign = (await world.network()).coordinator;
    for (const { membershipId } of [member, foreign]) {
      const result = await expectNothingWritten(() => create({ organiserIds: [membershipId] }));
      expect(wrongFields(result)).toEqual(['organiserIds']);
    }
  });
});

describe('a change', () => {
  test('of a draft may be of anything; left out stays', async () => {
    const verifier = await network.person('VERIFIER');
    const event = await makeEvent(network, { indicator: rules.SWEEP, state: 'DRAFT' });
    const result = await update(event, {
      ...{
        title: { en: 'Paddy field day' },
        points: 15,
        budgetPoints: 60,
        codeMode: 'PRINTED',
        printedLimit: 30,
      },
      organiserIds: [verifier.membershipId],
    });
    expect(result.event).toMatchObject({
      ...{ title: 'Paddy field day', place: 'วัดหนองสาหร่าย', points: 15, codeMode: 'PRINTED' },
      ...{ organisers: [{ displayName: verifier.name }], viewerIsOrganiser: false },
    });
    expect(await figuresOf(network.coordinator, event)).toMatchObject({ budgetPoints: 60, printedLeft: 30 });
  });

  test('of an open event is of what people are told, not of what it gives', async () => {
    const event = await makeEvent(network, { indicator: rules.SWEEP });
    expect((await update(event, { place: { th: 'ศาลากลางบ้าน' } })).event?.place).toBe('ศาลากลางบ้าน');
    for (const change of [
      { points: 10 },
      { budgetPoints: 2_000 },
      { codeMode: 'ROTATING' },
      { indicatorCode: 'SWEEP' },
    ]) {
      const result = await expectNothingWritten(() => update(event, change));
      expect(result).toMatchObject({ __typename: 'StateError', state: 'OPEN' });
    }
  });

  test.each(['closeEvent', 'cancelEvent'] as const)('after %s is refused', async (action) => {
    const event = await makeEvent(network, { indicator: rules.SWEEP });
    await eventAction(network.coordinator, action, event.id);
    const result = await expectNothingWritten(() => update(event, { title: { th: 'งานใหม่' } }));
    expect(result.__typename).toBe('StateError');
  });

  test('with a wrong field changes nothing', async () => {
    const event = await makeEvent(network, { indicator: rules.SWEEP, state: 'DRAFT' });
    const result = await expectNothingWritten(() => update(event, { title: { th: 'งานใหม่' }, points: 50 }));
    expect(wrongFields(result)).toEqual(['points']);
  });
});

describe('opening', () => {
  test('a budget above the limit takes two coordinators, and never one twice', async () => {
    const other = await network.person('COORDINATOR');
    const event = await makeEvent(network, { indicator: rules.SWEEP, budgetPoints: 2_001, state: 'DRAFT' });
    const asked = await eventAction(network.coordinator, 'openEvent', event.id);
    expect(asked.event).toEqual({ state: 'DRAFT', waitsForSecondCoordinator: true });
    expect((await seen(network.coordinator, event))?.viewerMayOpen).toBe(false);
    const same = await expectNothingWritten(() => eventAction(network.coordinator, 'openEvent', event.id));
    expect(same).toMatchObject({
      __typename: 'ForbiddenError',
      message: expect.stringContaining('another coordinator'),
    });
    const agreed = await eventAction(other, 'openEvent', event.id);
    expect(agreed.event).toEqual({ state: 'OPEN', waitsForSecondCoordinator: false });
  });

  test('is asked for anew when the draft has changed: the second agrees to what they have read', async () => {
    const other = await network.person('COORDINATOR');
    const event = await makeEvent(network, { indicator: rules.SWEEP, budgetPoints: 2_001, state: 'DRAFT' });
    await eventAction(network.coordinator, 'openEvent', event.id);
    await update(event, { budgetPoints: 900_000 });
    const first = await eventAction(other, 'openEvent', event.id);
    expect(first.event).toEqual({ state: 'DRAFT', waitsForSecondCoordinator: true });
  });

  test('alone is unwritable for a large budget, whatever writes it', async () => {
    const event = await makeEvent(network, { indicator: rules.SWEEP, budgetPoints: 2_001, state: 'DRAFT' });
    const open = (approver: string) =>
      world.pool.query(
        `UPDATE event SET state = 'OPEN', opened_by = created_by, approved_by = ${approver} WHERE id = $1`,
        [event.uuid],
      );
    await expect(open('NULL')).rejects.toMatchObject({ constraint: 'event_two_persons' });
    await expect(open('created_by')).rejects.toMatchObject({ constraint: 'event_approved_by_another' });
  });

  test('what an open event gives is unwritable too', async () => {
    const event = await makeEvent(network, { indicator: rules.SWEEP });
    await expect(
      world.pool.query('UPDATE event SET budget_points = 5000 WHERE id = $1', [event.uuid]),
    ).rejects.toMatchObject({ code: '23514' });
    await expect(
      world.pool.query('UPDATE event_budget SET given = total + 1 WHERE event_id = $1', [event.uuid]),
    ).rejects.toMatchObject({ constraint: 'event_budget_not_exceeded' });
  });

  test('of one that is over is refused', async () => {
    const event = await makeEvent(network, { indicator: rules.SWEEP, state: 'DRAFT' });
    await world.pool.query(
      `UPDATE event SET starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour' WHERE id = $1`,
      [event.uuid],
    );
    const result = await expectNothingWritten(() => eventAction(network.coordinator, 'openEvent', event.id));
    expect(wrongFields(result)).toEqual(['eventId']);
  });

  test.each([
    ['openEvent', 'OPEN'],
    ['openEvent', 'CLOSED'],
    ['closeEvent', 'DRAFT'],
    ['closeEvent', 'CLOSED'],
    ['closeEvent', 'CANCELLED'],
    ['cancelEvent', 'CLOSED'],
    ['cancelEvent', 'CANCELLED'],
  ] as const)('%s of an event that is %s is a StateError', async (action, state) => {
    const event = await makeEvent(network, {
      indicator: rules.SWEEP,
      state: state === 'DRAFT' ? 'DRAFT' : 'OPEN',
    });
    if (state === 'CLOSED') await eventAction(network.coordinator, 'closeEvent', event.id);
    if (state === 'CANCELLED') await eventAction(network.coordinator, 'cancelEvent', event.id);
    const result = await expectNothingWritten(() => eventAction(network.coordinator, action, event.id));
    expect(result).toMatchObject({ __typename: 'StateError', state });
  });

  test('twice at once opens once', async () => {
    const event = await makeEvent(network, { indicator: rules.SWEEP, state: 'DRAFT' });
    const results = await Promise.all(
      Array.from({ length: 10 }, () => eventAction(network.coordinator, 'openEvent', event.id)),
    );
    expect(results.filter(({ __typename }) => __typename === 'EventActionSuccess')).toHaveLength(1);
    expect(results.filter(({ __typename }) => __typename === 'StateError')).toHaveLength(9);
  });

  test('a verifier at the desk closes it, and cannot call it off', async () => {
    const verifier = await network.person('VERIFIER');
    const event = await makeEvent(network, { indicator: rules.SWEEP, organiserIds: [verifier.membershipId] });
    expect((await eventAction(verifier, 'cancelEvent', event.id)).__typename).toBe('ForbiddenError');
    expect((await eventAction(verifier, 'closeEvent', event.id)).event?.state).toBe('CLOSED');
  });
});

async function titles(
  by: { readonly client: Person['client'] },
  place: Network,
  args: string,
): Promise<string[]> {
  const { network: found } = await by.client.ask<{ network: { events: { nodes: { th: string }[] } } }>(
    `query ($slug: String!) { network(slug: $slug) { events(${args}) { nodes { th: title(language: TH) } } } }`,
    { slug: place.slug },
  );
  return found.events.nodes.map(({ th }) => th);
}

describe('a list', () => {
  test('of what is to come is for everybody, the next first; all of them for coordinators and auditors', async () => {
    const place = await world.network();
    const { SWEEP } = await adoptCatalogue(place, { SWEEP: {} });
    const base = { indicator: SWEEP };
    await makeEvent(place, { ...base, title: 'later', startsInMinutes: 300, endsInMinutes: 400 });
    await makeEvent(place, { ...base, title: 'now' });
    await makeEvent(place, {
      ...base,
      title: 'draft',
      startsInMinutes: 500,
      endsInMinutes: 600,
      state: 'DRAFT',
    });
    const over = await makeEvent(place, { ...base, title: 'over' });
    await world.pool.query(
      `UPDATE event SET starts_at = now() - interval '2 days', ends_at = now() - interval '1 day' WHERE id = $1`,
      [over.uuid],
    );
    const visitor = { client: world.visitor };
    expect(await titles(visitor, place, 'first: 20')).toEqual(['now', 'later']);
    expect(await titles(visitor, place, 'first: 1')).toEqual(['now']);
    for (const person of [place.coordinator, await place.person('AUDITOR')])
      expect(await titles(person, place, 'scope: ALL')).toEqual(['draft', 'later', 'now', 'over']);
    const { errors } = await (await place.member()).client.send(
      `{ network(slug: "${place.slug}") { events(scope: ALL) { nodes { id } } } }`,
    );
    expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });

  test('is paged', async () => {
    const place = await world.network();
    const { SWEEP } = await adoptCatalogue(place, { SWEEP: {} });
    for (const minutes of [10, 20, 30])
      await makeEvent(place, { indicator: SWEEP, title: `in ${minutes}`, startsInMinutes: minutes });
    const query = `query ($slug: String!, $after: String) { network(slug: $slug) {
      events(first: 2, after: $after) { totalCount nodes { th: title(language: TH) } pageInfo { hasNextPage endCursor } } } }`;
    interface Page {
      network: {
        events: {
          totalCount: number;
          nodes: { th: string }[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      };
    }
    const first = await world.visitor.ask<Page>(query, { slug: place.slug });
    expect(first.network.events).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const { endCursor: after } = first.network.events.pageInfo;
    const second = await world.visitor.ask<Page>(query, { slug: place.slug, after });
    expect(second.network.events.nodes).toEqual([{ th: 'in 30' }]);
  });
});

describe('seen by id', () => {
  test('a draft is nobody’s but theirs who work on it; what was open once, everybody’s', async () => {
    const verifier = await network.person('VERIFIER');
    const event = await makeEvent(network, {
      ...{ indicator: rules.SWEEP, state: 'DRAFT' },
      organiserIds: [verifier.membershipId],
    });
    const member = await network.member();
    expect(await seen(member, event)).toBeNull();
    expect(await seen({ client: world.visitor }, event)).toBeNull();
    expect(await seen(await network.person('VERIFIER'), event)).toBeNull();
    expect(await seen(verifier, event)).toMatchObject({ viewerIsOrganiser: true, organisers: null });
    await eventAction(network.coordinator, 'openEvent', event.id);
    await eventAction(network.coordinator, 'cancelEvent', event.id);
    expect(await seen({ client: world.visitor }, event)).toMatchObject({
      state: 'CANCELLED',
      organisers: null,
    });
  });

  test('an organiser who is a verifier no more has left the desk', async () => {
    const verifier = await network.person('VERIFIER');
    const event = await makeEvent(network, { indicator: rules.SWEEP, organiserIds: [verifier.membershipId] });
    await world.pool.query(`UPDATE membership SET roles = '{}' WHERE user_id = $1`, [verifier.userId]);
    expect(await seen(verifier, event)).toMatchObject({ viewerIsOrganiser: false });
    expect((await eventAction(verifier, 'closeEvent', event.id)).__typename).toBe('ForbiddenError');
  });
});
