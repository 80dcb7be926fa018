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
}

/**
 * Counts requests in fixed windows: in Redis, for all processes together; while it is away, in this one. The counts here
 * go on beside those in Redis, so that nobody gets a second helping by taking Redis down.
 */
export function createRateLimitStorage(redis: Accelerator): RateLimitStorage {
  const counts = new LRUCache<string, { count: number; readonly endsAtMs: number }>({ max: 20_000 });

  function countHere(key: string, windowMs: number): { count: number; leftMs: number } {
    const nowMs = Date.now();
    const current = counts.get(key);
    if (current !== undefined && current.endsAtMs > nowMs) {
      current.count++;
      return { count: current.count, leftMs: current.endsAtMs - nowMs };
    }
    counts.set(key, { count: 1, endsAtMs: nowMs + windowMs });
    return { count: 1, leftMs: windowMs };
  }

  return {
    async consume(
      key: string,
      rule: RateLimitRule,
    ): Promise<{ allowed: boolean; retryAfter: number | null }> {
      const windowMs = rule.window * 1_000;
      const here = countHere(key, windowMs);
      const shared = await redis.attempt(async (client) => {
        const replies = await client
          .multi()
          .incr(`auth-rate:${key}`)
          .pexpire(`auth-rate:${key}`, windowMs, 'NX')
          .exec();
        const [error, count] = replies?.[0] ?? [];
        if (error) throw error;
        return Number(count);
      });
      const allowed = Math.max(here.count, shared ?? 0) <= rule.max;
      return { allowed, retryAfter: allowed ? null : Math.ceil(here.leftMs / 1_000) };
    },
  };
}
