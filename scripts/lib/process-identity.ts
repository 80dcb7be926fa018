import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

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
