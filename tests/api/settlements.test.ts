import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agreeOnReconciliation } from '../model/compare.ts';
import { mutate, onValidationError, wrongFields } from '../testkit/mutate.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { noticesOf } from '../testkit/notices.ts';
import {
  dayAhead,
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
  undoPayment,
  viewSettlement,
  viewStatement,
} from '../testkit/settlement.ts';
import type { Shop } from '../testkit/shop.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;

beforeAll(async () => {
  // Statements are drawn up where the test says so, not by the clock.
  world = await World.start({ env: { JOBS: 'off' } });
});
afterAll(async () => {
  await agreeOnReconciliation(world.pool);
  await world.stop();
});

async function village(): Promise<{ network: Network; shop: Shop; member: MemberPerson }> {
  const network = await world.network();
  await settleWeekly(network);
  return { network, shop: await network.shop(), member: await network.member({ points: 1_000 }) };
}

async function countOf(table: string): Promise<number> {
  const { rows } = await world.pool.query<{ count: string }>(`SELECT count(*) FROM ${table}`);
  return Number(rows[0]?.count);
}

test('without a rate nothing is owed, now or later, and the page can say so', async () => {
  const { network, shop, member } = await village();
  const offer = await shop.offer({ costPoints: 10 });
  await spendOnce(shop, member, offer);
  expect((await viewSettlement(shop)).settlement).toEqual({
    ...{ firstDay: null, owedSatang: 0, carriedSatang: 0, useCount: 0, rate: null, nextRate: null },
  });
  await rateInForce(network, 50);
  await letTwoWeeksPass(network);
  await drawUp(world);
  expect((await viewSettlement(shop)).settlementStatements?.totalCount).toBe(0);
});

test('a use owes points × rate × share, rounded half up, and its undo exactly as much back', async () => {
  const { network, shop, member } = await village();
  await rateInForce(network, 25);
  const shared = await shop.offer({ costPoints: 7, costRule: { bearer: 'SHARED', networkPercent: 34 } });
  const gift = await shop.offer({ costPoints: 9, costRule: { bearer: 'SHOP' } });
  const loan = await shop.offer({ costPoints: 5, kind: 'HOLD' });
  // 7 × 25 × 34 % = 59.5: the half goes to the shop.
  const useId = await spendOnce(shop, member, shared);
  await spendOnce(shop, member, gift);
  await spendOnce(shop, member, loan);
  expect((await viewSettlement(shop)).settlement).toMatchObject({ owedSatang: 60, useCount: 2 });
  await undo(shop, useId);
  expect((await viewSettlement(shop)).settlement).toMatchObject({ owedSatang: 0, useCount: 2 });
  // A new rate is for the uses that come.
  await spendOnce(shop, member, shared);
  await rateInForce(network, 100);
  await spendOnce(shop, member, shared);
  expect((await viewSettlement(shop)).settlement).toMatchObject({ owedSatang: 60 + 238 });
});

test('a changed rule is for the uses that come; a shop alone may only take more upon itself', async () => {
  const { network, shop, member } = await village();
  await rateInForce(network, 100);
  const offer = await shop.offer({ costPoints: 10 });
  await spendOnce(shop, member, offer);
  const change = (by: typeof shop.owner, costRule: object) =>
    mutate<{ offer: { costRule: object } }>(
      by,
      'changeOfferCostRule',
      { offerId: offer.id, costRule },
      `... on ChangeOfferCostRuleSuccess { offer { costRule { bearer networkPercent } } } ${onValidationError}`,
    );
  expect(await change(shop.owner, { bearer: 'SHARED', networkPercent: 40 })).toMatchObject({
    offer: { costRule: { bearer: 'SHARED', networkPercent: 40 } },
  });
  await spendOnce(shop, member, offer);
  expect(await change(shop.owner, { bearer: 'SHARED', networkPercent: 41 })).toMatchObject({
    __typename: 'ForbiddenError',
  });
  expect(wrongFields(await change(shop.owner, { bearer: 'SHARED' }))).toEqual(['costRule.networkPercent']);
  expect(await change(network.coordinator, { bearer: 'NETWORK' })).toMatchObject({
    offer: { costRule: { bearer: 'NETWORK', networkPercent: 100 } },
  });
  await spendOnce(shop, member, offer);
  expect((await viewSettlement(shop)).settlement).toMatchObject({ owedSatang: 1_000 + 400 + 1_000 });
});

