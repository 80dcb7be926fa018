import { Cluster, Redis, type RedisOptions } from 'ioredis';
import type { Logger } from './logger.ts';
import { type RedisAddress, readRedisAddress } from './redis-address.ts';

/** One Redis, the master that sentinels name, or a cluster: all take the same commands. */
export type RedisClient = Redis | Cluster;

/** Longest that a request waits for Redis before it goes on without. */
export const redisLimitMs = 50;

const breakerOpenMs = 1_000;

/**
 * Redis as an accelerator that may be away. `attempt` runs a command within {@link redisLimitMs} and answers null on any
 * trouble; after trouble the breaker answers null at once for a second, so that a dead Redis costs nothing.
 */
export class Accelerator {
  #openUntilMs = 0;

  constructor(
    readonly client: RedisClient | null,
    private readonly logger: Logger,
  ) {}

  get state(): 'up' | 'down' | 'degraded' {
    if (this.client === null) return 'degraded';
    return this.client.status === 'ready' && performance.now() >= this.#openUntilMs ? 'up' : 'down';
  }

  async attempt<T>(command: (redis: RedisClient) => Promise<T>): Promise<T | null> {
    if (this.client === null || this.client.status !== 'ready' || performance.now() < this.#openUntilMs)
      return null;
    let timer: NodeJS.Timeout | undefined;
    try {
      const limit = new Promise<never>((_, reject) => {
        // When the process itself was held up, the timer is due before the answer that waits in the socket is read: the
        // immediate comes after the reading.
        timer = setTimeout(() => {
          setImmediate(() => reject(new Error(`no answer within ${redisLimitMs} ms`)));
        }, redisLimitMs);
      });
      return await Promise.race([command(this.client), limit]);
    } catch (error) {
      // Of many that fail together one is reported.
      if (performance.now() >= this.#openUntilMs) {
        this.logger.warn({ err: error }, 'redis does not answer; going on without it');
      }
      this.#openUntilMs = performance.now() + breakerOpenMs;
      return null;
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * Sends a command that nobody waits for, past the breaker: a lock whose answer came too late is held all the same and
   * must be given back. Commands of one connection arrive in their order.
   */
  send(command: (redis: RedisClient) => Promise<unknown>): void {
    if (this.client === null || this.client.status !== 'ready') return;
    command(this.client).catch((error: unknown) =>
      this.logger.debug({ err: error }, 'redis did not take a command'),
    );
  }

  async close(): Promise<void> {
    this.client?.disconnect();
  }
}

/** Connects in the background: the server starts and serves without waiting for Redis. */
export function openRedis(url: string | null, logger: Logger): Accelerator {
  if (url === null) {
    logger.warn('running without Redis: everything works, more slowly under load');
    return new Accelerator(null, logger);
  }
  return new Accelerator(connectRedis(url, logger), logger);
}

/**
 * A connection without an offline queue: a command while Redis is away fails at once. It finds a master that was
 * promoted by itself: a sentinel's word or a cluster's redirection leads there.
 */
export function connectRedis(url: string, logger: Logger): RedisClient {
  const client = clientFor(readRedisAddress(url));
  let wasReady = false;
  client.on('ready', () => {
    wasReady = true;
    logger.info('redis is up');
  });
  client.on('error', (error: unknown) => {
    if (wasReady) logger.warn({ err: error }, 'redis is away');
    wasReady = false;
  });
  return client;
}

const retryDelayMs = (attempt: number): number => Math.min(attempt * 100, 1_000);

const ofEachConnection = {
  maxRetriesPerRequest: 0,
  // The commands of one turn of the event loop leave in one write: under a rush the writes cost more than the commands.
  enableAutoPipelining: true,
  connectTimeout: 1_000,
  // Else a command that was under way when the connection broke is sent again later, when nobody waits for it.
  autoResendUnfulfilledCommands: false,
  // A master that became a replica behind the same address: what takes writes now is found by connecting anew.
  reconnectOnError: (error: Error) => error.message.startsWith('READONLY'),
} satisfies RedisOptions;

function clientFor(address: RedisAddress): RedisClient {
  switch (address.kind) {
    case 'single':
      return new Redis(address.url, {
        ...ofEachConnection,
        enableOfflineQueue: false,
        retryStrategy: retryDelayMs,
      });
    case 'sentinel':
      return new Redis({
        ...ofEachConnection,
        ...address.login,
        enableOfflineQueue: false,
        retryStrategy: retryDelayMs,
        sentinels: [...address.sentinels],
        name: address.masterName,
        db: address.database,
        sentinelRetryStrategy: retryDelayMs,
        // A master that hangs closes no connection: the sentinels say when another has taken over.
        failoverDetector: true,
        ...(address.sentinelPassword === null ? {} : { sentinelPassword: address.sentinelPassword }),
        ...(address.isEncrypted ? { tls: {}, enableTLSForSentinelMode: true } : {}),
      });
    case 'cluster':
      return new Cluster([...address.nodes], {
        enableOfflineQueue: false,
        enableAutoPipelining: true,
        clusterRetryStrategy: retryDelayMs,
        slotsRefreshInterval: 1_000,
        // A redirection is followed at once; waiting for a promotion is what nobody does here.
        maxRedirections: 4,
        retryDelayOnFailover: 0,
        retryDelayOnClusterDown: 0,
        redisOptions: { ...ofEachConnection, ...address.login, ...(address.isEncrypted ? { tls: {} } : {}) },
        // The certificate is for the name, not for the address that it resolves to.
        ...(address.isEncrypted ? { dnsLookup: (host, found) => found(null, host) } : {}),
      });
    default:
      return address satisfies never;
  }
}
