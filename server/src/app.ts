import { randomUUID } from 'node:crypto';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { Deps } from './deps.ts';
import { type Environment, tileOrigin } from './env.ts';
import { buildSchema } from './graphql/build-schema.ts';
import { registerGraphqlRoutes } from './http/graphql-routes.ts';
import { registerHealthRoutes } from './http/health-routes.ts';
import { registerOverloadGuard } from './http/overload.ts';
import { registerRateLimit } from './http/rate-limit.ts';
import { registerSecurityHeaders } from './http/security-headers.ts';
import { registerWebAppRoutes } from './http/web-app-routes.ts';
import { registerTemplateRoutes } from './modules/catalogue/template-routes.ts';
import { registerDeedPhotoRoutes } from './modules/deeds/deed-photo-routes.ts';
import { registerMailRoutes } from './modules/deliveries/mail-routes.ts';
import { failingChannels } from './modules/deliveries/message-store.ts';
import { registerAuthRoutes } from './modules/identity/auth-routes.ts';
import { createAuthenticator } from './modules/identity/authenticate.ts';
import { registerImportRoutes } from './modules/imports/import-routes.ts';
import { ApiKeyAccess } from './modules/partner-keys/api-key-access.ts';
import { registerPassbookExportRoutes } from './modules/passbook/passbook-export-routes.ts';
import { DecodeGate } from './modules/pictures/decode-gate.ts';
import { registerPictureRoutes } from './modules/pictures/picture-routes.ts';
import { registerSettlementExportRoutes } from './modules/settlements/settlement-export-routes.ts';
import { findCounterAccess } from './modules/shared-counter/counter-access.ts';
import { deviceCookie, readDeviceToken } from './modules/shared-counter/device-cookie.ts';
import { registerLedgerRoutes } from './modules/transparency/ledger-routes.ts';
import type { ResolverClass } from './resolvers.ts';

export interface AppOptions {
  readonly environment: Environment;
  readonly webDirectory: string;
  readonly resolverClasses: readonly ResolverClass[];
  /** True where the demo network lives: the sign-in page offers its accounts. */
  readonly isDemo: () => Promise<boolean>;
}

/** Puts the parts together: every resolver and every route gets what it needs here and nowhere else. */
export async function createApp(deps: Deps, options: AppOptions): Promise<FastifyInstance> {
  const loggerInstance: FastifyBaseLogger = deps.logger;
  const fastify: FastifyInstance = Fastify({
    loggerInstance,
    genReqId: () => randomUUID(),
    logController: new LogController({ requestIdLogLabel: 'requestId', disableRequestLogging: true }),
    trustProxy: options.environment.TRUST_PROXY === 'on',
    forceCloseConnections: 'idle',
    requestTimeout: 30_000,
  });
  const { MAP_TILES_URL: tiles, MAP_TILES_ATTRIBUTION: attribution = '' } = options.environment;
  registerSecurityHeaders(fastify, {
    imageOrigins: tiles === undefined ? [] : [tileOrigin(tiles)],
    isServedOverHttps: options.environment.PUBLIC_URL?.startsWith('https:') ?? false,
  });
  measureRequests(fastify, deps);
  fastify.addHook('preClose', async () => {
    // Those who watch are let go first: a stop would wait for them for ever.
    deps.liveFeed.endWatches();
    // A connection whose last answer has gone out stays open for the next request; there will be none.
    const sweep = setInterval(() => fastify.server.closeIdleConnections(), 50);
    fastify.server.once('close', () => clearInterval(sweep));
  });
  registerOverloadGuard(fastify);
  if (options.environment.RATE_LIMITS === 'on') registerRateLimit(fastify, deps.redis);

  const authenticate = createAuthenticator({ auth: deps.auth });
  const schema = buildSchema(options.resolverClasses, (resolverClass) => new resolverClass(deps));
  await registerGraphqlRoutes(fastify, {
    schema,
    database: deps.database,
    liveFeed: deps.liveFeed,
    logger: deps.logger,
    authenticate: (request) => authenticate(request.headers),
    ...shopIdentity(deps, options.environment),
  });
  await registerAuthRoutes(fastify, deps.auth);
  const authenticated = {
    database: deps.database,
    authenticate: (request: FastifyRequest) => authenticate(request.headers),
  };
  registerPassbookExportRoutes(fastify, authenticated);
  registerSettlementExportRoutes(fastify, authenticated);
  const pictureDeps = { ...authenticated, decodeGate: new DecodeGate({ maxRunning: 2, maxWaiting: 20 }) };
  await registerPictureRoutes(fastify, pictureDeps);
  await registerImportRoutes(fastify, authenticated);
  await registerDeedPhotoRoutes(fastify, pictureDeps);
  await registerTemplateRoutes(fastify, authenticated);
  registerLedgerRoutes(fastify, { database: deps.database });
  await registerMailRoutes(fastify, { database: deps.database, mailLinks: deps.mailLinks });
  registerHealthRoutes(fastify, {
    database: deps.database,
    redis: deps.redis,
    metrics: deps.metrics.registry,
    channels: [...deps.channels.keys()],
    failingChannels: () => failingChannels(deps.database),
  });
  fastify.get('/config.json', async (_request, reply) =>
    reply.header('cache-control', 'no-cache').send({
      demo: await options.isDemo(),
      mail: deps.mailer !== null,
      mapTiles: tiles === undefined ? null : { url: tiles, attribution },
    }),
  );
  await registerWebAppRoutes(fastify, options.webDirectory);
  return fastify;
}

/** What acts for a shop without being a person: its shared counter, by a cookie, and a partner's key, by a header. */
function shopIdentity(deps: Deps, environment: Environment) {
  const isHttps = environment.PUBLIC_URL?.startsWith('https:') ?? false;
  const { database, redis } = deps;
  const apiKeys = new ApiKeyAccess({ database, redis, limitsRates: environment.RATE_LIMITS === 'on' });
  return {
    deviceCookie: (token: string) => deviceCookie(token, isHttps),
    identify: async ({ headers }: FastifyRequest, reply: FastifyReply) => {
      const byKey = await apiKeys.find(
        headers.authorization,
        (name, value) => void reply.header(name, value),
      );
      if (byKey !== null) return { device: null, access: byKey };
      const token = readDeviceToken(headers.cookie, isHttps);
      const counter = token === null ? null : await findCounterAccess(database, token);
      return counter ?? { device: null, access: null };
    },
  };
}

function measureRequests(fastify: FastifyInstance, deps: Deps): void {
  fastify.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  fastify.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    deps.metrics.requestSeconds.observe({ route, status: reply.statusCode }, reply.elapsedTime / 1_000);
    request.log.debug(
      { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    );
  });
}
