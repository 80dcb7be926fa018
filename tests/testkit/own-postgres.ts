import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningPostgres, startEmbeddedPostgres } from '../../scripts/services/embedded-postgres.ts';
import { signalPostmaster } from './postmaster.ts';
import { waitUntil } from './wait-until.ts';

/** How PostgreSQL is stopped; see https://www.postgresql.org/docs/current/server-shutdown.html. */
const stopSignals = { smart: 'SIGTERM', fast: 'SIGINT', immediate: 'SIGQUIT', kill: 'SIGKILL' } as const;
export type PostgresStop = keyof typeof stopSignals;

/**
 * A PostgreSQL of a test's own, as the project's launcher starts it, to be stopped, killed and started again on its port
 * and its data, while the other tests go on with theirs.
 */
export class OwnPostgres {
  private constructor(
    private readonly dataDirectory: string,
    private readonly settings: Readonly<Record<string, string>>,
    private running: RunningPostgres,
  ) {}

  /** `settings` come on top of the project's own. A test of what a power cut may take says `fsync` itself. */
  static async start(settings: Readonly<Record<string, string>> = {}): Promise<OwnPostgres> {
    const dataDirectory = await mkdtemp(join(tmpdir(), 'kwamdee-own-postgres-'));
    return new OwnPostgres(dataDirectory, settings, await startEmbeddedPostgres({ dataDirectory, settings }));
  }

  /** Of the owner of the databases. */
  get url(): string {
    return this.running.databaseUrl;
  }

  /** Of the superuser. */
  get adminUrl(): string {
    return this.running.adminUrl;
  }

  get log(): string {
    return readFileSync(this.running.logFile, 'utf8');
  }

  /** Tells it to stop, and waits for nothing: `smart` goes on for as long as somebody is connected. */
  tell(how: PostgresStop): void {
    signalPostmaster(this.dataDirectory, stopSignals[how]);
  }

  /** Resolves when it is gone. */
  async stop(how: Exclude<PostgresStop, 'smart'>): Promise<void> {
    this.tell(how);
    await this.running.exited;
  }

  /** On the same port and the same data, which recovers first if it has to; resolves when it takes queries. */
  async revive(): Promise<void> {
    // After a kill the last of its children may hold the shared memory for a moment longer.
    this.running = await waitUntil('PostgreSQL to start again', () =>
      startEmbeddedPostgres({ dataDirectory: this.dataDirectory, settings: this.settings }),
    );
  }

  /** Stops it and removes its data. */
  async remove(): Promise<void> {
    await this.running.stop();
    rmSync(this.dataDirectory, { recursive: true, force: true });
  }
}
