import { GraphQLError } from 'graphql';
import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import { createRateLimiter, type RateRule } from '../platform/rate-limiter.ts';
import type { Accelerator } from '../platform/redis.ts';
import type { GraphqlContext } from './context.ts';

/**
 * Limits of single operations, far below that of all requests: for what could be tried out one by one, such as a code or a
 * member's number. Counted for the person, or for the address of one who is signed out.
 */
export class NarrowLimits {
  readonly #limiters = new Map<string, RateLimiterAbstract>();

  constructor(
    private readonly redis: Accelerator,
    /** False in load tests: nothing is counted. */
    private readonly isOn: boolean,
  ) {}

  /** Counts one use of what the rule names; throws RATE_LIMITED when it is one too many. */
  async count(rule: RateRule, context: Pick<GraphqlContext, 'actor' | 'address'>): Promise<void> {
    if (!this.isOn) return;
    const who = context.actor === null ? `address:${context.address}` : `person:${context.actor.userId}`;
    try {
      await this.#limiterOf(rule).consume(who);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new GraphQLError('Too many requests; please wait a moment.', {
        extensions: { code: 'RATE_LIMITED', retryAfterMs: error.msBeforeNext },
      });
    }
  }

  #limiterOf(rule: RateRule): RateLimiterAbstract {
    const limiter = this.#limiters.get(rule.name) ?? createRateLimiter(rule, this.redis);
    this.#limiters.set(rule.name, limiter);
    return limiter;
  }
}
