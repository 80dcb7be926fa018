import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { errorCode, LaunchError } from './launch-error.ts';
import { isAlive, readOwner, thisProcess } from './owner.ts';

const waitLimitMilliseconds = 300_000;

/**
 * Runs the work while no other process of this checkout runs work under the same lock file: `pnpm start` and
 * `pnpm test` may begin at once, and both write the generated code. The lock of a dead process does not count.
 */
export async function exclusively<Result>(
  lockFile: string,
  signal: AbortSignal | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  mkdirSync(dirname(lockFile), { recursive: true });
  const deadline = performance.now() + waitLimitMilliseconds;
  while (!tryLock(lockFile)) {
    signal?.throwIfAborted();
    const owner = readOwner(lockFile);
    // An unreadable file is one that is being written: it is looked at again after the pause.
    if (owner !== null && !isAlive(owner)) rmSync(lockFile, { force: true });
    else if (performance.now() > deadline) {
      throw new LaunchError(
        `Process ${owner?.processId ?? '?'} has held ${lockFile} for too long; remove it by hand.`,
      );
    } else await delay(100);
  }
  try {
    return await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

function tryLock(lockFile: string): boolean {
  try {
    writeFileSync(lockFile, JSON.stringify(thisProcess()), { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}
