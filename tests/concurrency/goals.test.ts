import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agreeOnReconciliation } from '../model/compare.ts';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { type GoalView, letGoalRunOut, openedGoal, pledge, stepGoal, withdraw } from '../testkit/goal.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { noticesOf } from '../testkit/notices.ts';
import { redeem, walletOf } from '../testkit/redeem.ts';
import { SeededRandom } from '../testkit/seeded-random.ts';
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

const uuidOf = (id: string) => TypeID.fromString(id).toUUID();

async function standing(goal: GoalView): Promise<{ state: string; pledged: number; settled: boolean }> {
  const { rows } = await world.pool.query<{ state: string; pledged: number; settled: boolean }>(
    `SELECT state::text, pledged_points AS pledged, settled_at IS NOT NULL AS settled FROM community_goal WHERE id = $1`,
    [uuidOf(goal.id)],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('no goal');
  return row;
}

/** How many pledges of a goal stand in each state. */
async function pledgesOf(goal: GoalView): Promise<Record<string, number>> {
  const { rows } = await world.pool.query<{ state: string; count: string }>(
    'SELECT state, count(*) FROM pledge WHERE goal_id = $1 GROUP BY state',
    [uuidOf(goal.id)],
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
}

test('of 30 who pledge at once toward what ten can fill, ten do; nobody is held for more', async () => {
  const goal = await openedGoal(network, { targetPoints: 100 });
  const members = await network.members(30, 15);
  const answers = await Promise.all(members.map((member) => pledge(member, goal, 10)));
  const counts = Map.groupBy(answers, (answer) => answer.__typename);
  expect(counts.get('PledgePointsSuccess')).toHaveLength(10);
  const refused = answers.length - 10;
  expect((counts.get('GoalNotOpenError')?.length ?? 0) + (counts.get('OverTargetError')?.length ?? 0)).toBe(
    refused,
  );
  // Whoever came between the look and the lock of the one who filled it is left to the job, at once.
  await waitUntil('every pledge to be contributed', async () => (await standing(goal)).settled);
  expect(await standing(goal)).toEqual({ state: 'REACHED', pledged: 100, settled: true });
  expect(await pledgesOf(goal)).toEqual({ CONTRIBUTED: 10 });
  for (const [index, member] of members.entries()) {
    const gave = answers[index]?.__typename === 'PledgePointsSuccess' ? 10 : 0;
    expect(await walletOf(member)).toMatchObject({ available: 15 - gave, held: 0 });
    const told = (await noticesOf(member)).filter(({ kind }) => kind === 'GOAL_REACHED');
    expect(told).toHaveLength(gave === 0 ? 0 : 1);
  }
});

test('one key at once is one pledge, and is answered alike', async () => {
  const goal = await openedGoal(network);
  const [member] = await network.members(1, 100);
  if (member === undefined) throw new Error('nobody');
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 20 }, () => pledge(member, goal, 10, key)));
  expect(new Set(answers.map((answer) => answer.pledge?.id)).size).toBe(1);
  expect(answers.filter((answer) => answer.replayed === false)).toHaveLength(1);
  expect(await walletOf(member)).toMatchObject({ available: 90, held: 10 });
});

test('points that pledges and redemptions want at once are held or spent once', async () => {
  const goal = await openedGoal(network, { targetPoints: 1_000 });
  const offer = await (await network.shop()).offer({ costPoints: 10 });
  const [member] = await network.members(1, 30);
  if (member === undefined) throw new Error('nobody');
  const answers = await Promise.all([
    ...Array.from({ length: 8 }, () => pledge(member, goal, 10)),
    ...Array.from({ length: 8 }, () => redeem(member, offer)),
  ]);
  const done = answers.filter(({ __typename }) => __typename.endsWith('Success'));
  // A double tap of a redemption may be told to try again; nothing is taken twice.
  expect(done.length).toBeGreaterThanOrEqual(1);
  expect(done.length).toBeLessThanOrEqual(3);
  const pledged = done.filter(({ __typename }) => __typename === 'PledgePointsSuccess').length;
  expect(await walletOf(member)).toMatchObject({ available: 30 - 10 * done.length, held: 10 * pledged });
});

