import { cpus } from 'node:os';
import { TypeID } from 'typeid-js';
import { booksProblems } from '../testkit/books.ts';
import { World } from '../testkit/world.ts';
import { comparisonTables } from './comparison-tables.ts';
import { type Measurement, measure, type Scenario } from './load.ts';

export interface BenchOptions {
  readonly rounds: number;
  readonly secondsEach: number;
  readonly connections: number;
  readonly report: (line: string) => void;
}

const memberCount = 2_000;
const offerCount = 1_000;

const redeemDocument = `mutation ($offerId: ID!, $idempotencyKey: String!) {
  redeemOffer(input: { offerId: $offerId, idempotencyKey: $idempotencyKey }) {
    __typename ... on RedeemOfferSuccess { voucher { id code expiresAt } wallet { available } } ... on UserError { code } } }`;
const nothingDocument = `mutation ($offerId: ID!, $idempotencyKey: String!) {
  doNothing(offerId: $offerId, idempotencyKey: $idempotencyKey) { __typename id } }`;
const transactionDocument = `mutation ($offerId: ID!, $idempotencyKey: String!) {
  redeemByTransaction(offerId: $offerId, idempotencyKey: $idempotencyKey) { __typename id } }`;

export interface BenchResult {
  readonly machine: { readonly cpus: number; readonly model: string };
  readonly options: Omit<BenchOptions, 'report'>;
  /** Medians over the rounds. */
  readonly scenarios: Readonly<Record<string, Measurement>>;
  /** Medians of the ratios within each round: what a noisy machine leaves meaningful. */
  readonly ratios: Readonly<Record<string, number>>;
  readonly booksProblems: Readonly<Record<string, number>>;
}

/**
 * Redemptions a second: one hot offer, spread over 1,000, and one that is sold out; beside them, in the same run and the
 * same server, a mutation that does nothing and a redemption as an interactive Prisma transaction. Every round runs all
 * scenarios one after the other, so that the machine's moods meet all of them.
 */
export async function benchRedeem(options: BenchOptions): Promise<BenchResult> {
  const world = await World.start({ program: 'tests/bench/bench-server.ts' });
  try {
    options.report(`making ${memberCount} members and ${offerCount + 2} offers`);
    const scenarios = await prepare(world);
    const rounds: Record<string, Measurement>[] = [];
    for (let round = 0; round <= options.rounds; round++) {
      const measured: Record<string, Measurement> = {};
      for (const scenario of scenarios) {
        const seconds = round === 0 ? 2 : options.secondsEach;
        measured[scenario.name] = await measure(world.server.url, scenario, {
          connections: options.connections,
          seconds,
        });
      }
      if (round === 0) continue; // Warm-up: compilers, caches, connections.
      rounds.push(measured);
      options.report(
        `round ${round}: ${Object.entries(measured)
          .map(([name, m]) => `${name} ${m.perSecond}/s`)
          .join(', ')}`,
      );
    }
    return {
      machine: { cpus: cpus().length, model: cpus()[0]?.model ?? 'unknown' },
      options: { rounds: options.rounds, secondsEach: options.secondsEach, connections: options.connections },
      scenarios: Object.fromEntries(
        scenarios.map(({ name }) => [name, medianMeasurement(rounds.map((round) => round[name]))]),
      ),
      ratios: ratiosOf(rounds),
      booksProblems: await booksProblems(world.pool),
    };
  } finally {
    await world.stop();
  }
}

async function prepare(world: World): Promise<Scenario[]> {
  const network = await world.network();
  const shop = await network.shop();
  const members = await network.members(memberCount, 100_000);
  const hot = await shop.offer({ title: 'hot', costPoints: 1, stockTotal: 10_000_000 });
  const soldOut = await shop.offer({ title: 'sold out', costPoints: 1, stockTotal: 1 });
  await world.pool.query(
    `INSERT INTO offer (id, network_id, merchant_id, state, title_th, title_en, cost_points, live_since)
      SELECT gen_random_uuid(), network_id, merchant_id, 'LIVE', 'spread', 'spread', 1, now()
      FROM offer, generate_series(1, $1) WHERE title_en = 'hot'`,
    [offerCount],
  );
  await world.pool.query(
    `INSERT INTO offer_stock (offer_id, network_id, stock_total) SELECT id, network_id, 10000000 FROM offer WHERE title_en = 'spread'`,
  );
  const [buyer] = members;
  if (buyer === undefined) throw new Error('no members');
  await buyer.client.ask(redeemDocument, { offerId: soldOut.id, idempotencyKey: 'the-only-unit' });
  await world.pool.query(comparisonTables);
  await world.pool.query('ANALYZE');
  const tokens = members.map(({ client }) => client.token ?? '');
  const spread = await spreadIds(world);
  const redemption = { document: redeemDocument, tokens };
  return [
    { name: 'nothing', document: nothingDocument, tokens, offerIds: [hot.id], expected: '"Comparison"' },
    { ...redemption, name: 'hot', offerIds: [hot.id], expected: 'RedeemOfferSuccess' },
    { ...redemption, name: 'spread', offerIds: spread, expected: 'RedeemOfferSuccess' },
    { ...redemption, name: 'soldOut', offerIds: [soldOut.id], expected: 'OFFER_SOLD_OUT' },
    {
      name: 'transactionHot',
      document: transactionDocument,
      tokens,
      offerIds: [hot.id],
      expected: '"Comparison"',
    },
    {
      name: 'transactionSpread',
      document: transactionDocument,
      tokens,
      offerIds: spread,
      expected: '"Comparison"',
    },
  ];
}

async function spreadIds(world: World): Promise<string[]> {
  const { rows } = await world.pool.query<{ id: string }>(`SELECT id FROM offer WHERE title_en = 'spread'`);
  return rows.map(({ id }) => TypeID.fromUUID('offer', id).toString());
}

function ratiosOf(rounds: readonly Record<string, Measurement>[]): Record<string, number> {
  const ratio = (of: string, to: string) =>
    round3(median(rounds.map((round) => (round[of]?.perSecond ?? 0) / (round[to]?.perSecond ?? Number.NaN))));
  return {
    hotToNothing: ratio('hot', 'nothing'),
    hotToTransactionHot: ratio('hot', 'transactionHot'),
    spreadToTransactionSpread: ratio('spread', 'transactionSpread'),
    hotToSpread: ratio('hot', 'spread'),
    soldOutToNothing: ratio('soldOut', 'nothing'),
  };
}

function medianMeasurement(values: readonly (Measurement | undefined)[]): Measurement {
  const of = (pick: (value: Measurement) => number) =>
    median(values.flatMap((value) => (value === undefined ? [] : [pick(value)])));
  return {
    perSecond: of((value) => value.perSecond),
    p50Ms: of((value) => value.p50Ms),
    p99Ms: of((value) => value.p99Ms),
    unexpected: Math.max(...values.map((value) => value?.unexpected ?? 0)),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

function round3(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
