import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agreeOnReconciliation } from '../model/compare.ts';
import { mutate } from '../testkit/mutate.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import {
  decideRate,
  dispute,
  drawUp,
  letTwoWeeksPass,
  newestStatement,
  pay,
  proposeRate,
  rateInForce,
  settledShop,
  settleWeekly,
  spendOnce,
  stepDispute,
  undo,
  viewStatement,
} from '../testkit/settlement.ts';
import type { Shop, ShopOffer } from '../testkit/shop.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;
let members: readonly MemberPerson[];

beforeAll(async () => {
  world = await World.start({ env: { JOBS: 'off' } });
  network = await world.network();
  await settleWeekly(network);
  await rateInForce(network, 50);
  members = await network.members(8, 1_000);
});

afterAll(async () => {
  await agreeOnReconciliation(world.pool);
  await world.stop();
});

async function counts(): Promise<{ lines: number; statements: number; highest: number }> {
  const { rows } = await world.pool.query<{ lines: string; statements: string; highest: number }>(
    `SELECT (SELECT count(*) FROM settlement_line WHERE network_id = $1) AS lines, count(number) AS statements, max(number) AS highest
     FROM settlement_statement WHERE network_id = $1`,
    [network.uuid],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('no counts');
  return { lines: Number(row.lines), statements: Number(row.statements), highest: row.highest };
}

test('four at once draw up the same period, a line at a time: each entry on one statement, no number missing', async () => {
  const shops: { shop: Shop; offer: ShopOffer }[] = [];
  for (let index = 0; index < 4; index++) {
    const shop = await network.shop();
    shops.push({ shop, offer: await shop.offer({ costPoints: 3 }) });
  }
  // One person's redemptions one after the other: a slow machine answers a second one with BusyError.
  await Promise.all(
    members.map(async (member) => {
      for (const { shop, offer } of shops) await spendOnce(shop, member, offer);
    }),
  );
  await letTwoWeeksPass(network);
  // One that stopped in the middle: the first step of the run, and nothing after it.
  await world.pool.query(
    'SELECT draw_up_settlements(run.network_id, run.id, 1) FROM open_settlement_runs(10) AS run',
  );
  const issued = await Promise.all([1, 2, 3, 1].map((lines) => drawUp(world, lines)));
  // Whoever found it in another's hand left it: one of them, or the next look, has done the rest.
  const rest = await drawUp(world);
  expect(issued.reduce((sum, count) => sum + count, rest)).toBe(4);
  expect(await counts()).toEqual({ lines: 32, statements: 4, highest: 4 });
  for (const { shop } of shops) {
    expect(await newestStatement(shop)).toMatchObject({ useCount: 8, payableSatang: 8 * 150 });
  }
});

test('of ten who pay at once one does; a question and a payment at once do not both win', async () => {
  const [member] = members;
  if (member === undefined) throw new Error('nobody');
  const { shop, statement } = await settledShop(network, member);
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      pay(network.coordinator, statement.id, { reference: `KT-${index}` }),
    ),
  );
  expect(answers.filter(({ __typename }) => __typename === 'SettlementPaymentSuccess')).toHaveLength(1);
  expect((await viewStatement(shop.owner, statement.id)).payments).toHaveLength(1);

  const other = await settledShop(network, member);
  const [asked, paid] = await Promise.all([
    dispute(other.shop.owner, other.statement.id),
    pay(network.coordinator, other.statement.id),
  ]);
  expect(asked.__typename).toBe('DisputeSettlementSuccess');
  const seen = await viewStatement(other.shop.owner, other.statement.id);
  expect(seen.state).toBe('DISPUTED');
  expect(seen.payments).toHaveLength(paid.__typename === 'SettlementPaymentSuccess' ? 1 : 0);
});

test('one key for four statements at once pays one of them, and the others are told', async () => {
  const [member] = members;
  if (member === undefined) throw new Error('nobody');
  const statements: string[] = [];
  for (let index = 0; index < 4; index++) statements.push((await settledShop(network, member)).statement.id);
  const idempotencyKey = randomUUID();
  const answers = await Promise.all(statements.map((id) => pay(network.coordinator, id, { idempotencyKey })));
  expect(answers.map(({ __typename }) => __typename).toSorted()).toEqual([
    ...Array.from({ length: 3 }, () => 'IdempotencyConflictError'),
    'SettlementPaymentSuccess',
  ]);
});

test('uses and undos while statements are drawn up: nothing is lost and nothing stands twice', async () => {
  const shop = await network.shop();
  const offer = await shop.offer({ costPoints: 7 });
  await Promise.all(
    members.map(async (member, index) => {
      const useId = await spendOnce(shop, member, offer);
      if (index % 2 === 0) await undo(shop, useId);
      if (index === 3) await drawUp(world, 1);
    }),
  );
  await letTwoWeeksPass(network);
  await drawUp(world, 2);
  expect(await newestStatement(shop)).toMatchObject({
    lineCount: 12,
    usesSatang: 2_800,
    reversalsSatang: -1_400,
  });
});

test('a rate is confirmed and withdrawn at once: it is one of the two, and stays so', async () => {
  const second = await network.person('COORDINATOR');
  const { rate } = await proposeRate(network);
  const id = rate?.id ?? '';
  const answers = await Promise.all([
    decideRate(second, 'confirmSettlementRate', id),
    decideRate(network.coordinator, 'withdrawSettlementRate', id),
  ]);
  expect(answers[1]?.__typename).toBe('SettlementRateSuccess');
  const { rows } = await world.pool.query<{ state: string }>(
    `SELECT state FROM settlement_rate WHERE network_id = $1 ORDER BY created_at DESC LIMIT 1`,
    [network.uuid],
  );
  expect(rows[0]?.state).toBe('WITHDRAWN');
});

test('a correction while its limit is lowered is judged by the one or the other, and never fails', async () => {
  const [member] = members;
  if (member === undefined) throw new Error('nobody');
  const { shop, statement } = await settledShop(network, member);
  const setLimit = (value: number) =>
    mutate(network.coordinator, 'changeNetworkSetting', {
      ...{ networkId: network.id, setting: 'SOLO_CORRECTION_SATANG', value },
    });
  for (let round = 0; round < 10; round++) {
    await setLimit(50_000);
    const disputeId = (await dispute(shop.owner, statement.id)).dispute?.id;
    const answer = { disputeId, correctionSatang: 40_000, reason: 'นับใหม่' };
    const [answered, lowered] = await Promise.all([
      stepDispute(network.coordinator, 'answerSettlementDispute', answer),
      setLimit(30_000),
    ]);
    expect(answered.dispute?.state).toBeOneOf(['SETTLED', 'PROPOSED']);
    expect(lowered.__typename).toBe('NetworkSettingSuccess');
  }
});
