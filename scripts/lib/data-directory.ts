import { accessSync, constants, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errorCode, LaunchError } from './launch-error.ts';
import { isAlive, readOwner, thisProcess } from './owner.ts';

/** Our exclusive use of a data folder. */
export interface DataDirectoryClaim {
  readonly directory: string;
  /** True when the last owner died without letting go, so that what it ran may still be shutting down. */
  readonly lastOwnerDied: boolean;
  release(): void;
}

const ownerFileName = 'owner.json';

/**
 * Makes the folder if need be, proves that it can be written, and takes it for this process: two servers on one
 * PostgreSQL folder would destroy it. An owner that died does not count.
 */
export function claimDataDirectory(directory: string): DataDirectoryClaim {
  const ownerFile = join(directory, ownerFileName);
  try {
    makeFolder(directory);
    if (!statSync(directory).isDirectory()) throw new LaunchError(`DATA_DIR: ${directory} is not a folder.`);
    accessSync(directory, constants.W_OK | constants.X_OK);
    const lastOwner = readOwner(ownerFile);
    if (lastOwner !== null && lastOwner.processId !== process.pid && isAlive(lastOwner)) {
      throw new LaunchError(
        `DATA_DIR: ${directory} is in use by another Kwamdee (process ${lastOwner.processId}). ` +
          'Stop that one first, or give this one a DATA_DIR of its own.',
      );
    }
    writeFileSync(ownerFile, JSON.stringify(thisProcess()), { mode: 0o600 });
    return {
      directory,
      lastOwnerDied: lastOwner !== null,
      release: () => rmSync(ownerFile, { force: true }),
    };
  } catch (error) {
    if (error instanceof LaunchError) throw error;
    throw new LaunchError(`DATA_DIR: cannot write to ${directory} (${reason(error)}).`);
  }
}

/** Level by level: `mkdirSync` with `recursive` never returns where the system answers ENOENT, as under /proc. */
function makeFolder(directory: string): void {
  if (existsSync(directory)) return;
  const parent = dirname(directory);
  if (parent !== directory) makeFolder(parent);
  mkdirSync(directory);
}

/** What a failed system call means, in words that need no manual. */
export function reason(error: unknown): string {
  switch (errorCode(error)) {
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'EROFS':
      return 'the file system is read-only';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'a file is in the way';
    case 'ENOSPC':
      return 'the disk is full';
    case 'ENOENT':
      return 'no folder can be made there';
    default:
      return errorCode(error) ?? String(error);
  }
}
