import DataLoader from 'dataloader';
import type { Database } from '../platform/postgres.ts';

/** Reads many rows in a constant number of statements. Keys without a row are left out of the map. */
export type BatchLoad<Key extends string, Value> = (
  database: Database,
  keys: readonly Key[],
) => Promise<ReadonlyMap<Key, Value>>;

/** One request's loaders: each batch function has one, so that a list of any length costs one call of it. */
export class Loaders {
  readonly #loaders = new Map<unknown, unknown>();

  constructor(private readonly database: Database) {}

  /** The row for `key`, or null. Calls of one tick are answered by one call of `load`. */
  load<Key extends string, Value>(load: BatchLoad<Key, Value>, key: Key): Promise<Value | null> {
    return this.#loaderOf(load).load(key);
  }

  /** A row that a list has brought along: nobody in this request reads it again. */
  prime<Key extends string, Value>(load: BatchLoad<Key, Value>, key: Key, value: Value): void {
    this.#loaderOf(load).prime(key, value);
  }

  /** After a write in the same request: the next load reads again. */
  clear<Key extends string, Value>(load: BatchLoad<Key, Value>, key: Key): void {
    this.#loaderOf(load).clear(key);
  }

  #loaderOf<Key extends string, Value>(load: BatchLoad<Key, Value>): DataLoader<Key, Value | null> {
    const existing = this.#loaders.get(load);
    if (existing !== undefined) return existing as DataLoader<Key, Value | null>;
    const created = new DataLoader<Key, Value | null>(
      async (keys) => {
        const found = await load(this.database, keys);
        return keys.map((key) => found.get(key) ?? null);
      },
      { maxBatchSize: 1_000 },
    );
    this.#loaders.set(load, created);
    return created;
  }
}
