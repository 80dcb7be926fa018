import { prepareRedis } from './redis.ts';
import { startScratchPostgres } from './scratch-postgres.ts';

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

/** A fresh PostgreSQL and Redis for one run of the tests. */
export async function startTestServices(
  detail: (text: string) => void,
  signal?: AbortSignal,
): Promise<TestServices> {
  detail('PostgreSQL');
  const scratch = await startScratchPostgres(signal);
  try {
    detail('Redis');
    const redis = await prepareRedis({
      redisUrl: null,
      dataDirectory: scratch.dataDirectory,
      detail,
      signal,
    });
    if (redis.kind === 'missing') detail(`no Redis: ${redis.reason}`);
    return {
      environment: {
        TEST_DATABASE_URL: scratch.postgres.databaseUrl,
        TEST_ADMIN_URL: scratch.postgres.adminUrl,
        TEST_REDIS_URL: redis.url ?? '',
      },
      async stop() {
        if (redis.kind === 'started') await redis.process.stop();
        await scratch.stop();
      },
    };
  } catch (error) {
    await scratch.stop();
    throw error;
  }
}
