import { randomUUID } from 'node:crypto';
import { EventEmitter, on } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from './logger.ts';
import type { Accelerator, RedisClient } from './redis.ts';

const redisChannel = 'kwamdee:live';
const subscribeAgainMs = 500;

/**
 * "Something changed" from any process to those who watch, through Redis; within this process alone while Redis is away.
 * A message may be lost, so a watcher also asks now and then. It carries no content: who hears it reads the truth anew.
 */
export class LiveFeed {
  readonly #emitter = new EventEmitter().setMaxListeners(0);
  readonly #processId = randomUUID();
  readonly #watches = new Set<AsyncIterator<unknown>>();

  constructor(
    private readonly publisher: Accelerator,
    private readonly subscriber: RedisClient | null,
    private readonly logger: Logger,
  ) {
    if (subscriber === null) return;
    subscriber.on('ready', () => void this.#subscribe(subscriber));
    subscriber.on('message', (_channel: string, message: string) => {
      const [processId, topic] = message.split(' ', 2);
      if (processId !== this.#processId && topic !== undefined) this.#emitter.emit(topic);
    });
  }

  /**
   * Until it is taken or the connection is gone: a cluster can be ready before its node for subscriptions is. One channel
   * for all topics, so a sharded one would win nothing.
   */
  async #subscribe(subscriber: RedisClient): Promise<void> {
    while (subscriber.status === 'ready') {
      try {
        await subscriber.subscribe(redisChannel);
        return;
      } catch (error) {
        this.logger.warn({ err: error }, 'live feed not subscribed; trying again');
        await delay(subscribeAgainMs, undefined, { ref: false });
      }
    }
  }

  publish(topic: string): void {
    this.#emitter.emit(topic);
    void this.publisher.attempt((redis) => redis.publish(redisChannel, `${this.#processId} ${topic}`));
  }

  /** One item for each change of `topic`, from the call on. `return()` ends it at once, also while it waits. */
  watch(topic: string): AsyncIterator<unknown> {
    const changes = on(this.#emitter, topic, { highWaterMark: 100 });
    this.#watches.add(changes);
    const end = changes.return?.bind(changes);
    return {
      next: () => changes.next(),
      return: async () => {
        this.#watches.delete(changes);
        await end?.();
        return { value: undefined, done: true };
      },
    };
  }

  /** Ends all watches, as if nothing more would ever happen: before a stop. */
  endWatches(): void {
    for (const changes of this.#watches) void changes.return?.();
    this.#watches.clear();
  }

  close(): void {
    this.subscriber?.disconnect();
  }
}