test("a trusted shop's offer waits for a coordinator when it asks the network for more than the policy", async () => {
  const { network, shop } = await village();
  await world.pool.query('UPDATE network SET trusted_offers_live = true WHERE id = $1', [network.uuid]);
  await world.pool.query('UPDATE merchant SET is_trusted = true WHERE network_id = $1', [network.uuid]);
  await mutate(network.coordinator, 'setSettlementPolicy', {
    networkId: network.id,
    costRule: { bearer: 'SHARED', networkPercent: 50 },
  });
  const create = (costRule?: object) =>
    mutate<{ offer: { state: string; costRule: object } }>(
      shop.owner,
      'createOffer',
      { merchantId: shop.id, title: { th: 'ชาเย็น' }, costPoints: 5, ...(costRule && { costRule }) },
      '... on CreateOfferSuccess { offer { state costRule { bearer networkPercent } } }',
    );
  expect(await create()).toMatchObject({
    offer: { state: 'LIVE', costRule: { bearer: 'SHARED', networkPercent: 50 } },
  });
  expect(await create({ bearer: 'SHOP' })).toMatchObject({ offer: { state: 'LIVE' } });
  expect(await create({ bearer: 'NETWORK' })).toMatchObject({ offer: { state: 'SUBMITTED' } });
});

test('statements: numbered, fixed, one for each shop with something; late reversals stand on the next and carry below zero', async () => {
  const { network, shop, member } = await village();
  const other = await network.shop();
  await network.shop();
  await rateInForce(network, 50);
  const offer = await shop.offer({ costPoints: 10 });
  const dear = await shop.offer({ costPoints: 100 });
  await spendOnce(shop, member, offer);
  const lateUse = await spendOnce(shop, member, dear);
  await spendOnce(other, member, await other.offer({ costPoints: 3 }));
  await letTwoWeeksPass(network);
  expect(await drawUp(world, 1)).toBe(2);
  expect(await drawUp(world)).toBe(0);

  const first = await newestStatement(shop);
  expect(first).toMatchObject({
    ...{
      openingSatang: 0,
      usesSatang: 5_500,
      reversalsSatang: 0,
      adjustmentsSatang: 0,
      payableSatang: 5_500,
    },
    ...{ carriedSatang: 0, useCount: 2, lineCount: 2, state: 'ISSUED' },
    byOffer: [
      { useCount: 1, reversalCount: 0, satang: 5_000 },
      { useCount: 1, reversalCount: 0, satang: 500 },
    ],
  });
  const numbers = [first.number, (await newestStatement(other)).number].sort();
  const year = first.lastDay.slice(0, 4);
  expect(numbers).toEqual([`${year}-0001`, `${year}-0002`]);
  expect(first.checkCode).toMatch(/^[2-9A-HJKMNP-Z]{9}$/);
  await expect(
    world.pool.query(`UPDATE settlement_statement SET uses_satang = 1 WHERE payable_satang = 5500`),
  ).rejects.toThrow('does not change');
  await expect(world.pool.query('DELETE FROM settlement_line')).rejects.toThrow('append-only');

  await undo(shop, lateUse);
  await spendOnce(shop, member, offer);
  expect((await viewSettlement(shop)).settlement).toMatchObject({ owedSatang: -4_500, carriedSatang: 0 });
  await letTwoWeeksPass(network);
  await drawUp(world);
  const second = await newestStatement(shop);
  expect(second).toMatchObject({
    ...{
      openingSatang: 0,
      usesSatang: 500,
      reversalsSatang: -5_000,
      payableSatang: 0,
      carriedSatang: -4_500,
    },
    lines: {
      nodes: [
        { kind: 'REVERSAL', satang: -5_000, corrects: { number: first.number } },
        { kind: 'USE', satang: 500, corrects: null },
      ],
    },
  });
  await spendOnce(shop, member, dear);
  expect((await viewSettlement(shop)).settlement).toMatchObject({ owedSatang: 500, carriedSatang: -4_500 });
  await letTwoWeeksPass(network);
  await drawUp(world);
  expect(await newestStatement(shop)).toMatchObject({
    openingSatang: -4_500,
    payableSatang: 500,
    carriedSatang: 0,
  });
  expect(await viewStatement(shop.owner, first.id)).toMatchObject({ payableSatang: 5_500, lineCount: 2 });
  // Of nothing to come nobody is told.
  const told = (await noticesOf(shop.owner)).filter(({ kind }) => kind === 'SETTLEMENT_ISSUED');
  expect(told).toHaveLength(2);
});

