import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { claimDataDirectory } from '../lib/data-directory.ts';
import { commandLineOf } from '../lib/process-identity.ts';
import { cacheDirectory } from '../lib/project.ts';
import { type RunningPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';

/** A PostgreSQL for one run, in a folder that is gone when it stops. */
export interface ScratchPostgres {
  readonly postgres: RunningPostgres;
  readonly dataDirectory: string;
  stop(): Promise<void>;
}

const parentDirectory = join(cacheDirectory, 'test');

export async function startScratchPostgres(signal?: AbortSignal): Promise<ScratchPostgres> {
  removeFoldersOfTheDead();
  const dataDirectory = join(parentDirectory, String(process.pid));
  rmSync(dataDirectory, { recursive: true, force: true });
  mkdirSync(dataDirectory, { recursive: true });
  claimDataDirectory(dataDirectory);
  const postgres = await startEmbeddedPostgres({
    dataDirectory,
    // The folder does not outlive the run, so nothing is won by flushing it. A killed process loses nothing by this:
    // only a power cut would.
    settings: { fsync: 'off', full_page_writes: 'off', max_connections: '200' },
    signal,
  });
  return {
    postgres,
    dataDirectory,
    async stop() {
      await postgres.stop();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

/** A run that was killed could not remove its folder; the next one does. Its services stopped with it. */
function removeFoldersOfTheDead(): void {
  mkdirSync(parentDirectory, { recursive: true });
  for (const name of readdirSync(parentDirectory)) {
    if (commandLineOf(Number(name)) === null)
      rmSync(join(parentDirectory, name), { recursive: true, force: true });
  }
}
