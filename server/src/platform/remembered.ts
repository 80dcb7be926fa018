import { LRUCache } from 'lru-cache';
import { Batcher } from './batcher.ts';

/**
 * What never changes once it is there, kept in the process. Those that are asked for the first time at once are looked up
 * together: in a rush everybody comes for the first time.
 */
export class Remembered<Key, Value extends object | string> {
  readonly #nameOf: (key: Key) => string;
  readonly #known: LRUCache<string, Value>;
  readonly #lookUp: Batcher<Key, Value | null>;

  /** `load` has one answer for each key, in order; null is asked for again. `most`: how many are kept. */
  constructor(options: {
    readonly load: (keys: readonly Key[]) => Promise<readonly (Value | null)[]>;
    readonly nameOf: (key: Key) => string;
    readonly most: number;
  }) {
    this.#nameOf = options.nameOf;
    this.#known = new LRUCache({ max: options.most });
    this.#lookUp = new Batcher({
      send: options.load,
      keyOf: options.nameOf,
      retryOneByOne: () => false,
      lanes: 2,
      maxBatchSize: 256,
      maxQueueLength: 4_096,
      maxWaitMs: 1_000,
    });
  }

  /** Null when there is none. Rejects with QueueFullError when too many are looked up at once, and with what `load` threw. */
  async find(key: Key): Promise<Value | null> {
    const name = this.#nameOf(key);
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const value = await this.#lookUp.run(key);
    if (value !== null) this.#known.set(name, value);
    return value;
  }
}
