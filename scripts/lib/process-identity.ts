import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { errorCode } from './launch-error.ts';

/**
 * The command line of a live process, or null when there is none. A number alone proves nothing: after a crash,
 * and in containers nearly always, an old process id belongs to somebody else.
 */
export function commandLineOf(processId: number): string | null {
  if (process.platform === 'linux') {
    try {
      const line = readFileSync(`/proc/${processId}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      return line === '' ? null : line;
    } catch {
      return null;
    }
  }
  try {
    const line = execFileSync('ps', ['-o', 'command=', '-p', String(processId)], { encoding: 'utf8' }).trim();
    return line === '' ? null : line;
  } catch {
    return null;
  }
}

/**
 * The processes above us up to the outermost pnpm, nearest first: the shells and wrappers between it and us live on
 * when it is killed, so our own parent alone tells nothing. Only the parent where there is no /proc.
 */
export function packageManagerChain(): number[] {
  const ancestors = [process.ppid];
  for (let parent = parentOf(process.ppid); parent !== null && parent > 1; parent = parentOf(parent))
    ancestors.push(parent);
  const outermost = ancestors.findLastIndex((ancestor) => commandLineOf(ancestor)?.includes('pnpm') === true);
  return ancestors.slice(0, Math.max(outermost + 1, 1));
}

/** True while there is a process of this number that is no mere zombie. */
export function isProcess(processId: number): boolean {
  if (process.platform === 'linux') return commandLineOf(processId) !== null;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

function parentOf(processId: number): number | null {
  try {
    const status = readFileSync(`/proc/${processId}/stat`, 'utf8');
    // The name, in parentheses, may hold spaces; after it come the state and the parent.
    const parent = Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
    return Number.isSafeInteger(parent) ? parent : null;
  } catch {
    return null;
  }
}
