import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Actor } from '../../graphql/context.ts';
import { Batcher } from '../../platform/batcher.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Accelerator } from '../../platform/redis.ts';
import { findLiveSessions, type SessionRow } from './session-store.ts';

/** What is remembered of a session. */
type KnownSession = Omit<SessionRow, 'createdAt'>;

/** Longest that another process may go on with a session that was ended here. */
const rememberedMs = 1_500;
/** Longest that Redis may hold a session, should it miss the word that the session was ended. */
const sharedMs = 30_000;
/** How long an end is remembered: longer than any answer about the session that was under way can still arrive. */
const endedMs = 4 * sharedMs;
const limit = 10_000;
const ended = 'ended';

/**
 * Whose session a token is: remembered here for a moment, then asked of Redis, then of PostgreSQL, which alone knows.
 *
 * better-auth itself reads and writes sessions in PostgreSQL only. Its own `secondaryStorage` would trust a copy in Redis
 * for the session's whole life, also one whose deletion Redis did not hear of; this cache forgets within seconds.
 */
export class SessionCache {
  readonly #recent = new LRUCache<string, KnownSession>({ max: limit, ttl: rememberedMs });
  readonly #ended = new LRUCache<string, true>({ max: limit, ttl: endedMs });

  /** Those that come at once are read together. It holds more than the server lets in, and waits longer than PostgreSQL does. */
  readonly #reads: Batcher<string, SessionRow | null>;

  constructor(private readonly deps: { readonly database: Database; readonly redis: Accelerator }) {
    this.#reads = new Batcher({
      send: (tokens) => findLiveSessions(deps.database, tokens),
      keyOf: (token) => token,
      retryOneByOne: () => false,
      lanes: 2,
      maxBatchSize: 256,
      maxQueueLength: 10_000,
      maxWaitMs: 30_000,
    });
  }

  /** Null when there is no such session, or it has expired or was ended. One Redis GET or one indexed read at most. */
  async find(token: string): Promise<Actor | null> {
    if (this.#ended.has(token)) return null;
    const session = this.#recent.get(token) ?? (await this.#fetch(token));
    // It may have been ended while we were asking.
    if (session === null || this.#ended.has(token) || session.expiresAt.getTime() <= Date.now()) return null;
    return { userId: session.userId, sessionId: session.id };
  }

  /** Ends access at once in this process, and in others when they next ask. Call it after the row is gone. */
  async end(token: string): Promise<void> {
    this.#ended.set(token, true);
    this.#recent.delete(token);
    if (this.deps.redis.client === null || (await this.#shareEnd(token))) return;
    void this.#keepSharingEnd(token);
  }

  async #fetch(token: string): Promise<KnownSession | null> {
    const shared = await this.deps.redis.attempt((redis) => redis.get(keyOf(token)));
    if (shared === ended) return null;
    const session = (shared === null ? null : decode(shared)) ?? (await this.#read(token));
    if (session !== null && !this.#ended.has(token)) this.#recent.set(token, session);
    return session;
  }

  async #read(token: string): Promise<KnownSession | null> {
    const session = await this.#reads.run(token);
    if (session === null) return null;
    // NX: when the session was ended elsewhere while we read, the word of that is there and stays.
    void this.deps.redis.attempt((redis) => redis.set(keyOf(token), encode(session), 'PX', sharedMs, 'NX'));
    return session;
  }

  async #shareEnd(token: string): Promise<boolean> {
    return (await this.deps.redis.attempt((redis) => redis.set(keyOf(token), ended, 'PX', endedMs))) !== null;
  }

  /** Redis was away: go on trying for as long as it could still hold the session. */
  async #keepSharingEnd(token: string): Promise<void> {
    for (let waitedMs = 0; waitedMs < sharedMs; waitedMs += 1_000) {
      await delay(1_000, undefined, { ref: false });
      if (await this.#shareEnd(token)) return;
    }
  }
}

/** Not the token itself: who can read Redis can sign in as nobody. */
function keyOf(token: string): string {
  return `session:${createHash('sha256').update(token).digest('base64url')}`;
}

function encode(session: KnownSession): string {
  return `${session.userId} ${session.id} ${session.expiresAt.getTime()}`;
}

function decode(value: string): KnownSession | null {
  const [userId = '', id = '', expiresAtMs = ''] = value.split(' ');
  const expiresAt = new Date(Number(expiresAtMs));
  return userId === '' || id === '' || Number.isNaN(expiresAt.getTime()) ? null : { id, userId, expiresAt };
}
