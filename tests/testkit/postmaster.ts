import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Sends a signal to the PostgreSQL whose DATA_DIR this is. */
export function signalPostmaster(dataDirectory: string, signal: NodeJS.Signals): void {
  const file = join(dataDirectory, 'postgres', 'postmaster.pid');
  const processId = Number(readFileSync(file, 'utf8').split('\n', 1)[0]);
  // Of a file that is just being written nothing may be read: 0 would be all of our own processes.
  if (!(processId > 1)) throw new Error(`${file} names no process`);
  process.kill(processId, signal);
}
