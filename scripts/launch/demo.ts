import pg from 'pg';
import { LaunchError } from '../lib/launch-error.ts';
import { projectRoot } from '../lib/project.ts';
import { CommandError, runCommand } from '../lib/run-command.ts';

export const demoNetworkSlug = 'nong-sarai';

/** True when the demo network is there, so that its accounts can be signed in with. */
export async function hasDemoNetwork(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM network WHERE slug = $1', [demoNetworkSlug]);
    return rowCount === 1;
  } finally {
    await client.end();
  }
}

/** Fills the demo network, in a process of its own: the seed goes through the use cases, and they are not small. */
export async function seedDemoNetwork(
  services: {
    readonly databaseUrl: string;
    readonly redisUrl: string | null;
    readonly authSecret: string;
  },
  detail: (text: string) => void,
  signal: AbortSignal,
): Promise<void> {
  try {
    await runCommand(process.execPath, ['--import', '@oxc-node/core/register', 'scripts/seed-demo.ts'], {
      cwd: projectRoot,
      env: {
        ...process.env,
        DATABASE_URL: services.databaseUrl,
        REDIS_URL: services.redisUrl ?? 'off',
        AUTH_SECRET: services.authSecret,
      },
      onLine: detail,
      signal,
    });
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof CommandError)
      throw new LaunchError(`${error.output.trimEnd()}\nThe demo network was not filled.`);
    throw error;
  }
}
