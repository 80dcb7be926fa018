import { randomUUID } from 'node:crypto';
import { EventEmitter, on } from 'node:events';
import type { Redis } from 'ioredis';
import type { Logger } from './logger.ts';
import type { Accelerator } from './redis.ts';

const redisChannel = 'kwamdee:live';

/**
 * "Something changed" from any process to those who watch, through Redis; within this process alone while Redis is away.
 * A message may be lost, so a watcher also asks now and then. It carries no content: who hears it reads the truth anew.
 */
export class LiveFeed {
  readonly #emitter = new EventEmitter().setMaxListeners(0);
  readonly #processId = randomUUID();

  constructor(
    private readonly publisher: Accelerator,
    private readonly subscriber: Redis | null,
    logger: Logger,
  ) {
    subscriber?.on('ready', () => {
      subscriber
        .subscribe(redisChannel)
        .catch((error: unknown) => logger.warn({ err: error }, 'live feed not subscribed'));
    });
    subscriber?.on('message', (_channel, message) => {
      const [processId, topic] = message.split(' ', 2);
      if (processId !== this.#processId && topic !== undefined) this.#emitter.emit(topic);
    });
  }

  publish(topic: string): void {
    this.#emitter.emit(topic);
    void this.publisher.attempt((redis) => redis.publish(redisChannel, `${this.#processId} ${topic}`));
  }

  /** One item for each change of `topic`, from the call on. `return()` ends it at once, also while it waits. */
  watch(topic: string): AsyncIterator<unknown> {
    return on(this.#emitter, topic, { highWaterMark: 100 });
  }

  close(): void {
    this.subscriber?.disconnect();
  }
}
