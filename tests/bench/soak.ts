import { readFileSync, statfsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { LaunchError } from '../../scripts/lib/launch-error.ts';
import { booksProblems } from '../testkit/books.ts';
import { runJob } from '../testkit/time-travel.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import type { World } from '../testkit/world.ts';
import type { Bench, BenchResult } from './bench.ts';
import { redeemDocument } from './documents.ts';
import { atLeast, atMost, type Table } from './figure.ts';
import type { Scenario } from './load/plan.ts';
import { populate } from './population.ts';
import { median, rounded, shown } from './statistics.ts';
import { withWorld } from './with-world.ts';

const memberCount = 2_000;
/** What a fast machine redeems a second at most: the room on the disk and in the stock is made for it. */
const mostPerSecond = 20_000;
const bytesPerRedemption = 1_500;
/** The most that one offer may have in stock. */
const stockLimit = 10_000_000;
const warmUpSeconds = 10;
const sampleEveryMs = 10_000;

/** When the server looks through all books, in minutes of the day in UTC: `check_books` of the crontab, and how long it may take. */
const nightlyLook = { at: 19 * 60 + 40, minutes: 15 };

/** Everything that must not grow, sampled while the rush goes on. */
interface Sample {
  readonly atSeconds: number;
  readonly rssMib: number;
  readonly heapMib: number;
  /** With indexes. */
  readonly stockKib: number;
  readonly accountKib: number;
  readonly deadRows: number;
}

/**
 * A rush that does not end: all that the server can redeem, for half an hour (`--minutes`), on as few offers as have the
 * stock for it. The rate of the last minute beside the first; the server's memory; and the rows that every redemption
 * writes, which must be updated in place (heap-only tuples) and leave no bloat behind.
 */
export function benchSoak(bench: Bench): Promise<BenchResult> {
  const seconds = bench.options.minutes * 60;
  refuseWithoutRoom(bench, seconds);
  refuseAtNight(bench.options.minutes);
  return withWorld(bench, async (world) => {
    const offers = Math.ceil((mostPerSecond * seconds) / stockLimit);
    const { offerIds } = await populate(world, { members: memberCount, offers });
    await firstNight(world);
    const scenario: Scenario = {
      name: 'soak',
      urls: [world.server.url],
      members: memberCount,
      offerIds,
      document: redeemDocument,
      expected: 'RedeemOfferSuccess',
      refusals: ['BusyError', 'SERVICE_UNAVAILABLE'],
    };
    const closed = { kind: 'closed', connections: bench.options.connections } as const;
    await bench.load.run(scenario, { ...closed, seconds: warmUpSeconds });
    const before = await updatesOf(world);
    let isOver = false;
    const sampling = sampleUntil(bench, world, () => isOver);
    const earlyHeap = delay(seconds * 1_000 * (2 / 5), undefined, { ref: false }).then(() =>
      heldHeapMib(world),
    );
    const outcome = await bench.load.run(scenario, { ...closed, seconds }).finally(() => {
      isOver = true;
    });
    const samples = await sampling;
    const heldHeap = { early: await earlyHeap, atTheEnd: await heldHeapMib(world) };
    const after = await updatesOf(world);
    const windowTenths = Math.min(600, Math.floor(outcome.timeline.length / 3));
    const first = meanRate(outcome.timeline.slice(0, windowTenths));
    const last = meanRate(outcome.timeline.slice(-windowTenths));
    const window = `${windowTenths / 10} s`;
    bench.report('looking through the books');
    return {
      bench: 'soak',
      figures: [
        atLeast(`rate of the last ${window} / of the first`, last / first, 0.9),
        atMost(
          'memory of the server, last fifth / second fifth',
          growth(samples, (s) => s.rssMib),
          1.2,
        ),
        atMost(
          'heap of the server that is held, at the end / after two fifths',
          rounded(heldHeap.atTheEnd / heldHeap.early),
          1.2,
        ),
        atMost(
          'ledger_account with indexes, last fifth / second fifth',
          growth(samples, (s) => s.accountKib),
          1.2,
        ),
        atMost('offer_stock with indexes at the end, KiB', samples.at(-1)?.stockKib ?? 0, 1_024),
        ...hotShares(before, after),
        atMost('answers that were neither good nor a typed refusal', outcome.unexpected, 0),
      ],
      tables: { 'Along the way': samplesTable(samples, outcome.timeline) },
      details: { firstPerSecond: first, lastPerSecond: last, heldHeapMib: heldHeap, samples },
      booksProblems: await booksProblems(world.pool),
    };
  });
}

/** The books of a new installation are looked through when there is something in them: here, before it is all at once. */
async function firstNight(world: World): Promise<void> {
  await runJob(world, 'check_books');
  await waitUntil('the first look at the books', async () => {
    const { rows } = await world.pool.query('SELECT FROM ledger_health LIMIT 1');
    return rows.length > 0;
  });
}

function refuseWithoutRoom(bench: Bench, seconds: number): void {
  const { bavail, bsize } = statfsSync(bench.services.dataDirectory);
  const needed = mostPerSecond * seconds * bytesPerRedemption;
  if (bavail * bsize >= needed) return;
  const gib = (bytes: number) => Math.ceil(bytes / 1024 ** 3);
  throw new LaunchError(
    `A soak of ${bench.options.minutes} minutes may write ${gib(needed)} GiB, and ${gib(bavail * bsize)} GiB are free: choose fewer --minutes.`,
  );
}

/** A look through millions of lines takes half of a small machine for some minutes: of that the soak tells nothing. */
function refuseAtNight(minutes: number): void {
  const now = new Date();
  const sinceLook = (now.getUTCHours() * 60 + now.getUTCMinutes() - nightlyLook.at + 1_440) % 1_440;
  if (sinceLook >= nightlyLook.minutes && sinceLook + minutes + 1 < 1_440) return;
  throw new LaunchError(
    'The nightly look through the books (19:40 UTC) would fall into the soak: start it later, or choose fewer --minutes.',
  );
}

async function sampleUntil(bench: Bench, world: World, isOver: () => boolean): Promise<Sample[]> {
  const samples: Sample[] = [];
  const startMs = performance.now();
  while (!isOver()) {
    const sample = await sampleOf(world, Math.round((performance.now() - startMs) / 1_000));
    samples.push(sample);
    bench.report(
      `${sample.atSeconds} s: memory ${shown(sample.rssMib)} MiB, accounts ${shown(sample.accountKib)} KiB`,
    );
    for (let waited = 0; waited < sampleEveryMs && !isOver(); waited += 200) await delay(200);
  }
  return samples;
}

async function sampleOf(world: World, atSeconds: number): Promise<Sample> {
  const metrics = await (await fetch(`${world.server.url}/metrics`)).text();
  const metric = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(metrics)?.[1]);
  const { rows } = await world.pool.query<{ stock: string; account: string; dead: string }>(`
    SELECT pg_total_relation_size('offer_stock') AS stock, pg_total_relation_size('ledger_account') AS account,
      (SELECT sum(n_dead_tup) FROM pg_stat_user_tables WHERE relname IN ('offer_stock', 'ledger_account')) AS dead`);
  return {
    atSeconds,
    rssMib:
      residentMib(world.server.process.pid) ?? metric('kwamdee_process_resident_memory_bytes') / 1024 ** 2,
    heapMib: metric('kwamdee_nodejs_heap_size_used_bytes') / 1024 ** 2,
    stockKib: Number(rows[0]?.stock) / 1024,
    accountKib: Number(rows[0]?.account) / 1024,
    deadRows: Number(rows[0]?.dead),
  };
}

