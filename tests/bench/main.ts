import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { LaunchError } from '../../scripts/lib/launch-error.ts';
import { runScript } from '../../scripts/lib/run-script.ts';
import { benchBatch } from './batch.ts';
import type { Bench, BenchOptions, BenchResult } from './bench.ts';
import { startBenchServices } from './bench-services.ts';
import { benchCheckIn } from './check-in.ts';
import { benchCounters } from './counters.ts';
import { figureTable, markdownTable, plainTable, type Table } from './figure.ts';
import { benchGrow } from './grow.ts';
import { benchImport } from './import.ts';
import { benchLatency } from './latency.ts';
import { LoadGenerator } from './load/load-generator.ts';
import { benchPages } from './pages.ts';
import { benchPassbook } from './passbook.ts';
import { benchRedeem } from './redeem.ts';
import { benchRedisAway } from './redis-away.ts';
import { benchSearch } from './search.ts';
import { benchServe } from './serve.ts';
import { benchSettlement } from './settlement.ts';
import { benchSoak } from './soak.ts';

/** Every bench, by the word that starts it. */
const benches: Readonly<Record<string, (bench: Bench) => Promise<BenchResult>>> = {
  redeem: benchRedeem,
  serve: benchServe,
  latency: benchLatency,
  'redis-away': benchRedisAway,
  'check-in': benchCheckIn,
  counters: benchCounters,
  batch: benchBatch,
  pages: benchPages,
  search: benchSearch,
  import: benchImport,
  passbook: benchPassbook,
  settlement: benchSettlement,
  grow: benchGrow,
  soak: benchSoak,
};

/** What `all` leaves out: it takes too long for a look in between. */
const longOnes: ReadonlySet<string> = new Set(['grow', 'soak']);

const usage = `usage: pnpm bench <${[...Object.keys(benches), 'all'].join(' | ')}>
  [--json] [--markdown] [--rounds 5] [--seconds 3] [--connections 64] [--minutes 30] [--rows 1000000]`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    markdown: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '64' },
    minutes: { type: 'string', default: '30' },
    rows: { type: 'string', default: '1000000' },
  },
});

type NumberFlag = 'rounds' | 'seconds' | 'connections' | 'minutes' | 'rows';

function count(name: NumberFlag, limit: number): number {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value >= 1 && value <= limit) return value;
  throw new LaunchError(`--${name} must be 1 to ${limit}\n${usage}`);
}

const report = (line: string): void => console.error(line);

/** The services are made anew for each bench: none pays for the dead rows of another. */
async function runOne(name: string, options: BenchOptions): Promise<BenchResult> {
  const start = benches[name];
  if (start === undefined) throw new LaunchError(usage);
  report(`bench ${name}`);
  const services = await startBenchServices(report);
  const load = await LoadGenerator.start();
  // Without its generator a bench fails, and on its way out it stops what it started.
  const interrupt = () => void load.stop();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupt);
  try {
    return await start({ options, services, load, report });
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, interrupt);
    await load.stop();
    await services.stop();
  }
}

function print(result: BenchResult): void {
  const shape = (table: Table) => (values.markdown ? markdownTable(table) : plainTable(table));
  console.log(`\n${shape(figureTable(result.figures))}`);
  for (const [title, table] of Object.entries(result.tables)) console.log(`\n${title}\n\n${shape(table)}`);
  for (const [title, text] of Object.entries(result.listings ?? {}))
    console.log(values.markdown ? `\n${title}\n\n\`\`\`\n${text}\n\`\`\`` : `\n${title}\n\n${text}`);
  const wrong = Object.entries(result.booksProblems ?? {}).filter(([, problems]) => problems > 0);
  if (wrong.length > 0)
    console.log(`\nTHE BOOKS ARE WRONG: ${wrong.map(([name, n]) => `${name} ${n}`).join(', ')}`);
}

await runScript(async () => {
  const [name = ''] = positionals;
  if (positionals.length !== 1 || !(name === 'all' || name in benches)) throw new LaunchError(usage);
  const options: BenchOptions = {
    rounds: count('rounds', 1_000),
    secondsEach: count('seconds', 1_000),
    connections: count('connections', 10_000),
    minutes: count('minutes', 10_000),
    rows: count('rows', 10_000_000),
  };
  const machine = {
    cpus: cpus().length,
    model: cpus()[0]?.model ?? 'unknown',
    memoryGib: Math.round(totalmem() / 1024 ** 3),
    node: process.version,
    // What else the machine was doing: above half a core the rates are another machine's, and the ratios less certain.
    loadBefore: Math.round((loadavg()[0] ?? 0) * 100) / 100,
  };
  if (machine.loadBefore > 0.5) report(`the machine is not quiet: load average ${machine.loadBefore}`);
  if (name !== 'all') {
    const result = await runOne(name, options);
    print(result);
    if (values.json) console.log(JSON.stringify({ machine, options, ...result }));
    return;
  }
  const results: BenchResult[] = [];
  for (const each of Object.keys(benches).filter((word) => !longOnes.has(word))) {
    const result = await runOne(each, options);
    print(result);
    results.push(result);
  }
  const figures = results.flatMap((result) => result.figures);
  console.log(`\nAll figures\n\n${(values.markdown ? markdownTable : plainTable)(figureTable(figures))}`);
  if (values.json) {
    const byName = Object.fromEntries(results.map((result) => [result.bench, result]));
    console.log(JSON.stringify({ machine, options, bench: 'all', figures, results: byName }));
  }
});