test('rates: ahead alone, and two see to them where there are two', async () => {
  const { network } = await village();
  expect(wrongFields(await proposeRate(network, { fromDay: dayAhead(0) }))).toEqual(['fromDay']);
  expect(wrongFields(await proposeRate(network, { satangPerPoint: -1 }))).toEqual(['satangPerPoint']);
  const key = randomUUID();
  const alone = await proposeRate(network, { idempotencyKey: key });
  expect(alone).toMatchObject({ rate: { state: 'CONFIRMED' }, replayed: false });
  expect(await proposeRate(network, { idempotencyKey: key })).toMatchObject({ replayed: true });
  expect(await proposeRate(network, { idempotencyKey: key, satangPerPoint: 51 })).toMatchObject({
    __typename: 'IdempotencyConflictError',
  });
  expect(await proposeRate(network)).toMatchObject({ __typename: 'AlreadyExistsError' });

  const second = await network.person('COORDINATOR');
  const proposed = await proposeRate(network, { fromDay: dayAhead(5) });
  expect(proposed).toMatchObject({ rate: { state: 'PROPOSED' } });
  const rateId = proposed.rate?.id ?? '';
  expect((await noticesOf(second)).map(({ kind }) => kind)).toContain('SETTLEMENT_RATE_PROPOSED');
  expect(await decideRate(network.coordinator, 'confirmSettlementRate', rateId)).toMatchObject({
    __typename: 'ForbiddenError',
  });
  expect(await decideRate(second, 'confirmSettlementRate', rateId)).toMatchObject({
    rate: { state: 'CONFIRMED' },
  });
  expect(await decideRate(second, 'withdrawSettlementRate', rateId)).toMatchObject({
    rate: { state: 'WITHDRAWN' },
  });
  expect(await decideRate(second, 'confirmSettlementRate', rateId)).toMatchObject({ state: 'WITHDRAWN' });
  // Once its day has begun, nobody changes it.
  await world.pool.query('ALTER TABLE settlement_rate DISABLE TRIGGER settlement_rate_guard');
  await world.pool.query(
    `UPDATE settlement_rate SET from_day = from_day - 2, from_at = from_at - interval '2 days' WHERE network_id = $1`,
    [network.uuid],
  );
  await world.pool.query('ALTER TABLE settlement_rate ENABLE TRIGGER settlement_rate_guard');
  expect(await decideRate(second, 'withdrawSettlementRate', alone.rate?.id ?? '')).toMatchObject({
    __typename: 'StateError',
    state: 'BEGUN',
  });
  await expect(world.pool.query('UPDATE settlement_rate SET satang_per_point = 1')).rejects.toThrow(
    'nothing else',
  );
});

