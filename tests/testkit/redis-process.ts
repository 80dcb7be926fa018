import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freeLoopbackPort } from '../../scripts/lib/free-port.ts';
import { findProgram } from '../../scripts/services/find-program.ts';
import { waitUntil } from './wait-until.ts';

/** One Redis of a group: a node, a replica or a sentinel, with a folder of its own for what it writes down. */
export class RedisProcess {
  readonly #exited: Promise<unknown>;

  private constructor(
    readonly port: number,
    private readonly child: ChildProcess,
    private readonly directory: string,
    readonly client: Redis,
  ) {
    this.#exited = once(child, 'exit');
  }

  /** `configuration`: lines of redis.conf on top of the port and the loopback. Resolves when it answers. */
  static async start(configuration: readonly string[], isSentinel = false): Promise<RedisProcess> {
    const program = findProgram(['redis-server', 'valkey-server']);
    if (program === null) throw new Error('these tests need redis-server or valkey-server 7 on PATH');
    const port = await freeLoopbackPort();
    const directory = mkdtempSync(join(tmpdir(), 'kwamdee-redis-'));
    const file = join(directory, 'redis.conf');
    const lines = [`port ${port}`, 'bind 127.0.0.1', `dir ${directory}`, ...configuration];
    writeFileSync(file, `${lines.join('\n')}\n`);
    const child = spawn(program, [file, ...(isSentinel ? ['--sentinel'] : [])], { stdio: 'ignore' });
    const client = new Redis(port, '127.0.0.1', { retryStrategy: () => 50, maxRetriesPerRequest: null });
    client.on('error', () => undefined);
    const redis = new RedisProcess(port, child, directory, client);
    await waitUntil('Redis to answer, or to end', async () => {
      if (child.exitCode !== null) return true;
      return client.status === 'ready' && (await client.ping());
    });
    if (child.exitCode !== null) throw new Error(`${program} did not start with: ${lines.join('; ')}`);
    return redis;
  }

  /** A value of INFO. */
  async info(name: string): Promise<string | undefined> {
    return new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(await this.client.info())?.[1];
  }

  /** As a crash ends it. */
  async kill(): Promise<void> {
    this.client.disconnect();
    this.child.kill('SIGKILL');
    await this.#exited;
  }

  async remove(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) await this.kill();
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** Nothing is written to disk: what Redis holds here can all be lost. */
export const withoutDisk = ['save ""', 'appendonly no'] as const;
