import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createModelDatabase } from '../model/model-database.ts';
import { createScratchDatabase, type ScratchDatabase } from '../testkit/scratch-database.ts';
import { sqlCheckers } from './sql-checkers.ts';
import { makeMistake, sqlMutants } from './sql-mutants.ts';
import { judge, tableOf, type Verdict } from './verdict.ts';

const seed = Number(process.env['MUTANTS_SEED'] ?? 1);

let template: ScratchDatabase;
const verdicts: Verdict[] = [];

beforeAll(async () => {
  template = await createModelDatabase();
});

afterAll(async () => {
  await template.drop();
  process.stdout.write(`\n${tableOf(verdicts)}\n`);
});

async function withCopy<T>(work: (copy: ScratchDatabase) => Promise<T>): Promise<T> {
  const copy = await createScratchDatabase(undefined, template);
  try {
    return await work(copy);
  } finally {
    await copy.drop();
  }
}

describe('without a mistake', () => {
  test.each(Object.entries(sqlCheckers))('%s finds nothing', async (_name, check) => {
    await withCopy(({ pool }) => check(pool, seed));
  });
});

describe('a mistake in the functions in SQL is noticed', () => {
  test.each(sqlMutants.map((mutant) => [mutant.name, mutant] as const))('%s', async (_name, mutant) => {
    const verdict = await withCopy(async ({ pool }) => {
      await makeMistake(pool, mutant);
      return judge(mutant, () => sqlCheckers[mutant.caughtBy](pool, seed));
    });
    verdicts.push(verdict);
    expect(verdict.caughtAs, `it survived, and no longer: ${mutant.breaks}`).not.toBeNull();
  });
});
