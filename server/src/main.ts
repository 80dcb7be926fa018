import { resolve } from 'node:path';
import { createApp } from './app.ts';
import { createDeps } from './create-deps.ts';
import { EnvironmentError, readEnvironment } from './env.ts';
import { migrateJobs, startJobs } from './platform/jobs.ts';
import { createLogger } from './platform/logger.ts';
import { MigrationError, migrate } from './platform/migrations.ts';
import { createPool } from './platform/postgres.ts';
import { createTasks, crontab } from './tasks.ts';

const migrationsDirectory = resolve(import.meta.dirname, '../../prisma/migrations');
const webDirectory = resolve(import.meta.dirname, '../../web/dist');

/** Longest that a stop waits for what is in flight. */
const shutdownLimitMs = 9_000;

async function main(): Promise<void> {
  const environment = readEnvironment(process.env);
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

/** Mistakes of the one who starts it are one clear line; anything else is ours and shows its stack. */
function explain(error: unknown): string {
  if (error instanceof EnvironmentError || error instanceof MigrationError) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE') return `PORT: ${process.env['PORT'] ?? '4000'} is taken by another program`;
  if (code === 'EACCES') return `PORT: no right to listen on ${process.env['PORT'] ?? '4000'}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
