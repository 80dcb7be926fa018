import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { claimDataDirectory } from '../lib/data-directory.ts';
import { commandLineOf } from '../lib/process-identity.ts';
import { cacheDirectory } from '../lib/project.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { prepareRedis } from './redis.ts';

/** What tests read from the environment. The names are their own: a test never touches a DATABASE_URL of yours. */
export interface TestEnvironment {
  /** A database owner who may make databases of its own; the database in this address stays empty. */
  readonly TEST_DATABASE_URL: string;
  /** The superuser, for tests that tamper with the books to see it noticed. */
  readonly TEST_ADMIN_URL: string;
  /** Empty where there is no Redis. */
  readonly TEST_REDIS_URL: string;
}

export interface TestServices {
  readonly environment: TestEnvironment;
  stop(): Promise<void>;
}

const parentDirectory = join(cacheDirectory, 'test');

/** A fresh PostgreSQL and Redis for one run of the tests, in a folder that is gone afterwards. */
export async function startTestServices(
  detail: (text: string) => void,
  signal?: AbortSignal,
): Promise<TestServices> {
  removeFoldersOfTheDead();
  const dataDirectory = join(parentDirectory, String(process.pid));
  rmSync(dataDirectory, { recursive: true, force: true });
  mkdirSync(dataDirectory, { recursive: true });
  claimDataDirectory(dataDirectory);
  detail('PostgreSQL');
  const postgres = await startEmbeddedPostgres({
    dataDirectory,
    // The folder does not outlive the run, so nothing is won by flushing it. A killed process loses nothing by this:
    // only a power cut would.
    settings: { fsync: 'off', full_page_writes: 'off', max_connections: '200' },
    signal,
  });
  try {
    detail('Redis');
    const redis = await prepareRedis({ redisUrl: null, dataDirectory, detail, signal });
    if (redis.kind === 'missing') detail(`no Redis: ${redis.reason}`);
    return {
      environment: {
        TEST_DATABASE_URL: postgres.databaseUrl,
        TEST_ADMIN_URL: postgres.adminUrl,
        TEST_REDIS_URL: redis.url ?? '',
      },
      async stop() {
        if (redis.kind === 'started') await redis.process.stop();
        await postgres.stop();
        rmSync(dataDirectory, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

/** A run that was killed could not remove its folder; the next one does. Its services stopped with it. */
function removeFoldersOfTheDead(): void {
  mkdirSync(parentDirectory, { recursive: true });
  for (const name of readdirSync(parentDirectory)) {
    if (commandLineOf(Number(name)) === null)
      rmSync(join(parentDirectory, name), { recursive: true, force: true });
  }
}
