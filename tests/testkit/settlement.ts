import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { TypeID } from 'typeid-js';
import { drawUpSettlements } from '../../server/src/modules/settlements/draw-up-settlements.ts';
import { openDatabase } from '../../server/src/platform/postgres.ts';
import { mutate, type Outcome, onStateError, onValidationError } from './mutate.ts';
import type { Network } from './network.ts';
import type { Shop } from './shop.ts';
import type { Person, World } from './world.ts';

const uuidOf = (id: string) => TypeID.fromString(id).toUUID();

const tablesOfTime = [
  'settlement_entry',
  'offer_cost_rule',
  'settlement_rate',
  'settlement_run',
  'settlement_statement',
];

/** Changes what no API can: time. The triggers that guard it stand aside, in this transaction alone. */
async function asIfTimeHadPassed(
  world: World,
  statements: readonly [text: string, values: unknown[]][],
): Promise<void> {
  const client = await world.pool.connect();
  try {
    await client.query('BEGIN');
    for (const table of tablesOfTime) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    for (const [text, values] of statements) await client.query(text, values);
    for (const table of tablesOfTime) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

/** A day so many days from today, as the villages here have it. */
export function dayAhead(days: number): string {
  const at = new Date(Date.now() + days * 86_400_000);
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Bangkok' }).format(at);
}

export interface RateView {
  readonly id: string;
  readonly satangPerPoint: number;
  readonly fromDay: string;
  readonly state: string;
}

export interface RateOutcome extends Outcome {
  readonly rate?: RateView;
  readonly replayed?: boolean;
}

const rateFields = 'id satangPerPoint fromDay state hasBegun';

export function proposeRate(network: Network, change: object = {}, by?: Person): Promise<RateOutcome> {
  return mutate<RateOutcome>(
    by ?? network.coordinator,
    'proposeSettlementRate',
    {
      networkId: network.id,
      satangPerPoint: 50,
      fromDay: dayAhead(1),
      idempotencyKey: randomUUID(),
      ...change,
    },
    `... on ProposeSettlementRateSuccess { replayed rate { ${rateFields} } } ${onValidationError}`,
  );
}

export function decideRate(
  by: Person,
  step: 'confirmSettlementRate' | 'withdrawSettlementRate',
  rateId: string,
): Promise<RateOutcome> {
  return by.client.mutate<RateOutcome>(
    `mutation ($input: SettlementRateInput!) { ${step}(input: $input) { __typename ... on UserError { code message }
      ... on SettlementRateSuccess { rate { ${rateFields} } } ${onStateError} } }`,
    { rateId },
  );
}

/** A rate that is in force from this moment on, as if two had agreed on it. The first period is that of twenty days ago. */
export async function rateInForce(network: Network, satangPerPoint: number): Promise<void> {
  await asIfTimeHadPassed(network.world, [
    [
      `INSERT INTO settlement_rate (id, network_id, satang_per_point, from_day, from_at, state, proposed_by, decided_by, decided_at, idempotency_key)
       SELECT gen_random_uuid(), $1, $2, today.day - 20 + earlier.count, clock_timestamp(), 'CONFIRMED', $3, $3, now(), $4
       FROM (SELECT count(*)::integer FROM settlement_rate WHERE network_id = $1) AS earlier,
         (SELECT (now() AT TIME ZONE 'Asia/Bangkok')::date AS day) AS today`,
      [network.uuid, satangPerPoint, uuidOf(network.coordinator.membershipId), randomUUID()],
    ],
  ]);
}

/** Two weeks go by in the network's settlement, and nothing else is changed by it. */
export async function letTwoWeeksPass(network: Network): Promise<void> {
  const by = `interval '14 days'`;
  // In two steps, so that no day is another row's in between.
  const [far, near] = [7_014, 7_000];
  const days = (
    table: string,
    columns: readonly string[],
    sign: '-' | '+',
    count: number,
  ): [string, unknown[]] => [
    `UPDATE ${table} SET ${columns.map((column) => `${column} = ${column} ${sign} ${count}`).join(', ')} WHERE network_id = $1`,
    [network.uuid],
  ];
  await asIfTimeHadPassed(network.world, [
    [`UPDATE settlement_entry SET at = at - ${by} WHERE network_id = $1`, [network.uuid]],
    [`UPDATE offer_cost_rule SET from_at = from_at - ${by} WHERE network_id = $1`, [network.uuid]],
    [`UPDATE settlement_rate SET from_at = from_at - ${by} WHERE network_id = $1`, [network.uuid]],
    days('settlement_rate', ['from_day'], '-', far),
    days('settlement_rate', ['from_day'], '+', near),
    [
      `UPDATE settlement_run SET looks_from = looks_from - ${by}, ends_at = ends_at - ${by} WHERE network_id = $1`,
      [network.uuid],
    ],
    days('settlement_run', ['first_day', 'last_day'], '-', far),
    days('settlement_run', ['first_day', 'last_day'], '+', near),
    days('settlement_statement', ['first_day', 'last_day'], '-', far),
    days('settlement_statement', ['first_day', 'last_day'], '+', near),
  ]);
}

/** The job, done here and now, as the application's own role does it. How many statements were issued. */
export async function drawUp(world: World, linesOfStep?: number): Promise<number> {
  const logger = pino({ level: 'silent' });
  const database = openDatabase({
    url: world.database.url,
    assumeApplicationRole: true,
    poolSize: 2,
    logger,
  });
  try {
    return await drawUpSettlements({ database }, linesOfStep === undefined ? {} : { linesOfStep });
  } finally {
    await database.close();
  }
}

/** Weekly statements, so that two weeks are enough to have one. */
export async function settleWeekly(network: Network): Promise<void> {
  const answer = await mutate(network.coordinator, 'setSettlementPolicy', {
    networkId: network.id,
    period: 'WEEK',
  });
  if (answer.__typename !== 'SetSettlementPolicySuccess') throw new Error(JSON.stringify(answer));
}

export interface StatementView {
  readonly id: string;
  readonly number: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly openingSatang: number;
  readonly usesSatang: number;
  readonly reversalsSatang: number;
  readonly adjustmentsSatang: number;
  readonly payableSatang: number;
  readonly carriedSatang: number;
  readonly useCount: number;
  readonly lineCount: number;
  readonly state: string;
  readonly checkCode: string;
  readonly lines: {
    readonly totalCount: number;
    readonly nodes: readonly {
      readonly id: string;
      readonly kind: string;
      readonly points: number;
      readonly satangPerPoint: number;
      readonly networkPercent: number;
      readonly satang: number;
      readonly reason: string | null;
      readonly offer: { readonly id: string } | null;
      readonly corrects: { readonly number: string } | null;
    }[];
  };
  readonly byOffer: readonly {
    readonly useCount: number;
    readonly reversalCount: number;
    readonly satang: number;
  }[];
  readonly disputes: readonly {
    readonly id: string;
    readonly state: string;
    readonly note: string;
    readonly reason: string | null;
    readonly correctionSatang: number | null;
  }[];
  readonly payments: readonly {
    readonly kind: string;
    readonly satang: number;
    readonly reference: string | null;
    readonly paidOn: string | null;
  }[];
}

const statementFields = `id number firstDay lastDay openingSatang usesSatang reversalsSatang adjustmentsSatang payableSatang
  carriedSatang useCount lineCount state checkCode
  lines(first: 100) { totalCount nodes { id kind points satangPerPoint networkPercent satang reason offer { id } corrects { number } } }
  byOffer { useCount reversalCount satang }
  disputes { id state note reason correctionSatang } payments { kind satang reference paidOn }`;

export interface ShopSettlement {
  readonly settlement: {
    readonly firstDay: string | null;
    readonly owedSatang: number;
    readonly carriedSatang: number;
    readonly useCount: number;
    readonly rate: RateView | null;
    readonly nextRate: RateView | null;
  } | null;
  readonly settlementStatements: {
    readonly totalCount: number;
    readonly nodes: readonly StatementView[];
  } | null;
}

/** What this person sees of what a shop is owed; its statements with the newest first. */
export async function viewSettlement(shop: Shop, by?: Person): Promise<ShopSettlement> {
  const { node } = await (by ?? shop.owner).client.ask<{ node: ShopSettlement }>(
    `query ($id: ID!) { node(id: $id) { ... on Merchant {
      settlement { firstDay owedSatang carriedSatang useCount rate { ${rateFields} } nextRate { ${rateFields} } }
      settlementStatements(first: 20) { totalCount nodes { id } } } } }`,
    { id: shop.id },
  );
  const ids = node.settlementStatements?.nodes.map(({ id }) => id) ?? [];
  const statements: StatementView[] = [];
  for (const id of ids) statements.push(await viewStatement(by ?? shop.owner, id));
  return {
    settlement: node.settlement,
    settlementStatements:
      node.settlementStatements === null
        ? null
        : { totalCount: node.settlementStatements.totalCount, nodes: statements },
  };
}

export async function viewStatement(by: Person, id: string): Promise<StatementView> {
  const { node } = await by.client.ask<{ node: StatementView }>(
    `query ($id: ID!) { node(id: $id) { ... on SettlementStatement { ${statementFields} } } }`,
    { id },
  );
  return node;
}

/** The newest statement of a shop, which there must be. */
export async function newestStatement(shop: Shop): Promise<StatementView> {
  const [statement] = (await viewSettlement(shop)).settlementStatements?.nodes ?? [];
  if (statement === undefined) throw new Error('no statement');
  return statement;
}

export interface DisputeOutcome extends Outcome {
  readonly dispute?: StatementView['disputes'][number];
  readonly statement?: { readonly state: string };
  readonly replayed?: boolean;
}

const disputeFields = 'dispute { id state note reason correctionSatang } statement { state }';

export function dispute(by: Person, statementId: string, change: object = {}): Promise<DisputeOutcome> {
  return mutate<DisputeOutcome>(
    by,
    'disputeSettlement',
    { statementId, note: 'ยอดน้อยไป ช่วยดูให้หน่อย', idempotencyKey: randomUUID(), ...change },
    `... on DisputeSettlementSuccess { replayed ${disputeFields} } ${onValidationError}`,
  );
}

export function stepDispute(
  by: Person,
  step: 'answerSettlementDispute' | 'confirmSettlementCorrection' | 'withdrawSettlementDispute',
  input: object,
): Promise<DisputeOutcome> {
  const type = step === 'answerSettlementDispute' ? 'AnswerSettlementDisputeInput' : 'SettlementDisputeInput';
  return by.client.mutate<DisputeOutcome>(
    `mutation ($input: ${type}!) { ${step}(input: $input) { __typename ... on UserError { code message }
      ... on SettlementDisputeSuccess { ${disputeFields} } ${onStateError} ${onValidationError} } }`,
    input,
  );
}

export interface PayOutcome extends Outcome {
  readonly statement?: { readonly state: string };
  readonly replayed?: boolean;
}

export function pay(by: Person, statementId: string, change: object = {}): Promise<PayOutcome> {
  return mutate<PayOutcome>(
    by,
    'markSettlementPaid',
    { statementId, reference: 'KT-0001', paidOn: dayAhead(0), idempotencyKey: randomUUID(), ...change },
    `... on SettlementPaymentSuccess { replayed statement { state } } ${onStateError} ${onValidationError}`,
  );
}

export function undoPayment(by: Person, statementId: string, change: object = {}): Promise<PayOutcome> {
  return mutate<PayOutcome>(
    by,
    'undoSettlementPayment',
    { statementId, reason: 'โอนผิดบัญชี', idempotencyKey: randomUUID(), ...change },
    `... on SettlementPaymentSuccess { replayed statement { state } } ${onStateError} ${onValidationError}`,
  );
}

/** A shop whose last two weeks have a statement: one use of so many points at fifty satang each. */
export async function settledShop(
  network: Network,
  member: Person,
  points = 10,
): Promise<{ readonly shop: Shop; readonly statement: StatementView }> {
  const shop = await network.shop();
  const offer = await shop.offer({ costPoints: points });
  await spendOnce(shop, member, offer);
  await letTwoWeeksPass(network);
  await drawUp(network.world);
  return { shop, statement: await newestStatement(shop) };
}

/** Redeems and uses: the id of the use. */
export async function spendOnce(shop: Shop, member: Person, offer: { readonly id: string }): Promise<string> {
  const redeemed = await member.client.mutate<{ __typename: string; voucher?: { code: string } }>(
    `mutation ($input: RedeemOfferInput!) { redeemOffer(input: $input) { __typename ... on RedeemOfferSuccess { voucher { code } } } }`,
    { offerId: offer.id, idempotencyKey: randomUUID() },
  );
  if (redeemed.voucher === undefined) throw new Error(`not redeemed: ${JSON.stringify(redeemed)}`);
  const used = await shop.use(redeemed.voucher.code);
  if (used.useId === undefined) throw new Error(`not used: ${JSON.stringify(used)}`);
  return used.useId;
}

export async function undo(shop: Shop, useId: string): Promise<void> {
  const { __typename } = await mutate(shop.owner, 'undoVoucherUse', { merchantId: shop.id, useId });
  if (__typename !== 'UndoVoucherUseSuccess') throw new Error(`not undone: ${__typename}`);
}
