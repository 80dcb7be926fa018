import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { claimDataDirectory } from './data-directory.ts';
import { LaunchError } from './launch-error.ts';
import { commandLineOf } from './process-identity.ts';

let parent: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'kwamdee-data-'));
});

afterEach(() => rmSync(parent, { recursive: true }));

const owner = (directory: string, content: object) =>
  writeFileSync(join(directory, 'owner.json'), JSON.stringify(content));

it('makes the folder, takes it and lets it go', () => {
  const directory = join(parent, 'deep/data');
  const claim = claimDataDirectory(directory);
  expect(claim.lastOwnerDied).toBe(false);
  expect(existsSync(join(directory, 'owner.json'))).toBe(true);
  claim.release();
  expect(existsSync(join(directory, 'owner.json'))).toBe(false);
});

it('refuses a folder that a live process holds, and names the process', () => {
  const parentProcess = { processId: process.ppid, commandLine: commandLineOf(process.ppid) };
  owner(parent, parentProcess);
  expect(() => claimDataDirectory(parent)).toThrow(
    new LaunchError(
      `DATA_DIR: ${parent} is in use by another Kwamdee (process ${process.ppid}). ` +
        'Stop that one first, or give this one a DATA_DIR of its own.',
    ),
  );
});

it('takes the folder of a dead process, and of a number that is somebody else by now', () => {
  owner(parent, { processId: 2 ** 30, commandLine: 'node scripts/start.ts' });
  expect(claimDataDirectory(parent).lastOwnerDied).toBe(true);
  owner(parent, { processId: process.ppid, commandLine: 'node scripts/start.ts --long-ago' });
  expect(claimDataDirectory(parent).lastOwnerDied).toBe(true);
});

it('says in one line why a place cannot be written', () => {
  const file = join(parent, 'file');
  writeFileSync(file, '');
  expect(() => claimDataDirectory(file)).toThrow(new LaunchError(`DATA_DIR: ${file} is not a folder.`));
  expect(() => claimDataDirectory(join(file, 'data'))).toThrow(
    /^DATA_DIR: cannot write to .*\(a file is in the way\)\.$/,
  );
});

it.runIf(process.platform === 'linux')('comes back from a place where no folder can be made', () => {
  expect(() => claimDataDirectory('/proc/nowhere/data')).toThrow(/no folder can be made there/);
});
