import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { Database } from '../platform/postgres.ts';
import type { Accelerator } from '../platform/redis.ts';

const answerLimitMs = 2_000;

/** Liveness says that the process turns; readiness, that it can serve: with PostgreSQL yes, without Redis yes but degraded. */
export function registerHealthRoutes(
  fastify: FastifyInstance,
  deps: {
    readonly database: Database;
    readonly redis: Accelerator;
    readonly metrics: Registry;
    /** The ways out that are set up. */
    readonly channels: readonly string[];
    readonly failingChannels: () => Promise<readonly string[]>;
  },
): void {
  const quiet = { logLevel: 'warn' } as const;
  fastify.get('/health/live', quiet, async () => ({ status: 'up' }));

  fastify.get('/health/ready', quiet, async (_request, reply) => {
    const postgres = await postgresState(deps.database);
    const redis = deps.redis.state;
    const status = postgres === 'down' ? 'down' : redis === 'up' ? 'up' : 'degraded';
    const failing = postgres === 'down' ? [] : await failingOf(deps);
    return reply
      .code(postgres === 'up' ? 200 : 503)
      .send({ status, postgres, redis, ...(failing.length === 0 ? {} : { channelsFailing: failing }) });
  });

  fastify.get('/metrics', quiet, async (_request, reply) =>
    reply.type(deps.metrics.contentType).send(await deps.metrics.metrics()),
  );
}

/** Ways out that are set up and do not work: people are served all the same. */
async function failingOf(deps: {
  readonly channels: readonly string[];
  readonly failingChannels: () => Promise<readonly string[]>;
}): Promise<readonly string[]> {
  const failing = await deps.failingChannels().catch(() => []);
  return failing.filter((channel) => deps.channels.includes(channel));
}

async function postgresState(database: Database): Promise<'up' | 'down'> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<'down'>((resolve) => {
    timer = setTimeout(resolve, answerLimitMs, 'down');
  });
  const answer = database.pool.query('SELECT 1').then(
    () => 'up' as const,
    () => 'down' as const,
  );
  const state = await Promise.race([answer, limit]);
  clearTimeout(timer);
  return state;
}
