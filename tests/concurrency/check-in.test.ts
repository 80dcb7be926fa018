import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { adoptCatalogue, type Indicator } from '../testkit/catalogue.ts';
import { Client } from '../testkit/client.ts';
import {
  type CheckInResult,
  checkIn,
  eventAction,
  figuresOf,
  makeEvent,
  shownToken,
} from '../testkit/events.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { startServer, type TestServer } from '../testkit/server.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let second: TestServer;
let network: Network;
let rules: Record<'FREE' | 'THREE', Indicator>;

beforeAll(async () => {
  world = await World.start();
  second = await startServer({ databaseUrl: world.database.url });
  network = await world.network();
  rules = await adoptCatalogue(network, {
    FREE: { points: 20, capCount: 1_000 },
    THREE: { points: 20, capCount: 3, capPeriod: 'YEAR' },
  });
});

afterAll(async () => {
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
  await second.stop();
  await world.stop();
});

/** Every other one at the other server. */
function spread<P extends Person>(people: readonly P[]): P[] {
  return people.map((person, index) =>
    index % 2 === 0 ? person : { ...person, client: new Client(second.url, person.client.token) },
  );
}

const withPoints = (results: readonly CheckInResult[]) =>
  results.filter(({ checkIn: visit }) => visit?.points === 20);
const withoutPoints = (results: readonly CheckInResult[], reason: string) =>
  results.filter(({ checkIn: visit }) => visit?.noPointsReason === reason);

function soleMember([member]: readonly MemberPerson[]): MemberPerson {
  if (member === undefined) throw new Error('nobody');
  return member;
}

describe('many at one door', () => {
  test('one member 50 times at once, at two servers, is one visit and one credit', async () => {
    const event = await makeEvent(network, { indicator: rules.FREE });
    const token = await shownToken(network.coordinator, event);
    const member = soleMember(await network.members(1, 1));
    const nonce = randomUUID();
    const results = await Promise.all(
      spread(Array.from({ length: 50 }, () => member)).map((person, index) =>
        checkIn(person, token, index < 25 ? { nonce } : {}),
      ),
    );
    expect(results.filter(({ replayed }) => replayed === false)).toHaveLength(1);
    expect(results.filter(({ replayed }) => replayed === true)).toHaveLength(49);
    expect(new Set(results.map(({ wallet }) => wallet?.available))).toEqual(new Set([21]));
    expect(await figuresOf(network.coordinator, event)).toMatchObject({ visitCount: 1, pointsGiven: 20 });
  });

  test('of 300 members at two servers, a budget for 100 pays exactly 100, and all 300 are on the list', async () => {
    const event = await makeEvent(network, { indicator: rules.FREE, budgetPoints: 2_000 });
    const token = await shownToken(network.coordinator, event);
    const members = spread(await network.members(300, 1));
    const results = await Promise.all(members.map((member) => checkIn(member, token)));
    expect(withPoints(results)).toHaveLength(100);
    expect(withoutPoints(results, 'BUDGET_USED_UP')).toHaveLength(200);
    expect(await figuresOf(network.coordinator, event)).toMatchObject({
      ...{ visitCount: 300, creditedCount: 100, pointsGiven: 2_000, pointsLeft: 0 },
    });
  });

  test('one member at ten events at once has a cap of three', async () => {
    const member = soleMember(await network.members(1, 1));
    const tokens = await Promise.all(
      Array.from({ length: 10 }, async () =>
        shownToken(network.coordinator, await makeEvent(network, { indicator: rules.THREE })),
      ),
    );
    const people = spread(tokens.map(() => member));
    const results = await Promise.all(tokens.map((token, index) => checkIn(people[index] ?? member, token)));
    expect(withPoints(results)).toHaveLength(3);
    expect(withoutPoints(results, 'CAP_REACHED')).toHaveLength(7);
  });

  test('a printed code for 40 lets in 40 of 100', async () => {
    const event = await makeEvent(network, { indicator: rules.FREE, codeMode: 'PRINTED', printedLimit: 40 });
    const token = await shownToken(network.coordinator, event);
    const members = spread(await network.members(100, 1));
    const results = await Promise.all(members.map((member) => checkIn(member, token)));
    expect(withPoints(results)).toHaveLength(40);
    expect(results.filter(({ problem }) => problem === 'USED_UP')).toHaveLength(60);
  });

  test('whoever comes while it is closed is in, or is not; the purse agrees', async () => {
    const event = await makeEvent(network, { indicator: rules.FREE });
    const token = await shownToken(network.coordinator, event);
    const members = spread(await network.members(60, 1));
    const [results] = await Promise.all([
      Promise.all(members.map((member) => checkIn(member, token))),
      eventAction(network.coordinator, 'closeEvent', event.id),
    ]);
    const came = results.filter(({ __typename }) => __typename === 'CheckInSuccess');
    const late = results.filter(({ __typename }) => __typename === 'EventNotOpenError');
    expect(came.length + late.length).toBe(60);
    expect(await figuresOf(network.coordinator, event)).toMatchObject({ visitCount: came.length });
  });
});
