import { Redis } from 'ioredis';
import type { Logger } from './logger.ts';

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
    readonly client: Redis | null,
    private readonly logger: Logger,
  ) {}

  get state(): 'up' | 'down' | 'degraded' {
    if (this.client === null) return 'degraded';
    return this.client.status === 'ready' && performance.now() >= this.#openUntilMs ? 'up' : 'down';
  }

  async attempt<T>(command: (redis: Redis) => Promise<T>): Promise<T | null> {
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
  send(command: (redis: Redis) => Promise<unknown>): void {
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

/** A connection without an offline queue: a command while Redis is away fails at once. */
export function connectRedis(url: string, logger: Logger): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 1_000,
    retryStrategy: (attempt) => Math.min(attempt * 100, 1_000),
  });
  let wasReady = false;
  redis.on('ready', () => {
    wasReady = true;
    logger.info('redis is up');
  });
  redis.on('error', (error) => {
    if (wasReady) logger.warn({ err: error }, 'redis is away');
    wasReady = false;
  });
  return redis;
}
