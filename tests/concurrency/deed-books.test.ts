import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { adoptCatalogue, type Indicator } from '../testkit/catalogue.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;
let rules: Record<'DAILY' | 'FREE', Indicator>;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  rules = await adoptCatalogue(network, {
    DAILY: { points: 5, capCount: 3, capPeriod: 'DAY' },
    FREE: { points: 7, capCount: 1_000 },
  });
});

afterAll(async () => {
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
  await world.stop();
});

const today = '2026-01-15';
const uuidOf = (id: string) => TypeID.fromString(id).toUUID();

interface Claim {
  readonly indicator?: Indicator;
  readonly key?: string;
  readonly doneOn?: string;
}

async function claim(member: MemberPerson, claims: readonly Claim[]) {
  const { rows } = await world.pool.query<{ status: string; deed_id: string; cap_left: number }>(
    'SELECT * FROM claim_deeds($1, $2) ORDER BY ordinal',
    [
      network.uuid,
      JSON.stringify(
        claims.map(({ indicator = rules.FREE, key = randomUUID(), doneOn = today }) => ({
          ...{
            deed_id: v7(),
            member_id: uuidOf(member.memberId),
            indicator_id: indicator.uuid,
            done_on: doneOn,
          },
          ...{ source: 'MEMBER', recorded_by: uuidOf(member.memberId), idempotency_key: key },
        })),
      ),
    ],
  );
  return rows;
}

async function credit(deedIds: readonly string[]) {
  const { rows } = await world.pool.query<{ deed_id: string; available: string }>(
    'SELECT * FROM credit_deeds($1, $2)',
    [network.uuid, deedIds],
  );
  return rows;
}

async function correct(deedId: string): Promise<string | undefined> {
  const { rows } = await world.pool.query<{ status: string }>(
    'SELECT status FROM correct_award($1, $2, NULL, $3, $4, $5)',
    [network.uuid, deedId, v7(), 'บันทึกผิดคน', uuidOf(network.coordinator.membershipId)],
  );
  return rows[0]?.status;
}

async function balanceOf(member: MemberPerson): Promise<number> {
  const { rows } = await world.pool.query<{ balance: string }>(
    `SELECT balance FROM ledger_account WHERE member_id = $1 AND kind = 'MEMBER_AVAILABLE'`,
    [uuidOf(member.memberId)],
  );
  return Number(rows[0]?.balance);
}

test('of 40 claims at once under a cap of three, three stand', async () => {
  const member = await network.member();
  const answers = await Promise.all(
    Array.from({ length: 40 }, () => claim(member, [{ indicator: rules.DAILY }])),
  );
  const statuses = answers.flat().map((answer) => answer.status);
  expect(statuses.filter((status) => status === 'CLAIMED')).toHaveLength(3);
  expect(statuses.filter((status) => status === 'CAP_REACHED')).toHaveLength(37);
});

test('claims of one call share the cap in their order, and another day has its own', async () => {
  const member = await network.member();
  const claims = [
    ...Array.from({ length: 5 }, () => ({ indicator: rules.DAILY })),
    { indicator: rules.DAILY, doneOn: '2026-01-16' },
  ];
  const answers = await claim(member, claims);
  expect(answers.map(({ status, cap_left }) => [status, cap_left])).toEqual([
    ['CLAIMED', 2],
    ['CLAIMED', 1],
    ['CLAIMED', 0],
    ['CAP_REACHED', 0],
    ['CAP_REACHED', 0],
    ['CLAIMED', 2],
  ]);
});

test('one key at once is one deed, and is answered alike; for another deed it is a conflict', async () => {
  const member = await network.member();
  const key = randomUUID();
  const answers = (await Promise.all(Array.from({ length: 20 }, () => claim(member, [{ key }])))).flat();
  expect(new Set(answers.map((answer) => answer.deed_id)).size).toBe(1);
  expect(answers.filter((answer) => answer.status === 'CLAIMED')).toHaveLength(1);
  expect((await claim(member, [{ key, indicator: rules.DAILY }]))[0]?.status).toBe('IDEMPOTENCY_CONFLICT');
});

test('a deed is credited once, however many confirm it at once', async () => {
  const member = await network.member();
  const [deed] = await claim(member, [{}]);
  if (deed === undefined) throw new Error('no deed');
  const credits = (await Promise.all(Array.from({ length: 20 }, () => credit([deed.deed_id])))).flat();
  expect(credits).toHaveLength(1);
  expect(await balanceOf(member)).toBe(7);
});

test('a correction undoes one award once, cites it, and never goes below zero', async () => {
  const member = await network.member();
  const [first, second] = await claim(member, [{}, {}]);
  if (first === undefined || second === undefined) throw new Error('no deeds');
  await credit([first.deed_id, second.deed_id]);
  const answers = await Promise.all(Array.from({ length: 10 }, () => correct(first.deed_id)));
  expect(answers.filter((status) => status === 'CORRECTED')).toHaveLength(1);
  expect(answers.filter((status) => status === 'ALREADY_CORRECTED')).toHaveLength(9);
  expect(await balanceOf(member)).toBe(7);

  // What is spent stays spent.
  const offer = await (await network.shop()).offer({ costPoints: 5 });
  await member.client.mutate(
    'mutation ($input: RedeemOfferInput!) { redeemOffer(input: $input) { __typename } }',
    { offerId: offer.id, idempotencyKey: randomUUID() },
  );
  expect(await correct(second.deed_id)).toBe('ALREADY_SPENT');
  expect(await balanceOf(member)).toBe(2);
});

test.each([
  ['another amount', 'points', '6'],
  ['another account', 'from_account_id', 'gen_random_uuid()'],
])('a correction of %s than its award is unwritable', async (_name, column, value) => {
  const member = await network.member();
  const [deed] = await claim(member, [{}]);
  await credit([deed?.deed_id ?? '']);
  const columns = { points: 'points', from_account_id: 'to_account_id', [column]: value };
  await expect(
    world.pool.query(
      `INSERT INTO transfer (network_id, kind, from_account_id, to_account_id, points, from_balance_after, corrects_id)
        SELECT network_id, 'CORRECTION', ${columns.from_account_id}, from_account_id, ${columns.points}, 0, id
        FROM transfer WHERE deed_id = $1`,
      [deed?.deed_id],
    ),
  ).rejects.toMatchObject({ code: '23514' });
});

test('the cap comes back with a deed that is not counted, and is taken again when it is', async () => {
  const member = await network.member();
  const move = async (id: string, from: string, to: string) =>
    (await world.pool.query('SELECT id FROM move_deeds($1, $2, $3)', [[id], from, to])).rowCount;
  const deeds = await claim(
    member,
    [1, 2, 3].map(() => ({ indicator: rules.DAILY })),
  );
  const id = deeds[0]?.deed_id ?? '';
  expect(await move(id, 'CLAIMED', 'NOT_COUNTED')).toBe(1);
  const [another] = await claim(member, [{ indicator: rules.DAILY }]);
  expect(another?.status).toBe('CLAIMED');
  expect(await move(id, 'NOT_COUNTED', 'CLAIMED')).toBe(0);
  expect(await move(another?.deed_id ?? '', 'CLAIMED', 'WITHDRAWN')).toBe(1);
  expect(await move(id, 'NOT_COUNTED', 'CLAIMED')).toBe(1);
});
