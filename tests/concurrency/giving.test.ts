import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { TypeID } from 'typeid-js';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { fund, thank } from '../testkit/thanks.ts';
import { World } from '../testkit/world.ts';

let world: World;

beforeAll(async () => {
  world = await World.start();
});

afterAll(async () => {
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
  await world.stop();
});

const uuidOf = (id: string) => TypeID.fromString(id).toUUID();

async function give(
  network: Network,
  giver: { readonly memberId: string },
  receiver: { readonly memberId: string },
  points: number,
  key: string = randomUUID(),
): Promise<string | undefined> {
  const { rows } = await world.pool.query<{ status: string }>(
    'SELECT status FROM give_points($1, $2, $3, $4, $5, $6)',
    [network.uuid, v7(), uuidOf(giver.memberId), uuidOf(receiver.memberId), points, key],
  );
  return rows[0]?.status;
}

async function balances(network: Network): Promise<{ fund: number; members: Map<string, number> }> {
  const { rows } = await world.pool.query<{ kind: string; member_id: string | null; balance: string }>(
    `SELECT kind, member_id, balance FROM ledger_account
      WHERE network_id = $1 AND kind IN ('NETWORK_FUND', 'MEMBER_AVAILABLE')`,
    [network.uuid],
  );
  return {
    fund: Number(rows.find(({ kind }) => kind === 'NETWORK_FUND')?.balance),
    members: new Map(
      rows.flatMap((row) => (row.member_id === null ? [] : [[row.member_id, Number(row.balance)]])),
    ),
  };
}

function counted(outcomes: readonly (string | undefined)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) counts[String(outcome)] = (counts[String(outcome)] ?? 0) + 1;
  return counts;
}

describe('at the same time', () => {
  test('a fund of 120 points under 50 givers of 5: 24 are given, and it is empty', async () => {
    const network = await world.network();
    await fund(network.coordinator, network, 120);
    const members = await network.members(100, 1);
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        const [giver, receiver] = [members[index], members[index + 50]];
        if (giver === undefined || receiver === undefined) throw new Error('too few members');
        const { __typename, code } = await thank(giver, network, receiver, { points: 5 });
        return code ?? __typename;
      }),
    );
    expect(counted(outcomes)).toEqual({ SendThanksSuccess: 24, GIFT_FUND_EMPTY: 26 });
    expect((await balances(network)).fund).toBe(0);
    expect(await world.count('gift')).toEqual(
      await world.count('thanks_note').then((c) => ({ gift: c['thanks_note'] })),
    );
  });

  test('an allowance of 20 under ten gifts of 6: three are given', async () => {
    const network = await world.network();
    await fund(network.coordinator, network, 500);
    const [giver, ...receivers] = await network.members(11, 1);
    if (giver === undefined) throw new Error('nobody');
    const outcomes = await Promise.all(receivers.map((receiver) => give(network, giver, receiver, 6)));
    expect(counted(outcomes)).toEqual({ GIVEN: 3, ALLOWANCE_USED: 7 });
    expect((await balances(network)).fund).toBe(482);
  });

  test('two people who give to each other, to and fro: one gift goes, and nobody waits for ever', async () => {
    const network = await world.network();
    await fund(network.coordinator, network, 500);
    for (let round = 0; round < 5; round++) {
      const [one, other] = await network.members(2, 1);
      if (one === undefined || other === undefined) throw new Error('too few');
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          index % 2 === 0 ? give(network, one, other, 2) : give(network, other, one, 2),
        ),
      );
      expect(counted(outcomes)).toEqual({ GIVEN: 1, PAIR_USED: 7 });
    }
  });

  test('one key eight times: one gift', async () => {
    const network = await world.network();
    await fund(network.coordinator, network, 500);
    const [giver, receiver] = await network.members(2, 1);
    if (giver === undefined || receiver === undefined) throw new Error('too few');
    const key = randomUUID();
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => give(network, giver, receiver, 3, key)),
    );
    expect(counted(outcomes)).toEqual({ GIVEN: 1, REPLAYED: 7 });
  });

  test('notes of a day: ten of twenty go, and two of six to one person', async () => {
    const network = await world.network();
    const [sender, receiver, ...others] = await network.members(22, 1);
    if (sender === undefined || receiver === undefined) throw new Error('too few');
    const toOne = await Promise.all(Array.from({ length: 6 }, () => thank(sender, network, receiver)));
    expect(counted(toOne.map(({ __typename }) => __typename))).toEqual({
      SendThanksSuccess: 2,
      ThanksLimitReachedError: 4,
    });
    const toMany = await Promise.all(others.map((other) => thank(sender, network, other)));
    expect(counted(toMany.map(({ __typename }) => __typename))).toEqual({
      SendThanksSuccess: 8,
      ThanksLimitReachedError: 12,
    });
  });

  test('ten fundings of 300 by one coordinator: three go at once, seven wait', async () => {
    const network = await world.network();
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => fund(network.coordinator, network, 300)),
    );
    expect(counted(outcomes.map(({ funding }) => funding?.state))).toEqual({ FUNDED: 3, PROPOSED: 7 });
    expect((await balances(network)).fund).toBe(900);
  });

  test('agreeing and withdrawing: one of them wins', async () => {
    const network = await world.network();
    const second = await network.person('COORDINATOR');
    const { funding } = await fund(network.coordinator, network, 1_500);
    const settle = (to: string) =>
      world.pool.query<{ status: string }>('SELECT settle_funding($1, $2, $3, $4) AS status', [
        ...[network.uuid, uuidOf(funding?.id ?? ''), to, uuidOf(second.membershipId)],
      ]);
    const answers = await Promise.all(['FUNDED', 'WITHDRAWN', 'FUNDED', 'WITHDRAWN'].map(settle));
    expect(counted(answers.map(({ rows }) => rows[0]?.status))).toEqual({ SETTLED: 1, ALREADY_SETTLED: 3 });
    const { rows } = await world.pool.query<{ state: string }>(
      'SELECT state FROM fund_funding WHERE id = $1',
      [uuidOf(funding?.id ?? '')],
    );
    expect((await balances(network)).fund).toBe(rows[0]?.state === 'FUNDED' ? 1_500 : 0);
  });
});

test('whatever is given by whom: points are conserved, and no wallet is lowered by giving', async () => {
  const network = await world.network();
  const members: readonly MemberPerson[] = await network.members(4, 10);
  const who = fc.nat(members.length - 1);
  const step = fc.oneof(
    fc.record({ kind: fc.constant('fund' as const), points: fc.integer({ min: 1, max: 25 }) }),
    fc.record({
      kind: fc.constant('give' as const),
      giver: who,
      receiver: who,
      points: fc.integer({ min: 1, max: 12 }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      for (const each of steps) {
        const before = await balances(network);
        if (each.kind === 'fund') {
          const { funding } = await fund(network.coordinator, network, each.points);
          const after = await balances(network);
          expect(after.fund).toBe(before.fund + (funding?.state === 'FUNDED' ? each.points : 0));
          expect(after.members).toEqual(before.members);
          continue;
        }
        const [giver, receiver] = [members[each.giver], members[each.receiver]];
        if (giver === undefined || receiver === undefined) throw new Error('nobody');
        const status = await give(network, giver, receiver, each.points);
        const moved = status === 'GIVEN' ? each.points : 0;
        const after = await balances(network);
        expect(after.fund).toBe(before.fund - moved);
        for (const [id, balance] of before.members) {
          expect(after.members.get(id)).toBe(balance + (id === uuidOf(receiver.memberId) ? moved : 0));
        }
      }
    }),
    { numRuns: 15, seed: 20_261_126 },
  );
});
