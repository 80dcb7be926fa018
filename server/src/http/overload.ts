import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';

export interface OverloadLimits {
  /** Requests under way at once; at any rate that this server reaches they are answered within a second. */
  readonly maxInFlight: number;
  /** How long a request beyond them is held before it is turned away. */
  readonly holdMs: number;
  /** Held at once; beyond these a request is turned away without being held. */
  readonly maxHeld: number;
}

export const overloadLimits: OverloadLimits = { maxInFlight: 1_000, holdMs: 750, maxHeld: 10_000 };

const retryAfterSeconds = 1;
const refusal = JSON.stringify({
  errors: [
    {
      message: 'Very busy. Please try again: a key that you send again counts once.',
      extensions: { code: 'SERVICE_UNAVAILABLE', retryAfterMs: retryAfterSeconds * 1_000 },
    },
  ],
});

/**
 * Turns away what comes when as much is under way as the server can answer in time: 503 with Retry-After and the code
 * SERVICE_UNAVAILABLE, before the body is read. Taking everything in would leave time for nothing but refusals; and a
 * client that is refused at once asks again at once, so a refusal is held for a moment, which costs nothing.
 */
export function registerOverloadGuard(
  fastify: FastifyInstance,
  { maxInFlight, holdMs, maxHeld }: OverloadLimits = overloadLimits,
): void {
  let inFlight = 0;
  let held = 0;
  fastify.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.url !== '/graphql') return;
    if (inFlight < maxInFlight) {
      inFlight++;
      reply.raw.once('close', () => inFlight--);
      return;
    }
    if (held < maxHeld) {
      held++;
      await delay(holdMs);
      held--;
    }
    return refuse(reply);
  });
}

function refuse(reply: FastifyReply): FastifyReply {
  return reply.code(503).header('retry-after', retryAfterSeconds).type('application/json').send(refusal);
}
