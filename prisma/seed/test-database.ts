import { resolve } from 'node:path';
import type pg from 'pg';
import { migrate } from '../../server/src/platform/migrations.ts';
import { createScratchDatabase } from '../../tests/testkit/scratch-database.ts';

const migrationsDirectory = resolve(import.meta.dirname, '../migrations');

/** A migrated database for one test file, which drops it when it is done. */
export interface TestDatabase {
  readonly url: string;
  /** Runs `work` on a connection of the owner. */
  connected<T>(work: (client: pg.Client) => Promise<T>): Promise<T>;
  drop(): Promise<void>;
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const { url, pool, drop } = await createScratchDatabase();
  await migrate({ databaseUrl: url, directory: migrationsDirectory });
  return {
    url,
    drop,
    connected: async (work) => {
      const client = await pool.connect();
      try {
        return await work(client);
      } finally {
        client.release();
      }
    },
  };
}
