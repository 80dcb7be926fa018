import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { LaunchError } from '../../scripts/lib/launch-error.ts';
import { commandLineOf } from '../../scripts/lib/process-identity.ts';
import { cacheDirectory } from '../../scripts/lib/project.ts';
import { startEmbeddedPostgres } from '../../scripts/services/embedded-postgres.ts';
import { prepareRedis } from '../../scripts/services/redis.ts';
import { postmasterPid } from '../testkit/postmaster.ts';

const parentDirectory = join(cacheDirectory, 'bench');

export interface BenchServices {
  readonly databaseUrl: string;
  readonly adminUrl: string;
  readonly redisUrl: string;
  readonly postmasterPid: number;
  readonly dataDirectory: string;
  /**
   * Makes every commit take a millisecond longer, as the disk of a cloud machine does, or as long as it takes here. For
   * all connections, from their next statement on.
   */
  slowCommits(isSlow: boolean): Promise<void>;
  /** In every database that the run has made. */
  renewStatistics(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * PostgreSQL and Redis of the run's own. Unlike the tests' PostgreSQL this one flushes every commit to the disk, as a
 * real one does (`fsync` and `synchronous_commit` on).
 */
export async function startBenchServices(report: (line: string) => void): Promise<BenchServices> {
  removeFoldersOfTheDead();
  const dataDirectory = join(parentDirectory, String(process.pid));
  const remove = () => rmSync(dataDirectory, { recursive: true, force: true });
  const postgres = await startEmbeddedPostgres({ dataDirectory, settings: { max_connections: '200' } });
  const redis = await prepareRedis({ redisUrl: null, dataDirectory, detail: report });
  const admin = new pg.Client({ connectionString: postgres.adminUrl });
  const stop = async () => {
    await admin.end();
    if (redis.kind === 'started') await redis.process.stop();
    await postgres.stop();
    remove();
  };
  if (redis.url === null) {
    await stop();
    throw new LaunchError('The benches need Redis: install redis-server or valkey-server.');
  }
  await admin.connect();
  const settings = await admin.query<{ synchronous_commit: string; fsync: string }>(
    `SELECT current_setting('synchronous_commit') AS synchronous_commit, current_setting('fsync') AS fsync`,
  );
  if (settings.rows[0]?.synchronous_commit !== 'on' || settings.rows[0].fsync !== 'on')
    throw new Error('commits must be durable here');
  Object.assign(process.env, {
    TEST_DATABASE_URL: postgres.databaseUrl,
    TEST_ADMIN_URL: postgres.adminUrl,
    TEST_REDIS_URL: redis.url,
  });
  let isSlowNow = false;
  return {
    databaseUrl: postgres.databaseUrl,
    adminUrl: postgres.adminUrl,
    redisUrl: redis.url,
    postmasterPid: postmasterPid(dataDirectory),
    dataDirectory,
    async slowCommits(isSlow) {
      if (isSlow === isSlowNow) return;
      // With siblings at 0 the delay is kept even when nobody else commits.
      await admin.query(`ALTER SYSTEM SET commit_delay = ${isSlow ? 1_000 : 0}`);
      await admin.query(`ALTER SYSTEM SET commit_siblings = ${isSlow ? 0 : 5}`);
      await admin.query('SELECT pg_reload_conf()');
      isSlowNow = isSlow;
    },
    renewStatistics: () => analyzeAll(postgres.adminUrl),
    stop,
  };
}

async function analyzeAll(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  const { rows } = await admin.query<{ name: string }>(
    'SELECT datname AS name FROM pg_database WHERE datallowconn AND NOT datistemplate',
  );
  await admin.end();
  for (const { name } of rows) {
    const url = new URL(adminUrl);
    url.pathname = `/${name}`;
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    await client.query('ANALYZE');
    await client.end();
  }
}

/** A run that was killed could not remove its folder; the next one does. Its services stopped with it. */
function removeFoldersOfTheDead(): void {
  mkdirSync(parentDirectory, { recursive: true });
  for (const name of readdirSync(parentDirectory))
    if (commandLineOf(Number(name)) === null)
      rmSync(join(parentDirectory, name), { recursive: true, force: true });
}
