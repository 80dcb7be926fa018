import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type BatcherMutant, batcherMutants } from './batcher-mutants.ts';
import { tableOf, type Verdict } from './verdict.ts';

const root = resolve(import.meta.dirname, '../..');
const platform = join(root, 'server/src/platform');
/** `pnpm mutants` runs them all. */
const chosen = batcherMutants.filter(({ isQuick }) => isQuick || process.env['MUTANTS'] === 'all');
const verdicts: Verdict[] = [];

afterAll(() => process.stdout.write(`\n${tableOf(verdicts)}\n`));

/** The names of the properties that fail when the batcher is this one. */
async function failingProperties(name: string, source: string): Promise<string[]> {
  const folder = join(root, '.cache/mutants', `${process.pid}-${name.replace(/\W+/g, '-')}`);
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(join(folder, 'batcher.ts'), source);
    await copyFile(join(platform, 'batcher.property.test.ts'), join(folder, 'batcher.property.test.ts'));
    await writeFile(
      join(folder, 'vitest.config.ts'),
      'export default { test: { pool: "forks", testTimeout: 30_000 } };',
    );
    const child = spawn(
      process.execPath,
      [
        join(root, 'node_modules/vitest/vitest.mjs'),
        'run',
        '--root',
        folder,
        '--reporter=json',
        '--outputFile=result.json',
      ],
      { cwd: folder, env: { PATH: process.env['PATH'] ?? '', CI: 'true' }, stdio: 'ignore' },
    );
    await once(child, 'exit');
    const result = JSON.parse(await readFile(join(folder, 'result.json'), 'utf8')) as VitestResult;
    const assertions = result.testResults.flatMap(({ assertionResults }) => assertionResults);
    if (assertions.length === 0) throw new Error(`"${name}": no property ran`);
    return assertions.filter(({ status }) => status === 'failed').map(({ title }) => title);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface VitestResult {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
  }[];
}

async function mutated({ name, text, becomes }: BatcherMutant): Promise<string> {
  const parts = (await readFile(join(platform, 'batcher.ts'), 'utf8')).split(text);
  if (parts.length !== 2)
    throw new Error(`"${name}": "${text}" stands ${parts.length - 1} times in batcher.ts, not once`);
  return parts.join(becomes);
}

test('without a mistake, no property fails', async () => {
  expect(await failingProperties('none', await readFile(join(platform, 'batcher.ts'), 'utf8'))).toEqual([]);
});

describe('a mistake in the batcher is noticed', () => {
  test.each(chosen.map((mutant) => [mutant.name, mutant] as const))('%s', async (_name, mutant) => {
    const beganMs = performance.now();
    const failing = await failingProperties(mutant.name, await mutated(mutant));
    const caughtAs = failing.find((title) => title.includes(mutant.caughtBy)) ?? null;
    const milliseconds = performance.now() - beganMs;
    verdicts.push({ mutant: mutant.name, checker: mutant.caughtBy, caughtAs, milliseconds });
    expect(caughtAs, `it survived "${mutant.caughtBy}"; failing: ${failing.join(', ')}`).not.toBeNull();
  });
});
