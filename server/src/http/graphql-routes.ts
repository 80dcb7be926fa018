import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type GraphQLSchema, specifiedRules, validate } from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/fastify';
import type { Actor, GraphqlContext } from '../graphql/context.ts';
import { badRequest } from '../graphql/global-id.ts';
import { languageFromHeader } from '../graphql/language.ts';
import { costLimitPlugin, requestLimits, validationRules } from '../graphql/limits.ts';
import { Loaders } from '../graphql/loaders.ts';
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
}

/** `POST /graphql` for operations, `/graphql/stream` for subscriptions over server-sent events (graphql-sse's distinct mode). */
export async function registerGraphqlRoutes(fastify: FastifyInstance, deps: GraphqlRouteDeps): Promise<void> {
  const contextOf = async (request: FastifyRequest): Promise<GraphqlContext> => ({
    actor: await deps.authenticate(request).catch((error: unknown) => {
      throw maskContextError(error, deps.logger, request.id);
    }),
    language: languageFromHeader(request.headers['accept-language']),
    requestId: request.id,
    address: request.ip,
    loaders: new Loaders(deps.database),
    liveFeed: deps.liveFeed,
  });

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
      maskErrorsPlugin(deps.logger),
    ],
  });
  await apollo.start();

  fastify.post(
    '/graphql',
    { bodyLimit: requestLimits.bodyBytes },
    fastifyApolloHandler(apollo, { context: contextOf }),
  );
  registerStream(fastify, deps, contextOf);
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
