import { resolve } from 'node:path';
import { createApp } from './app.ts';
import { createDeps } from './create-deps.ts';
import { type Environment, EnvironmentError } from './env.ts';
import { migrateJobs, startJobs } from './platform/jobs.ts';
import { createLogger } from './platform/logger.ts';
import { migrate } from './platform/migrations.ts';
import { createPool } from './platform/postgres.ts';
import type { ResolverClass } from './resolvers.ts';
import { createTasks, crontab } from './tasks.ts';

const migrationsDirectory = resolve(import.meta.dirname, '../../prisma/migrations');
const webDirectory = resolve(import.meta.dirname, '../../web/dist');

/** Longest that a stop waits for what is in flight. */
const shutdownLimitMs = 9_000;

/** Migrates, serves, works off jobs, and stops cleanly on SIGTERM or SIGINT. Resolves when it listens. */
export async function serve(
  environment: Environment,
  resolverClasses: readonly ResolverClass[],
): Promise<void> {
  const databaseUrl = environment.DATABASE_URL;
  if (databaseUrl === undefined) throw new EnvironmentError('DATABASE_URL: must be set');
  const logger = createLogger(environment.LOG_LEVEL);

  const ownerPool = createPool({ url: databaseUrl, role: null, size: 6, logger });
  await migrate({ databaseUrl, directory: migrationsDirectory, report: (line) => logger.info(line) });
  await migrateJobs(ownerPool);

  const deps = createDeps(environment, logger);
  const app = await createApp(deps, {
    environment,
    webDirectory,
    resolverClasses,
    isDemo: async () => (await deps.database.prisma.network.count({ where: { slug: 'nong-sarai' } })) > 0,
  });
  const jobs =
    environment.JOBS === 'off'
      ? null
      : await startJobs({ pool: ownerPool, tasks: createTasks(deps), crontab, logger });
  await app.listen({ port: environment.PORT, host: environment.HOST });

  // What is in flight is finished first, then what it stands on goes, in the opposite order of its coming.
  let isStopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    logger.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), shutdownLimitMs).unref();
    await app.close();
    await jobs?.stop();
    await deps.close();
    await ownerPool.end();
    logger.info('stopped');
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));
}
