import { createServer, type IncomingMessage } from 'node:http';
import { execute, parse, validate } from 'graphql';
import { sameResolvers } from './same-resolvers.ts';

/** graphql-js alone over node:http: read, parse, check, execute, answer. No limits, no caches, no headers but one. */
const { schema, port, contextOf } = sameResolvers();

createServer(async (request, response) => {
  if (request.method === 'GET') return response.end();
  const { query, variables } = JSON.parse(await bodyOf(request)) as {
    query: string;
    variables?: Record<string, unknown>;
  };
  const document = parse(query);
  const errors = validate(schema, document);
  const result =
    errors.length > 0
      ? { errors }
      : await execute({
          schema,
          document,
          variableValues: variables ?? {},
          contextValue: await contextOf(request.headers),
        });
  return response.setHeader('content-type', 'application/json').end(JSON.stringify(result));
}).listen(port, '127.0.0.1');

function bodyOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => resolve(body));
    request.on('error', reject);
  });
}
