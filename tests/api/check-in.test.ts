import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { adoptCatalogue, type Indicator } from '../testkit/catalogue.ts';
import {
  checkIn,
  deskOf,
  eventAction,
  figuresOf,
  type MadeEvent,
  makeEvent,
  shownToken,
  stepNow,
  tokenOfStep,
} from '../testkit/events.ts';
import { mutate, onValidationError, wrongFields } from '../testkit/mutate.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { walletOf } from '../testkit/redeem.ts';
import { Stream } from '../testkit/stream.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let network: Network;
let rules: Record<'FREE' | 'ONCE', Indicator>;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  rules = await adoptCatalogue(network, {
    FREE: { points: 20, capCount: 1_000 },
    ONCE: { points: 20, capCount: 1, capPeriod: 'YEAR' },
  });
});

afterAll(async () => {
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
  expect(await purseProblems()).toBe(0);
  await world.stop();
});

/** Purses that do not say what their visits do. */
async function purseProblems(): Promise<number> {
  const { rows } = await world.pool.query<{ count: string }>(`
    SELECT count(*) FROM event_budget budget
    LEFT JOIN LATERAL (
      SELECT count(*) AS visits, coalesce(sum(points), 0) AS points, count(*) FILTER (WHERE way = 'PRINTED') AS printed
      FROM event_check_in WHERE event_check_in.event_id = budget.event_id) AS came ON true
    WHERE (budget.visits, budget.given, budget.printed_uses) IS DISTINCT FROM (came.visits, came.points, came.printed)`);
  return Number(rows[0]?.count);
}

async function expectNothingWritten<T>(act: () => Promise<T>): Promise<T> {
  const before = await world.fingerprint();
  const result = await act();
  expect(await world.fingerprint()).toBe(before);
  return result;
}

/** Moves the hours of an event, past the API: nobody waits for tomorrow. */
async function moveEvent(event: MadeEvent, startsInMinutes: number, endsInMinutes: number): Promise<void> {
  await world.pool.query(
    `UPDATE event SET starts_at = now() + $2 * interval '1 minute', ends_at = now() + $3 * interval '1 minute' WHERE id = $1`,
    [event.uuid, startsInMinutes, endsInMinutes],
  );
}

