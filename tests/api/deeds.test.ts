import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { adoptCatalogue, type Indicator } from '../testkit/catalogue.ts';
import { deedOf, recordDeed } from '../testkit/deed.ts';
import { mutate, onStateError, wrongFields } from '../testkit/mutate.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { walletOf } from '../testkit/redeem.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;
let rules: Record<'SWEPT' | 'DAILY' | 'WEEKLY' | 'TOLD' | 'SHOWN' | 'PRIVATE', Indicator>;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  rules = await adoptCatalogue(network, {
    SWEPT: { points: 5, nameTh: 'กวาดลานวัด', nameEn: 'Swept the temple yard' },
    DAILY: { capCount: 1, capPeriod: 'DAY' },
    WEEKLY: { capCount: 2, capPeriod: 'WEEK' },
    TOLD: { evidence: 'NOTE' },
    SHOWN: { evidence: 'PHOTO' },
    PRIVATE: { privacy: 'SENSITIVE' },
  });
});

afterAll(async () => {
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
  await world.stop();
});

async function expectNothingWritten<T>(act: () => Promise<T>): Promise<T> {
  const before = await world.fingerprint();
  const result = await act();
  expect(await world.fingerprint()).toBe(before);
  return result;
}

/** A day as the network sees it: Bangkok's, by the database's clock. */
async function daysAgo(days: number): Promise<string> {
  const { rows } = await world.pool.query<{ day: string }>(
    `SELECT ((now() AT TIME ZONE 'Asia/Bangkok')::date - $1::integer)::text AS day`,
    [days],
  );
  return rows[0]?.day ?? '';
}

async function askDeeds(member: MemberPerson, states: readonly string[] | null = null, page: object = {}) {
  const { node } = await member.client.ask<{
    node: { deeds: { totalCount: number; nodes: { id: string }[]; pageInfo: { endCursor: string | null } } };
  }>(
    `query ($id: ID!, $states: [DeedState!], $first: Int, $after: String) { node(id: $id) { ... on Member {
      deeds(states: $states, first: $first, after: $after) { totalCount nodes { id } pageInfo { endCursor } } } } }`,
    { id: member.memberId, states, ...page },
  );
  return node.deeds;
}

