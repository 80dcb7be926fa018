import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { testEnvironment } from './test-environment.ts';

export interface ScratchDatabase {
  /** The owner's address: what a server gets as DATABASE_URL. */
  readonly url: string;
  /** The owner's connections, for what no API shows: counting rows, tampering, first coordinators. */
  readonly pool: pg.Pool;
  drop(): Promise<void>;
}

/**
 * A database of its own, on the run's PostgreSQL or on another one, named by an owner's address there: empty, or a copy
 * of a database that is there, to which nobody is connected.
 */
export async function createScratchDatabase(
  databaseUrl: string = testEnvironment().databaseUrl,
  template?: Pick<ScratchDatabase, 'url'>,
): Promise<ScratchDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  const copied = template === undefined ? '' : ` TEMPLATE ${new URL(template.url).pathname.slice(1)}`;
  await asOwner(databaseUrl, `CREATE DATABASE ${name}${copied}`);
  const pool = new pg.Pool({ connectionString: url.href, max: 4 });
  // A test may stop the server under us.
  pool.on('error', () => undefined);
  return {
    url: url.href,
    pool,
    async drop() {
      await pool.end();
      await dropDatabase(databaseUrl, name);
    },
  };
}

/**
 * Not `WITH (FORCE)`: it is refused to whoever is no superuser while an autovacuum worker is in the
 * database. Without it PostgreSQL itself sends those workers away, and waits up to 5 s for the rest.
 */
async function dropDatabase(url: string, name: string): Promise<void> {
  await asOwner(
    url,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = '${name}' AND backend_type = 'client backend' AND usename = session_user`,
  );
  await asOwner(url, `DROP DATABASE IF EXISTS ${name}`);
}

async function asOwner(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
