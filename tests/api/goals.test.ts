import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agreeOnReconciliation } from '../model/compare.ts';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import {
  createGoal,
  type GoalView,
  letGoalRunOut,
  openedGoal,
  pledge,
  stepGoal,
  viewGoal,
  withdraw,
} from '../testkit/goal.ts';
import { wrongFields } from '../testkit/mutate.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { noticesOf } from '../testkit/notices.ts';
import { walletOf } from '../testkit/redeem.ts';
import { runJob } from '../testkit/time-travel.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
});

afterAll(async () => {
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
  await agreeOnReconciliation(world.pool);
  await world.stop();
});

async function expectNothingWritten<T>(act: () => Promise<T>): Promise<T> {
  const before = await world.fingerprint();
  const result = await act();
  expect(await world.fingerprint()).toBe(before);
  return result;
}

async function members(count: number, points: number): Promise<MemberPerson[]> {
  return network.members(count, points);
}

async function aMember(points = 50): Promise<MemberPerson> {
  const [member] = await members(1, points);
  if (member === undefined) throw new Error('nobody');
  return member;
}

/** The goal once the job has come by. */
async function afterTheJob(by: MemberPerson, goal: GoalView, state: string): Promise<GoalView> {
  await runJob(world, 'settle_goals');
  await waitUntil(`the goal to be ${state} and settled`, async () => {
    const { rows } = await world.pool.query(
      'SELECT FROM community_goal WHERE id = $1 AND state = $2 AND settled_at IS NOT NULL',
      [TypeID.fromString(goal.id).toUUID(), state],
    );
    return rows.length === 1;
  });
  const view = await viewGoal(by, goal);
  if (view === null) throw new Error('the goal is not seen');
  return view;
}

