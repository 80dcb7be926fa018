import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MigrationError, migrate } from './migrations.ts';

const serverUrl = process.env['TEST_DATABASE_URL'] ?? '';
let sequence = 0;
let databaseName: string;
let databaseUrl: string;
let directory: string;

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}

async function rows<Row extends pg.QueryResultRow>(statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const result = await client.query<Row>(statement);
  await client.end();
  return result.rows;
}

function writeMigration(name: string, sql: string): void {
  mkdirSync(join(directory, name), { recursive: true });
  writeFileSync(join(directory, name, 'migration.sql'), sql);
}

beforeEach(async () => {
  sequence += 1;
  databaseName = `migrations_${process.pid}_${sequence}`;
  const url = new URL(serverUrl);
  url.pathname = `/${databaseName}`;
  databaseUrl = url.href;
  directory = mkdtempSync(join(tmpdir(), 'kwamdee-migrations-'));
  writeFileSync(join(directory, 'migration_lock.toml'), 'provider = "postgresql"\n');
  await onServer(`CREATE DATABASE ${databaseName}`);
});

afterEach(async () => {
  rmSync(directory, { recursive: true });
  await onServer(`DROP DATABASE ${databaseName}`);
});

const first = '20260101000000_first';
const second = '20260102000000_second';
const shopSql = 'CREATE TABLE shop (id int PRIMARY KEY);\n';

describe('migrate', () => {
  it('applies in order, once, and records what prisma migrate deploy would', async () => {
    writeMigration(second, 'INSERT INTO shop VALUES (1);');
    writeMigration(first, shopSql);
    const lines: string[] = [];

    expect(await migrate({ databaseUrl, directory, report: (line) => lines.push(line) })).toEqual({
      applied: [first, second],
    });
    expect(await migrate({ databaseUrl, directory })).toEqual({ applied: [] });

    expect(lines).toEqual([`Applying migration ${first}`, `Applying migration ${second}`]);
    const records = await rows(
      `SELECT migration_name, checksum, logs, rolled_back_at, applied_steps_count,
        length(id) AS id_length, finished_at >= started_at AS ended_after_it_began
       FROM _prisma_migrations ORDER BY started_at`,
    );
    expect(records).toEqual(
      [
        [first, shopSql],
        [second, 'INSERT INTO shop VALUES (1);'],
      ].map(([name, sql]) => ({
        migration_name: name,
        checksum: createHash('sha256')
          .update(sql ?? '')
          .digest('hex'),
        logs: null,
        rolled_back_at: null,
        applied_steps_count: 1,
        id_length: 36,
        ended_after_it_began: true,
      })),
    );
  });

  it('sends function bodies whole', async () => {
    writeMigration(
      first,
      `CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$; SELECT two();`,
    );
    await migrate({ databaseUrl, directory });
    expect(await rows('SELECT two()')).toEqual([{ two: 2 }]);
  });

  it('takes back the whole of a file that fails, keeps those before it, and names file and line', async () => {
    writeMigration(first, shopSql);
    writeMigration(second, 'CREATE TABLE half (id int);\nCREATE TABLE broken (id nonsense);');

    await expect(migrate({ databaseUrl, directory })).rejects.toThrow(
      new MigrationError(`Migration ${second} failed at line 2: type "nonsense" does not exist`),
    );

    expect(await rows(`SELECT to_regclass('half') AS half, to_regclass('shop')::text AS shop`)).toEqual([
      { half: null, shop: 'shop' },
    ]);
    expect(await rows('SELECT migration_name FROM _prisma_migrations')).toEqual([{ migration_name: first }]);
  });

  it('refuses an edited file and applies nothing', async () => {
    writeMigration(first, shopSql);
    await migrate({ databaseUrl, directory });
    writeMigration(first, `${shopSql}-- edited`);
    writeMigration(second, 'CREATE TABLE later (id int);');

    await expect(migrate({ databaseUrl, directory })).rejects.toThrow(
      /first was edited after it was applied/,
    );
    expect(await rows(`SELECT to_regclass('later') AS later`)).toEqual([{ later: null }]);
  });

  it('forgives turned line endings', async () => {
    writeMigration(first, shopSql);
    await migrate({ databaseUrl, directory });
    writeMigration(first, shopSql.replaceAll('\n', '\r\n'));
    expect(await migrate({ databaseUrl, directory })).toEqual({ applied: [] });
  });

  it('refuses a database that is newer than the folder', async () => {
    writeMigration(first, shopSql);
    writeMigration(second, 'SELECT 1;');
    await migrate({ databaseUrl, directory });
    rmSync(join(directory, second), { recursive: true });
    await expect(migrate({ databaseUrl, directory })).rejects.toThrow(
      /second is applied in the database and missing/,
    );
  });

  it('refuses a migration that another tool left half done, and passes over one that was rolled back', async () => {
    writeMigration(first, shopSql);
    await migrate({ databaseUrl, directory });
    await rows(`UPDATE _prisma_migrations SET finished_at = NULL`);
    await expect(migrate({ databaseUrl, directory })).rejects.toThrow(/never finished/);

    await rows(`DROP TABLE shop`);
    await rows(`UPDATE _prisma_migrations SET rolled_back_at = now()`);
    expect(await migrate({ databaseUrl, directory })).toEqual({ applied: [first] });
  });

  it('refuses a folder without its file and a folder with a strange name', async () => {
    mkdirSync(join(directory, first));
    await expect(migrate({ databaseUrl, directory })).rejects.toThrow(/no readable migration.sql/);
    rmSync(join(directory, first), { recursive: true });
    mkdirSync(join(directory, 'notes'));
    await expect(migrate({ databaseUrl, directory })).rejects.toThrow(/notes is not named like a migration/);
  });

  it('lets two processes that start at once apply everything once', async () => {
    writeMigration(first, `${shopSql} SELECT pg_sleep(0.2);`);
    const results = await Promise.all([
      migrate({ databaseUrl, directory }),
      migrate({ databaseUrl, directory }),
    ]);
    expect(results.map((result) => result.applied.length).sort()).toEqual([0, 1]);
  });

  it('gives up when the lock is not had in time', async () => {
    writeMigration(first, shopSql);
    const holder = new pg.Client({ connectionString: databaseUrl });
    await holder.connect();
    await holder.query('SELECT pg_advisory_lock(72707369)');
    const waiting = migrate({ databaseUrl, directory, lockWaitMilliseconds: 200 });
    await expect(waiting).rejects.toThrow(/gave up waiting/);
    await holder.end();
    await delay(0);
    expect(await migrate({ databaseUrl, directory })).toEqual({ applied: [first] });
  });
});
