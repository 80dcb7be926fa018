import { cpus } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../scripts/lib/project.ts';
import { startServer, type TestServer } from '../testkit/server.ts';
import type { World } from '../testkit/world.ts';
import type { Bench, BenchResult, Measurement } from './bench.ts';
import { redeemDocument } from './documents.ts';
import type { Table } from './figure.ts';
import { type Series, writeGrowthPlot } from './growth-plot.ts';
import { populate } from './population.ts';
import { measureLoad, playRounds, type Side } from './rounds.ts';
import { shown } from './statistics.ts';
import { withWorld } from './with-world.ts';

const program = 'tests/bench/bench-server.ts';
const memberCounts = [1_000, 100_000, 1_000_000] as const;
const offerCounts = [100, 1_000, 10_000, 100_000] as const;
const processCounts = [1, 2, 4] as const;

interface Point extends Measurement {
  readonly members: number;
  /** 1: all redeem the same. */
  readonly offers: number;
  readonly processes: number;
}

/**
 * How the rate changes as a network grows: members from a thousand to a million who redeem in turn (`--rows` bounds
 * them), on one offer and spread over up to a hundred thousand; and, in the largest network, one, two and four server
 * processes on the same database. Each size has a database of its own. Draws docs/performance-growth.svg.
 */
export async function benchGrow(bench: Bench): Promise<BenchResult> {
  const sizes = memberCounts.filter((count) => count <= bench.options.rows);
  const points: Point[] = [];
  for (const members of sizes) {
    const isLargest = members === sizes.at(-1);
    points.push(...(await withWorld(bench, (world) => measureSize(bench, world, members, isLargest))));
  }
  const file = join(projectRoot, 'docs/performance-growth.svg');
  writeGrowthPlot(file, { byMembers: seriesByMembers(points), byProcesses: seriesByProcesses(points) });
  bench.report(`drawn: ${file}`);
  return {
    bench: 'grow',
    figures: [],
    tables: { 'Redemptions a second as a network grows': growthTable(points) },
    details: points.map(({ timeline: _, ...point }) => point),
  };
}

async function measureSize(
  bench: Bench,
  world: World,
  members: number,
  withProcesses: boolean,
): Promise<Point[]> {
  const largest = offerCounts.at(-1) ?? 0;
  bench.report(`making ${shown(members)} members and ${shown(largest)} offers`);
  const startMs = performance.now();
  const { offerIds } = await populate(world, { members, offers: largest });
  bench.report(`made in ${Math.round((performance.now() - startMs) / 1_000)} s`);
  const sizes = [1, ...offerCounts].map((offers) => ({ members, offers, processes: 1 }));
  const points = await measurePoints(bench, [world.server], offerIds, sizes);
  if (!withProcesses) return points;
  const others: TestServer[] = [];
  try {
    for (let index = 1; index < Math.max(...processCounts); index++)
      others.push(await startServer({ program, databaseUrl: world.database.url, env: { JOBS: 'off' } }));
    const many = processCounts
      .filter((processes) => processes > 1)
      .flatMap((processes) => [1, 1_000].map((offers) => ({ members, offers, processes })));
    return [...points, ...(await measurePoints(bench, [world.server, ...others], offerIds, many))];
  } finally {
    for (const server of others) await server.stop();
  }
}

async function measurePoints(
  bench: Bench,
  servers: readonly TestServer[],
  offerIds: readonly string[],
  sizes: readonly Pick<Point, 'members' | 'offers' | 'processes'>[],
): Promise<Point[]> {
  const nameOf = (size: (typeof sizes)[number]) => `${size.processes} × ${shown(size.offers)}`;
  const sides = sizes.map((size): Side => {
    const used = servers.slice(0, size.processes);
    const scenario = {
      name: nameOf(size),
      urls: used.map(({ url }) => url),
      members: size.members,
      offerIds: offerIds.slice(0, size.offers),
      document: redeemDocument,
      expected: 'RedeemOfferSuccess',
    };
    const { connections } = bench.options;
    return {
      name: nameOf(size),
      measure: (seconds) =>
        measureLoad(
          bench,
          scenario,
          { kind: 'closed', connections, seconds },
          used.map(({ process }) => process.pid ?? 0),
        ),
    };
  });
  const measured = (await playRounds(bench, sides)).scenarios();
  return sizes.flatMap((size) => {
    const measurement = measured[nameOf(size)];
    return measurement === undefined ? [] : [{ ...measurement, ...size }];
  });
}

/** What a point waits for: by who has the processor. */
function limitOf({ cpu, processes }: Point): string {
  const { server, postgres, generator } = cpu;
  if (server === null || postgres === null) return '–';
  const all = cpus().length;
  const used = server + postgres + generator;
  if (server / processes >= 0.9) return 'Node: a process fills its core';
  if (used >= all * 0.85) {
    if (generator > Math.max(server, postgres)) return 'the generator';
    return server > postgres ? 'the processor, mostly Node' : 'the processor, mostly PostgreSQL';
  }
  return 'waiting (locks, commits, other work of the machine)';
}

function growthTable(points: readonly Point[]): Table {
  const cores = (value: number | null) => (value === null ? '–' : value.toFixed(2));
  return {
    columns: [
      'members',
      'offers',
      'processes',
      'a second',
      'p99 ms',
      'Node',
      'PostgreSQL',
      'generator',
      'limit',
      'errors',
    ],
    rows: points.map((point) => [
      shown(point.members),
      point.offers === 1 ? 'one' : shown(point.offers),
      shown(point.processes),
      shown(point.perSecond),
      shown(point.p99Ms),
      cores(point.cpu.server),
      cores(point.cpu.postgres),
      cores(point.cpu.generator),
      limitOf(point),
      shown(point.unexpected),
    ]),
  };
}

const seriesName = (offers: number) => (offers === 1 ? 'one offer' : `${shown(offers)} offers`);

function seriesByMembers(points: readonly Point[]): Series[] {
  const alone = points.filter(({ processes }) => processes === 1);
  return [1, ...offerCounts].map((offers) => ({
    name: seriesName(offers),
    points: alone.filter((p) => p.offers === offers).map((p) => ({ x: p.members, y: p.perSecond })),
  }));
}

function seriesByProcesses(points: readonly Point[]): Series[] {
  const largest = Math.max(...points.map(({ members }) => members));
  return [1, 1_000].map((offers) => ({
    name: seriesName(offers),
    points: points
      .filter((p) => p.members === largest && p.offers === offers)
      .map((p) => ({ x: p.processes, y: p.perSecond })),
  }));
}