describe('a scan', () => {
  test('credits the points at once, and the deed names its event', async () => {
    const member = await network.member();
    const event = await makeEvent(network, { indicator: rules.FREE });
    const result = await checkIn(member, await shownToken(network.coordinator, event));
    expect(result).toEqual({
      __typename: 'CheckInSuccess',
      replayed: false,
      message: 'Thank you for coming: 20 points are yours.',
      wallet: { available: 20, held: 0, lifetimeEarned: 20 },
      checkIn: {
        way: 'CODE',
        points: 20,
        noPointsReason: null,
        memberNumber: expect.stringMatching(/^\d{8}$/),
        scannedAt: expect.any(String),
      },
    });
    const { rows } = await world.pool.query(
      'SELECT state, source, points, event_id FROM deed_record WHERE event_id = $1',
      [event.uuid],
    );
    expect(rows).toEqual([{ state: 'VERIFIED', source: 'EVENT', points: 20, event_id: event.uuid }]);
  });

  test('of an event that gives fewer points than its rule brings those', async () => {
    const member = await network.member();
    const event = await makeEvent(network, { indicator: rules.FREE, points: 5 });
    const result = await checkIn(member, await shownToken(network.coordinator, event));
    expect(result).toMatchObject({ checkIn: { points: 5 }, wallet: { available: 5 } });
    expect(await figuresOf(network.coordinator, event)).toMatchObject({ pointsGiven: 5, pointsLeft: 995 });
  });

  test('sent again, with its nonce or another, is the same visit', async () => {
    const member = await network.member();
    const event = await makeEvent(network, { indicator: rules.FREE });
    const token = await shownToken(network.coordinator, event);
    const nonce = randomUUID();
    const first = await checkIn(member, token, { nonce });
    for (const more of [{ nonce }, {}, { nonce, late: true }]) {
      const again = await expectNothingWritten(() => checkIn(member, token, more));
      expect(again).toEqual({ ...first, replayed: true });
    }
  });

  test('whose answer was lost is answered later too, when the code has long changed', async () => {
    const member = await network.member();
    const event = await makeEvent(network, { indicator: rules.FREE });
    await checkIn(member, await shownToken(network.coordinator, event));
    const old = await tokenOfStep(world, event, stepNow() - 10);
    expect(await checkIn(member, old)).toMatchObject({ replayed: true, checkIn: { points: 20 } });
  });

  test('with the nonce of another visit is a conflict', async () => {
    const member = await network.member();
    const [first, second] = [
      await makeEvent(network, { indicator: rules.FREE }),
      await makeEvent(network, { indicator: rules.FREE }),
    ];
    const nonce = randomUUID();
    await checkIn(member, await shownToken(network.coordinator, first), { nonce });
    const token = await shownToken(network.coordinator, second);
    const result = await expectNothingWritten(() => checkIn(member, token, { nonce }));
    expect(result).toMatchObject({ __typename: 'IdempotencyConflictError', code: 'IDEMPOTENCY_CONFLICT' });
  });

  test.each([
    ['of the step before', -1, 'CheckInSuccess', undefined],
    ['of five steps ago', -5, 'CheckInCodeError', 'EXPIRED'],
    ['of a step to come', 4, 'CheckInCodeError', 'NOT_YET'],
  ])('of a code %s', async (_name, steps, type, problem) => {
    const member = await network.member();
    const event = await makeEvent(network, { indicator: rules.FREE });
    const result = await checkIn(member, await tokenOfStep(world, event, stepNow() + steps));
    expect(result).toMatchObject({ __typename: type, ...(problem === undefined ? {} : { problem }) });
  });

  test.each([
    ['empty', () => ''],
    ['any text', () => 'https://example.com/c/abc'],
    ['bytes that somebody made up', () => Buffer.alloc(33, 1).toString('base64url')],
    ['NUL', () => '\u0000'.repeat(44)],
  ])('of a code that is %s finds nothing', async (_name, token) => {
    const member = await network.member();
    const result = await expectNothingWritten(() => checkIn(member, token()));
    expect(result).toMatchObject({ __typename: 'CheckInCodeError', problem: 'UNKNOWN' });
  });

  test('of another event’s code, or one with a letter changed, finds nothing', async () => {
    const member = await network.member();
    const [event, other] = [
      await makeEvent(network, { indicator: rules.FREE }),
      await makeEvent(network, { indicator: rules.FREE }),
    ];
    const [head, signature] = [
      await shownToken(network.coordinator, event),
      await shownToken(network.coordinator, other),
    ];
    const mixed = head.slice(0, 28) + signature.slice(28);
    const changed = head.slice(0, -1) + (head.endsWith('A') ? 'B' : 'A');
    for (const token of [mixed, changed]) {
      const result = await expectNothingWritten(() => checkIn(member, token));
      expect(result).toMatchObject({ __typename: 'CheckInCodeError', problem: 'UNKNOWN' });
    }
  });

  test('with a nonce that is none is no request at all', async () => {
    const member = await network.member();
    expect(
      await member.client.errorCode(
        'mutation ($input: CheckInInput!) { checkIn(input: $input) { __typename } }',
        {
          input: { token: 'x', nonce: 'short' },
        },
      ),
    ).toBe('BAD_USER_INPUT');
  });

  test('by a stranger asks them to join', async () => {
    const event = await makeEvent(network, { indicator: rules.FREE });
    const token = await shownToken(network.coordinator, event);
    const stranger = await world.person();
    const result = await expectNothingWritten(() => checkIn(stranger, token));
    expect(result).toMatchObject({ __typename: 'NotAMemberError', code: 'NOT_A_MEMBER' });
  });

  test.each(['LEFT', 'REMOVED', 'PENDING'])('by one whose membership is %s', async (status) => {
    const member = await network.member();
    const event = await makeEvent(network, { indicator: rules.FREE });
    const token = await shownToken(network.coordinator, event);
    await world.pool.query('UPDATE membership SET status = $2::membership_status WHERE user_id = $1', [
      member.userId,
      status,
    ]);
    const result = await expectNothingWritten(() => checkIn(member, token));
    expect(result.__typename).toBe('NotAMemberError');
  });
});

