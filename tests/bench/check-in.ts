import { booksProblems } from '../testkit/books.ts';
import { adoptCatalogue, type Indicator } from '../testkit/catalogue.ts';
import { makeEvent, shownToken } from '../testkit/events.ts';
import type { World } from '../testkit/world.ts';
import type { Bench, BenchResult } from './bench.ts';
import { checkInDocument, checkInOneByOneDocument, nothingDocument } from './documents.ts';
import { atLeast, atMost } from './figure.ts';
import type { Scenario } from './load/plan.ts';
import { type Population, populate } from './population.ts';
import { measureLoad, playRounds, type Rounds, type Side, scenarioTable } from './rounds.ts';
import { withWorld } from './with-world.ts';

/** More than come in one measurement, so that nobody comes twice to one event. */
const memberCount = 20_000;
/** A thousand people at one door within a minute. */
const crowdPerSecond = 1_000 / 60;

/**
 * A crowd at one event: a thousand within a minute, and as fast as it goes; beside them, in the same run and the same
 * server, a mutation that does nothing, and check-ins that call the SQL function one by one, without the queue that
 * gathers them. Each measurement has an event of its own, with a code of its own moment.
 */
export function benchCheckIn(bench: Bench): Promise<BenchResult> {
  return withWorld(bench, async (world) => {
    bench.report(`making ${memberCount} members`);
    const population = await populate(world, { members: memberCount, offers: 1 });
    const { SWEEP } = await adoptCatalogue(population.network, { SWEEP: { points: 1, capCount: 1_000 } });
    const rounds = await playRounds(bench, sidesOf(bench, world, population, SWEEP));
    await bench.services.slowCommits(false);
    const measured = rounds.scenarios();
    return {
      bench: 'check-in',
      figures: figuresOf(rounds),
      tables: { 'Medians of the rounds': scenarioTable(measured) },
      scenarios: measured,
      ratios: { checkInToNothing: rounds.ratio('checkIn', 'nothing') },
      booksProblems: await booksProblems(world.pool),
    };
  });
}

function sidesOf(
  bench: Bench,
  world: World,
  { network, offerIds }: Population,
  indicator: Indicator,
): Side[] {
  const { connections } = bench.options;
  const pids = [world.server.process.pid ?? 0];
  const common = { urls: [world.server.url], members: memberCount };
  const nothing: Scenario = {
    ...common,
    name: 'nothing',
    document: nothingDocument,
    offerIds,
    expected: '"Comparison"',
  };
  let seed = 1;

  /** A new event and its code of now: in the place where a redemption has its offer. */
  const atNewEvent = async (document: string, expected: string): Promise<Scenario> => {
    const event = await makeEvent(network, { indicator, budgetPoints: 1_000, state: 'DRAFT' });
    // A budget for everybody is above what one coordinator may open; two would be no other measurement.
    await world.pool.query(
      `UPDATE event SET budget_points = 1000000, solo_limit_points = 1000000, state = 'OPEN', opened_by = created_by WHERE id = $1`,
      [event.uuid],
    );
    const token = await shownToken(network.coordinator, event);
    return { ...common, name: 'checkIn', document, offerIds: [token], expected };
  };
  const closed = (name: string, scenario: () => Promise<Scenario>, isSlow = false): Side => ({
    name,
    measure: async (seconds) => {
      await bench.services.slowCommits(isSlow);
      return measureLoad(bench, await scenario(), { kind: 'closed', connections, seconds }, pids);
    },
  });
  const crowd = (name: string, scenario: () => Promise<Scenario>): Side => ({
    name,
    measure: async (seconds) => {
      await bench.services.slowCommits(false);
      return measureLoad(
        bench,
        await scenario(),
        {
          ...({ kind: 'open', perSecond: crowdPerSecond, seconds, seed: seed++ } as const),
          ...({ connections: 64, withoutConnection: 'wait' } as const),
        },
        pids,
      );
    },
  });
  const checkIn = () => atNewEvent(checkInDocument, '"replayed":false');
  const oneByOne = () => atNewEvent(checkInOneByOneDocument, '"Comparison"');
  return [
    crowd('crowdNothing', async () => nothing),
    crowd('crowd', checkIn),
    closed('nothing', async () => nothing),
    closed('checkIn', checkIn),
    closed('oneByOne', oneByOne),
    closed('checkInSlowCommit', checkIn, true),
    closed('oneByOneSlowCommit', oneByOne, true),
  ];
}

function figuresOf(rounds: Rounds) {
  const measured = rounds.scenarios();
  return [
    atLeast(
      'check-ins at one event, as fast as it goes / 1,000 in one minute',
      Math.round((measured['checkIn']?.perSecond ?? 0) / crowdPerSecond),
      10,
    ),
    atLeast(
      'check-ins at one event / a mutation that does nothing',
      rounds.ratio('checkIn', 'nothing'),
      0.15,
    ),
    atMost(
      'p99 of a check-in / of doing nothing, 1,000 in one minute',
      rounds.ratio('crowd', 'crowdNothing', (m) => m.p99Ms),
      8,
    ),
    atLeast('check-ins / one call at a time', rounds.ratio('checkIn', 'oneByOne'), 1),
    atLeast(
      'check-ins / one call at a time, commits of 1 ms',
      rounds.ratio('checkInSlowCommit', 'oneByOneSlowCommit'),
      3,
    ),
    atMost(
      'answers that are no check-in',
      Math.max(...['crowd', 'checkIn'].map((name) => measured[name]?.unexpected ?? 0)),
      0,
    ),
  ];
}