test('a question: answered with a correction on the next statement, or with the reason why it stays', async () => {
  const { network, member } = await village();
  await rateInForce(network, 50);
  const { shop, statement } = await settledShop(network, member);
  const line = statement.lines.nodes[0]?.id;
  const key = randomUUID();
  const asked = await dispute(shop.owner, statement.id, { lineId: line, idempotencyKey: key });
  expect(asked).toMatchObject({
    replayed: false,
    dispute: { state: 'OPEN' },
    statement: { state: 'DISPUTED' },
  });
  expect(await dispute(shop.owner, statement.id, { lineId: line, idempotencyKey: key })).toMatchObject({
    replayed: true,
  });
  expect(await dispute(shop.owner, statement.id, { idempotencyKey: key })).toMatchObject({
    __typename: 'IdempotencyConflictError',
  });
  expect(wrongFields(await dispute(shop.owner, statement.id, { lineId: shop.id, note: ' ' }))).toEqual([
    'lineId',
    'note',
  ]);
  expect((await noticesOf(network.coordinator)).map(({ kind }) => kind)).toContain('SETTLEMENT_DISPUTED');
  expect(await pay(network.coordinator, statement.id)).toMatchObject({ state: 'DISPUTED' });

  const disputeId = asked.dispute?.id ?? '';
  const answer = { disputeId, correctionSatang: 250, reason: 'ลืมนับหนึ่งแก้ว' };
  expect(
    wrongFields(
      await stepDispute(network.coordinator, 'answerSettlementDispute', {
        ...answer,
        correctionSatang: 0,
        reason: '',
      }),
    ),
  ).toEqual(['correctionSatang', 'reason']);
  expect(await stepDispute(network.coordinator, 'answerSettlementDispute', answer)).toMatchObject({
    ...{ dispute: { state: 'SETTLED', correctionSatang: 250 }, statement: { state: 'ISSUED' } },
  });
  expect(await stepDispute(network.coordinator, 'answerSettlementDispute', answer)).toMatchObject({
    state: 'SETTLED',
  });
  expect((await viewSettlement(shop)).settlement).toMatchObject({ owedSatang: 250 });
  expect((await noticesOf(shop.owner)).map(({ kind }) => kind)).toContain('SETTLEMENT_ANSWERED');

  // A large one wants two.
  const second = await network.person('COORDINATOR');
  const large = (await dispute(shop.owner, statement.id)).dispute?.id ?? '';
  const proposal = { disputeId: large, correctionSatang: 50_001, reason: 'นับใหม่ทั้งเดือน' };
  expect(await stepDispute(second, 'answerSettlementDispute', proposal)).toMatchObject({
    ...{ dispute: { state: 'PROPOSED' }, statement: { state: 'DISPUTED' } },
  });
  expect(await stepDispute(second, 'confirmSettlementCorrection', { disputeId: large })).toMatchObject({
    __typename: 'ForbiddenError',
  });
  expect(
    await stepDispute(network.coordinator, 'confirmSettlementCorrection', { disputeId: large }),
  ).toMatchObject({
    dispute: { state: 'SETTLED' },
  });
  // What stays as it is, with a reason; and what was a misunderstanding.
  const kept = (await dispute(shop.owner, statement.id)).dispute?.id ?? '';
  expect(
    await stepDispute(second, 'answerSettlementDispute', { disputeId: kept, reason: 'ตรงตามสมุดแล้ว' }),
  ).toMatchObject({
    dispute: { state: 'KEPT', correctionSatang: null },
  });
  const back = (await dispute(shop.owner, statement.id)).dispute?.id ?? '';
  expect(await stepDispute(shop.owner, 'withdrawSettlementDispute', { disputeId: back })).toMatchObject({
    ...{ dispute: { state: 'WITHDRAWN' }, statement: { state: 'ISSUED' } },
  });
  await letTwoWeeksPass(network);
  await drawUp(world);
  expect(await newestStatement(shop)).toMatchObject({
    adjustmentsSatang: 50_251,
    payableSatang: 50_251,
    lines: {
      nodes: [
        { kind: 'ADJUSTMENT', satang: 250, reason: 'ลืมนับหนึ่งแก้ว', corrects: { number: statement.number } },
        { kind: 'ADJUSTMENT', satang: 50_001, corrects: { number: statement.number } },
      ],
    },
  });
});

test('a payment is written down once, by somebody who is not of the shop, and undone by an entry of its own', async () => {
  const { network, member } = await village();
  await rateInForce(network, 50);
  const { shop, statement } = await settledShop(network, member);
  const before = await countOf('settlement_payment');
  expect(
    wrongFields(await pay(network.coordinator, statement.id, { reference: '', paidOn: dayAhead(1) })),
  ).toEqual(['paidOn', 'reference']);
  // A coordinator who works there leaves it to another.
  const own = await network.person('COORDINATOR');
  await mutate(shop.owner, 'addMerchantStaff', { merchantId: shop.id, email: own.email, role: 'CASHIER' });
  expect(await pay(own, statement.id)).toMatchObject({ __typename: 'ForbiddenError' });
  expect(await countOf('settlement_payment')).toBe(before);

  const key = randomUUID();
  expect(await pay(network.coordinator, statement.id, { idempotencyKey: key })).toMatchObject({
    ...{ replayed: false, statement: { state: 'PAID' } },
  });
  expect(await pay(network.coordinator, statement.id, { idempotencyKey: key })).toMatchObject({
    replayed: true,
  });
  expect(await pay(network.coordinator, statement.id)).toMatchObject({ state: 'PAID' });
  expect((await noticesOf(shop.owner)).map(({ kind }) => kind)).toContain('SETTLEMENT_PAID');
  expect(await undoPayment(network.coordinator, statement.id)).toMatchObject({
    statement: { state: 'ISSUED' },
  });
  expect(await undoPayment(network.coordinator, statement.id)).toMatchObject({ state: 'ISSUED' });
  expect(await pay(network.coordinator, statement.id, { reference: 'KT-0002' })).toMatchObject({
    statement: { state: 'PAID' },
  });
  expect((await viewStatement(shop.owner, statement.id)).payments).toEqual([
    { kind: 'PAID', satang: 500, reference: 'KT-0001', paidOn: dayAhead(0) },
    { kind: 'UNDONE', satang: 500, reference: null, paidOn: null },
    { kind: 'PAID', satang: 500, reference: 'KT-0002', paidOn: dayAhead(0) },
  ]);
});