describe('the hours', () => {
  test('begin an hour before the start', async () => {
    const member = await network.member();
    const event = await makeEvent(network, { indicator: rules.FREE, startsInMinutes: 61 });
    const token = await shownToken(network.coordinator, event);
    const early = await expectNothingWritten(() => checkIn(member, token));
    expect(early.__typename).toBe('EventNotOpenError');
    const { node } = await member.client.ask<{ node: { opensAt: string } }>(
      'query ($id: ID!) { node(id: $id) { ... on Event { opensAt } } }',
      { id: event.id },
    );
    // What the API says and what the database holds to are the same moment.
    expect(early.opensAt).toBe(node.opensAt);
    await moveEvent(event, 59, 120);
    expect((await checkIn(member, token)).__typename).toBe('CheckInSuccess');
  });

  test('end with the event', async () => {
    const member = await network.member();
    const event = await makeEvent(network, { indicator: rules.FREE });
    const token = await shownToken(network.coordinator, event);
    await moveEvent(event, -90, -1);
    const result = await expectNothingWritten(() => checkIn(member, token));
    expect(result).toMatchObject({ __typename: 'EventNotOpenError', opensAt: null });
  });

  test.each(['closeEvent', 'cancelEvent'] as const)('end with %s', async (action) => {
    const member = await network.member();
    const event = await makeEvent(network, { indicator: rules.FREE });
    const token = await shownToken(network.coordinator, event);
    await eventAction(network.coordinator, action, event.id);
    const result = await expectNothingWritten(() => checkIn(member, token));
    expect(result).toMatchObject({ __typename: 'EventNotOpenError', opensAt: null });
  });

  test('have not begun for a draft', async () => {
    const member = await network.member();
    const event = await makeEvent(network, { indicator: rules.FREE, state: 'DRAFT' });
    const token = await shownToken(network.coordinator, event);
    expect((await checkIn(member, token)).__typename).toBe('EventNotOpenError');
  });
});

describe('without points', () => {
  test('the visit counts when the budget is used up', async () => {
    const event = await makeEvent(network, { indicator: rules.FREE, budgetPoints: 39 });
    const token = await shownToken(network.coordinator, event);
    const [first, second] = [await network.member(), await network.member()];
    expect(await checkIn(first, token)).toMatchObject({ checkIn: { points: 20 } });
    expect(await checkIn(second, token)).toMatchObject({
      __typename: 'CheckInSuccess',
      checkIn: { points: 0, noPointsReason: 'BUDGET_USED_UP' },
      wallet: { available: 0 },
      message: expect.stringContaining('You are on the list'),
    });
    expect(await figuresOf(network.coordinator, event)).toEqual({
      ...{ visitCount: 2, creditedCount: 1, budgetPoints: 39, pointsGiven: 20, pointsLeft: 19 },
      ...{ printedLeft: null, medianSecondsToPoints: 0 },
    });
  });

  test('the visit counts when the member has the deed as often as it counts', async () => {
    const member = await network.member();
    const [first, second] = [
      await makeEvent(network, { indicator: rules.ONCE }),
      await makeEvent(network, { indicator: rules.ONCE, budgetPoints: 20 }),
    ];
    await checkIn(member, await shownToken(network.coordinator, first));
    const token = await shownToken(network.coordinator, second);
    expect(await checkIn(member, token)).toMatchObject({
      checkIn: { points: 0, noPointsReason: 'CAP_REACHED' },
      wallet: { available: 20 },
    });
    // The budget is there for the next one.
    expect(await checkIn(await network.member(), token)).toMatchObject({ checkIn: { points: 20 } });
  });

  test('the visit counts when the catalogue of the day has no such deed', async () => {
    const other = await world.network();
    const before = await adoptCatalogue(other, { OLD: {} });
    const event = await makeEvent(other, { indicator: before.OLD });
    await adoptCatalogue(other, { NEW: {} }, '2020-01-02');
    const result = await checkIn(await other.member(), await shownToken(other.coordinator, event));
    expect(result).toMatchObject({ checkIn: { points: 0, noPointsReason: 'RULE_CHANGED' } });
  });
});