test('the pledge that fills a goal, a withdrawal, a cancellation and the clock: one decides, and all is one way', async () => {
  for (let round = 0; round < 12; round++) {
    const goal = await openedGoal(network, { targetPoints: 20 });
    const [first, second] = await network.members(2, 20);
    if (first === undefined || second === undefined) throw new Error('nobody');
    const standingPledge = (await pledge(first, goal, 10)).pledge?.id ?? '';
    if (round % 3 === 2) await letGoalRunOut(world, goal);
    await Promise.all([
      pledge(second, goal, 10),
      round % 3 === 0 ? withdraw(first, standingPledge) : null,
      round % 3 === 1
        ? stepGoal(network.coordinator, 'cancelGoal', { goalId: goal.id, reason: 'ยกเลิก' })
        : null,
      round % 3 === 2 ? runJob(world, 'settle_goals') : null,
    ]);
    const end = await waitUntil('the goal to be open, or settled', async () => {
      const found = await standing(goal);
      // Whose time is up stays open until the job comes by: that is not its end.
      const isStillOpen = found.state === 'OPEN' && round % 3 !== 2;
      return found.settled || isStillOpen ? found : null;
    });
    const wallets = [await walletOf(first), await walletOf(second)];
    const held = wallets.reduce((sum, wallet) => sum + wallet.held, 0);
    const available = wallets.reduce((sum, wallet) => sum + wallet.available, 0);
    switch (end.state) {
      case 'REACHED':
        expect([held, available, await pledgesOf(goal)]).toEqual([0, 20, { CONTRIBUTED: 2 }]);
        break;
      case 'OPEN':
        expect([held, available]).toEqual([end.pledged, 40 - end.pledged]);
        break;
      default:
        expect([held, available]).toEqual([0, 40]);
        expect(Object.keys(await pledgesOf(goal))).toEqual(['RETURNED']);
    }
  }
});

test('a settlement that died half-way goes on where it stopped, and nobody is given back twice', async () => {
  const goal = await openedGoal(network, { targetPoints: 1_000 });
  const members = await network.members(9, 10);
  for (const member of members) {
    await pledge(member, goal, 3);
    await pledge(member, goal, 4);
  }
  await letGoalRunOut(world, goal);
  const settle = 'SELECT * FROM settle_goal($1, $2, 3)';
  const ids = [network.uuid, uuidOf(goal.id)];
  await world.pool.query(`SELECT FROM move_goal($1, $2, 'RETURNED', NULL)`, ids);
  // One batch was committed, and the process died in the next.
  expect((await world.pool.query(settle, ids)).rowCount).toBe(6);
  const dying = await world.pool.connect();
  await dying.query('BEGIN');
  expect((await dying.query(settle, ids)).rowCount).toBe(6);
  await dying.query('ROLLBACK');
  dying.release();
  // What one member has moves together: nobody is half-way.
  const { rows } = await world.pool.query(
    'SELECT member_id FROM pledge WHERE goal_id = $1 GROUP BY member_id HAVING count(DISTINCT state) > 1',
    [uuidOf(goal.id)],
  );
  expect(rows).toEqual([]);

  await Promise.all([runJob(world, 'settle_goals'), runJob(world, 'settle_goals')]);
  await waitUntil('the rest to follow', async () => (await standing(goal)).settled);

  expect(await pledgesOf(goal)).toEqual({ RETURNED: 18 });
  for (const member of members) expect(await walletOf(member)).toMatchObject({ available: 10, held: 0 });
});

test('many who pledge, withdraw, fill and redeem across goals wait for nobody in a circle', async () => {
  const random = new SeededRandom(20_261_126);
  const members = await network.members(12, 400);
  const offer = await (await network.shop()).offer({ kind: 'HOLD', costPoints: 1 });
  const goals = await Promise.all(
    Array.from({ length: 4 }, () => openedGoal(network, { targetPoints: 300 })),
  );
  const live = async (member: MemberPerson): Promise<string[]> => {
    const own: string[] = [];
    const seen: string[] = [];
    for (let step = 0; step < 25; step++) {
      const choice = random.below(10);
      if (choice < 6) {
        const result = await pledge(member, random.pick(goals), 1 + random.below(12));
        if (result.pledge !== undefined) own.push(result.pledge.id);
        seen.push(result.__typename);
      } else if (choice < 8 && own.length > 0) {
        seen.push((await withdraw(member, random.pick(own))).__typename);
      } else {
        seen.push((await redeem(member, offer)).__typename);
      }
    }
    return seen;
  };
  // A deadlock would be an error of the request, and so of this test.
  const seen = new Set((await Promise.all(members.map(live))).flat());
  expect(seen).toContain('PledgePointsSuccess');
  expect(seen).toContain('WithdrawPledgeSuccess');
});
