import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheDirectory } from '../../scripts/lib/project.ts';
import { startEmbeddedPostgres } from '../../scripts/services/embedded-postgres.ts';
import { prepareRedis } from '../../scripts/services/redis.ts';
import { type BenchResult, benchRedeem } from './redeem.ts';

const usage = 'usage: pnpm bench redeem [--json] [--rounds N] [--seconds N] [--connections N]';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '64' },
  },
});

/** A whole number of 1 to 1,000, or the usage and the end. */
function count(name: 'rounds' | 'seconds' | 'connections'): number {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value >= 1 && value <= 1_000) return value;
  console.error(`--${name} must be 1 to 1000\n${usage}`);
  process.exit(1);
}

if (positionals[0] !== 'redeem' || positionals.length !== 1) {
  console.error(usage);
  process.exit(1);
}

const report = (line: string): void => console.error(line);
const options = {
  rounds: count('rounds'),
  secondsEach: count('seconds'),
  connections: count('connections'),
  report,
};
const dataDirectory = join(cacheDirectory, 'bench', String(process.pid));

// Unlike the tests' scratch database this one flushes every commit to the disk, as a real one does.
const postgres = await startEmbeddedPostgres({ dataDirectory, settings: { max_connections: '200' } });
const redis = await prepareRedis({ redisUrl: null, dataDirectory, detail: report });
try {
  Object.assign(process.env, {
    TEST_DATABASE_URL: postgres.databaseUrl,
    TEST_ADMIN_URL: postgres.adminUrl,
    TEST_REDIS_URL: redis.url ?? '',
  });
  const result = await benchRedeem(options);
  console.log(tableOf(result));
  if (values.json) console.log(JSON.stringify(result));
} finally {
  if (redis.kind === 'started') await redis.process.stop();
  await postgres.stop();
  rmSync(dataDirectory, { recursive: true, force: true });
}

function tableOf(result: BenchResult): string {
  const lines = Object.entries(result.scenarios).map(
    ([name, { perSecond, p50Ms, p99Ms, unexpected }]) =>
      `${name.padEnd(20)}${String(perSecond).padStart(8)}/s   p50 ${String(p50Ms).padStart(4)} ms   p99 ${String(p99Ms).padStart(4)} ms   unexpected ${unexpected}`,
  );
  const ratios = Object.entries(result.ratios).map(([name, ratio]) => `${name.padEnd(28)}${ratio}`);
  return ['', ...lines, '', ...ratios, ''].join('\n');
}
