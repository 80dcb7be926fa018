import { LRUCache } from 'lru-cache';
import type { Accelerator } from '../../platform/redis.ts';

export interface RateLimitRule {
  /** Length of a window in seconds, as better-auth counts. */
  readonly window: number;
  readonly max: number;
}

export interface RateLimitStorage {
  /** Counts one request against `key`; `retryAfter` in seconds when it is one too many. */
  consume(key: string, rule: RateLimitRule): Promise<{ allowed: boolean; retryAfter: number | null }>;
  /** Takes one count back: the request was of a kind that nobody needs to be kept from. */
  refund(key: string): Promise<void>;
}

interface Window {
  count: number;
  readonly endsAtMs: number;
}

/** A key whose window is over stays away: DECR alone would bring it back, and for ever. */
const decrementWhenThere = `if redis.call('exists', KEYS[1]) == 1 then return redis.call('decr', KEYS[1]) end return 0`;

/**
 * Counts requests in fixed windows: in Redis, for all processes together; while it is away, in this one. The counts here
 * go on beside those in Redis, so that nobody gets a second helping by taking Redis down.
 */
export function createRateLimitStorage(redis: Accelerator): RateLimitStorage {
  const windows = new LRUCache<string, Window>({ max: 20_000 });
  const redisKey = (key: string) => `auth-rate:${key}`;

  function countHere(key: string, windowMs: number): Window {
    const nowMs = Date.now();
    const current = windows.get(key);
    if (current !== undefined && current.endsAtMs > nowMs) {
      current.count++;
      return current;
    }
    const fresh = { count: 1, endsAtMs: nowMs + windowMs };
    windows.set(key, fresh);
    return fresh;
  }

  async function countInRedis(key: string, windowMs: number): Promise<number> {
    const count = await redis.attempt(async (client) => {
      const replies = await client.multi().incr(redisKey(key)).pexpire(redisKey(key), windowMs, 'NX').exec();
      const [error, value] = replies?.[0] ?? [];
      if (error) throw error;
      return Number(value);
    });
    return count ?? 0;
  }

  return {
    async consume(key, rule) {
      const windowMs = rule.window * 1_000;
      const here = countHere(key, windowMs);
      const allowed = Math.max(here.count, await countInRedis(key, windowMs)) <= rule.max;
      return { allowed, retryAfter: allowed ? null : Math.ceil((here.endsAtMs - Date.now()) / 1_000) };
    },
    async refund(key) {
      const here = windows.get(key);
      if (here !== undefined && here.count > 0) here.count--;
      await redis.attempt((client) => client.eval(decrementWhenThere, 1, redisKey(key)));
    },
  };
}