describe('a pledge', () => {
  test('holds the points, and shows in the goal', async () => {
    const [goal, member] = [await openedGoal(network), await aMember()];
    const result = await pledge(member, goal, 30);
    expect(result).toEqual({
      __typename: 'PledgePointsSuccess',
      replayed: false,
      pledge: { id: expect.stringMatching(/^pledge_/), points: 30, state: 'HELD' },
      goal: {
        ...{ id: goal.id, state: 'OPEN', targetPoints: 100, pledgedPoints: 30, pointsLeft: 70 },
        ...{ supporterCount: null, cancelReason: null },
        viewerPledges: [{ id: result.pledge?.id, points: 30, state: 'HELD' }],
      },
      wallet: { available: 20, held: 30, lifetimeEarned: 50 },
    });
    expect(await walletOf(member)).toEqual({ available: 20, held: 30, lifetimeEarned: 50 });
  });

  test('sent again with its key holds once; with other points, or for another goal, it is a conflict', async () => {
    const [goal, other, member] = [await openedGoal(network), await openedGoal(network), await aMember()];
    const key = randomUUID();
    const first = await pledge(member, goal, 10, key);
    const again = await expectNothingWritten(() => pledge(member, goal, 10, key));
    expect(again).toMatchObject({
      replayed: true,
      pledge: first.pledge,
      wallet: { available: 40, held: 10 },
    });
    for (const act of [() => pledge(member, goal, 11, key), () => pledge(member, other, 10, key)]) {
      expect((await expectNothingWritten(act)).__typename).toBe('IdempotencyConflictError');
    }
    // Also of a pledge that was taken back: a late repetition holds nothing anew.
    await withdraw(member, first.pledge?.id ?? '');
    expect((await expectNothingWritten(() => pledge(member, goal, 10, key))).pledge?.state).toBe('RETURNED');
  });

  test('of more than is left says what is left, and that can be pledged', async () => {
    const [goal, member] = [await openedGoal(network, { targetPoints: 25 }), await aMember(100)];
    await pledge(member, goal, 20);
    const over = await expectNothingWritten(() => pledge(member, goal, 6));
    expect(over).toMatchObject({ __typename: 'OverTargetError', code: 'OVER_TARGET', pointsLeft: 5 });
    expect((await pledge(member, goal, over.pointsLeft ?? 0)).goal?.state).toBe('REACHED');
  });

  test('of more than the member has says how many are missing', async () => {
    const [goal, member] = [await openedGoal(network), await aMember(10)];
    const poor = await expectNothingWritten(() => pledge(member, goal, 13));
    expect(poor).toMatchObject({ __typename: 'InsufficientPointsError', pointsMissing: 3 });
  });

  test.each([0, -5, 1_000_001, 2_147_483_647])('of %d points is a ValidationError', async (points) => {
    const [goal, member] = [await openedGoal(network), await aMember()];
    const result = await expectNothingWritten(() => pledge(member, goal, points));
    expect(result.__typename).toBe('ValidationError');
    expect(wrongFields(result)).toEqual(['points']);
  });

  test('to a goal that is a draft, unknown, or of another community is refused', async () => {
    const member = await aMember();
    const draft = await openedGoal(network, { open: false });
    const foreign = await openedGoal(await world.network());
    const unknown = { id: TypeID.fromUUID('goal', v7()).toString() };
    for (const [goal, refusal] of [
      [draft, 'ForbiddenError'],
      [unknown, 'ForbiddenError'],
      [{ id: 'goal_x' }, 'ForbiddenError'],
      [foreign, 'NotAMemberError'],
    ] as const) {
      expect((await expectNothingWritten(() => pledge(member, goal, 5))).__typename).toBe(refusal);
    }
  });

  test('by one who has left is refused; what they pledged before stays, and can be taken back', async () => {
    const [goal, member] = [await openedGoal(network), await aMember()];
    const { pledge: standing } = await pledge(member, goal, 10);
    await world.pool.query(`UPDATE membership SET status = 'LEFT' WHERE user_id = $1`, [member.userId]);
    expect((await expectNothingWritten(() => pledge(member, goal, 5))).__typename).toBe('NotAMemberError');
    expect((await withdraw(member, standing?.id ?? '')).wallet).toMatchObject({ available: 50, held: 0 });
  });

  test('is one of a hundred at most', async () => {
    const goal = await openedGoal(network, { targetPoints: 1_000 });
    const member = await aMember(200);
    const memberId = TypeID.fromString(member.memberId).toUUID();
    await world.pool.query(
      `SELECT pledge_points($1, $2, $3, gen_random_uuid(), 1, 'key number ' || number) FROM generate_series(1, 100) AS number`,
      [network.uuid, TypeID.fromString(goal.id).toUUID(), memberId],
    );
    const result = await expectNothingWritten(() => pledge(member, goal, 1));
    expect([result.__typename, wrongFields(result)]).toEqual(['ValidationError', ['goalId']]);
  });
});

describe('taking a pledge back', () => {
  test('gives its points back, free, and the goal needs them again', async () => {
    const [goal, member] = [await openedGoal(network), await aMember()];
    const { pledge: standing } = await pledge(member, goal, 30);
    expect(await withdraw(member, standing?.id ?? '')).toMatchObject({
      __typename: 'WithdrawPledgeSuccess',
      pledge: { state: 'RETURNED' },
      goal: { pledgedPoints: 0, pointsLeft: 100 },
      wallet: { available: 50, held: 0, lifetimeEarned: 50 },
    });
  });

  test('twice gives back once', async () => {
    const [goal, member] = [await openedGoal(network), await aMember()];
    const id = (await pledge(member, goal, 30)).pledge?.id ?? '';
    await withdraw(member, id);
    const again = await expectNothingWritten(() => withdraw(member, id));
    expect(again).toMatchObject({ __typename: 'StateError', state: 'RETURNED' });
  });

  test('of another’s, an unknown or a malformed id is refused', async () => {
    const [goal, member, other] = [await openedGoal(network), await aMember(), await aMember()];
    const id = (await pledge(member, goal, 30)).pledge?.id ?? '';
    for (const each of [id, TypeID.fromUUID('pledge', v7()).toString(), 'pledge_1', goal.id]) {
      expect((await expectNothingWritten(() => withdraw(other, each))).__typename).toBe('ForbiddenError');
    }
  });

  test('of a goal that has been reached is refused', async () => {
    const [goal, member] = [await openedGoal(network, { targetPoints: 20 }), await aMember()];
    const id = (await pledge(member, goal, 20)).pledge?.id ?? '';
    const late = await expectNothingWritten(() => withdraw(member, id));
    expect(late).toMatchObject({ __typename: 'StateError', state: 'CONTRIBUTED' });
  });
});

