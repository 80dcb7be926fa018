import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { adoptCatalogue, type Indicator } from '../testkit/catalogue.ts';
import type { Client } from '../testkit/client.ts';
import { recordDeed } from '../testkit/deed.ts';
import { mutate, onValidationError, wrongFields } from '../testkit/mutate.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let network: Network;
let verifier: Person & { readonly membershipId: string };
let rules: Record<'SWEPT' | 'DAILY' | 'CODED', Indicator>;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  verifier = await network.person('VERIFIER');
  rules = await adoptCatalogue(network, {
    SWEPT: { points: 5 },
    DAILY: { capCount: 1, capPeriod: 'DAY' },
    CODED: { evidence: 'CODE', capCount: 1_000 },
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

interface Asking {
  readonly client: Client;
}

interface Answer {
  readonly memberNumber: string;
  readonly status: string;
}

const recordFor = (by: Asking, memberNumber: string, change: object = {}) =>
  mutate<{ deed: { id: string; source: string; recordedBy: string | null }; replayed: boolean }>(
    by,
    'recordDeedFor',
    { indicatorId: rules.SWEPT.id, memberNumber, idempotencyKey: randomUUID(), ...change },
    `... on RecordDeedSuccess { replayed deed { id source recordedBy } } ${onValidationError}`,
  );

const recordGroup = (by: Asking, memberNumbers: readonly string[], change: object = {}) =>
  mutate<{ recordedCount: number; replayed: boolean; answers: Answer[] }>(
    by,
    'recordGroupDeed',
    { indicatorId: rules.DAILY.id, memberNumbers, idempotencyKey: randomUUID(), ...change },
    `... on RecordGroupDeedSuccess { recordedCount replayed answers { memberNumber status } } ${onValidationError}`,
  );

const createCode = (change: object = {}, by: Asking = network.coordinator) =>
  mutate<{ printedCode: string | null; deedCode: { id: string } }>(
    by,
    'createDeedCode',
    { indicatorId: rules.CODED.id, place: 'ศาลากลางบ้าน', idempotencyKey: randomUUID(), ...change },
    `... on CreateDeedCodeSuccess { printedCode deedCode { id } } ${onValidationError}`,
  );

/** A member who verifies too. */
async function verifyingMember(): Promise<MemberPerson> {
  const member = await network.member();
  await world.pool.query(`UPDATE membership SET roles = '{MEMBER,VERIFIER}' WHERE user_id = $1`, [
    member.userId,
  ]);
  return member;
}

async function askDeed(by: Asking, id: string) {
  const { node } = await by.client.ask<{ node: object | null }>(
    'query ($id: ID!) { node(id: $id) { ... on DeedRecord { source recordedBy } } }',
    { id },
  );
  return node;
}

describe('a deed recorded for a member', () => {
  test('is theirs, and says to them alone who wrote it down', async () => {
    const member = await network.member();
    const { deed } = await recordFor(verifier, member.memberNumber);
    expect(deed).toMatchObject({ source: 'ON_BEHALF', recordedBy: null });
    expect(await askDeed(member, deed?.id ?? '')).toEqual({ source: 'ON_BEHALF', recordedBy: verifier.name });
    expect(await askDeed(network.coordinator, deed?.id ?? '')).toEqual({
      source: 'ON_BEHALF',
      recordedBy: null,
    });
  });

  test.each([
    ['with blanks', (number: string) => `${number.slice(0, 4)} ${number.slice(4)}`],
    ['with a dash', (number: string) => `${number.slice(0, 4)}-${number.slice(4)}`],
    ['in Thai digits', (number: string) => [...number].map((digit) => '๐๑๒๓๔๕๖๗๘๙'[Number(digit)]).join('')],
  ])('finds the member by the number %s', async (_name, write) => {
    const member = await network.member();
    expect(await recordFor(verifier, write(member.memberNumber))).toMatchObject({
      __typename: 'RecordDeedSuccess',
    });
  });

  test('is the same deed when it is sent again with its key, and no other with the key', async () => {
    const [member, other] = [await network.member(), await network.member()];
    const idempotencyKey = randomUUID();
    const first = await recordFor(verifier, member.memberNumber, { idempotencyKey });
    expect(await recordFor(verifier, member.memberNumber, { idempotencyKey })).toEqual({
      ...first,
      replayed: true,
    });
    expect(await recordFor(verifier, member.memberNumber, { idempotencyKey, note: 'อีกเรื่อง' })).toMatchObject({
      __typename: 'IdempotencyConflictError',
    });
    // A key is of one member: the same for another is another deed.
    expect(await recordFor(verifier, other.memberNumber, { idempotencyKey })).toMatchObject({
      replayed: false,
    });
  });

  test('is not one’s own, nor of somebody who is not there', async () => {
    const both = await verifyingMember();
    const left = await network.member();
    await world.pool.query(`UPDATE membership SET status = 'LEFT' WHERE user_id = $1`, [left.userId]);
    expect(await expectNothingWritten(() => recordFor(both, both.memberNumber))).toMatchObject({
      __typename: 'ForbiddenError',
    });
    for (const number of ['00000000', '1234', 'กขค', '\u0000', left.memberNumber]) {
      const refused = await expectNothingWritten(() => recordFor(verifier, number));
      expect([number, wrongFields(refused)]).toEqual([number, ['memberNumber']]);
    }
  });

  test('counts under the cap that the member has', async () => {
    const member = await network.member();
    await recordDeed(member, rules.DAILY);
    const refused = await expectNothingWritten(() =>
      recordFor(verifier, member.memberNumber, { indicatorId: rules.DAILY.id }),
    );
    expect(refused).toMatchObject({ __typename: 'CapReachedError' });
  });
});

describe('a group', () => {
  test('has a deed for each who can, and says of each who cannot why', async () => {
    const recorder = await verifyingMember();
    const [done, able, gone] = [await network.member(), await network.member(), await network.member()];
    await recordDeed(done, rules.DAILY);
    await world.pool.query(`UPDATE membership SET status = 'REMOVED' WHERE user_id = $1`, [gone.userId]);
    const numbers = [done, able, gone, recorder, able].map((member) => member.memberNumber);
    const answer = await recordGroup(recorder, [...numbers, '99999999', 'ไม่รู้\u0000']);
    expect(answer).toMatchObject({
      recordedCount: 1,
      replayed: false,
      answers: [
        { memberNumber: done.memberNumber, status: 'CAP_REACHED' },
        { memberNumber: able.memberNumber, status: 'RECORDED' },
        { memberNumber: gone.memberNumber, status: 'NOT_A_MEMBER' },
        { memberNumber: recorder.memberNumber, status: 'ONESELF' },
        { memberNumber: '99999999', status: 'UNKNOWN_NUMBER' },
        { memberNumber: 'ไม่รู้', status: 'UNKNOWN_NUMBER' },
      ],
    });
  });

  test('of two hundred is recorded once, whatever comes twice', async () => {
    const members = await network.members(200, 1);
    const numbers = members.map((member) => member.memberNumber);
    const change = { idempotencyKey: randomUUID(), note: 'ขุดลอกคลอง' };
    const answers = await Promise.all([1, 2, 3].map(() => recordGroup(verifier, numbers, change)));
    expect(answers.map(({ recordedCount }) => recordedCount)).toEqual([200, 200, 200]);
    expect(answers.filter(({ replayed }) => replayed)).toHaveLength(2);
    const { rows } = await world.pool.query<{ deeds: string; groups: string; sources: string[] }>(
      `SELECT count(*) AS deeds, count(DISTINCT group_id) AS groups, array_agg(DISTINCT source::text) AS sources
        FROM deed_record WHERE note = 'ขุดลอกคลอง'`,
    );
    expect(rows).toEqual([{ deeds: '200', groups: '1', sources: ['GROUP'] }]);
    expect(await expectNothingWritten(() => recordGroup(verifier, numbers.slice(1), change))).toMatchObject({
      __typename: 'IdempotencyConflictError',
    });
  });

  test('is 1 to 200 people', async () => {
    for (const numbers of [[], Array.from({ length: 201 }, (_, index) => String(10_000_000 + index))]) {
      const refused = await expectNothingWritten(() => recordGroup(verifier, numbers));
      expect(wrongFields(refused)).toEqual(['memberNumbers']);
    }
  });

  test('of whom nobody can leaves nothing behind, so that its key is free', async () => {
    const member = await network.member();
    await recordDeed(member, rules.DAILY);
    const change = { idempotencyKey: randomUUID() };
    expect(
      await expectNothingWritten(() => recordGroup(verifier, [member.memberNumber], change)),
    ).toMatchObject({ recordedCount: 0, answers: [{ status: 'CAP_REACHED' }] });
    const other = await network.member();
    expect(await recordGroup(verifier, [other.memberNumber], change)).toMatchObject({ recordedCount: 1 });
  });
});

describe('a code at a place', () => {
  test('is said once, and its deed counts with it alone', async () => {
    const idempotencyKey = randomUUID();
    const { printedCode: code, deedCode } = await createCode({ idempotencyKey });
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
    expect(await expectNothingWritten(() => createCode({ idempotencyKey }))).toMatchObject({
      printedCode: null,
      deedCode: { id: deedCode?.id },
    });
    const member = await network.member();
    const typed = `${code?.slice(0, 4).toLowerCase()} ${code?.slice(4)}`;
    expect(await recordDeed(member, rules.CODED, { code: typed })).toMatchObject({
      __typename: 'RecordDeedSuccess',
    });
    for (const wrong of [undefined, '', 'AAAAAAAA', 'nonsense', '\u0000', code?.slice(1)]) {
      const refused = await expectNothingWritten(() => recordDeed(member, rules.CODED, { code: wrong }));
      expect([wrong, wrongFields(refused)]).toEqual([wrong, ['code']]);
    }
  });

  test('is kept as a hash: nobody who reads the database learns it', async () => {
    const { printedCode: code } = await createCode();
    const { rows } = await world.pool.query<{ row: string }>(
      'SELECT deed_place_code::text AS row FROM deed_place_code',
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some(({ row }) => row.includes(code ?? ''))).toBe(false);
  });

  test('is over when it is ended; what was recorded with it stays', async () => {
    const { printedCode: code, deedCode } = await createCode();
    const member = await network.member();
    const recorded = await recordDeed(member, rules.CODED, { code });
    const revoke = () =>
      mutate<{ deedCode: { revokedAt: string | null } }>(
        network.coordinator,
        'revokeDeedCode',
        { deedCodeId: deedCode?.id },
        '... on RevokeDeedCodeSuccess { deedCode { revokedAt } }',
      );
    const first = await revoke();
    expect(first.deedCode?.revokedAt).not.toBeNull();
    expect(await expectNothingWritten(revoke)).toEqual(first);
    expect(wrongFields(await recordDeed(member, rules.CODED, { code }))).toEqual(['code']);
    expect(recorded.deed?.state).toBe('CLAIMED');
  });

  test('can be guessed at ten times an hour, however many guess at once; right ones are no guesses', async () => {
    const { printedCode: code } = await createCode();
    const member = await network.member();
    for (let index = 0; index < 12; index++) {
      expect(await recordDeed(member, rules.CODED, { code })).toMatchObject({
        __typename: 'RecordDeedSuccess',
      });
    }
    const guesses = await Promise.all(
      Array.from({ length: 30 }, () => recordDeed(member, rules.CODED, { code: 'AAAAAAAA' })),
    );
    const words = guesses.flatMap(({ fields = [] }) => fields.map(({ message }) => message));
    expect(words.filter((message) => message.startsWith('This is not the code'))).toHaveLength(10);
    expect(words.filter((message) => message.startsWith('Too many codes'))).toHaveLength(20);
    expect(wrongFields(await recordDeed(member, rules.CODED, { code }))).toEqual(['code']);

    await world.pool.query(
      `UPDATE deed_code_try SET counted_since = now() - interval '61 minutes' WHERE membership_id = $1`,
      [TypeID.fromString(member.membershipId).toUUID()],
    );
    expect(await recordDeed(member, rules.CODED, { code })).toMatchObject({
      __typename: 'RecordDeedSuccess',
    });
  });

  test('is of an indicator that wants one, and has a name', async () => {
    expect(wrongFields(await createCode({ indicatorId: rules.SWEPT.id }))).toEqual(['indicatorId']);
    expect(wrongFields(await createCode({ place: '  ', idempotencyKey: 'short' }))).toEqual([
      'idempotencyKey',
      'place',
    ]);
    expect(wrongFields(await createCode({ place: 'ก'.repeat(121) }))).toEqual(['place']);
  });
});