describe('recording a deed', () => {
  test('is today by default, waits to be confirmed, and brings nothing yet', async () => {
    const member = await network.member();
    const recorded = await recordDeed(member, rules.SWEPT);
    expect(recorded).toMatchObject({
      __typename: 'RecordDeedSuccess',
      capLeft: 99,
      replayed: false,
      deed: { state: 'CLAIMED', doneOn: await daysAgo(0), points: 5, note: null, source: 'MEMBER' },
    });
    expect(await walletOf(member)).toMatchObject({ available: 0, lifetimeEarned: 0 });
  });

  test('can be told of up to 31 days later, and of no day to come', async () => {
    const member = await network.member();
    expect(await recordDeed(member, rules.SWEPT, { doneOn: await daysAgo(31) })).toMatchObject({
      deed: { doneOn: await daysAgo(31) },
    });
    for (const days of [32, -1]) {
      const doneOn = await daysAgo(days);
      const refused = await expectNothingWritten(() => recordDeed(member, rules.SWEPT, { doneOn }));
      expect([refused.__typename, wrongFields(refused)]).toEqual(['ValidationError', ['doneOn']]);
    }
  });

  test('sent again with its key is the same deed, whatever the day is by then', async () => {
    const member = await network.member();
    const idempotencyKey = randomUUID();
    const input = { idempotencyKey, note: 'กวาดตั้งแต่เช้า' };
    const first = await recordDeed(member, rules.SWEPT, input);
    const again = await expectNothingWritten(() => recordDeed(member, rules.SWEPT, input));
    expect(again).toEqual({ ...first, replayed: true });
    expect(
      await expectNothingWritten(() =>
        recordDeed(member, rules.SWEPT, { ...input, doneOn: first.deed?.doneOn }),
      ),
    ).toMatchObject({ replayed: true });

    await world.pool.query(`UPDATE membership SET status = 'LEFT' WHERE user_id = $1`, [member.userId]);
    expect(await recordDeed(member, rules.SWEPT, input)).toMatchObject({ replayed: true });
    expect(await recordDeed(member, rules.SWEPT)).toMatchObject({ __typename: 'NotAMemberError' });
  });

  test.each([
    ['another indicator', () => ({}), 'DAILY'],
    ['another note', () => ({ note: 'กวาดตอนเย็น' }), 'SWEPT'],
    ['another day', async () => ({ doneOn: await daysAgo(1) }), 'SWEPT'],
    ['a photo', () => ({ photoId: TypeID.fromUUID('photo', randomUUID()).toString() }), 'SWEPT'],
  ] as const)('with the key of another is a conflict: %s', async (_name, change, code) => {
    const member = await network.member();
    const idempotencyKey = randomUUID();
    await deedOf(member, rules.SWEPT, { idempotencyKey, note: 'กวาดตอนเช้า' });
    const refused = await expectNothingWritten(async () =>
      recordDeed(member, rules[code], { idempotencyKey, note: 'กวาดตอนเช้า', ...(await change()) }),
    );
    expect(refused).toMatchObject({
      __typename: 'IdempotencyConflictError',
      code: 'IDEMPOTENCY_CONFLICT',
    });
  });

  test('stops at the cap, says until when, and goes on in the next period', async () => {
    const member = await network.member();
    const doneOn = await daysAgo(0);
    expect(await recordDeed(member, rules.DAILY, { doneOn })).toMatchObject({ capLeft: 0 });
    const refused = await expectNothingWritten(() => recordDeed(member, rules.DAILY, { doneOn }));
    expect(refused).toMatchObject({
      __typename: 'CapReachedError',
      code: 'CAP_REACHED',
      roomFrom: await daysAgo(-1),
      message: expect.stringContaining('All done for today.'),
    });
    const yesterday = await daysAgo(1);
    expect(await recordDeed(member, rules.DAILY, { doneOn: yesterday })).toMatchObject({ capLeft: 0 });
    expect(await recordDeed(member, rules.DAILY, { doneOn: yesterday })).toMatchObject({
      message: 'All done for that day.',
    });
  });

  test('counts a week from Monday', async () => {
    const member = await network.member();
    const { rows } = await world.pool.query<{ monday: string; sunday: string; next: string }>(
      `SELECT (date_trunc('week', now() AT TIME ZONE 'Asia/Bangkok')::date - 14)::text AS monday,
        (date_trunc('week', now() AT TIME ZONE 'Asia/Bangkok')::date - 8)::text AS sunday,
        (date_trunc('week', now() AT TIME ZONE 'Asia/Bangkok')::date - 7)::text AS next`,
    );
    const [{ monday, sunday, next } = { monday: '', sunday: '', next: '' }] = rows;
    const left = async (doneOn: string) => (await recordDeed(member, rules.WEEKLY, { doneOn })).capLeft;
    expect([await left(monday), await left(sunday), await left(sunday), await left(next)]).toEqual([
      1,
      0,
      undefined,
      1,
    ]);
  });

  test('of a rule that wants a note or a photo needs one', async () => {
    const member = await network.member();
    for (const [rule, field] of [
      [rules.TOLD, 'note'],
      [rules.SHOWN, 'photoId'],
    ] as const) {
      const refused = await expectNothingWritten(() => recordDeed(member, rule, { note: ' \u200b ' }));
      expect([refused.__typename, wrongFields(refused)]).toEqual(['ValidationError', [field]]);
    }
    expect(await recordDeed(member, rules.TOLD, { note: 'ช่วยล้างจาน' })).toMatchObject({
      deed: { note: 'ช่วยล้างจาน' },
    });
  });

  test('takes a note as people in Thailand type it', async () => {
    const member = await network.member();
    const noteOf = async (note: string) => (await recordDeed(member, rules.SWEPT, { note })).deed?.note;
    expect(await noteOf('ท\u0E4D\u0E32ความดี น\u0E4D\u0E49\u0E32ใจ')).toBe('ทำความดี น้ำใจ');
    expect(await noteOf('\uFEFFช่วย\u200Bงาน\u200Bวัด ')).toBe('ช่วยงานวัด');
    expect(await noteOf('ทำครัว 👩🏽‍🍳 เลี้ยงคน 👨‍👩‍👧‍👦')).toBe('ทำครัว 👩🏽‍🍳 เลี้ยงคน 👨‍👩‍👧‍👦');
    expect(await noteOf('ที่'.repeat(333))).toBe('ที่'.repeat(333));
  });

  test.each([
    ['1,001 letters', 'ก'.repeat(1_001)],
    ['letters of many marks, more than are kept', 'ที่'.repeat(334)],
    ['a letter under a hundred marks', `ก${'\u0E49'.repeat(1_200)}`],
    ['text that turns around', 'ดี\u202eกวาด'],
    ['a control character', 'ดี\u0000กวาด'],
    ['half a letter', 'ดี\ud800'],
  ])('does not take a note of %s', async (_name, note) => {
    const member = await network.member();
    const refused = await expectNothingWritten(() => recordDeed(member, rules.SWEPT, { note }));
    expect([refused.__typename, wrongFields(refused)]).toEqual(['ValidationError', ['note']]);
  });

  test('says everything that is wrong at once', async () => {
    const member = await network.member();
    const refused = await recordDeed(member, rules.SHOWN, {
      doneOn: await daysAgo(-1),
      note: 'ก'.repeat(1_001),
      idempotencyKey: 'short',
    });
    expect(wrongFields(refused)).toEqual(['doneOn', 'idempotencyKey', 'note', 'photoId']);
  });

  test('of a rule that is not there, is a draft, or is not that of the day', async () => {
    const member = await network.member();
    const other = await world.network();
    const old = await adoptCatalogue(other, { SWEPT: {} }, '2020-01-01');
    const late = await adoptCatalogue(other, { SWEPT: {} }, await daysAgo(10));
    const neighbour = await other.member();
    const unknown = { id: TypeID.fromUUID('indicator', randomUUID()).toString() };
    for (const indicator of [unknown, { id: member.memberId }, { id: 'nonsense' }]) {
      const refused = await expectNothingWritten(() => recordDeed(member, indicator));
      expect(wrongFields(refused)).toEqual(['indicatorId']);
    }
    const before = await daysAgo(11);
    expect(wrongFields(await recordDeed(neighbour, old.SWEPT))).toEqual(['indicatorId']);
    expect(wrongFields(await recordDeed(neighbour, late.SWEPT, { doneOn: before }))).toEqual(['indicatorId']);
    expect(await recordDeed(neighbour, old.SWEPT, { doneOn: before })).toMatchObject({ capLeft: 99 });
    // The code is the same in both: so is the cap.
    expect(await recordDeed(neighbour, late.SWEPT)).toMatchObject({ __typename: 'RecordDeedSuccess' });
    expect(await recordDeed(member, late.SWEPT)).toMatchObject({ __typename: 'NotAMemberError' });
  });
});