describe('a goal', () => {
  test('that the last pledge fills is reached in that moment: every pledge is contributed, and everybody told', async () => {
    const goal = await openedGoal(network, { targetPoints: 60 });
    const [first, second, third] = await members(3, 25);
    if (first === undefined || second === undefined || third === undefined) throw new Error('nobody');
    await pledge(first, goal, 10);
    await pledge(first, goal, 10);
    await pledge(second, goal, 20);

    const last = await pledge(third, goal, 20);

    expect(last).toMatchObject({
      pledge: { points: 20, state: 'CONTRIBUTED' },
      goal: { state: 'REACHED', pledgedPoints: 60, pointsLeft: 0 },
      wallet: { available: 5, held: 0 },
    });
    for (const [member, available] of [
      [first, 5],
      [second, 5],
    ] as const) {
      expect(await walletOf(member)).toEqual({ available, held: 0, lifetimeEarned: 25 });
      const seen = await viewGoal(member, goal);
      expect(seen?.viewerPledges.map(({ state }) => state)).toEqual(
        seen?.viewerPledges.map(() => 'CONTRIBUTED'),
      );
      expect((await noticesOf(member)).filter(({ kind }) => kind === 'GOAL_REACHED')).toMatchObject([
        { title: 'The community has reached its goal', path: `/goals/${goal.id}` },
      ]);
    }
    expect((await noticesOf(network.coordinator)).map(({ kind }) => kind)).toContain('GOAL_REACHED');
  });

  test('that is not reached in time gives everything back by itself, and says so', async () => {
    const [goal, member] = [await openedGoal(network), await aMember()];
    await pledge(member, goal, 10);
    await pledge(member, goal, 15);
    await letGoalRunOut(world, goal);
    const late = await expectNothingWritten(() => pledge(member, goal, 5));
    expect(late.__typename).toBe('GoalNotOpenError');

    const ended = await afterTheJob(member, goal, 'RETURNED');

    expect(ended).toMatchObject({ pledgedPoints: 25, pointsLeft: 0 });
    expect(await walletOf(member)).toEqual({ available: 50, held: 0, lifetimeEarned: 50 });
    const told = (await noticesOf(member)).filter(({ kind }) => kind === 'GOAL_RETURNED');
    expect(told).toHaveLength(1);
    expect(told[0]?.body).toContain('was not reached in time. Back in your wallet: 25 points.');
  });

  test('that a coordinator calls off gives everything back, with the reason', async () => {
    const [goal, member] = [await openedGoal(network), await aMember()];
    await pledge(member, goal, 10);
    const result = await stepGoal(network.coordinator, 'cancelGoal', {
      goalId: goal.id,
      reason: 'ฝนตกหนัก งานเลื่อนไปปีหน้า',
    });
    expect(result.goal).toMatchObject({ state: 'CANCELLED', cancelReason: 'ฝนตกหนัก งานเลื่อนไปปีหน้า' });
    expect(await walletOf(member)).toEqual({ available: 50, held: 0, lifetimeEarned: 50 });
    const [told] = (await noticesOf(member)).filter(({ kind }) => kind === 'GOAL_RETURNED');
    expect(told?.body).toContain('was called off');
    expect(told?.body).toContain('ฝนตกหนัก งานเลื่อนไปปีหน้า');
    const again = await expectNothingWritten(() =>
      stepGoal(network.coordinator, 'cancelGoal', { goalId: goal.id, reason: 'ซ้ำ' }),
    );
    expect(again).toMatchObject({ __typename: 'StateError', state: 'CANCELLED' });
  });

  test('with many more givers than one transaction takes comes back whole, batch after batch', async () => {
    const goal = await openedGoal(network, { targetPoints: 100_000 });
    const givers = await members(450, 7);
    await world.pool.query(
      `SELECT pledge_points($1, $2, member_id, gen_random_uuid(), 3, 'one key for each') FROM unnest($3::uuid[]) AS member_id`,
      [
        network.uuid,
        TypeID.fromString(goal.id).toUUID(),
        givers.map(({ memberId }) => TypeID.fromString(memberId).toUUID()),
      ],
    );
    const [first] = givers;
    if (first === undefined) throw new Error('nobody');
    expect(await viewGoal(first, goal)).toMatchObject({ pledgedPoints: 1_350, supporterCount: 450 });
    await letGoalRunOut(world, goal);
    await afterTheJob(first, goal, 'RETURNED');
    const { rows } = await world.pool.query(
      `SELECT count(*) FROM pledge WHERE goal_id = $1 AND state <> 'RETURNED'`,
      [TypeID.fromString(goal.id).toUUID()],
    );
    expect(rows).toEqual([{ count: '0' }]);
  });

  test('is seen as a sum, and as a number of people from five on; each sees their own alone', async () => {
    const goal = await openedGoal(network, { targetPoints: 100 });
    const givers = await members(5, 10);
    for (const giver of givers.slice(0, 4)) await pledge(giver, goal, 2);
    const [first, , , , fifth] = givers;
    if (first === undefined || fifth === undefined) throw new Error('nobody');
    expect(await viewGoal(fifth, goal)).toMatchObject({
      pledgedPoints: 8,
      supporterCount: null,
      viewerPledges: [],
    });
    await pledge(fifth, goal, 2);
    expect(await viewGoal(first, goal)).toMatchObject({
      supporterCount: 5,
      viewerPledges: [{ points: 2, state: 'HELD' }],
    });
    const seen = await viewGoal(network.coordinator, goal);
    expect(seen).toMatchObject({ pledgedPoints: 10, viewerPledges: [] });
  });

  test('is listed for the people of its community: drafts for those who look after it', async () => {
    const own = await world.network();
    const [draft, open] = [await openedGoal(own, { open: false }), await openedGoal(own)];
    const list = async (person: MemberPerson | Network['coordinator'], states = '') => {
      const { network: found } = await person.client.ask<{
        network: { goals: { totalCount: number; nodes: { id: string }[] } };
      }>(`query ($slug: String!) { network(slug: $slug) { goals${states} { totalCount nodes { id } } } }`, {
        slug: own.slug,
      });
      expect(found.goals.totalCount).toBe(found.goals.nodes.length);
      return found.goals.nodes.map(({ id }) => id);
    };
    const [member] = await own.members(1, 1);
    if (member === undefined) throw new Error('nobody');
    expect(await list(own.coordinator)).toEqual([open.id, draft.id]);
    expect(await list(own.coordinator, '(states: [DRAFT])')).toEqual([draft.id]);
    expect(await list(member)).toEqual([open.id]);
    expect(await list(member, '(states: [DRAFT])')).toEqual([]);
    expect(await viewGoal(member, draft)).toBeNull();
  });
});

