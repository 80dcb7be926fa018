import { resolve } from 'node:path';
import pg from 'pg';
import { migrate } from '../../server/src/platform/migrations.ts';
import { createScratchDatabase, type ScratchDatabase } from '../testkit/scratch-database.ts';
import { putUpVillageClock } from './village-clock.ts';

const directory = resolve(import.meta.dirname, '../../prisma/migrations');

/** A database with everything in it and nobody, and a clock that can be set. */
export async function createModelDatabase(): Promise<ScratchDatabase> {
  const database = await createScratchDatabase();
  await migrate({ databaseUrl: database.url, directory });
  // Over a connection of its own, which is closed: a database to which somebody is connected is not copied.
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await putUpVillageClock(client).finally(() => client.end());
  return database;
}
