import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { freeLoopbackPort } from '../lib/free-port.ts';
import { LaunchError } from '../lib/launch-error.ts';

/** What an embedded PostgreSQL keeps between starts. The file is readable by its owner alone. */
export interface PostgresSecrets {
  /** The port it last had; kept while it is free, so that a tool's saved address goes on working. */
  readonly port: number;
  /** Of the superuser `postgres`, who makes the role and the database and does nothing else. */
  readonly adminPassword: string;
  /** Of the role `kwamdee`, who owns the database. */
  readonly ownerPassword: string;
}

export async function newSecrets(): Promise<PostgresSecrets> {
  return { port: await freeLoopbackPort(), adminPassword: newPassword(), ownerPassword: newPassword() };
}

function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

export function writeSecrets(file: string, secrets: PostgresSecrets): void {
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  // The mode above counts for a new file only.
  chmodSync(file, 0o600);
}

/** Reads the file back; a missing or damaged one next to a database in use is for a person to mend. */
export function readSecrets(file: string): PostgresSecrets {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    content = null;
  }
  if (
    typeof content === 'object' &&
    content !== null &&
    'port' in content &&
    typeof content.port === 'number' &&
    'adminPassword' in content &&
    typeof content.adminPassword === 'string' &&
    'ownerPassword' in content &&
    typeof content.ownerPassword === 'string'
  ) {
    return { port: content.port, adminPassword: content.adminPassword, ownerPassword: content.ownerPassword };
  }
  throw new LaunchError(
    `DATA_DIR: ${file} holds the database's passwords and is missing or damaged. ` +
      'Put it back from a backup, or move the data folder away to begin anew.',
  );
}