describe('setting a goal', () => {
  test('sent again with its key makes one; with other words it is a conflict', async () => {
    const key = randomUUID();
    const endsAt = new Date(Date.now() + 500_000_000).toISOString();
    const input = { idempotencyKey: key, endsAt };
    const first = await createGoal(network, input);
    const again = await expectNothingWritten(() => createGoal(network, input));
    expect(again).toMatchObject({ replayed: true, goal: { id: first.goal?.id } });
    const other = await expectNothingWritten(() => createGoal(network, { ...input, targetPoints: 101 }));
    expect(other.__typename).toBe('IdempotencyConflictError');
  });

  test.each([
    ['no title', { title: {} }, ['title']],
    ['no promise', { beneficiary: { th: '' } }, ['beneficiary']],
    ['no points', { targetPoints: 0 }, ['targetPoints']],
    ['an end in the past', { endsAt: '2020-01-01T00:00:00Z' }, ['endsAt']],
    ['a short key', { idempotencyKey: 'seven77' }, ['idempotencyKey']],
  ])('with %s is a ValidationError', async (_what, change, fields) => {
    const result = await expectNothingWritten(() => createGoal(network, change));
    expect(result.__typename).toBe('ValidationError');
    expect(wrongFields(result)).toEqual(fields);
  });

  test('stops at twenty that have not ended', async () => {
    const own = await world.network();
    for (let made = 0; made < 20; made++) await openedGoal(own, { open: made % 2 === 0 });
    const result = await expectNothingWritten(() => createGoal(own));
    expect([result.__typename, wrongFields(result)]).toEqual(['ValidationError', ['networkId']]);
  });

  test('as a draft can change; once open it does not', async () => {
    const { goal } = await createGoal(network, { open: false });
    const goalId = goal?.id;
    const { coordinator } = network;
    const changed = await stepGoal(coordinator, 'updateGoal', { goalId, targetPoints: 70 });
    expect(changed.goal).toMatchObject({ state: 'DRAFT', targetPoints: 70 });
    const wrong = await expectNothingWritten(() =>
      stepGoal(coordinator, 'updateGoal', { goalId, targetPoints: -1 }),
    );
    expect(wrongFields(wrong)).toEqual(['targetPoints']);
    expect((await stepGoal(coordinator, 'openGoal', { goalId })).goal?.state).toBe('OPEN');
    for (const [step, input] of [
      ['updateGoal', { goalId, targetPoints: 80 }],
      ['openGoal', { goalId }],
    ] as const) {
      const late = await expectNothingWritten(() => stepGoal(coordinator, step, input));
      expect(late).toMatchObject({ __typename: 'StateError', state: 'OPEN' });
    }
  });

  test('whose end has passed does not open', async () => {
    const { goal } = await createGoal(network, { open: false });
    if (goal === undefined) throw new Error('no goal');
    await letGoalRunOut(world, goal);
    const late = await expectNothingWritten(() =>
      stepGoal(network.coordinator, 'openGoal', { goalId: goal.id }),
    );
    expect(wrongFields(late)).toEqual(['endsAt']);
  });
});

