import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mutate, type Outcome, onStateError, onValidationError, wrongFields } from '../testkit/mutate.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { liveTogether } from '../testkit/verify.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let network: Network;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
});

afterAll(() => world.stop());

interface Home {
  readonly household: { readonly members: readonly string[] } | null;
  readonly householdRequests: readonly { readonly id: string; readonly askedByName: string }[];
  readonly member: { readonly memberNumber: string };
}

async function homeOf(person: MemberPerson, by: Person = person): Promise<Home> {
  const { node } = await by.client.ask<{ node: Home }>(
    `query ($id: ID!) { node(id: $id) { ... on Membership {
      household { members } householdRequests { id askedByName } member { memberNumber } } } }`,
    { id: person.membershipId },
  );
  return node;
}

async function ask(by: Person, memberNumber: string): Promise<Outcome> {
  return mutate(
    by,
    'askToShareHousehold',
    { networkId: network.id, memberNumber },
    `${onStateError} ${onValidationError}`,
  );
}

async function askPerson(by: Person, other: MemberPerson): Promise<string> {
  await ask(by, (await homeOf(other)).member.memberNumber);
  return (await homeOf(other)).householdRequests.at(-1)?.id ?? '';
}

const reply = (by: Person, requestId: string, accepts: boolean) =>
  mutate(by, 'answerHouseholdRequest', { requestId, accepts }, onStateError);

async function expectNothingWritten<T>(act: () => Promise<T>): Promise<T> {
  const before = await world.fingerprint();
  const result = await act();
  expect(await world.fingerprint()).toBe(before);
  return result;
}

describe('people who live together', () => {
  test('are those who both say so', async () => {
    const [one, other] = [await network.member({ name: 'ตาชุ่ม' }), await network.member({ name: 'ยายช้อย' })];
    const requestId = await askPerson(one, other);
    expect((await homeOf(other)).householdRequests).toEqual([{ id: requestId, askedByName: 'ตาชุ่ม 1' }]);
    expect((await homeOf(one)).household).toBeNull();

    expect(await reply(other, requestId, true)).toMatchObject({ __typename: 'HouseholdSuccess' });

    expect((await homeOf(one)).household).toEqual({ members: ['ตาชุ่ม 1', 'ยายช้อย 1'] });
    expect(await homeOf(other)).toMatchObject({
      household: { members: ['ตาชุ่ม 1', 'ยายช้อย 1'] },
      householdRequests: [],
    });
    expect(await expectNothingWritten(() => reply(other, requestId, true))).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  test('are nobody when the other says no', async () => {
    const [one, other] = [await network.member(), await network.member()];
    await reply(other, await askPerson(one, other), false);
    expect(await homeOf(other)).toMatchObject({ household: null, householdRequests: [] });
    expect((await homeOf(one)).household).toBeNull();
  });

  test('part when one goes, without asking', async () => {
    const [one, other] = [await network.member(), await network.member()];
    await liveTogether(network, one, other);
    await mutate(one, 'leaveHousehold', { networkId: network.id });
    expect((await homeOf(one)).household).toBeNull();
    expect((await homeOf(other)).household).toBeNull();
  });

  test('are seen by themselves and by coordinators alone', async () => {
    const [one, other] = [await network.member(), await network.member()];
    await liveTogether(network, one, other);
    expect((await homeOf(one, network.coordinator)).household?.members).toHaveLength(2);
    expect(await homeOf(one, network.coordinator)).toMatchObject({ householdRequests: [] });
    const { node } = await (await network.person('VERIFIER')).client.ask<{ node: null }>(
      'query ($id: ID!) { node(id: $id) { ... on Membership { household { members } } } }',
      { id: one.membershipId },
    );
    expect(node).toBeNull();
  });

  test('are set by a coordinator as they are, and only of this network', async () => {
    const [one, other] = [await network.member(), await network.member()];
    const stranger = await (await world.network()).member();
    const set = (membershipIds: readonly string[]) =>
      mutate(
        network.coordinator,
        'setHousehold',
        { networkId: network.id, membershipIds },
        onValidationError,
      );
    for (const ids of [[], [one.membershipId, stranger.membershipId], ['membership_nobody']])
      expect(wrongFields(await expectNothingWritten(() => set(ids)))).toEqual(['membershipIds']);
    await set([one.membershipId, other.membershipId]);
    expect((await homeOf(one)).household?.members).toHaveLength(2);
    await set([one.membershipId]);
    expect((await homeOf(other)).household).toBeNull();
  });
});

describe('asking', () => {
  test('does not tell whose number it is, if anybody’s', async () => {
    const one = await network.member();
    const [taken, free, own] = [
      (await homeOf(await network.member())).member.memberNumber,
      '99999999',
      (await homeOf(one)).member.memberNumber,
    ];
    const answers = [await ask(one, taken), await ask(one, free), await ask(one, own)];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(wrongFields(await expectNothingWritten(() => ask(one, '12')))).toEqual(['memberNumber']);
  });

  test('twice is asking once, and is limited to ten a day, also at once', async () => {
    const one = await network.member();
    const others = await network.members(15, 1);
    const { rows } = await world.pool.query<{ member_number: string }>(
      'SELECT member_number FROM membership WHERE user_id = ANY ($1::uuid[])',
      [others.map(({ userId }) => userId)],
    );
    const numbers = rows.map((row) => row.member_number);
    await ask(one, numbers[0] ?? '');
    await expectNothingWritten(() => ask(one, numbers[0] ?? ''));
    const answers = await Promise.all(numbers.slice(1).map((number) => ask(one, number)));
    expect(answers.filter(({ __typename }) => __typename === 'AskToShareHouseholdSuccess')).toHaveLength(9);
    expect(answers.filter(({ state }) => state === 'TOO_MANY')).toHaveLength(5);
  });

  test('each other at once brings both under one roof', async () => {
    const [one, other] = [await network.member(), await network.member()];
    const [toOther, toOne] = [await askPerson(one, other), await askPerson(other, one)];
    const answers = await Promise.all([reply(other, toOther, true), reply(one, toOne, true)]);
    expect(answers.map(({ __typename }) => __typename)).toEqual(['HouseholdSuccess', 'HouseholdSuccess']);
    expect((await homeOf(one)).household?.members).toHaveLength(2);
  });

  test('is for members of the network', async () => {
    expect(await expectNothingWritten(async () => ask(network.coordinator, '12345678'))).toMatchObject({
      __typename: 'NotAMemberError',
    });
  });
});
