import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runWhenChanged, type StampedStep } from './content-stamp.ts';

const step: StampedStep = {
  name: 'build',
  inputs: ['source/**/*', 'settings.json'],
  exclude: ['source/**/*.made.ts'],
  outputs: ['out.txt'],
};
let root: string;
let runs: number;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kwamdee-stamp-'));
  mkdirSync(join(root, 'source/deep'), { recursive: true });
  writeFileSync(join(root, 'source/deep/one.ts'), '1');
  runs = 0;
});

afterEach(() => rmSync(root, { recursive: true }));

async function build(): Promise<void> {
  runs += 1;
  writeFileSync(join(root, 'out.txt'), 'made');
}

const run = () => runWhenChanged(root, join(root, '.stamps'), step, build);

it('runs once while nothing changes', async () => {
  expect(await run()).toBe('ran');
  expect(await run()).toBe('unchanged');
  expect(runs).toBe(1);
});

it('runs again when a file changes, comes, goes or is renamed', async () => {
  await run();
  writeFileSync(join(root, 'source/deep/one.ts'), '2');
  expect(await run()).toBe('ran');
  writeFileSync(join(root, 'settings.json'), '{}');
  expect(await run()).toBe('ran');
  rmSync(join(root, 'settings.json'));
  expect(await run()).toBe('ran');
  rmSync(join(root, 'source/deep/one.ts'));
  writeFileSync(join(root, 'source/deep/two.ts'), '2');
  expect(await run()).toBe('ran');
  expect(await run()).toBe('unchanged');
});

it('does not look at what it makes itself', async () => {
  await run();
  writeFileSync(join(root, 'source/deep/one.made.ts'), 'made');
  expect(await run()).toBe('unchanged');
});

it('runs again when what it made is gone, and when the last run failed', async () => {
  await run();
  rmSync(join(root, 'out.txt'));
  expect(await run()).toBe('ran');

  writeFileSync(join(root, 'settings.json'), '{}');
  const failing = runWhenChanged(root, join(root, '.stamps'), step, () =>
    Promise.reject(new Error('broken')),
  );
  await expect(failing).rejects.toThrow('broken');
  expect(await run()).toBe('ran');
});
