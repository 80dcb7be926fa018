import { resolve } from 'node:path';
import { migrate } from '../../server/src/platform/migrations.ts';
import { createScratchDatabase, type ScratchDatabase } from '../testkit/scratch-database.ts';
import { putUpVillageClock } from './village-clock.ts';

const directory = resolve(import.meta.dirname, '../../prisma/migrations');

/** A database with everything in it and nobody, and a clock that can be set. */
export async function createModelDatabase(): Promise<ScratchDatabase> {
  const database = await createScratchDatabase();
  await migrate({ databaseUrl: database.url, directory });
  await putUpVillageClock(database.pool);
  return database;
}
