import { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import type { GraphqlContext } from '../../../server/src/graphql/context.ts';
import { sameResolvers } from './same-resolvers.ts';

/** Apollo Server behind Express as its documentation sets it up, plugins and limits as they are by default. */
const { schema, port, contextOf } = sameResolvers();
const apollo = new ApolloServer<GraphqlContext>({ schema });
await apollo.start();
express()
  .use('/health/ready', (_request, response) => response.end())
  .use(
    '/graphql',
    express.json(),
    expressMiddleware(apollo, { context: async ({ req }) => contextOf(req.headers) }),
  )
  .listen(port, '127.0.0.1');
