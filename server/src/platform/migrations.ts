import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

/** A database and a folder of migrations that do not fit each other. The message is one line, for an operator. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

export interface MigrateOptions {
  /** Of a role that owns the database's objects. */
  readonly databaseUrl: string;
  /** Holds one folder per migration, `<timestamp>_<name>/migration.sql`. */
  readonly directory: string;
  /** Called with one line per migration, when it begins. */
  readonly report?: (line: string) => void;
  /** How long to wait for another process that is migrating. */
  readonly lockWaitMilliseconds?: number;
}

/** The lock that `prisma migrate` takes: the two never migrate at once. */
const advisoryLock = 72707369;
const defaultLockWaitMilliseconds = 60_000;
const connectLimitMilliseconds = 10_000;
const migrationName = /^\d{14}_[a-z0-9_]+$/;

/**
 * Brings the database up to the folder's last migration, and answers with the names it applied. Each file is sent
 * whole and is one transaction together with its record, so a failure leaves the database as it was before that file.
 * The records are those of `prisma migrate deploy`, so that the Prisma command line agrees with what it finds.
 * Throws a MigrationError, and applies nothing, when an applied migration was edited or is gone, or when an earlier
 * one was left half done; and when a file fails or the lock is not had in time.
 */
export async function migrate(options: MigrateOptions): Promise<{ applied: string[] }> {
  const migrations = await readMigrations(options.directory);
  const client = new pg.Client({
    connectionString: options.databaseUrl,
    connectionTimeoutMillis: connectLimitMilliseconds,
    application_name: 'kwamdee migrate',
  });
  // A connection that breaks between two queries is reported by the next query.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await takeLock(client, options.lockWaitMilliseconds ?? defaultLockWaitMilliseconds);
    const records = await readRecords(client);
    assertHistoryMatches(records, migrations);
    const done = new Set(records.map((record) => record.migration_name));
    const applied: string[] = [];
    for (const migration of migrations) {
      if (done.has(migration.name)) continue;
      options.report?.(`Applying migration ${migration.name}`);
      await apply(client, migration);
      applied.push(migration.name);
    }
    return { applied };
  } finally {
    // Ends the session and with it the lock.
    await client.end();
  }
}

interface Migration {
  readonly name: string;
  readonly sql: string;
}

interface MigrationRecord {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
}

/** In the order of their timestamps. */
async function readMigrations(directory: string): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      if (!migrationName.test(name)) {
        throw new MigrationError(`The folder ${name} is not named like a migration, <14 digits>_<name>.`);
      }
      const sql = await readFile(join(directory, name, 'migration.sql'), 'utf8').catch((error: unknown) => {
        throw new MigrationError(`Migration ${name} has no readable migration.sql.`, { cause: error });
      });
      return { name, sql };
    }),
  );
}

async function takeLock(client: pg.Client, waitMilliseconds: number): Promise<void> {
  await client.query(`SET lock_timeout = ${Math.max(1, Math.round(waitMilliseconds))}`);
  try {
    await client.query('SELECT pg_advisory_lock($1)', [advisoryLock]);
  } catch (error) {
    if (sqlState(error) !== lockNotAvailable) throw error;
    throw new MigrationError(
      `Another process has been migrating this database for ${waitMilliseconds / 1000} s; gave up waiting.`,
      { cause: error },
    );
  }
  await client.query('RESET lock_timeout');
}

const lockNotAvailable = '55P03';

/** The table as Prisma's schema engine makes it; then every record that counts, oldest first. */
async function readRecords(client: pg.Client): Promise<MigrationRecord[]> {
  await client.query(`
    CREATE TABLE IF NOT EXISTS _prisma_migrations (
      id                  VARCHAR(36) PRIMARY KEY NOT NULL,
      checksum            VARCHAR(64) NOT NULL,
      finished_at         TIMESTAMPTZ,
      migration_name      VARCHAR(255) NOT NULL,
      logs                TEXT,
      rolled_back_at      TIMESTAMPTZ,
      started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
      applied_steps_count INTEGER NOT NULL DEFAULT 0
    )`);
  const { rows } = await client.query<MigrationRecord>(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at',
  );
  return rows;
}

function assertHistoryMatches(records: readonly MigrationRecord[], migrations: readonly Migration[]): void {
  const sqlByName = new Map(migrations.map((migration) => [migration.name, migration.sql]));
  for (const record of records) {
    const sql = sqlByName.get(record.migration_name);
    if (record.finished_at === null) {
      throw new MigrationError(
        `Migration ${record.migration_name} was begun by another tool and never finished; settle it with prisma migrate resolve.`,
      );
    }
    if (sql === undefined) {
      throw new MigrationError(
        `Migration ${record.migration_name} is applied in the database and missing here: this program is older than its database.`,
      );
    }
    if (!matchesChecksum(sql, record.checksum)) {
      throw new MigrationError(
        `Migration ${record.migration_name} was edited after it was applied; restore the file and put the change into a new migration.`,
      );
    }
  }
}

function checksumOf(sql: string): string {
  return createHash('sha256').update(sql).digest('hex');
}

/** A checkout may have turned the line endings; Prisma forgives that, and so do we. */
function matchesChecksum(sql: string, checksum: string): boolean {
  const unixLines = sql.replaceAll('\r\n', '\n');
  return [sql, unixLines, unixLines.replaceAll('\n', '\r\n')].some((text) => checksumOf(text) === checksum);
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  const startedAt = new Date();
  await client.query('BEGIN');
  try {
    // Without parameters `pg` uses the simple protocol: one message, any number of statements, function bodies whole.
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, logs, rolled_back_at, started_at, applied_steps_count)
       VALUES ($1, $2, clock_timestamp(), $3, NULL, NULL, $4, 1)`,
      [randomUUID(), checksumOf(migration.sql), migration.name, startedAt],
    );
    await client.query('COMMIT');
    // A setting that one file makes for itself must not reach the next.
    await client.query('RESET ALL');
  } catch (error) {
    // The connection itself may be gone; then the server has rolled back already.
    await client.query('ROLLBACK').catch(() => undefined);
    throw new MigrationError(`Migration ${migration.name} failed${describe(error, migration.sql)}`, {
      cause: error,
    });
  }
}

function describe(error: unknown, sql: string): string {
  if (!(error instanceof Error)) return `: ${String(error)}`;
  const position = error instanceof pg.DatabaseError ? Number(error.position) : Number.NaN;
  const line = Number.isInteger(position) ? ` at line ${sql.slice(0, position).split('\n').length}` : '';
  return `${line}: ${error.message}`;
}

function sqlState(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}
