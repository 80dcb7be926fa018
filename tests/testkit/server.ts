import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { testEnvironment } from './test-environment.ts';
import { waitUntil } from './wait-until.ts';

const root = resolve(import.meta.dirname, '../..');

/** Signs the sessions of test servers; the testkit makes tokens with it where signing up one by one would take too long. */
export const testAuthSecret = 'a secret for tests alone, 32 characters or more';

export interface TestServer {
  readonly url: string;
  readonly process: ChildProcess;
  /** What it has logged so far, one JSON object a line. */
  readonly log: () => string;
  /** As an operator stops it: SIGTERM, and the exit code. */
  stop(): Promise<number>;
  /** As a crash ends it: SIGKILL. */
  kill(): Promise<void>;
}

export interface ServerOptions {
  readonly databaseUrl: string;
  /** Left out: the run's Redis. Null: none. */
  readonly redisUrl?: string | null;
  readonly env?: Readonly<Record<string, string>>;
  /** What to run, from the project's root; the server itself when left out. */
  readonly program?: string;
}

/** A real server process, ready to serve. */
export async function startServer(options: ServerOptions): Promise<TestServer> {
  const server = await spawnServer(options);
  await waitUntil(
    'the server to be ready, or to end',
    async () => server.process.exitCode !== null || (await fetch(`${server.url}/health/ready`)).ok,
    60_000,
  );
  if (server.process.exitCode !== null) throw new Error(`the server ended: ${server.log()}`);
  return server;
}

/** The process alone, not waited for: for tests of starting. */
export async function spawnServer(options: ServerOptions): Promise<TestServer> {
  const port = await freePort();
  const redisUrl = options.redisUrl === undefined ? testEnvironment().redisUrl : options.redisUrl;
  const child = spawn(
    process.execPath,
    ['--import', '@oxc-node/core/register', join(root, options.program ?? 'server/src/main.ts')],
    {
      cwd: root,
      env: {
        PATH: process.env['PATH'] ?? '',
        NODE_ENV: 'test',
        PORT: String(port),
        DATABASE_URL: options.databaseUrl,
        REDIS_URL: redisUrl ?? 'off',
        AUTH_SECRET: testAuthSecret,
        RATE_LIMITS: 'off',
        LOG_LEVEL: 'warn',
        ...options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const exited = once(child, 'exit');
  return {
    url: `http://127.0.0.1:${port}`,
    process: child,
    log: () => log,
    async stop() {
      child.kill('SIGTERM');
      await exited;
      return child.exitCode ?? -1;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
