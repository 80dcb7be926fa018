import { execFile } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { type RunningPostgres, startEmbeddedPostgres } from '../../scripts/services/embedded-postgres.ts';
import { FaultProxy } from './fault-proxy.ts';
import { signalPostmaster } from './postmaster.ts';
import { SwitchedAddress } from './switched-address.ts';
import { waitUntil } from './wait-until.ts';

const run = promisify(execFile);

/** The folders do not outlive the test, and a killed process loses nothing by this: only a power cut would. */
const settings = { fsync: 'off', full_page_writes: 'off', max_connections: '60', shared_buffers: '64MB' };

/** A PostgreSQL and its streaming standby, behind one address that leads to the primary. */
export class ReplicatedPostgres {
  private constructor(
    private readonly directory: string,
    private readonly primary: RunningPostgres,
    private readonly standby: RunningPostgres,
    /** The line between the two. */
    private readonly line: FaultProxy,
    private readonly address: SwitchedAddress,
  ) {}

  /**
   * `isSynchronous`: a commit is answered when the standby has it. Otherwise `lineDelayMs` is how far the standby is
   * behind, as one in another city would be.
   */
  static async start(options: {
    readonly isSynchronous: boolean;
    readonly lineDelayMs?: number;
  }): Promise<ReplicatedPostgres> {
    const directory = mkdtempSync(join(tmpdir(), 'kwamdee-standby-'));
    const [primaryPlace, standbyPlace] = [join(directory, 'primary'), join(directory, 'standby')];
    // A cold copy is a whole one: https://www.postgresql.org/docs/current/backup-file.html
    await (await startEmbeddedPostgres({ dataDirectory: primaryPlace, settings })).stop();
    await run('cp', ['-a', primaryPlace, standbyPlace]);
    const primary = await startEmbeddedPostgres({ dataDirectory: primaryPlace, settings });
    const line = await FaultProxy.before(primary.adminUrl);
    line.delay({ toClient: options.lineDelayMs ?? 0 });
    writeStandbySignal(join(standbyPlace, 'postgres'));
    const { port, username, password } = new URL(line.through(primary.adminUrl));
    const standby = await startEmbeddedPostgres({
      dataDirectory: standbyPlace,
      settings: {
        ...settings,
        primary_conninfo: `host=127.0.0.1 port=${port} user=${username} password=${password} application_name=standby`,
      },
    });
    const pair = new ReplicatedPostgres(
      directory,
      primary,
      standby,
      line,
      await SwitchedAddress.leadingTo(primary.port),
    );
    await pair.#waitForStandby('streaming', 'state');
    if (options.isSynchronous) {
      await asAdmin(primary, `ALTER SYSTEM SET synchronous_standby_names = 'standby'`);
      await asAdmin(primary, 'SELECT pg_reload_conf()');
      await pair.#waitForStandby('sync', 'sync_state');
    }
    return pair;
  }

  /** The owner's address of whichever is the primary. */
  get url(): string {
    return this.address.through(this.primary.databaseUrl);
  }

  /** Until the standby has all that has been committed so far. */
  async standbyHasAll(): Promise<void> {
    const { rows } = await asAdmin(this.primary, 'SELECT pg_current_wal_lsn() AS value');
    await waitUntil('the standby to have all', async () => {
      const statement = `SELECT pg_last_wal_replay_lsn() >= '${String(rows[0]?.value)}'::pg_lsn AS value`;
      return (await asAdmin(this.standby, statement)).rows[0]?.value === true;
    });
  }

  /** The primary is gone from one moment to the next, and whatever was on its way to the standby with it. */
  async killPrimary(): Promise<void> {
    signalPostmaster(join(this.directory, 'primary'), 'SIGKILL');
    this.line.stop();
    this.address.cut();
    await this.primary.exited;
  }

  /** The standby becomes the primary, and the address leads there. */
  async failOver(): Promise<void> {
    await asAdmin(this.standby, 'SELECT pg_promote()');
    this.address.switchTo(this.standby.port);
  }

  async remove(): Promise<void> {
    this.address.stop();
    await Promise.all([this.standby.stop(), this.primary.stop()]);
    this.line.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }

  async #waitForStandby(value: string, column: 'state' | 'sync_state'): Promise<void> {
    await waitUntil(`the standby to be ${value}`, async () => {
      const { rows } = await asAdmin(this.primary, `SELECT ${column} AS value FROM pg_stat_replication`);
      return rows[0]?.value === value;
    });
  }
}

function writeStandbySignal(postgresFolder: string): void {
  const file = join(postgresFolder, 'standby.signal');
  const { uid, gid } = statSync(postgresFolder);
  writeFileSync(file, '');
  chownSync(file, uid, gid);
}

async function asAdmin(
  postgres: RunningPostgres,
  statement: string,
): Promise<pg.QueryResult<{ value?: unknown }>> {
  const client = new pg.Client({ connectionString: postgres.adminUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}
