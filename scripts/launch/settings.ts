import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EnvironmentError, readEnvironment } from '../../server/src/env.ts';
import { LaunchError } from '../lib/launch-error.ts';
import { projectRoot } from '../lib/project.ts';

/** What the launcher decides from the environment; the server reads the same variables for the rest. */
export interface LaunchSettings {
  readonly port: number;
  readonly host: string;
  readonly dataDirectory: string;
  /** Null: a PostgreSQL of our own under DATA_DIR. */
  readonly databaseUrl: string | null;
  /** An address, `off`, or null for a Redis of our own where one is to be had. */
  readonly redisUrl: string | null;
  readonly seedDemo: boolean;
  /** Null: one that is made once and kept under DATA_DIR. */
  readonly authSecret: string | null;
}

/** Throws a LaunchError of one line that names the variable at the first wrong one. */
export function readLaunchSettings(source: NodeJS.ProcessEnv): LaunchSettings {
  try {
    const environment = readEnvironment(source);
    const databaseUrl = environment.DATABASE_URL ?? null;
    return {
      port: environment.PORT,
      host: environment.HOST,
      dataDirectory: resolve(projectRoot, environment.DATA_DIR),
      databaseUrl,
      redisUrl: environment.REDIS_URL ?? null,
      // A database that somebody brought is not filled with demo people unless asked for.
      seedDemo: environment.SEED_DEMO === undefined ? databaseUrl === null : environment.SEED_DEMO === '1',
      authSecret: environment.AUTH_SECRET ?? null,
    };
  } catch (error) {
    if (error instanceof EnvironmentError) throw new LaunchError(error.message);
    throw error;
  }
}

/** The secret that the server gets, and whatever writes something that it alone is to read. */
export function authSecretOf({ authSecret, dataDirectory }: LaunchSettings): string {
  return authSecret ?? keptAuthSecret(dataDirectory);
}

/** The secret that signs session cookies; sessions outlive a restart because it does. */
export function keptAuthSecret(dataDirectory: string): string {
  const file = join(dataDirectory, 'auth-secret');
  if (existsSync(file)) {
    const secret = readFileSync(file, 'utf8').trim();
    if (secret.length >= 32) return secret;
  }
  const secret = randomBytes(32).toString('base64url');
  writeFileSync(file, `${secret}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  return secret;
}
