import { LRUCache } from 'lru-cache';
import type { Database } from '../../platform/postgres.ts';
import { findSecret } from './event-store.ts';

interface EventKey {
  readonly networkId: string;
  readonly secret: Uint8Array;
}

/**
 * Whose an event is, what its codes are signed with, and who a person is in a network. None of them ever changes once it
 * is there, so all are kept in the process: a check-in asks PostgreSQL nothing but check_in. Whether the event is open
 * and the member active is not kept: check_in decides that.
 */
export class EventLookups {
  readonly #keys = new LRUCache<string, EventKey>({ max: 10_000 });
  readonly #memberIds = new LRUCache<string, string>({ max: 100_000 });

  constructor(private readonly database: Database) {}

  async keyOf(eventId: string): Promise<EventKey | null> {
    const known = this.#keys.get(eventId);
    if (known !== undefined) return known;
    const key = await findSecret(this.database, eventId);
    if (key !== null) this.#keys.set(eventId, key);
    return key;
  }

  async memberIdOf(networkId: string, userId: string): Promise<string | null> {
    const cacheKey = `${networkId}:${userId}`;
    const known = this.#memberIds.get(cacheKey);
    if (known !== undefined) return known;
    const where = { networkId_userId: { networkId, userId } };
    const membership = await this.database.prisma.membership.findUnique({ where, select: { id: true } });
    if (membership !== null) this.#memberIds.set(cacheKey, membership.id);
    return membership?.id ?? null;
  }
}
