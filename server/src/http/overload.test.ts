import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { registerOverloadGuard } from './overload.ts';

let fastify: FastifyInstance;
/** Lets the requests go that are under way. */
let answer: () => void;

beforeEach(() => {
  fastify = Fastify();
  registerOverloadGuard(fastify, { maxInFlight: 2, holdMs: 1, maxHeld: 1 });
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  fastify.post('/graphql', async () => {
    await answered;
    return { data: {} };
  });
  fastify.get('/health/live', async () => ({ status: 'up' }));
});

afterEach(() => fastify.close());

/** Asked at once: what `inject` returns would wait to be awaited. */
const ask = async () => await fastify.inject({ method: 'POST', url: '/graphql', payload: {} });

describe('the guard against overload', () => {
  it('turns away what is beyond the limit, typed and retryable, and lets the others finish', async () => {
    const underWay = [ask(), ask()];

    const refused = await Promise.all([ask(), ask(), ask()]);

    for (const response of refused) {
      expect(response.statusCode).toBe(503);
      expect(response.headers['retry-after']).toBe('1');
      expect(response.json().errors[0].extensions).toEqual({
        code: 'SERVICE_UNAVAILABLE',
        retryAfterMs: 1_000,
      });
    }
    answer();
    expect((await Promise.all(underWay)).map((response) => response.statusCode)).toEqual([200, 200]);
  });

  it('counts nobody twice: when those under way are done, there is room again', async () => {
    const underWay = [ask(), ask()];
    expect((await ask()).statusCode).toBe(503);
    answer();
    await Promise.all(underWay);

    for (let round = 0; round < 5; round++) expect((await ask()).statusCode).toBe(200);
  });

  it('holds up nothing but the API', async () => {
    const underWay = [ask(), ask()];

    expect((await fastify.inject('/health/live')).statusCode).toBe(200);

    answer();
    await Promise.all(underWay);
  });
});
