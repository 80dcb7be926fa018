import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { GraphQLSchema } from 'graphql';
import { createDeps } from '../../../server/src/create-deps.ts';
import { readEnvironment } from '../../../server/src/env.ts';
import { buildSchema } from '../../../server/src/graphql/build-schema.ts';
import { type GraphqlContext, noShop } from '../../../server/src/graphql/context.ts';
import { languageFromHeader } from '../../../server/src/graphql/language.ts';
import { Loaders } from '../../../server/src/graphql/loaders.ts';
import { createAuthenticator } from '../../../server/src/modules/identity/authenticate.ts';
import { createLogger } from '../../../server/src/platform/logger.ts';
import type { Database } from '../../../server/src/platform/postgres.ts';
import { resolverClasses } from '../../../server/src/resolvers.ts';

/**
 * What a peer shares with our server: the schema, the resolvers, the database, the sign-in. What is left to differ is how
 * requests are served. Migrations have been applied by our server.
 */
export function sameResolvers(): {
  readonly database: Database;
  readonly schema: GraphQLSchema;
  readonly port: number;
  readonly contextOf: (headers: IncomingHttpHeaders) => Promise<GraphqlContext>;
} {
  process.env['NODE_ENV'] = 'production';
  const environment = readEnvironment({ ...process.env, NODE_ENV: 'test' });
  const deps = createDeps(environment, createLogger(environment.LOG_LEVEL));
  const authenticate = createAuthenticator({ auth: deps.auth });
  return {
    database: deps.database,
    schema: buildSchema(resolverClasses, (resolverClass) => new resolverClass(deps)),
    port: environment.PORT,
    contextOf: async (headers) => ({
      ...noShop,
      actor: await authenticate(headers),
      language: languageFromHeader(headers['accept-language']),
      requestId: randomUUID(),
      address: '127.0.0.1',
      loaders: new Loaders(deps.database),
      liveFeed: deps.liveFeed,
    }),
  };
}
