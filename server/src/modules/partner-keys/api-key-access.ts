import { GraphQLError } from 'graphql';
import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import { type ShopAccess, unauthenticated } from '../../graphql/context.ts';
import type { Database } from '../../platform/postgres.ts';
import { createRateLimiter } from '../../platform/rate-limiter.ts';
import type { Accelerator } from '../../platform/redis.ts';
import { hashOfToken } from '../../platform/secret-token.ts';
import { fieldsOfScopes, roleOfScopes } from './api-key-scopes.ts';
import { readApiKey } from './api-key-secret.ts';
import { findLiveApiKey, noteKeyUse } from './api-key-store.ts';

/** What one key may ask: four calls a second on average, more than a till scans. */
export const keyRule = { name: 'api-key', points: 240, duration: 60 } as const;

type SetHeader = (name: string, value: number) => void;

/** Partners' keys: who shows one, what it may do, and how often. */
export class ApiKeyAccess {
  readonly #limiter: RateLimiterAbstract | null;

  constructor(
    private readonly deps: {
      readonly database: Database;
      readonly redis: Accelerator;
      /** False in load tests. */
      readonly limitsRates: boolean;
    },
  ) {
    this.#limiter = deps.limitsRates ? createRateLimiter(keyRule, deps.redis) : null;
  }

  /**
   * The access of the key in this header; null when it carries none. Throws UNAUTHENTICATED (401) for a key that is not
   * good (any more), and RATE_LIMITED (429) beyond the rule. The RateLimit headers say where the key stands
   * (draft-ietf-httpapi-ratelimit-headers, in the form of three fields that clients know).
   */
  async find(authorization: string | undefined, setHeader: SetHeader): Promise<ShopAccess | null> {
    const shown = readApiKey(authorization);
    if (shown === null) return null;
    const { database } = this.deps;
    const key = shown.isWhole ? await findLiveApiKey(database, hashOfToken(shown.secret)) : null;
    if (key === null) throw refusal(401, unauthenticated());
    await this.#count(key.id, setHeader);
    const { id, networkId, merchantId, staffId, membershipId, scopes } = key;
    return {
      kind: 'KEY',
      place: { id: staffId, networkId, merchantId, membershipId, role: roleOfScopes(scopes) },
      apiKeyId: id,
      allows: fieldsOfScopes(scopes),
      beyond: 'REFUSED',
      noteUse: () => noteKeyUse(database, id),
    };
  }

  async #count(keyId: string, setHeader: SetHeader): Promise<void> {
    if (this.#limiter === null) return;
    setHeader('ratelimit-limit', keyRule.points);
    try {
      const { remainingPoints, msBeforeNext } = await this.#limiter.consume(keyId);
      setHeader('ratelimit-remaining', remainingPoints);
      setHeader('ratelimit-reset', Math.ceil(msBeforeNext / 1_000));
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const seconds = Math.ceil(error.msBeforeNext / 1_000);
      setHeader('ratelimit-remaining', 0);
      setHeader('ratelimit-reset', seconds);
      setHeader('retry-after', seconds);
      const message = 'Too many requests; please wait a moment.';
      const extensions = { code: 'RATE_LIMITED', retryAfterMs: error.msBeforeNext };
      throw refusal(429, new GraphQLError(message, { extensions }));
    }
  }
}

function refusal(status: number, error: GraphQLError): GraphQLError {
  return new GraphQLError(error.message, { extensions: { ...error.extensions, http: { status } } });
}
