import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrationsDirectory } from '../../../scripts/lib/project.ts';
import { createScratchDatabase, type ScratchDatabase } from '../../../tests/testkit/scratch-database.ts';
import { migrate } from './migrations.ts';
import { isKeyTaken } from './transaction.ts';

let scratch: ScratchDatabase;

beforeAll(async () => {
  scratch = await createScratchDatabase();
  await migrate({ databaseUrl: scratch.url, directory: migrationsDirectory });
});

afterAll(() => scratch.drop());

test('every unique key of an idempotency key is known by its name, and no other one is', async () => {
  const { rows } = await scratch.pool.query<{ name: string; isKey: boolean }>(
    `SELECT relname AS name, bool_or(attname = 'idempotency_key') AS "isKey" FROM pg_index
      JOIN pg_class ON pg_class.oid = indexrelid JOIN pg_attribute ON attrelid = indexrelid
      WHERE indisunique AND relnamespace = 'public'::regnamespace GROUP BY relname`,
  );
  expect(rows.filter(({ isKey }) => isKey).length).toBeGreaterThan(10);
  for (const { name, isKey } of rows)
    expect({ name, isKey: isKeyTaken({ code: '23505', constraint: name }) }).toEqual({ name, isKey });
});
