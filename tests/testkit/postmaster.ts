import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The process of the PostgreSQL whose DATA_DIR this is. */
export function postmasterPid(dataDirectory: string): number {
  const file = join(dataDirectory, 'postgres', 'postmaster.pid');
  const processId = Number(readFileSync(file, 'utf8').split('\n', 1)[0]);
  // Of a file that is just being written nothing may be read, and a signal to 0 would reach all of our own processes.
  if (!(processId > 1)) throw new Error(`${file} names no process`);
  return processId;
}

export function signalPostmaster(dataDirectory: string, signal: NodeJS.Signals): void {
  process.kill(postmasterPid(dataDirectory), signal);
}
