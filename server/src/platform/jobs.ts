import { type Runner, run, runMigrations, type TaskList, Logger as WorkerLogger } from 'graphile-worker';
import type pg from 'pg';
import type { Logger } from './logger.ts';

export interface JobsOptions {
  /** The queue's owner: graphile-worker's tables belong to the owner of the schema, not to the application's role. */
  readonly pool: pg.Pool;
  readonly tasks: TaskList;
  /** Lines of https://worker.graphile.org/docs/cron. */
  readonly crontab: string;
  readonly logger: Logger;
}

/** Makes or updates the queue's own tables. */
export async function migrateJobs(pool: pg.Pool): Promise<void> {
  await runMigrations({ pgPool: pool });
}

/** Starts working off the queue. Any number of processes may; a job of one that died is taken up again by another. */
export function startJobs(options: JobsOptions): Promise<Runner> {
  const { logger } = options;
  return run({
    pgPool: options.pool,
    taskList: options.tasks,
    crontab: options.crontab,
    concurrency: 4,
    pollInterval: 2_000,
    noHandleSignals: true,
    logger: new WorkerLogger(() => (level, message) => {
      if (level === 'error') logger.error({ job: true }, message);
      else if (level === 'warning') logger.warn({ job: true }, message);
      else logger.debug({ job: true }, message);
    }),
  });
}
