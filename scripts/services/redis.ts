import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, closeSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createLogger } from '../../server/src/platform/logger.ts';
import { connectRedis } from '../../server/src/platform/redis.ts';
import { freeLoopbackPort } from '../lib/free-port.ts';
import { type GuardedProcess, spawnGuarded } from '../lib/guarded-process.ts';
import { openLogFile } from '../lib/log-file.ts';
import { tailOf } from '../lib/log-tail.ts';
import { canInstallDebianPackages, installDebianPackage } from './debian-package.ts';
import { findProgram } from './find-program.ts';

export interface RedisOptions {
  /** REDIS_URL: an address, `off`, or null for a server of our own. */
  readonly redisUrl: string | null;
  readonly dataDirectory: string;
  /** Says what the step is busy with. */
  readonly detail: (text: string) => void;
  readonly signal?: AbortSignal | undefined;
}

/** What Redis there is for this run. Without one everything works, slower: PostgreSQL decides either way. */
export type RedisService =
  | { readonly kind: 'given'; readonly url: string; readonly answers: boolean }
  | { readonly kind: 'started'; readonly url: string; readonly process: GuardedProcess }
  | { readonly kind: 'off'; readonly url: null }
  | { readonly kind: 'missing'; readonly url: null; readonly reason: string };

const startAttempts = 3;
const startLimitMilliseconds = 10_000;
const stopLimitSeconds = 5;
/** What Redis holds here can all be lost: locks, limits, caches. The oldest go first when it is full. */
const memoryLimit = '256mb';

/** Uses the Redis that is given, else starts one that is installed, else installs it where that is possible. */
export async function prepareRedis(options: RedisOptions): Promise<RedisService> {
  if (options.redisUrl === 'off') return { kind: 'off', url: null };
  if (options.redisUrl !== null) {
    return { kind: 'given', url: options.redisUrl, answers: await answersPing(options.redisUrl, 2000) };
  }
  let program = findRedisServer();
  if (program === null) {
    if (!canInstallDebianPackages()) return missing('no redis-server or valkey-server is installed');
    const failure = await installDebianPackage('redis-server', options.detail, options.signal);
    program = findRedisServer();
    if (program === null) return missing(failure ?? 'apt-get brought no redis-server');
  }
  return startServer(program, resolve(options.dataDirectory), options.signal);
}

function missing(reason: string): RedisService {
  return { kind: 'missing', url: null, reason };
}

function findRedisServer(): string | null {
  // A shell without the system folders on its PATH still finds what apt-get has just installed.
  const searchPath = `${process.env['PATH'] ?? ''}:/usr/local/bin:/usr/bin`;
  return findProgram(['redis-server', 'valkey-server'], searchPath);
}

async function startServer(
  program: string,
  dataDirectory: string,
  signal: AbortSignal | undefined,
): Promise<RedisService> {
  const logFile = join(dataDirectory, 'logs', 'redis.log');
  for (let attempt = 1; attempt <= startAttempts; attempt += 1) {
    signal?.throwIfAborted();
    const { server, url } = await spawnServer(program, dataDirectory, logFile);
    const deadline = performance.now() + startLimitMilliseconds;
    while (server.isRunning() && performance.now() < deadline && signal?.aborted !== true) {
      if (await answersPing(url, 500)) return { kind: 'started', url, process: server };
      await delay(30);
    }
    await server.stop(stopLimitSeconds);
  }
  signal?.throwIfAborted();
  return missing(`${program} did not start: ${tailOf(logFile, 1).join('')}`);
}

/** On a free port of the loopback, behind a password, with nothing written to disk. */
async function spawnServer(
  program: string,
  dataDirectory: string,
  logFile: string,
): Promise<{ server: GuardedProcess; url: string }> {
  const directory = join(dataDirectory, 'redis');
  mkdirSync(directory, { recursive: true });
  const port = await freeLoopbackPort();
  const password = randomBytes(24).toString('hex');
  const configurationFile = join(directory, 'redis.conf');
  const configuration = [
    'bind 127.0.0.1',
    `port ${port}`,
    'protected-mode yes',
    `requirepass ${password}`,
    'daemonize no',
    'save ""',
    'appendonly no',
    `dir ${JSON.stringify(directory)}`,
    `maxmemory ${memoryLimit}`,
    'maxmemory-policy allkeys-lru',
  ];
  // In a file of ours and not on the command line, where every account of the machine could read the password.
  writeFileSync(configurationFile, `${configuration.join('\n')}\n`, { mode: 0o600 });
  chmodSync(configurationFile, 0o600);
  const outputFile = openLogFile(logFile);
  try {
    const server = spawnGuarded({
      name: 'redis',
      command: [program, configurationFile],
      cwd: directory,
      env: { PATH: process.env['PATH'], LC_ALL: 'C' },
      stopSignal: 'SIGTERM',
      stopLimitSeconds,
      outputFile,
    });
    return { server, url: `redis://:${password}@127.0.0.1:${port}` };
  } finally {
    closeSync(outputFile);
  }
}

/** True when the Redis at this address, one server or a group, answers PING within the limit. */
export async function answersPing(url: string, limitMilliseconds: number): Promise<boolean> {
  const client = connectRedis(url, createLogger('silent'));
  try {
    await once(client, 'ready', { signal: AbortSignal.timeout(limitMilliseconds) });
    return (await client.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    client.disconnect();
  }
}