describe("a member's deeds", () => {
  test('are theirs, newest first, by state, in pages', async () => {
    const member = await network.member();
    const made: string[] = [];
    for (let index = 0; index < 5; index++) made.unshift((await deedOf(member, rules.SWEPT)).id);
    const first = await askDeeds(member, null, { first: 3 });
    const rest = await askDeeds(member, ['CLAIMED'], { first: 3, after: first.pageInfo.endCursor });
    expect([...first.nodes, ...rest.nodes].map(({ id }) => id)).toEqual(made);
    expect([first.totalCount, (await askDeeds(member, ['VERIFIED'])).totalCount]).toEqual([5, 0]);
  });

  test('show their rule in both languages', async () => {
    const member = await network.member();
    const { id } = await deedOf(member, rules.SWEPT);
    const { node } = await member.client.ask<{ node: object }>(
      `query ($id: ID!) { node(id: $id) { ... on DeedRecord {
        th: title(language: TH) en: title(language: EN) indicator { code } privacy canWithdraw recordedBy creditedAt } } }`,
      { id },
    );
    expect(node).toEqual({
      ...{ th: 'กวาดลานวัด', en: 'Swept the temple yard', indicator: { code: 'SWEPT' }, privacy: 'MEMBERS' },
      ...{ canWithdraw: true, recordedBy: null, creditedAt: null },
    });
  });
});

describe('withdrawing', () => {
  const withdraw = (by: { readonly client: MemberPerson['client'] }, deedId: string) =>
    mutate<{ deed: { state: string } }>(
      by,
      'withdrawDeed',
      { deedId },
      `... on WithdrawDeedSuccess { deed { state } } ${onStateError}`,
    );

  test('gives the place under the cap back, and can be said twice', async () => {
    const member = await network.member();
    const deed = await deedOf(member, rules.DAILY);
    expect(await withdraw(member, deed.id)).toMatchObject({ deed: { state: 'WITHDRAWN' } });
    expect(await expectNothingWritten(() => withdraw(member, deed.id))).toMatchObject({
      deed: { state: 'WITHDRAWN' },
    });
    expect(await recordDeed(member, rules.DAILY)).toMatchObject({ capLeft: 0 });
  });

  test('is possible while more is asked, and no longer when it is decided', async () => {
    const member = await network.member();
    const [asked, decided, uncounted] = await Promise.all([1, 2, 3].map(() => deedOf(member, rules.SWEPT)));
    const move = (id: string | undefined, to: string) =>
      world.pool.query('SELECT FROM move_deeds($1, $2, $3)', [
        [TypeID.fromString(id ?? '').toUUID()],
        'CLAIMED',
        to,
      ]);
    await move(asked?.id, 'MORE_ASKED');
    await move(uncounted?.id, 'NOT_COUNTED');
    await world.pool.query('SELECT FROM credit_deeds($1, $2)', [
      network.uuid,
      [TypeID.fromString(decided?.id ?? '').toUUID()],
    ]);
    expect(await withdraw(member, asked?.id ?? '')).toMatchObject({ deed: { state: 'WITHDRAWN' } });
    for (const [deed, state] of [
      [decided, 'VERIFIED'],
      [uncounted, 'NOT_COUNTED'],
    ] as const) {
      expect(await expectNothingWritten(() => withdraw(member, deed?.id ?? ''))).toMatchObject({
        __typename: 'StateError',
        state,
      });
    }
  });

  test("of another's deed finds nothing", async () => {
    const [member, other] = [await network.member(), await network.member()];
    const deed = await deedOf(member, rules.SWEPT);
    for (const id of [deed.id, 'nonsense', member.memberId]) {
      expect(await expectNothingWritten(() => withdraw(other, id))).toMatchObject({
        __typename: 'ForbiddenError',
      });
    }
  });
});

