import { closeSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { freeLoopbackPort, portState } from '../lib/free-port.ts';
import { type GuardedProcess, spawnGuarded } from '../lib/guarded-process.ts';
import { errorLine, LaunchError } from '../lib/launch-error.ts';
import { openLogFile } from '../lib/log-file.ts';
import { tailOf } from '../lib/log-tail.ts';
import { initialisePostgresFolder, refuseOtherMajorVersion } from './postgres-folder.ts';
import { endLeftoverPostgres } from './postgres-leftover.ts';
import { findPostgresProgram, type PostgresProgram } from './postgres-program.ts';
import { type PostgresSecrets, readSecrets, writeSecrets } from './postgres-secrets.ts';

const ownerRole = 'kwamdee';
const startLimitMilliseconds = 60_000;
const stopLimitSeconds = 30;

export interface EmbeddedPostgresOptions {
  /** DATA_DIR; everything goes under it. */
  readonly dataDirectory: string;
  /** Settings on top of ours, for tests. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

export interface RunningPostgres {
  /** As the role that owns the database `kwamdee`; it may make databases and roles, and is no superuser. */
  readonly databaseUrl: string;
  /** As the superuser, for tests that tamper on purpose. */
  readonly adminUrl: string;
  readonly port: number;
  readonly logFile: string;
  /** Resolves when the process is gone, however it went. */
  readonly exited: Promise<number>;
  /** Clean stop: running statements are rolled back, everything is flushed. */
  stop(): Promise<void>;
}

/**
 * Starts a real PostgreSQL under DATA_DIR, on the loopback, and answers when it takes queries. The folder is made at
 * the first start; one left by a crash or `kill -9` recovers by itself. Throws a LaunchError with what to do when the
 * folder cannot be written or belongs to another major version.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<RunningPostgres> {
  const dataDirectory = resolve(options.dataDirectory);
  const directory = join(dataDirectory, 'postgres');
  const program = await findPostgresProgram(directory);
  const secretsFile = join(dataDirectory, 'postgres.json');
  const logFile = join(dataDirectory, 'logs', 'postgres.log');
  mkdirSync(join(dataDirectory, 'logs'), { recursive: true });
  if (!existsSync(directory) || readdirSync(directory).length === 0) {
    await initialisePostgresFolder(program, dataDirectory, directory, secretsFile);
  }
  refuseOtherMajorVersion(directory);
  await endLeftoverPostgres(directory);
  let secrets = readSecrets(secretsFile);
  if ((await portState(secrets.port, '127.0.0.1')) !== 'free') {
    secrets = { ...secrets, port: await freeLoopbackPort() };
    writeSecrets(secretsFile, secrets);
  }
  options.signal?.throwIfAborted();
  const prefix = await program.commandPrefix(directory);
  const server = spawnServer(program, prefix, directory, logFile, secrets.port, options.settings ?? {});
  try {
    await waitUntilReady(server, adminUrl(secrets), logFile, options.signal);
    await ensureOwnDatabase(secrets);
  } catch (error) {
    await server.stop(stopLimitSeconds);
    throw error;
  }
  return {
    databaseUrl: `postgresql://${ownerRole}:${secrets.ownerPassword}@127.0.0.1:${secrets.port}/kwamdee`,
    adminUrl: adminUrl(secrets),
    port: secrets.port,
    logFile,
    exited: server.exited,
    stop: async () => {
      await server.stop(stopLimitSeconds);
    },
  };
}

function adminUrl(secrets: PostgresSecrets): string {
  return `postgresql://postgres:${secrets.adminPassword}@127.0.0.1:${secrets.port}/postgres`;
}

/** For a small machine that serves one community. The write-ahead log is bounded so that recovery takes seconds. */
function serverSettings(port: number): Record<string, string> {
  const smallMachine = totalmem() < 2 * 1024 ** 3;
  return {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: smallMachine ? '64MB' : '256MB',
    synchronous_commit: 'on',
    // What a crash leaves to be replayed is bounded by both: well under five seconds of it.
    max_wal_size: '256MB',
    min_wal_size: '80MB',
    checkpoint_timeout: '2min',
    // A plan that was made while a table was empty serves until the table's statistics are renewed.
    autovacuum_naptime: '15s',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
  };
}

function spawnServer(
  program: PostgresProgram,
  prefix: readonly string[],
  directory: string,
  logFile: string,
  port: number,
  extraSettings: Readonly<Record<string, string>>,
): GuardedProcess {
  const settings = Object.entries({ ...serverSettings(port), ...extraSettings });
  const [first = '', ...rest] = [
    ...prefix,
    program.postgres,
    '-D',
    directory,
    ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const outputFile = openLogFile(logFile);
  try {
    return spawnGuarded({
      name: 'postgres',
      command: [first, ...rest],
      cwd: directory,
      env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
      stopSignal: 'SIGINT',
      stopLimitSeconds,
      outputFile,
    });
  } finally {
    closeSync(outputFile);
  }
}

async function waitUntilReady(
  server: GuardedProcess,
  url: string,
  logFile: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const deadline = performance.now() + startLimitMilliseconds;
  for (;;) {
    signal?.throwIfAborted();
    if (!server.isRunning()) {
      throw new LaunchError(
        `PostgreSQL did not start: ${tailOf(logFile, 1).join('')} (all of it: ${logFile})`,
      );
    }
    const failure = await queryOnce(url, ['SELECT 1']).then(
      () => null,
      (error: unknown) => error,
    );
    if (failure === null) return;
    if (performance.now() > deadline) {
      throw new LaunchError(`PostgreSQL does not answer (${errorLine(failure)}); its log: ${logFile}`);
    }
    await delay(50, undefined, { signal });
  }
}

async function queryOnce(url: string, statements: readonly string[]): Promise<pg.QueryResult[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const results: pg.QueryResult[] = [];
    for (const statement of statements) results.push(await client.query(statement));
    return results;
  } finally {
    await client.end();
  }
}

/** The role and the database, each made when it is not there: a start may have been cut short between the two. */
async function ensureOwnDatabase(secrets: PostgresSecrets): Promise<void> {
  const url = adminUrl(secrets);
  const [roles, databases] = await queryOnce(url, [
    `SELECT 1 FROM pg_roles WHERE rolname = '${ownerRole}'`,
    `SELECT 1 FROM pg_database WHERE datname = 'kwamdee'`,
  ]);
  if (roles?.rowCount === 0) {
    await queryOnce(url, [
      `CREATE ROLE ${ownerRole} LOGIN CREATEDB CREATEROLE PASSWORD ${pg.escapeLiteral(secrets.ownerPassword)}`,
    ]);
  }
  if (databases?.rowCount === 0) {
    await queryOnce(url, [`CREATE DATABASE kwamdee OWNER ${ownerRole} TEMPLATE template0`]);
  }
}
