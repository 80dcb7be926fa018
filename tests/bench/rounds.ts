import type { Bench, Measurement } from './bench.ts';
import { sampleCpu } from './cpu-use.ts';
import type { Table } from './figure.ts';
import type { LoadPlan, Scenario } from './load/plan.ts';
import { median, rounded, shown } from './statistics.ts';

/** One side of a comparison. */
export interface Side {
  readonly name: string;
  /** Runs it for so long. */
  readonly measure: (seconds: number) => Promise<Measurement>;
}

const warmUpSeconds = 2;

/**
 * Runs all sides one after the other, and that again in every round, so that the machine's moods meet all of them.
 * The first round warms up (compilers, caches, connections, plans) and does not count; after it PostgreSQL's statistics are
 * renewed, as autovacuum does within a minute: plans that were made of empty tables would be measured otherwise.
 */
export async function playRounds(bench: Bench, sides: readonly Side[]): Promise<Rounds> {
  const rounds: Record<string, Measurement>[] = [];
  for (let round = 0; round <= bench.options.rounds; round++) {
    const measured: Record<string, Measurement> = {};
    for (const side of sides)
      measured[side.name] = await side.measure(round === 0 ? warmUpSeconds : bench.options.secondsEach);
    if (round === 0) {
      await bench.services.renewStatistics();
      continue;
    }
    rounds.push(measured);
    const rates = Object.entries(measured).map(([name, { perSecond }]) => `${name} ${shown(perSecond)}/s`);
    bench.report(`round ${round}: ${rates.join(', ')}`);
  }
  return new Rounds(rounds);
}

/** What was measured, round by round. */
export class Rounds {
  constructor(private readonly rounds: readonly Readonly<Record<string, Measurement>>[]) {}

  /** The median of the ratios within each round. */
  ratio(of: string, to: string, pick: (measurement: Measurement) => number = (m) => m.perSecond): number {
    return rounded(median(this.rounds.map((round) => picked(round, of, pick) / picked(round, to, pick))));
  }

  /** Medians of every number, and the worst of what is unexpected. */
  scenarios(): Record<string, Measurement> {
    const names = Object.keys(this.rounds[0] ?? {});
    return Object.fromEntries(names.map((name) => [name, this.#median(name)]));
  }

  #median(name: string): Measurement {
    const all = this.rounds.flatMap((round) => round[name] ?? []);
    const of = (pick: (measurement: Measurement) => number) => rounded(median(all.map(pick)));
    const cores = (pick: (measurement: Measurement) => number | null) => {
      const known = all.flatMap((measurement) => pick(measurement) ?? []);
      return known.length === 0 ? null : rounded(median(known));
    };
    return {
      perSecond: of((m) => m.perSecond),
      refusedPerSecond: of((m) => m.refusedPerSecond),
      p50Ms: of((m) => m.p50Ms),
      p99Ms: of((m) => m.p99Ms),
      maxMs: of((m) => m.maxMs),
      refusalP99Ms: of((m) => m.refusalP99Ms),
      unexpected: Math.max(...all.map((m) => m.unexpected)),
      firstUnexpected: all.map((m) => m.firstUnexpected).find((text) => text !== null) ?? null,
      turnedAway: of((m) => m.turnedAway),
      timeline: [],
      generatorCores: of((m) => m.generatorCores),
      cpu: {
        server: cores((m) => m.cpu.server),
        postgres: cores((m) => m.cpu.postgres),
        generator: of((m) => m.cpu.generator),
      },
    };
  }
}

function picked(
  round: Readonly<Record<string, Measurement>>,
  name: string,
  pick: (measurement: Measurement) => number,
): number {
  const measurement = round[name];
  if (measurement === undefined) throw new Error(`nothing was measured as ${name}`);
  return pick(measurement);
}

/** Sends a scenario, and watches what the servers of these process ids and PostgreSQL take. */
export async function measureLoad(
  bench: Bench,
  scenario: Scenario,
  plan: LoadPlan,
  serverPids: readonly number[],
): Promise<Measurement> {
  const cpuSince = sampleCpu(serverPids, bench.services.postmasterPid);
  const outcome = await bench.load.run(scenario, plan);
  return { ...outcome, cpu: { ...cpuSince(), generator: Math.round(outcome.generatorCores * 100) / 100 } };
}

/** Rates, latencies and processor use, a line a scenario. */
export function scenarioTable(scenarios: Readonly<Record<string, Measurement>>): Table {
  const cores = (value: number | null) => (value === null ? '–' : value.toFixed(2));
  return {
    columns: [
      'scenario',
      'a second',
      'p50 ms',
      'p99 ms',
      'server cores',
      'PostgreSQL',
      'generator',
      'unexpected',
    ],
    rows: Object.entries(scenarios).map(([name, { perSecond, p50Ms, p99Ms, cpu, unexpected }]) => [
      name,
      shown(perSecond),
      shown(p50Ms),
      shown(p99Ms),
      cores(cpu.server),
      cores(cpu.postgres),
      cores(cpu.generator),
      shown(unexpected),
    ]),
  };
}
