import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Auth, authPath, clientAddressHeader } from './auth.ts';

/** Credentials and passkeys are small. */
const bodyLimitBytes = 64 * 1_024;

/** Everything under /api/auth, answered by better-auth. */
export async function registerAuthRoutes(fastify: FastifyInstance, auth: Auth): Promise<void> {
  await fastify.register(async (scope) => {
    // better-auth reads the body itself, as the bytes that came.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: bodyLimitBytes },
      (_request, body, done) => done(null, body),
    );
    scope.route({
      method: ['GET', 'POST'],
      url: `${authPath}/*`,
      handler: async (request, reply) => answer(reply, await auth.handler(fetchRequest(request, auth))),
    });
  });
}

function fetchRequest(request: FastifyRequest, auth: Auth): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  headers.set(clientAddressHeader, request.ip);
  // better-auth refuses a sign-in without an Origin as soon as there is a cookie or any Sec-Fetch header, and Node's
  // fetch sends one. No browser sends a cross-site POST with none of these three: what does is a program of its own
  // owner, and no site can be behind it.
  if (!['origin', 'referer', 'sec-fetch-site'].some((name) => headers.has(name))) {
    headers.set('origin', auth.publicOrigin);
  }
  return new Request(addressOf(request), {
    method: request.method,
    headers,
    body: request.body instanceof Uint8Array && request.body.length > 0 ? new Uint8Array(request.body) : null,
  });
}

/** As the client sees it; a Host header that is no host name is replaced by one that is nobody's origin. */
function addressOf(request: FastifyRequest): string {
  const base = `${request.protocol}://${request.host}`;
  return URL.canParse(base) ? base + request.url : `http://invalid.invalid${request.url}`;
}

async function answer(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  reply.status(response.status);
  response.headers.forEach((value, name) => {
    if (name !== 'set-cookie') reply.header(name, value);
  });
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  return reply.send(response.body === null ? null : Buffer.from(await response.arrayBuffer()));
}
