import { booksProblems } from '../testkit/books.ts';
import type { World } from '../testkit/world.ts';
import type { Bench, BenchResult } from './bench.ts';
import { comparisonTables } from './comparison-tables.ts';
import { nothingDocument, oneByOneDocument, redeemDocument, transactionDocument } from './documents.ts';
import { atLeast } from './figure.ts';
import type { Scenario } from './load/plan.ts';
import { populate } from './population.ts';
import { measureLoad, playRounds, type Rounds, type Side, scenarioTable } from './rounds.ts';
import { withWorld } from './with-world.ts';

const memberCount = 2_000;
const offerCount = 1_000;

/**
 * Redemptions a second: one hot offer, spread over 1,000, and one that is sold out; beside them, in the same run and the
 * same server, a mutation that does nothing and a redemption as an interactive Prisma transaction. Then the same hot
 * and spread with commits that take a millisecond, beside calls of redeem_batch one at a time, without the queue that
 * gathers them.
 */
export function benchRedeem(bench: Bench): Promise<BenchResult> {
  return withWorld(bench, async (world) => {
    bench.report(`making ${memberCount} members and ${offerCount + 2} offers`);
    const scenarios = await prepareScenarios(world);
    const rounds = await playRounds(bench, sidesOf(bench, world, scenarios));
    await bench.services.slowCommits(false);
    const measured = rounds.scenarios();
    return {
      bench: 'redeem',
      figures: figuresOf(rounds),
      tables: { 'Medians of the rounds': scenarioTable(measured) },
      scenarios: measured,
      ratios: ratiosOf(rounds),
      booksProblems: await booksProblems(world.pool),
    };
  });
}

type Scenarios = Readonly<
  Record<
    'nothing' | 'hot' | 'spread' | 'soldOut' | 'transactionHot' | 'transactionSpread' | 'oneByOne',
    Scenario
  >
>;

function sidesOf(bench: Bench, world: World, scenarios: Scenarios): Side[] {
  const { connections } = bench.options;
  const side = (scenario: Scenario, slow: boolean): Side => ({
    name: slow ? `${scenario.name}SlowCommit` : scenario.name,
    measure: async (seconds) => {
      await bench.services.slowCommits(slow);
      return measureLoad(bench, scenario, { kind: 'closed', connections, seconds }, [
        world.server.process.pid ?? 0,
      ]);
    },
  });
  const { nothing, hot, spread, soldOut, transactionHot, transactionSpread, oneByOne } = scenarios;
  return [
    ...[nothing, hot, spread, soldOut, transactionHot, transactionSpread].map((s) => side(s, false)),
    ...[hot, spread, oneByOne].map((s) => side(s, true)),
  ];
}

async function prepareScenarios(world: World): Promise<Scenarios> {
  const { network, offerIds: spread } = await populate(world, { members: memberCount, offers: offerCount });
  const shop = await network.shop({ name: 'ร้านกาแฟ' });
  const hot = [(await shop.offer({ title: 'hot', costPoints: 1, stockTotal: 10_000_000 })).id];
  const soldOut = await shop.offer({ title: 'sold out', costPoints: 1, stockTotal: 1 });
  const buyer = await network.member({ points: 1 });
  await buyer.client.ask(redeemDocument, { offerId: soldOut.id, idempotencyKey: 'the-only-unit' });
  await world.pool.query(comparisonTables);
  await world.pool.query('ANALYZE');
  const scenario = (name: string, document: string, offerIds: readonly string[], expected: string) => ({
    ...{ name, document, offerIds, expected },
    urls: [world.server.url],
    members: memberCount,
  });
  return {
    nothing: scenario('nothing', nothingDocument, hot, '"Comparison"'),
    hot: scenario('hot', redeemDocument, hot, 'RedeemOfferSuccess'),
    spread: scenario('spread', redeemDocument, spread, 'RedeemOfferSuccess'),
    soldOut: scenario('soldOut', redeemDocument, [soldOut.id], 'OFFER_SOLD_OUT'),
    transactionHot: scenario('transactionHot', transactionDocument, hot, '"Comparison"'),
    transactionSpread: scenario('transactionSpread', transactionDocument, spread, '"Comparison"'),
    oneByOne: scenario('oneByOne', oneByOneDocument, hot, '"Comparison"'),
  };
}

function ratiosOf(rounds: Rounds): Record<string, number> {
  return {
    hotToNothing: rounds.ratio('hot', 'nothing'),
    hotToTransactionHot: rounds.ratio('hot', 'transactionHot'),
    spreadToTransactionSpread: rounds.ratio('spread', 'transactionSpread'),
    hotToSpread: rounds.ratio('hot', 'spread'),
    soldOutToNothing: rounds.ratio('soldOut', 'nothing'),
    hotToSpreadSlowCommit: rounds.ratio('hotSlowCommit', 'spreadSlowCommit'),
    hotToOneByOneSlowCommit: rounds.ratio('hotSlowCommit', 'oneByOneSlowCommit'),
  };
}

function figuresOf(rounds: Rounds) {
  const ratio = (of: string, to: string) => rounds.ratio(of, to);
  return [
    atLeast('hot / a mutation that does nothing', ratio('hot', 'nothing'), 0.55),
    atLeast('hot / as an interactive Prisma transaction', ratio('hot', 'transactionHot'), 10),
    atLeast('hot / spread over 1,000 offers', ratio('hot', 'spread'), 0.9),
    atLeast('hot / spread, commits of 1 ms', ratio('hotSlowCommit', 'spreadSlowCommit'), 0.85),
    atLeast('hot / one call at a time, commits of 1 ms', ratio('hotSlowCommit', 'oneByOneSlowCommit'), 8),
    atLeast('sold-out refusals / a mutation that does nothing', ratio('soldOut', 'nothing'), 0.6),
  ];
}
