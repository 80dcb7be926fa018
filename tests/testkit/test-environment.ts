/** The services of this run; vitest's global set-up starts them (scripts/services/vitest-services.ts). */
export interface TestEnvironment {
  /** An owner who may make databases. */
  readonly databaseUrl: string;
  /** The superuser. */
  readonly adminUrl: string;
  /** Null where there is no Redis. */
  readonly redisUrl: string | null;
}

export function testEnvironment(): TestEnvironment {
  const databaseUrl = process.env['TEST_DATABASE_URL'];
  const adminUrl = process.env['TEST_ADMIN_URL'];
  const redisUrl = process.env['TEST_REDIS_URL'];
  if (databaseUrl === undefined || adminUrl === undefined)
    throw new Error('run tests through vitest: it starts PostgreSQL');
  return { databaseUrl, adminUrl, redisUrl: redisUrl === undefined || redisUrl === '' ? null : redisUrl };
}
