import { resolve } from 'node:path';
import pg from 'pg';
import { migrate } from '../../server/src/platform/migrations.ts';

const serverUrl = process.env['TEST_DATABASE_URL'] ?? '';
const migrationsDirectory = resolve(import.meta.dirname, '../migrations');
let sequence = 0;

/** A migrated database for one test file, which drops it when it is done. */
export interface TestDatabase {
  readonly url: string;
  /** Runs `work` on a connection of the owner. */
  connected<T>(work: (client: pg.Client) => Promise<T>): Promise<T>;
  drop(): Promise<void>;
}

export async function createTestDatabase(): Promise<TestDatabase> {
  sequence += 1;
  const name = `seed_${process.pid}_${sequence}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await connectedTo(serverUrl, (client) => client.query(`CREATE DATABASE ${name}`));
  await migrate({ databaseUrl: url.href, directory: migrationsDirectory });
  return {
    url: url.href,
    connected: (work) => connectedTo(url.href, work),
    drop: async () => {
      await connectedTo(serverUrl, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}

async function connectedTo<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
