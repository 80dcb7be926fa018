import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { exclusively } from './exclusive.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kwamdee-lock-'));
});

afterEach(() => rmSync(directory, { recursive: true }));

it('runs one piece of work after the other and leaves no lock behind', async () => {
  const lock = join(directory, 'deep/generate.lock');
  const events: string[] = [];
  const work = (name: string) =>
    exclusively(lock, undefined, async () => {
      events.push(`${name} begins`);
      await new Promise(setImmediate);
      events.push(`${name} ends`);
    });
  await Promise.all([work('one'), work('two')]);
  expect(events).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
  expect(existsSync(lock)).toBe(false);
});

it('takes over the lock of a dead process', async () => {
  const lock = join(directory, 'generate.lock');
  writeFileSync(lock, JSON.stringify({ processId: 2 ** 30, commandLine: 'node scripts/start.ts' }));
  expect(await exclusively(lock, undefined, async () => 'done')).toBe('done');
});

it('lets the lock go when the work fails', async () => {
  const lock = join(directory, 'generate.lock');
  await expect(exclusively(lock, undefined, () => Promise.reject(new Error('broken')))).rejects.toThrow(
    'broken',
  );
  expect(existsSync(lock)).toBe(false);
});
