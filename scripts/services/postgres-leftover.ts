import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { errorCode, LaunchError } from '../lib/launch-error.ts';
import { commandLineOf } from '../lib/process-identity.ts';

const waitLimitMilliseconds = 40_000;

/**
 * After a `kill -9` of ours, the PostgreSQL of this folder may still be shutting down, or may be gone and its
 * `postmaster.pid` still there. The first is told to stop and waited for; the second is removed, because PostgreSQL
 * takes any live process of that number for its own, and in a container numbers come again.
 */
export async function endLeftoverPostgres(directory: string): Promise<void> {
  const pidFile = join(directory, 'postmaster.pid');
  const processId = readProcessId(pidFile);
  if (processId === null) return;
  if (!isPostgresOf(processId, directory)) {
    rmSync(pidFile, { force: true });
    return;
  }
  send(processId, 'SIGINT');
  const deadline = performance.now() + waitLimitMilliseconds;
  while (isPostgresOf(processId, directory)) {
    if (performance.now() > deadline) {
      throw new LaunchError(
        `An earlier PostgreSQL (process ${processId}) still holds ${directory} and does not stop.`,
      );
    }
    await delay(50);
  }
}

function readProcessId(pidFile: string): number | null {
  try {
    const processId = Number(readFileSync(pidFile, 'utf8').split('\n', 1)[0]);
    return Number.isSafeInteger(processId) && processId > 0 ? processId : null;
  } catch {
    return null;
  }
}

function isPostgresOf(processId: number, directory: string): boolean {
  const commandLine = commandLineOf(processId);
  return commandLine?.includes('postgres') === true && commandLine.includes(` -D ${directory} `);
}

function send(processId: number, signal: NodeJS.Signals): void {
  try {
    process.kill(processId, signal);
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error;
  }
}
