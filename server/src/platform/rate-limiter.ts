import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import type { Accelerator } from './redis.ts';

export interface RateRule {
  /** Names what is counted, in Redis too. */
  readonly name: string;
  readonly points: number;
  /** Seconds. */
  readonly duration: number;
}

/** Counts in Redis for all processes, in memory while it is away. `consume` rejects with a RateLimiterRes beyond the rule. */
export function createRateLimiter({ name, ...rule }: RateRule, redis: Accelerator): RateLimiterAbstract {
  const memory = new RateLimiterMemory({ keyPrefix: name, ...rule });
  if (redis.client === null) return memory;
  return new RateLimiterRedis({
    storeClient: asStore(redis),
    // The shape of store that `asStore` has: the one of the package named "redis".
    useRedisPackage: true,
    keyPrefix: `kwamdee:rate:${name}`,
    insuranceLimiter: memory,
    inMemoryBlockOnConsumed: rule.points,
    ...rule,
  });
}

/** Counting goes through the accelerator: a Redis that hangs holds no request up for longer than its limit. */
function asStore(redis: Accelerator) {
  return {
    async eval(
      script: string,
      call: { readonly keys: readonly string[]; readonly arguments: readonly string[] },
    ) {
      const counted = await redis.attempt((client) =>
        client.eval(script, call.keys.length, ...call.keys, ...call.arguments),
      );
      if (counted === null) throw new Error('not counted in Redis');
      return counted;
    },
  };
}