describe('a private deed', () => {
  const askAs = async (by: { readonly client: MemberPerson['client'] }, id: string) =>
    (
      await by.client.ask<{ node: object | null }>(
        'query ($id: ID!) { node(id: $id) { ... on DeedRecord { title doneOn note evidenceShown photos { id } recordedBy } } }',
        { id },
      )
    ).node;

  test('shows verifiers what it is and its day, and more only when the member wants it', async () => {
    const [member, verifier] = [await network.member(), await network.person('VERIFIER')];
    const kept = await deedOf(member, rules.PRIVATE, { note: 'เรื่องในบ้าน' });
    const shown = await deedOf(member, rules.PRIVATE, { note: 'เรื่องในบ้าน', showsEvidence: true });
    expect(await askAs(verifier, kept.id)).toMatchObject({
      doneOn: kept.doneOn,
      note: null,
      evidenceShown: false,
    });
    expect(await askAs(verifier, shown.id)).toMatchObject({ note: 'เรื่องในบ้าน', evidenceShown: true });
    expect(await askAs(member, kept.id)).toMatchObject({ note: 'เรื่องในบ้าน' });
    expect(await askAs(await network.member(), kept.id)).toBeNull();
  });

  test('with evidence shown is not the same input as without', async () => {
    const member = await network.member();
    const idempotencyKey = randomUUID();
    await deedOf(member, rules.PRIVATE, { idempotencyKey });
    expect(await recordDeed(member, rules.PRIVATE, { idempotencyKey, showsEvidence: true })).toMatchObject({
      __typename: 'IdempotencyConflictError',
    });
  });
});

describe('what a member will likely record', () => {
  test('begins with their latest, says what is left of the cap, and is theirs alone', async () => {
    const member = await network.member();
    await deedOf(member, rules.WEEKLY);
    await deedOf(member, rules.DAILY);
    const { node } = await member.client.ask<{ node: { deedSuggestions: object[] } }>(
      'query ($id: ID!) { node(id: $id) { ... on Member { deedSuggestions(first: 3) { code capLeft } } } }',
      { id: member.memberId },
    );
    expect(node.deedSuggestions).toEqual([
      { code: 'DAILY', capLeft: 0 },
      { code: 'WEEKLY', capLeft: 1 },
      { code: expect.any(String), capLeft: 100 },
    ]);
  });

  test('is nothing where no catalogue is in force', async () => {
    const member = await (await world.network()).member();
    const { node } = await member.client.ask<{ node: object }>(
      'query ($id: ID!) { node(id: $id) { ... on Member { deedSuggestions { code } } } }',
      { id: member.memberId },
    );
    expect(node).toEqual({ deedSuggestions: [] });
  });
});

test('counts by category leave out what fewer than five people did', async () => {
  const place = await world.network();
  const { ONCE, OFTEN } = await adoptCatalogue(place, { ONCE: {}, OFTEN: { privacy: 'SENSITIVE' } });
  const other = await world.network();
  const small = await adoptCatalogue(other, { OFTEN: {} });
  const credit = async (where: Network, who: MemberPerson, indicator: Indicator) => {
    const { id } = await deedOf(who, indicator);
    await world.pool.query('SELECT FROM credit_deeds($1, $2)', [
      where.uuid,
      [TypeID.fromString(id).toUUID()],
    ]);
  };
  const counts = async (where: Network) =>
    world.visitor.ask(
      'query ($slug: String!) { network(slug: $slug) { deedCounts { categoryCode category count } } }',
      {
        slug: where.slug,
      },
    );
  for (const member of await place.members(5, 1)) await credit(place, member, OFTEN);
  const [single] = await place.members(1, 1);
  if (single === undefined) throw new Error('nobody');
  await credit(place, single, ONCE);
  for (const member of await other.members(4, 1)) await credit(other, member, small.OFTEN);

  expect(await counts(place)).toEqual({
    network: { deedCounts: [{ categoryCode: 'COMMUNITY', category: 'Community', count: 6 }] },
  });
  expect(await counts(other)).toEqual({ network: { deedCounts: [] } });
});
