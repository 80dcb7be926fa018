import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type Runner,
  run,
  runMigrations,
  type TaskList,
  type WorkerEvents,
  Logger as WorkerLogger,
} from 'graphile-worker';
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

/**
 * How long a process may be silent about a job of its own before others take it for dead. Each says every few seconds what
 * it still works on, so that a long job is not begun a second time beside itself; one of a process that stood still may be,
 * which every task bears: see createTasks. graphile-worker itself would wait for four hours.
 */
const leaseSeconds = 60;
const lookEveryMs = 5_000;

const restartPauseMs = 1_000;

/** The queue at work in this process. */
export interface Jobs {
  /** Finishes what is under way. */
  stop(): Promise<void>;
}

/**
 * Starts working off the queue. Any number of processes may; a job of one that died is taken up by another when its
 * lease is over. graphile-worker gives up when PostgreSQL is away for too long: it is started anew until it is stopped.
 */
export async function startJobs(options: JobsOptions): Promise<Jobs> {
  const { logger } = options;
  const underWay = new JobsUnderWay();
  const start = () => {
    underWay.forget();
    return startRunner(options, underWay.events);
  };
  let runner = await start();
  let isStopping = false;
  const look = setInterval(() => {
    renewLeases(options.pool, underWay)
      .then(() => freeJobsOfTheDead(options.pool, logger))
      .catch((error: unknown) =>
        logger.warn({ err: error }, 'could not look for jobs of processes that died'),
      );
  }, lookEveryMs);
  const supervise = async (): Promise<void> => {
    while (!isStopping) {
      try {
        await runner.promise;
      } catch (error) {
        logger.warn({ err: error }, 'the job queue gave up; it is started anew');
      }
      if (isStopping) return;
      await pause(restartPauseMs, undefined, { ref: false });
      runner = await start().catch((error: unknown) => {
        logger.warn({ err: error }, 'the job queue cannot start yet');
        return runner;
      });
      if (isStopping) await runner.stop().catch(() => undefined);
    }
  };
  void supervise();
  return {
    async stop() {
      isStopping = true;
      clearInterval(look);
      // One that has given up by itself has nothing under way.
      await runner
        .stop()
        .catch((error: unknown) => logger.debug({ err: error }, 'the job queue had stopped'));
    },
  };
}

/** The jobs that this process works on, by what the queue tells of them. */
class JobsUnderWay {
  readonly events: WorkerEvents = new EventEmitter();
  /** Who holds its lock, by the job's id. */
  readonly #holders = new Map<string, string>();

  constructor() {
    this.events.on('job:start', ({ job }) => void this.#holders.set(job.id, job.locked_by ?? ''));
    this.events.on('job:complete', ({ job }) => void this.#holders.delete(job.id));
  }

  /** Of a runner that gave up, a job may never be told to be over: held on to, nobody would ever take it up. */
  forget(): void {
    this.#holders.clear();
  }

  get ids(): string[] {
    return [...this.#holders.keys()];
  }

  get holders(): string[] {
    return [...new Set(this.#holders.values())];
  }
}

function startRunner(options: JobsOptions, events: WorkerEvents): Promise<Runner> {
  const { logger } = options;
  return run({
    pgPool: options.pool,
    taskList: options.tasks,
    crontab: options.crontab,
    noHandleSignals: true,
    events,
    // Without a batch, a job that ends while PostgreSQL is away rejects a promise that nobody holds, and the process dies.
    preset: {
      worker: { concurrentJobs: 4, pollInterval: 2_000, completeJobBatchDelay: 0, failJobBatchDelay: 0 },
    },
    logger: new WorkerLogger(() => (level, message) => {
      if (level === 'error') logger.error({ job: true }, message);
      else if (level === 'warning') logger.warn({ job: true }, message);
      else logger.debug({ job: true }, message);
    }),
  });
}

/** A job that was taken over meanwhile is the other's: its lock names another holder. */
async function renewLeases(pool: pg.Pool, underWay: JobsUnderWay): Promise<void> {
  const { ids, holders } = underWay;
  if (ids.length === 0) return;
  await pool.query(
    `UPDATE graphile_worker._private_jobs SET locked_at = now()
      WHERE id = ANY ($1::bigint[]) AND locked_by = ANY ($2::text[])`,
    [ids, holders],
  );
}

/**
 * Job by job, not process by process: of one that is alive, a job may be locked whose taking it was never told of, and to
 * free all that it holds would begin its long ones a second time.
 */
async function freeJobsOfTheDead(pool: pg.Pool, logger: Logger): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(
    `UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL
      WHERE locked_at < now() - make_interval(secs => $1) RETURNING id`,
    [leaseSeconds],
  );
  if (rows.length > 0)
    logger.warn(
      { jobs: rows.map(({ id }) => id) },
      'jobs are taken over from processes that no longer answer',
    );
}