test('the passbook tells of a pledge by its goal’s name; the pledge itself says that it was contributed', async () => {
  const [goal, member] = [await openedGoal(network, { targetPoints: 40 }), await aMember(40)];
  const back = await pledge(member, goal, 15);
  await withdraw(member, back.pledge?.id ?? '');
  await pledge(member, goal, 40);
  const { node } = await member.client.ask<{ node: { passbook: { nodes: unknown[] } } }>(
    `query ($id: ID!) { node(id: $id) { ... on Member { passbook {
      nodes { kind points balanceAfter description(language: TH) confirmedBy(language: EN) } } } } }`,
    { id: member.memberId },
  );
  const line = (kind: string, points: number, balanceAfter: number) => ({
    ...{ kind, points, balanceAfter },
    ...{ description: 'หลังคาศาลาวัด', confirmedBy: 'System' },
  });
  expect(node.passbook.nodes.slice(0, 3)).toEqual([
    line('HOLD', -40, 0),
    line('RELEASE', 15, 40),
    line('HOLD', -15, 25),
  ]);
  expect(await walletOf(member)).toEqual({ available: 0, held: 0, lifetimeEarned: 40 });
});

describe('even the owner of the tables', () => {
  const refused = (statement: string) =>
    world.pool.query(statement).then(
      () => 'done',
      (error) => error.code,
    );

  test.each([
    [
      'overshoots no goal',
      'UPDATE community_goal SET pledged_points = target_points + 1 WHERE state = $$OPEN$$',
    ],
    ['reaches no goal that is not whole', `UPDATE community_goal SET state = 'REACHED' WHERE state = 'OPEN'`],
    ['opens no goal again', `UPDATE community_goal SET state = 'OPEN' WHERE state = 'CANCELLED'`],
    ['changes no promise', `UPDATE community_goal SET beneficiary_th = 'อย่างอื่น' WHERE state = 'OPEN'`],
    ['ends no pledge twice', `UPDATE pledge SET state = 'HELD', ended_at = NULL WHERE state = 'RETURNED'`],
    ['changes no pledge', 'UPDATE pledge SET points = points + 1'],
  ])('%s', async (_what, statement) => {
    expect(await refused(statement)).toBe('23514');
  });

  test('removes no pledge and no goal', async () => {
    expect(await refused('DELETE FROM pledge')).toBe('42501');
    expect(await refused('DELETE FROM community_goal')).toBe('42501');
  });
});