describe('a code that a phone kept', () => {
  const minutesAgo = (minutes: number) => stepNow() - minutes * 2;

  test('is taken later, as of the time that the code itself proves', async () => {
    const member = await network.member();
    const event = await makeEvent(network, { indicator: rules.FREE, startsInMinutes: -120 });
    const step = minutesAgo(60);
    const token = await tokenOfStep(world, event, step);
    await moveEvent(event, -120, -10);
    expect(await checkIn(member, token)).toMatchObject({ problem: 'EXPIRED' });
    expect(await checkIn(member, token, { late: true })).toMatchObject({
      __typename: 'CheckInSuccess',
      checkIn: { way: 'LATE_CODE', points: 20, scannedAt: new Date(step * 30_000).toISOString() },
      wallet: { available: 20 },
    });
    expect((await figuresOf(network.coordinator, event))?.medianSecondsToPoints).toBeGreaterThan(3_500);
  });

  test('is taken after an early close when it was shown before', async () => {
    const event = await makeEvent(network, { indicator: rules.FREE, startsInMinutes: -120 });
    const token = await tokenOfStep(world, event, minutesAgo(60));
    await eventAction(network.coordinator, 'closeEvent', event.id);
    expect((await checkIn(await network.member(), token, { late: true })).__typename).toBe('CheckInSuccess');
    const after = await tokenOfStep(world, event, stepNow());
    expect((await checkIn(await network.member(), after, { late: true })).__typename).toBe(
      'EventNotOpenError',
    );
  });

  test.each([
    ['before the hours of the event', minutesAgo(300), -120, -10],
    ['after the event', minutesAgo(5), -120, -10],
    ['more than a day ago', minutesAgo(60 * 24 + 60), -60 * 24 - 120, -60 * 24 - 1],
  ])('is not taken of a time %s', async (_name, step, starts, ends) => {
    const member = await network.member();
    const event = await makeEvent(network, { indicator: rules.FREE });
    await moveEvent(event, starts, ends);
    const token = await tokenOfStep(world, event, step);
    const result = await expectNothingWritten(() => checkIn(member, token, { late: true }));
    expect(result.__typename).toBe('EventNotOpenError');
  });

  test('and went around is worth no more than one screen in half a minute', async () => {
    const event = await makeEvent(network, { indicator: rules.FREE, startsInMinutes: -120 });
    const token = await tokenOfStep(world, event, minutesAgo(10));
    const friends = await network.members(22, 1);
    const results = await Promise.all(friends.map((friend) => checkIn(friend, token, { late: true })));
    expect(results.filter(({ __typename }) => __typename === 'CheckInSuccess')).toHaveLength(20);
    expect(results.filter(({ problem }) => problem === 'USED_UP')).toHaveLength(2);
  });
});

describe('a printed code', () => {
  test('is good as often as it says, and while the event is on', async () => {
    const event = await makeEvent(network, { indicator: rules.FREE, codeMode: 'PRINTED', printedLimit: 2 });
    const token = await shownToken(network.coordinator, event);
    const members = [await network.member(), await network.member(), await network.member()] as const;
    expect(await checkIn(members[0], token)).toMatchObject({ checkIn: { way: 'PRINTED', points: 20 } });
    expect(await checkIn(members[1], token)).toMatchObject({ checkIn: { way: 'PRINTED', points: 20 } });
    const third = await expectNothingWritten(() => checkIn(members[2], token));
    expect(third).toMatchObject({ __typename: 'CheckInCodeError', problem: 'USED_UP' });
    // Whoever is in stays in.
    expect(await checkIn(members[1], token)).toMatchObject({ replayed: true });
    expect((await figuresOf(network.coordinator, event))?.printedLeft).toBe(0);
  });

  test('is not taken late: nothing proves when it was scanned', async () => {
    const event = await makeEvent(network, { indicator: rules.FREE, codeMode: 'PRINTED' });
    const token = await shownToken(network.coordinator, event);
    await moveEvent(event, -90, -1);
    expect((await checkIn(await network.member(), token, { late: true })).__typename).toBe(
      'EventNotOpenError',
    );
  });

  test('that was printed before the event was made to rotate is good no more', async () => {
    const event = await makeEvent(network, { indicator: rules.FREE, codeMode: 'PRINTED', state: 'DRAFT' });
    const token = await shownToken(network.coordinator, event);
    await mutate(network.coordinator, 'updateEvent', { eventId: event.id, codeMode: 'ROTATING' });
    await eventAction(network.coordinator, 'openEvent', event.id);
    expect(await checkIn(await network.member(), token)).toMatchObject({ problem: 'UNKNOWN' });
  });
});