test('the coordinator sees all shops of a period with totals; files for both sides', async () => {
  const { network, member } = await village();
  await rateInForce(network, 50);
  const { shop, statement } = await settledShop(network, member, 25);
  await pay(network.coordinator, statement.id, { reference: '=1+1' });
  const auditor = await network.person('AUDITOR');
  const { network: seen } = await auditor.client.ask<{
    network: {
      settlement: {
        period: string;
        rate: { satangPerPoint: number };
        rates: object[];
        runs: {
          nodes: {
            id: string;
            payableSatang: number;
            paidSatang: number;
            unpaidCount: number;
            statements: { nodes: { id: string }[] };
          }[];
        };
      };
    };
  }>(
    `query ($slug: String!) { network(slug: $slug) { settlement { period rate { satangPerPoint } rates { id }
      runs { nodes { id payableSatang paidSatang unpaidCount disputedCount statementCount
        statements(states: [PAID]) { totalCount nodes { id } } } } } } }`,
    { slug: network.slug },
  );
  expect(seen.settlement).toMatchObject({ period: 'WEEK', rate: { satangPerPoint: 50 } });
  const run = seen.settlement.runs.nodes.find(({ payableSatang }) => payableSatang > 0);
  expect(run).toMatchObject({
    payableSatang: 1_250,
    paidSatang: 1_250,
    unpaidCount: 0,
    statements: { nodes: [{ id: statement.id }] },
  });

  const fileOf = async (by: Person, query: string) => {
    const response = await fetch(`${world.server.url}/api/settlements/export.csv?${query}&language=th`, {
      headers: { authorization: `Bearer ${by.client.token}` },
    });
    return {
      status: response.status,
      text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer()),
    };
  };
  const lines = await fileOf(shop.owner, `statement=${statement.id}`);
  expect(lines.text.startsWith('\uFEFFเลขที่ใบสรุป,')).toBe(true);
  expect(lines.text).toContain(`,25,50,100,12.50,,\r\n`);
  const all = await fileOf(auditor, `run=${run?.id}`);
  expect(all.text.split('\r\n')).toHaveLength(3);
  expect(all.text).toContain(`,0.00,12.50,0.00,0.00,12.50,0.00,จ่ายแล้ว,${dayAhead(0)},'=1+1,`);
  expect(await fileOf(member, `statement=${statement.id}`)).toMatchObject({ status: 404 });
  expect(await fileOf(shop.owner, `run=${run?.id}`)).toMatchObject({ status: 404 });
});

test('by how much one coordinator corrects alone is a rule of the network', async () => {
  const { network, member } = await village();
  await rateInForce(network, 50);
  const { shop, statement } = await settledShop(network, member);
  const setLimit = (value: number, by: Person = network.coordinator) =>
    mutate<{ isProposed: boolean }>(
      by,
      'changeNetworkSetting',
      { networkId: network.id, setting: 'SOLO_CORRECTION_SATANG', value },
      '... on NetworkSettingSuccess { isProposed }',
    );
  const answered = async (correctionSatang: number) => {
    const disputeId = (await dispute(shop.owner, statement.id)).dispute?.id;
    const answer = { disputeId, correctionSatang, reason: 'นับใหม่' };
    return (await stepDispute(network.coordinator, 'answerSettlementDispute', answer)).dispute?.state;
  };
  const second = await network.person('COORDINATOR');
  expect(await answered(-50_000)).toBe('SETTLED');
  expect(await setLimit(2_000)).toMatchObject({ isProposed: false });
  expect(await answered(2_000)).toBe('SETTLED');
  expect(await answered(2_001)).toBe('PROPOSED');
  expect(await answered(-2_001)).toBe('PROPOSED');
  // Raising it waits for the second person, and until then it is as it was.
  expect(await setLimit(60_000)).toMatchObject({ isProposed: true });
  expect(await answered(2_001)).toBe('PROPOSED');
  const { network: seen } = await second.client.ask<{
    network: {
      settlement: { soloCorrectionSatang: number };
      settings: { setting: string; waiting: { id: string } | null }[];
    };
  }>(
    'query ($s: String!) { network(slug: $s) { settlement { soloCorrectionSatang } settings { setting waiting { id } } } }',
    { s: network.slug },
  );
  expect(seen.settlement.soloCorrectionSatang).toBe(2_000);
  const changeId = seen.settings.find(({ setting }) => setting === 'SOLO_CORRECTION_SATANG')?.waiting?.id;
  expect(await mutate(second, 'confirmSettingChange', { changeId })).toMatchObject({
    __typename: 'NetworkSettingSuccess',
  });
  expect(await answered(60_000)).toBe('SETTLED');
});