function residentMib(pid: number | undefined): number | null {
  try {
    const kib = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kib === undefined ? null : Number(kib) / 1024;
  } catch {
    return null;
  }
}

interface Updates {
  readonly relname: string;
  readonly updates: number;
  readonly inPlace: number;
}

async function updatesOf(world: World): Promise<Updates[]> {
  const { rows } = await world.pool.query<Updates>(`
    SELECT relname, n_tup_upd::float8 AS updates, n_tup_hot_upd::float8 AS "inPlace" FROM pg_stat_user_tables
    WHERE relname IN ('offer_stock', 'ledger_account') ORDER BY relname`);
  return rows;
}

function hotShares(before: readonly Updates[], after: readonly Updates[]) {
  return after.map(({ relname, updates, inPlace }, index) =>
    atLeast(
      `share of updates of ${relname} made in place`,
      (inPlace - (before[index]?.inPlace ?? 0)) / (updates - (before[index]?.updates ?? 0)),
      0.95,
    ),
  );
}

/** The last fifth of the samples beside the second, in which the compilers and caches have settled. */
function growth(samples: readonly Sample[], pick: (sample: Sample) => number): number {
  const fifth = Math.max(1, Math.floor(samples.length / 5));
  const early = samples.slice(fifth, fifth * 2);
  return rounded(
    median(samples.slice(-fifth).map(pick)) / median((early.length === 0 ? samples : early).map(pick)),
  );
}

/** The server collects, and says what is left. */
async function heldHeapMib({ server }: World): Promise<number> {
  const saidBefore = server.log().length;
  server.process.kill('SIGUSR2');
  const held = await waitUntil('the server to have collected', () =>
    /"heldHeapBytes":(\d+)/.exec(server.log().slice(saidBefore)),
  );
  return Number(held[1]) / 1024 ** 2;
}

function meanRate(tenths: readonly number[]): number {
  return Math.round((tenths.reduce((sum, count) => sum + count, 0) / tenths.length) * 10);
}

/** A dozen of the samples at most. */
function samplesTable(samples: readonly Sample[], timeline: readonly number[]): Table {
  const step = Math.ceil(samples.length / 12);
  return {
    columns: [
      'second',
      'redemptions a second',
      'memory MiB',
      'heap MiB',
      'ledger_account KiB',
      'offer_stock KiB',
      'dead rows',
    ],
    rows: samples
      .filter((_, index) => index % step === 0 || index === samples.length - 1)
      .map((sample) => {
        const start = Math.min(sample.atSeconds * 10, Math.max(0, timeline.length - 100));
        const rate = meanRate(timeline.slice(start, start + 100));
        const cells = [
          sample.atSeconds,
          rate,
          sample.rssMib,
          sample.heapMib,
          sample.accountKib,
          sample.stockKib,
        ];
        return [...cells, sample.deadRows].map(shown);
      }),
  };
}
