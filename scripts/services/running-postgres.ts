import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { portState } from '../lib/free-port.ts';
import { LaunchError } from '../lib/launch-error.ts';
import { readSecrets } from './postgres-secrets.ts';

/** The address of the embedded database that a running Kwamdee keeps under DATA_DIR; a LaunchError when none runs. */
export async function runningEmbeddedDatabaseUrl(dataDirectory: string): Promise<string> {
  const secretsFile = join(resolve(dataDirectory), 'postgres.json');
  const secrets = existsSync(secretsFile) ? readSecrets(secretsFile) : null;
  if (secrets === null || (await portState(secrets.port, '127.0.0.1')) === 'free') {
    throw new LaunchError(
      `DATABASE_URL is not set, and no database is running under ${dataDirectory}: start Kwamdee first, or set one of the two.`,
    );
  }
  return `postgresql://kwamdee:${secrets.ownerPassword}@127.0.0.1:${secrets.port}/kwamdee`;
}
