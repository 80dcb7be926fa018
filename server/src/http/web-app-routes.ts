import { existsSync } from 'node:fs';
import { join } from 'node:path';
import compress from '@fastify/compress';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/**
 * The built web app. Files with a hash in their name are kept for a year; every other path that a browser opens is the
 * app's own and gets its shell. Without a build there is only the API.
 */
export async function registerWebAppRoutes(fastify: FastifyInstance, directory: string): Promise<void> {
  if (!existsSync(join(directory, 'index.html'))) {
    fastify.log.warn('there is no web app to serve: it has not been built');
    return;
  }
  await fastify.register(async (scope) => {
    await scope.register(compress, { encodings: ['br', 'gzip'], threshold: 1_024 });
    await scope.register(fastifyStatic, {
      root: directory,
      wildcard: false,
      setHeaders(reply, path) {
        const isHashed = path.includes('/assets/');
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
    scope.get('/*', async (request, reply) => {
      const isPage =
        request.headers.accept?.includes('text/html') === true &&
        !/^\/(api|graphql|pictures|imports|deed-photos|health|metrics)\b/.test(request.url);
      if (!isPage) return reply.callNotFound();
      return reply.header('cache-control', 'no-cache').sendFile('index.html');
    });
  });
}