interface Recorded {
  readonly replayed: boolean;
  readonly checkIn: { readonly memberNumber: string; readonly way: string; readonly points: number };
}

async function numberOf(member: MemberPerson): Promise<string> {
  const { node } = await member.client.ask<{ node: { memberNumber: string } }>(
    'query ($id: ID!) { node(id: $id) { ... on Member { memberNumber } } }',
    { id: member.memberId },
  );
  return node.memberNumber;
}

function record(by: Person, event: MadeEvent, memberNumber: string, idempotencyKey: string = randomUUID()) {
  return mutate<Recorded>(
    by,
    'recordCheckIn',
    { eventId: event.id, memberNumber, idempotencyKey },
    `... on RecordCheckInSuccess { replayed checkIn { memberNumber way points } } ${onValidationError}`,
  );
}

describe('the desk', () => {
  test('shows the code of now and those of ten minutes, and nobody else sees them', async () => {
    const event = await makeEvent(network, { indicator: rules.FREE });
    const desk = await deskOf(network.coordinator, event);
    expect(desk?.codes).toHaveLength(21);
    const [first, second] = desk?.codes ?? [];
    expect(first?.shownUntil).toBe(second?.shownFrom);
    expect(Date.parse(first?.shownUntil ?? '') - Date.parse(first?.shownFrom ?? '')).toBe(30_000);
    expect(await deskOf(await network.member(), event)).toBeNull();
    // Another coordinator is no organiser until somebody makes them one.
    expect(await deskOf(await network.person('COORDINATOR'), event)).toBeNull();
  });

  test('writes down who came without a phone: points, a notice, and no name', async () => {
    const member = await network.member();
    const event = await makeEvent(network, { indicator: rules.FREE });
    const memberNumber = await numberOf(member);
    const key = randomUUID();
    const result = await record(network.coordinator, event, memberNumber, key);
    expect(result).toEqual({
      __typename: 'RecordCheckInSuccess',
      replayed: false,
      checkIn: { memberNumber, way: 'DESK', points: 20 },
    });
    expect(await record(network.coordinator, event, memberNumber, key)).toMatchObject({ replayed: true });
    expect(await walletOf(member)).toMatchObject({ available: 20 });
    const { viewer } = await member.client.ask<{ viewer: { notices: { nodes: { kind: string }[] } } }>(
      '{ viewer { notices { nodes { kind } } } }',
    );
    expect(viewer.notices.nodes.map(({ kind }) => kind)).toEqual(['DEED_CREDITED']);
  });

  test('lists who came by number alone, the latest first', async () => {
    const event = await makeEvent(network, { indicator: rules.FREE });
    const [scanned, written] = [await network.member(), await network.member()];
    await checkIn(scanned, await shownToken(network.coordinator, event));
    await record(network.coordinator, event, await numberOf(written));
    const { node } = await network.coordinator.client.ask<{
      node: { checkIns: { totalCount: number; nodes: { memberNumber: string; way: string }[] } };
    }>(
      'query ($id: ID!) { node(id: $id) { ... on Event { checkIns { totalCount nodes { memberNumber way } } } } }',
      { id: event.id },
    );
    expect(node.checkIns).toEqual({
      totalCount: 2,
      nodes: [
        { memberNumber: await numberOf(written), way: 'DESK' },
        { memberNumber: await numberOf(scanned), way: 'CODE' },
      ],
    });
  });

  test('hears of it when somebody has come', async () => {
    const event = await makeEvent(network, { indicator: rules.FREE });
    const stream = await Stream.open(
      network.coordinator.client,
      'subscription ($id: ID!) { eventChanged(eventId: $id) { figures { visitCount pointsGiven } } }',
      { id: event.id },
    );
    expect((await stream.next())?.data).toEqual({
      eventChanged: { figures: { visitCount: 0, pointsGiven: 0 } },
    });
    await checkIn(await network.member(), await shownToken(network.coordinator, event));
    expect((await stream.next())?.data).toEqual({
      eventChanged: { figures: { visitCount: 1, pointsGiven: 20 } },
    });
    await stream.end();
  });

  test.each([
    ['nobody’s', '99999999'],
    ['no number', 'abc'],
    ['empty', ''],
    ['with NUL', '1234\u00005678'],
  ])('refuses a number that is %s', async (_name, memberNumber) => {
    const event = await makeEvent(network, { indicator: rules.FREE });
    const result = await expectNothingWritten(() => record(network.coordinator, event, memberNumber));
    expect(result.__typename).toBe('ValidationError');
    expect(wrongFields(result)).toEqual(['memberNumber']);
  });

  test('takes the same key for another number as a conflict', async () => {
    const event = await makeEvent(network, { indicator: rules.FREE });
    const key = randomUUID();
    const [first, second] = [await network.member(), await network.member()];
    await record(network.coordinator, event, await numberOf(first), key);
    const number = await numberOf(second);
    const result = await expectNothingWritten(() => record(network.coordinator, event, number, key));
    expect(result.__typename).toBe('IdempotencyConflictError');
  });

  test.each([
    ['for a day after the end', 23 * 60, 'RecordCheckInSuccess'],
    ['no longer', 24 * 60 + 1, 'EventNotOpenError'],
  ])('writes down %s', async (_name, minutes, type) => {
    const event = await makeEvent(network, { indicator: rules.FREE });
    await moveEvent(event, -minutes - 60, -minutes);
    expect(
      (await record(network.coordinator, event, await numberOf(await network.member()))).__typename,
    ).toBe(type);
  });

  test('does not let an organiser in by their own code or hand, but by another’s', async () => {
    const organiser = await memberWithRole('VERIFIER');
    const event = await makeEvent(network, {
      indicator: rules.FREE,
      organiserIds: [network.coordinator.membershipId, organiser.membershipId],
    });
    const token = await shownToken(organiser, event);
    const number = await numberOf(organiser);
    const scan = await expectNothingWritten(() => checkIn(organiser, token));
    expect(scan).toMatchObject({
      __typename: 'ForbiddenError',
      message: expect.stringContaining('another organiser'),
    });
    const own = await expectNothingWritten(() => record(organiser, event, number));
    expect(own).toMatchObject({
      __typename: 'ForbiddenError',
      message: expect.stringContaining('another organiser'),
    });
    expect(await record(network.coordinator, event, number)).toMatchObject({ checkIn: { points: 20 } });
  });

  test('does not let in by a scan one who was an organiser before', async () => {
    const organiser = await memberWithRole('VERIFIER');
    const { membershipId } = network.coordinator;
    const event = await makeEvent(network, {
      indicator: rules.FREE,
      organiserIds: [membershipId, organiser.membershipId],
    });
    const token = await shownToken(organiser, event);
    await mutate(network.coordinator, 'updateEvent', { eventId: event.id, organiserIds: [membershipId] });
    expect(await deskOf(organiser, event)).toBeNull();
    expect((await checkIn(organiser, token)).__typename).toBe('ForbiddenError');
  });
});

/** A member who holds another role beside. */
async function memberWithRole(role: 'VERIFIER' | 'COORDINATOR'): Promise<MemberPerson> {
  const member = await network.member();
  await world.pool.query('UPDATE membership SET roles = roles || $2::network_role WHERE id = $1', [
    TypeID.fromString(member.membershipId).toUUID(),
    role,
  ]);
  return member;
}
