import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isProcess } from '../lib/process-identity.ts';
import { type RunningPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';

/** In a folder that only its maker may enter, as a temporary folder or root's home is. */
let dataDirectory: string;
let running: RunningPostgres | null;

beforeEach(() => {
  dataDirectory = mkdtempSync(join(tmpdir(), 'kwamdee-postgres-'));
  running = null;
});

afterEach(async () => {
  await running?.stop();
  rmSync(dataDirectory, { recursive: true });
});

async function start(): Promise<RunningPostgres> {
  running = await startEmbeddedPostgres({ dataDirectory });
  return running;
}

async function value(url: string, statement: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  // The server may be stopped under this connection.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query({ text: statement, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

const postmasterFile = () => join(dataDirectory, 'postgres/postmaster.pid');
const postmaster = () => Number(readFileSync(postmasterFile(), 'utf8').split('\n')[0]);

describe('startEmbeddedPostgres', () => {
  it('knows Thai, is bounded and durable, and lets its owner be no superuser', async () => {
    const { databaseUrl, port } = await start();
    expect(new URL(databaseUrl).hostname).toBe('127.0.0.1');
    await value(databaseUrl, 'CREATE EXTENSION pg_trgm');
    expect(await value(databaseUrl, `SELECT cardinality(show_trgm('ร้านข้าวแกง')) > 5`)).toBe(true);
    expect(await value(databaseUrl, `SELECT 'เก' > 'ขา' COLLATE "th-x-icu"`)).toBe(false);
    expect(await value(databaseUrl, 'SHOW server_encoding')).toBe('UTF8');
    expect(await value(databaseUrl, 'SHOW synchronous_commit')).toBe('on');
    expect(await value(databaseUrl, 'SHOW max_wal_size')).toBe('256MB');
    expect(await value(databaseUrl, 'SHOW listen_addresses')).toBe('127.0.0.1');
    expect(await value(databaseUrl, 'SELECT rolsuper FROM pg_roles WHERE rolname = current_user')).toBe(
      false,
    );
    expect(statSync(join(dataDirectory, 'postgres.json')).mode & 0o777).toBe(0o600);
    await expect(value(`postgres://kwamdee:guess@127.0.0.1:${port}/kwamdee`, 'SELECT 1')).rejects.toThrow(
      /password/,
    );
  });

  it('keeps data, port and passwords between starts', async () => {
    const first = await start();
    await value(first.databaseUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    const second = await start();
    expect(second.databaseUrl).toBe(first.databaseUrl);
    expect(await value(second.databaseUrl, 'SELECT answer FROM kept')).toBe(42);
  });

  it('recovers from a kill, whoever has the old process number now', async () => {
    const first = await start();
    await value(first.databaseUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const killed = postmaster();
    process.kill(killed, 'SIGKILL');
    await first.exited;
    expect(isProcess(killed)).toBe(false);
    // A live process that is no PostgreSQL: this one.
    writeFileSync(
      postmasterFile(),
      readFileSync(postmasterFile(), 'utf8').replace(/^\d+/, String(process.pid)),
    );
    const second = await start();
    expect(await value(second.databaseUrl, 'SELECT answer FROM kept')).toBe(42);
  });

  it('ends one that an earlier launcher left running on the folder', async () => {
    const first = await start();
    const left = postmaster();
    const second = await start();
    expect(await first.exited).toBe(0);
    expect(isProcess(left)).toBe(false);
    expect(await value(second.databaseUrl, 'SELECT 1')).toBe(1);
  });

  it('says what to do with the folder of another version, and with lost passwords', async () => {
    await (await start()).stop();
    running = null;
    const versionFile = join(dataDirectory, 'postgres/PG_VERSION');
    writeFileSync(versionFile, '19\n');
    await expect(start()).rejects.toThrow(
      /was made by PostgreSQL 19, and this Kwamdee brings 18\. Run the newer Kwamdee/,
    );
    writeFileSync(versionFile, '17\n');
    await expect(start()).rejects.toThrow(/was made by PostgreSQL 17.*Dump it with its own version/);
    writeFileSync(versionFile, '18\n');
    rmSync(join(dataDirectory, 'postgres.json'));
    await expect(start()).rejects.toThrow(/holds the database's passwords and is missing or damaged/);
  });
});
