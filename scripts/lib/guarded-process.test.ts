import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type GuardedProcess, spawnGuarded } from './guarded-process.ts';
import { isProcess } from './process-identity.ts';

let directory: string;
let output: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kwamdee-guard-'));
  output = join(directory, 'output');
});

afterEach(() => rmSync(directory, { recursive: true }));

/** A child that says its number and `ready`, and on SIGTERM does what it is told. */
function child(onStop: string): [string, ...string[]] {
  return ['/bin/sh', '-c', `trap '${onStop}' TERM; echo $$; echo ready; while :; do sleep 0.05; done`];
}

function start(command: [string, ...string[]], stopLimitSeconds = 5): GuardedProcess {
  const outputFile = openSync(output, 'a');
  try {
    const env = { PATH: process.env['PATH'] };
    return spawnGuarded({
      name: 'test',
      command,
      cwd: directory,
      env,
      stopSignal: 'SIGTERM',
      stopLimitSeconds,
      outputFile,
    });
  } finally {
    closeSync(outputFile);
  }
}

const written = () => readFileSync(output, 'utf8');
const ready = () => vi.waitFor(() => expect(written()).toContain('ready'), { timeout: 5000 });

it('stops its child by the signal and answers with its exit code', async () => {
  const process = start(child('echo finishing; exit 3'));
  await ready();
  expect(process.isRunning()).toBe(true);
  expect(await process.stop()).toBe(3);
  expect(process.isRunning()).toBe(false);
  expect(written()).toContain('finishing');
});

it('forces a child that does not stop', async () => {
  const process = start(child(''), 1);
  await ready();
  expect(await process.stop()).toBe(137);
});

it('tells when the child ends by itself', async () => {
  expect(await start(['/bin/sh', '-c', 'exit 7']).exited).toBe(7);
});

it('stops the child when the process that started it is killed', async () => {
  const parent = join(directory, 'parent.mjs');
  writeFileSync(
    parent,
    `import { openSync } from 'node:fs';
     const { spawnGuarded } = await import(${JSON.stringify(join(import.meta.dirname, 'guarded-process.ts'))});
     spawnGuarded({ name: 'test', command: ${JSON.stringify(child('echo finishing; exit 0'))}, cwd: ${JSON.stringify(directory)},
       env: { PATH: process.env.PATH }, stopSignal: 'SIGTERM', stopLimitSeconds: 5, outputFile: openSync(${JSON.stringify(output)}, 'a') });`,
  );
  const launcher = spawn(process.execPath, ['--import', '@oxc-node/core/register', parent], {
    cwd: join(import.meta.dirname, '../..'),
    stdio: 'ignore',
  });
  await ready();
  const childNumber = Number(written().split('\n')[0]);
  expect(isProcess(childNumber)).toBe(true);
  launcher.kill('SIGKILL');
  await vi.waitFor(() => expect(isProcess(childNumber)).toBe(false), { timeout: 5000 });
  expect(written()).toContain('finishing');
});
