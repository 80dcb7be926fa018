import { resolve } from 'node:path';
import { migrate } from '../../server/src/platform/migrations.ts';
import { createScratchDatabase, type ScratchDatabase } from '../testkit/scratch-database.ts';

const directory = resolve(import.meta.dirname, '../../prisma/migrations');

/** A database with everything in it and nobody. */
export async function createModelDatabase(): Promise<ScratchDatabase> {
  const database = await createScratchDatabase();
  await migrate({ databaseUrl: database.url, directory });
  return database;
}
