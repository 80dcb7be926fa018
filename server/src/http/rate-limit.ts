import { hash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterRes } from 'rate-limiter-flexible';
import { createRateLimiter } from '../platform/rate-limiter.ts';
import type { Accelerator } from '../platform/redis.ts';

/** Wide, because a whole village may share one address; what one person may do is limited by their session. */
const rules = {
  person: { name: 'person', points: 300, duration: 10 },
  address: { name: 'address', points: 1_500, duration: 10 },
} as const;

/**
 * Limits what one session, and one address, may ask of the API. Counted in Redis for all processes, in memory while it
 * is away. Beyond it: 429 with Retry-After, and the code RATE_LIMITED.
 */
export function registerRateLimit(fastify: FastifyInstance, redis: Accelerator): void {
  const person = createRateLimiter(rules.person, redis);
  const address = createRateLimiter(rules.address, redis);
  fastify.addHook('onRequest', async (request, reply) => {
    if (!isLimited(request.url)) return;
    const session = sessionMark(request);
    try {
      await Promise.all([
        address.consume(request.ip),
        ...(session === null ? [] : [person.consume(session)]),
      ]);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      await refuse(reply, error.msBeforeNext);
    }
  });
}

const limitedPaths = [
  '/graphql',
  '/api/',
  '/pictures',
  '/imports',
  '/deed-photos',
  '/catalogue-templates',
] as const;

function isLimited(url: string): boolean {
  return limitedPaths.some((path) => url.startsWith(path));
}

/**
 * The session by its cookie or token, unchecked: one who forges them is still held by the limit of the address. Hashed,
 * because it becomes a key: who can read Redis can sign in as nobody.
 */
function sessionMark(request: FastifyRequest): string | null {
  const token =
    request.headers.authorization ?? /session_token=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
  return token === undefined ? null : hash('sha256', token.slice(-64), 'base64url');
}

async function refuse(reply: FastifyReply, retryAfterMs: number): Promise<void> {
  const message = 'Too many requests; please wait a moment.';
  await reply
    .code(429)
    .header('retry-after', Math.ceil(retryAfterMs / 1_000))
    .send({ errors: [{ message, extensions: { code: 'RATE_LIMITED', retryAfterMs } }] });
}
