import { LRUCache } from 'lru-cache';
import type { Database } from '../../platform/postgres.ts';
import { findSecret } from './event-store.ts';

interface EventKey {
  readonly networkId: string;
  readonly secret: Uint8Array;
}

/**
 * Whose an event is, and what its codes are signed with. Neither ever changes once it is there, so both are kept in the
 * process: a check-in asks PostgreSQL nothing but check_in. Whether the event is open is not kept: check_in decides that.
 */
export class EventLookups {
  readonly #keys = new LRUCache<string, EventKey>({ max: 10_000 });

  constructor(private readonly database: Database) {}

  async keyOf(eventId: string): Promise<EventKey | null> {
    const known = this.#keys.get(eventId);
    if (known !== undefined) return known;
    const key = await findSecret(this.database, eventId);
    if (key !== null) this.#keys.set(eventId, key);
    return key;
  }
}
