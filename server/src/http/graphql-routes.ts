import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLSchema, specifiedRules, validate } from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/fastify';
import {
  type Actor,
  type CounterDeviceMark,
  type GraphqlContext,
  noShop,
  type ShopAccess,
} from '../graphql/context.ts';
import { badRequest } from '../graphql/global-id.ts';
import { languageFromHeader } from '../graphql/language.ts';
import { costLimitPlugin, requestLimits, validationRules } from '../graphql/limits.ts';
import { Loaders } from '../graphql/loaders.ts';
import { narrowAccessPlugin } from '../graphql/narrow-access.ts';
import type { LiveFeed } from '../platform/live-feed.ts';
import type { Logger } from '../platform/logger.ts';
import type { Database } from '../platform/postgres.ts';
import { maskContextError, maskError } from './mask-error.ts';

export interface GraphqlRouteDeps {
  readonly schema: GraphQLSchema;
  readonly database: Database;
  readonly liveFeed: LiveFeed;
  readonly logger: Logger;
  readonly authenticate: (request: FastifyRequest) => Promise<Actor | null>;
  /** What a request of nobody shows instead: a shop's counter, or a partner's key, which may be refused here. */
  readonly identify: (
    request: FastifyRequest,
    reply: FastifyReply,
  ) => Promise<{ readonly device: CounterDeviceMark | null; readonly access: ShopAccess | null }>;
  /** The cookie by which a browser stays a shop's counter. */
  readonly deviceCookie: (token: string) => string;
}

/** `POST /graphql` for operations, `/graphql/stream` for subscriptions over server-sent events (graphql-sse's distinct mode). */
export async function registerGraphqlRoutes(fastify: FastifyInstance, deps: GraphqlRouteDeps): Promise<void> {
  const masked = (request: FastifyRequest) => (error: unknown) => {
    throw error instanceof GraphQLError ? error : maskContextError(error, deps.logger, request.id);
  };
  /** Streams are for people alone: what narrow-access.ts grants is granted to operations. */
  const contextOfStream = async (request: FastifyRequest): Promise<GraphqlContext> => ({
    actor: await deps.authenticate(request).catch(masked(request)),
    ...noShop,
    language: languageFromHeader(request.headers['accept-language']),
    requestId: request.id,
    address: request.ip,
    loaders: new Loaders(deps.database),
    liveFeed: deps.liveFeed,
  });
  const contextOf = async (request: FastifyRequest, reply: FastifyReply): Promise<GraphqlContext> => {
    const context = await contextOfStream(request);
    const { device, access } = await deps.identify(request, reply).catch(masked(request));
    return {
      ...context,
      device,
      // Who is signed in is themselves, whatever they hold.
      offeredAccess: context.actor === null ? access : null,
      keepDevice: (token) => void reply.header('set-cookie', deps.deviceCookie(token)),
    };
  };

  const apollo = new ApolloServer<GraphqlContext>({
    schema: deps.schema,
    introspection: true,
    validationRules,
    parseOptions: { maxTokens: requestLimits.tokens },
    // The language of the web app's texts comes by header, so nothing is fetched by a plain GET.
    csrfPrevention: true,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [
      // It wraps every field's resolver: 1.7 times the work on a list.
      ApolloServerPluginCacheControlDisabled(),
      fastifyApolloDrainPlugin(fastify),
      costLimitPlugin(deps.schema),
      narrowAccessPlugin(deps.schema),
      maskErrorsPlugin(deps.logger),
    ],
  });
  await apollo.start();

  fastify.post(
    '/graphql',
    { bodyLimit: requestLimits.bodyBytes },
    fastifyApolloHandler(apollo, { context: contextOf }),
  );
  registerStream(fastify, deps, contextOfStream);
}

/** The reference number is the request's id, which formatError alone does not know. */
function maskErrorsPlugin(logger: Logger) {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({
          response,
          errors,
          contextValue,
        }: {
          response: { body: { kind: string } };
          errors?: readonly unknown[];
          contextValue: GraphqlContext;
        }) {
          if (response.body.kind !== 'single' || errors === undefined) return;
          const body = response.body as unknown as { singleResult: { errors?: readonly object[] } };
          const formatted = body.singleResult.errors;
          if (formatted === undefined) return;
          body.singleResult.errors = formatted.map((error, index) =>
            maskError(
              error as Parameters<typeof maskError>[0],
              errors[index],
              logger,
              contextValue.requestId,
            ),
          );
        },
      };
    },
  };
}

function registerStream(
  fastify: FastifyInstance,
  deps: GraphqlRouteDeps,
  contextOf: (request: FastifyRequest) => Promise<GraphqlContext>,
): void {
  const contexts = new WeakMap<FastifyRequest, GraphqlContext>();
  const handler = createHandler<GraphqlContext & Record<PropertyKey, unknown>>({
    schema: deps.schema,
    validate: (schema, document) => validate(schema, document, [...specifiedRules, ...validationRules]),
    // Queries and mutations go to /graphql, where their cost is counted.
    execute: () => ({ errors: [badRequest('only subscriptions are served here')] }),
    context: ({ raw }) => {
      const context = contexts.get(raw);
      if (context === undefined) throw new Error('a stream without its context');
      return { ...context };
    },
  });
  fastify.all('/graphql/stream', { bodyLimit: requestLimits.bodyBytes }, async (request, reply) => {
    contexts.set(request, await contextOf(request));
    // The answer is written to the socket as changes come, past Fastify's own reply.
    reply.hijack();
    await handler(request, reply);
  });
}
