import type { IncomingHttpHeaders } from 'node:http';
import { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import type { GraphQLSchema } from 'graphql';
import type { GraphqlContext } from '../../../server/src/graphql/context.ts';

/** Apollo Server behind Express as its documentation sets it up, plugins and limits as they are by default. */
export async function serveExpress(
  schema: GraphQLSchema,
  options: {
    readonly port: number;
    readonly contextOf: (headers: IncomingHttpHeaders) => Promise<GraphqlContext>;
  },
): Promise<void> {
  const apollo = new ApolloServer<GraphqlContext>({ schema });
  await apollo.start();
  express()
    .use('/health/ready', (_request, response) => response.end())
    .use(
      '/graphql',
      express.json(),
      expressMiddleware(apollo, { context: async ({ req }) => options.contextOf(req.headers) }),
    )
    .listen(options.port, '127.0.0.1');
}
