import { booksProblems } from '../testkit/books.ts';
import type { World } from '../testkit/world.ts';
import type { Bench, BenchResult, Measurement } from './bench.ts';
import { nothingDocument, redeemDocument } from './documents.ts';
import { atLeast, atMost } from './figure.ts';
import type { OpenLoop, Scenario } from './load/plan.ts';
import { populate } from './population.ts';
import { measureLoad, playRounds, type Side, scenarioTable } from './rounds.ts';
import { withWorld } from './with-world.ts';

/** More than can be under way at once, so that nobody asks twice at the same time. */
const memberCount = 8_000;
/** Enough to keep 70 % of the peak under way; a request that finds none free waits, and its time runs. */
const steadyConnections = 512;
/** Twice as many as the server lets in at once, so that it has to refuse. */
const overloadConnections = 2_000;

/**
 * How long a redemption takes when the server has 70 % of what it can do, beside a mutation that does nothing: at 70 % of
 * what the server can do of those (the same load), and at the same rate (a nearly idle server); and what becomes of ten times as much as it can do. Requests fall due at a fixed rate whatever the server does,
 * and their time counts from then: a server that stalls cannot hide it by slowing those who ask.
 */
export function benchLatency(bench: Bench): Promise<BenchResult> {
  return withWorld(bench, async (world) => {
    bench.report(`making ${memberCount} members`);
    const scenarios = await prepareScenarios(world);
    await meetEverybody(bench, scenarios.hot);
    const rounds = await playRounds(bench, sidesOf(bench, world, scenarios));
    const measured = rounds.scenarios();
    return {
      bench: 'latency',
      figures: [
        atMost(
          'p99 of a redemption / of doing nothing, each at 70 % of its own peak',
          rounds.ratio('hotAt70', 'nothingAt70', (m) => m.p99Ms),
          3,
        ),
        atLeast('good answers at ten times the peak / the peak', rounds.ratio('overload', 'peak'), 0.8),
        atMost('p99 of a refusal at ten times the peak, ms', measured['overload']?.refusalP99Ms ?? 0, 1_000),
        atMost('answers that are neither good nor a typed refusal', measured['overload']?.unexpected ?? 0, 0),
      ],
      tables: {
        'Medians of the rounds': scenarioTable(measured),
        'Ten times the peak': overloadTable(measured['overload']),
      },
      scenarios: measured,
      booksProblems: await booksProblems(world.pool),
    };
  });
}

async function prepareScenarios(
  world: World,
): Promise<{ readonly hot: Scenario; readonly nothing: Scenario }> {
  const { offerIds } = await populate(world, { members: memberCount, offers: 1 });
  const common = { urls: [world.server.url], members: memberCount, offerIds };
  return {
    hot: {
      ...common,
      name: 'hot',
      document: redeemDocument,
      expected: 'RedeemOfferSuccess',
      // In the answer's union, and of the guard at the door.
      refusals: ['BusyError', 'SERVICE_UNAVAILABLE'],
    },
    nothing: { ...common, name: 'nothing', document: nothingDocument, expected: '"Comparison"' },
  };
}

/** The server looks each member up once; an overload of strangers would be another measurement. */
async function meetEverybody(bench: Bench, hot: Scenario): Promise<void> {
  const seconds = 2;
  for (let met = 0, run = 0; met < memberCount && run < 30; run++) {
    const outcome = await bench.load.run(hot, { kind: 'closed', connections: 64, seconds });
    met += outcome.perSecond * seconds;
  }
}

/** The peaks are measured in every round, and the rates of that round follow from them. */
function sidesOf(bench: Bench, world: World, { hot, nothing }: Awaited<ReturnType<typeof prepareScenarios>>) {
  const peaks = { hot: 0, nothing: 0 };
  let seed = 1;
  const pids = [world.server.process.pid ?? 0];
  const peak = (name: string, scenario: Scenario, of: keyof typeof peaks): Side => ({
    name,
    measure: async (seconds) => {
      const { connections } = bench.options;
      const measured = await measureLoad(bench, scenario, { kind: 'closed', connections, seconds }, pids);
      peaks[of] = measured.perSecond;
      return measured;
    },
  });
  const open = (
    name: string,
    scenario: Scenario,
    perSecond: () => number,
    plan: Pick<OpenLoop, 'connections' | 'withoutConnection'>,
  ): Side => ({
    name,
    measure: (seconds) =>
      measureLoad(
        bench,
        scenario,
        // Twice as long: the first wave of an overload takes its time to be answered.
        { kind: 'open', perSecond: perSecond(), seconds: seconds * 2, seed: seed++, ...plan },
        pids,
      ),
  });
  const steady = { connections: steadyConnections, withoutConnection: 'wait' } as const;
  const sides: Side[] = [
    peak('peak', hot, 'hot'),
    peak('nothingPeak', nothing, 'nothing'),
    open('nothingAt70', nothing, () => peaks.nothing * 0.7, steady),
    open('hotAt70', hot, () => peaks.hot * 0.7, steady),
    open('nothingAtSameRate', nothing, () => peaks.hot * 0.7, steady),
    open('overload', hot, () => peaks.hot * 10, {
      connections: overloadConnections,
      withoutConnection: 'turn away',
    }),
  ];
  return sides;
}

function overloadTable(overload: Measurement | undefined) {
  const rows: [string, number | undefined][] = [
    ['good answers a second', overload?.perSecond],
    ['BusyError and SERVICE_UNAVAILABLE a second', overload?.refusedPerSecond],
    ['p99 of all answers, ms', overload?.p99Ms],
    ['p99 of the refusals, ms', overload?.refusalP99Ms],
    [`never sent: all ${overloadConnections} connections were taken`, overload?.turnedAway],
  ];
  return {
    columns: ['at ten times the peak', 'median'],
    rows: rows.map(([name, value]) => [name, String(value ?? '–')]),
  };
}
