import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { adoptCatalogue, type Indicator } from '../testkit/catalogue.ts';
import { recordDeed } from '../testkit/deed.ts';
import { mutate } from '../testkit/mutate.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let network: Network;
let verifier: Person;
let rules: Record<'WEEKLY' | 'MONTHLY', Indicator>;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  verifier = await network.person('VERIFIER');
  rules = await adoptCatalogue(network, {
    WEEKLY: { capCount: 3, capPeriod: 'WEEK' },
    MONTHLY: { capCount: 4, capPeriod: 'MONTH' },
  });
});

afterAll(async () => {
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
  expect(await capsOff()).toEqual([]);
  await world.stop();
});

/** Every cap whose count is not that of the deeds that stand under it. */
async function capsOff(): Promise<readonly object[]> {
  const { rows } = await world.pool.query<object>(`
    SELECT * FROM deed_cap cap FULL JOIN (
      SELECT member_id, indicator_code, cap_period, cap_start, count(*) AS standing FROM deed_record
      WHERE state NOT IN ('NOT_COUNTED', 'WITHDRAWN', 'CORRECTED')
      GROUP BY member_id, indicator_code, cap_period, cap_start
    ) AS deeds USING (member_id, indicator_code, cap_period, cap_start)
    WHERE coalesce(cap.used, 0) <> coalesce(deeds.standing, 0) OR cap.used > cap.cap_count`);
  return rows;
}

const uuidOf = (id: string) => TypeID.fromString(id).toUUID();

const recordFor = (member: MemberPerson) =>
  mutate(verifier, 'recordDeedFor', {
    ...{ indicatorId: rules.WEEKLY.id, memberNumber: member.memberNumber, idempotencyKey: randomUUID() },
  });

const recordGroup = (member: MemberPerson) =>
  mutate<{ recordedCount: number }>(
    verifier,
    'recordGroupDeed',
    { indicatorId: rules.WEEKLY.id, memberNumbers: [member.memberNumber], idempotencyKey: randomUUID() },
    '... on RecordGroupDeedSuccess { recordedCount }',
  );

test('by the member, for the member and in groups at once: as many stand as the cap allows', async () => {
  const member = await network.member();
  const answers = await Promise.all(
    Array.from({ length: 12 }, async (_, index) => {
      if (index % 3 === 0) return (await recordDeed(member, rules.WEEKLY)).__typename === 'RecordDeedSuccess';
      if (index % 3 === 1) return (await recordFor(member)).__typename === 'RecordDeedSuccess';
      return (await recordGroup(member)).recordedCount === 1;
    }),
  );
  expect(answers.filter(Boolean)).toHaveLength(3);
});

test('one key sent twenty times at once is one deed, and one answer', async () => {
  const member = await network.member();
  const idempotencyKey = randomUUID();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => recordDeed(member, rules.WEEKLY, { idempotencyKey, note: 'กวาดลานวัด' })),
  );
  expect(new Set(answers.map(({ deed }) => deed?.id)).size).toBe(1);
  expect(answers.filter(({ replayed }) => replayed === false)).toHaveLength(1);
});

test('of withdrawing and confirming at once one wins, and the cap and the points follow it', async () => {
  for (let round = 0; round < 5; round++) {
    const member = await network.member();
    const { deed } = await recordDeed(member, rules.WEEKLY);
    const id = deed?.id ?? '';
    const [withdrawn, confirmed] = await Promise.all([
      mutate(member, 'withdrawDeed', { deedId: id }),
      world.pool.query('SELECT FROM credit_deeds($1, $2)', [network.uuid, [uuidOf(id)]]),
    ]);
    expect(
      [withdrawn.__typename === 'WithdrawDeedSuccess', confirmed.rowCount === 1].filter(Boolean),
    ).toHaveLength(1);
  }
});

/** What may happen to the deeds of one member; `pick` says to which of those that there are. */
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('record' as const),
      code: fc.constantFrom('WEEKLY' as const, 'MONTHLY' as const),
    }),
  },
  fc.record({
    type: fc.constantFrom(
      'withdraw' as const,
      'credit' as const,
      'askMore' as const,
      'notCount' as const,
      'answer' as const,
      'countAfterAll' as const,
    ),
    pick: fc.nat(20),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const moves = {
  askMore: ['CLAIMED', 'MORE_ASKED'],
  notCount: ['CLAIMED', 'NOT_COUNTED'],
  answer: ['MORE_ASKED', 'CLAIMED'],
  countAfterAll: ['NOT_COUNTED', 'CLAIMED'],
} as const;

async function take(member: MemberPerson, deeds: string[], what: Step): Promise<void> {
  if (what.type === 'record') {
    const { deed } = await recordDeed(member, rules[what.code]);
    if (deed !== undefined) deeds.push(deed.id);
    return;
  }
  const id = deeds[what.pick % Math.max(1, deeds.length)];
  if (id === undefined) return;
  if (what.type === 'withdraw') await mutate(member, 'withdrawDeed', { deedId: id });
  else if (what.type === 'credit') {
    await world.pool.query('SELECT FROM credit_deeds($1, $2)', [network.uuid, [uuidOf(id)]]);
  } else {
    await world.pool.query('SELECT FROM move_deeds($1, $2, $3)', [[uuidOf(id)], ...moves[what.type]]);
  }
}

test('no sequence of recording, withdrawing, crediting and not counting leaves a cap other than what stands', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const member = await network.member();
      const deeds: string[] = [];
      for (const what of steps) await take(member, deeds, what);
      expect(await capsOff()).toEqual([]);
    }),
    { numRuns: 15 },
  );
});
