import { type IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';
import { contentSecurityPolicy } from './security-policy.ts';

/**
 * Helmet's headers on every answer. They never differ, so helmet is asked once: composing the policy anew took a tenth
 * of the time of a small request. The API's answers are JSON, which no browser shows: of the policies for pages they
 * carry none.
 */
export function registerSecurityHeaders(
  fastify: FastifyInstance,
  options: { readonly isServedOverHttps: boolean; readonly imageOrigins: readonly string[] },
): void {
  const strictTransportSecurity = options.isServedOverHttps;
  const ofPages = headersOf(
    helmet({ contentSecurityPolicy: contentSecurityPolicy(options.imageOrigins), strictTransportSecurity }),
  );
  const ofApi = headersOf(
    helmet({
      contentSecurityPolicy: false,
      crossOriginOpenerPolicy: false,
      originAgentCluster: false,
      xDnsPrefetchControl: false,
      xDownloadOptions: false,
      xFrameOptions: false,
      xPermittedCrossDomainPolicies: false,
      xXssProtection: false,
      strictTransportSecurity,
    }),
  );
  fastify.addHook('onRequest', async (request, reply) => {
    reply.headers(request.url.startsWith('/graphql') ? ofApi : ofPages);
  });
}

/** What helmet sets on an answer. */
function headersOf(apply: ReturnType<typeof helmet>): Readonly<Record<string, string>> {
  const request = { method: 'GET' } as IncomingMessage;
  const response = new ServerResponse(request);
  apply(request, response, (error) => {
    if (error !== undefined) throw error;
  });
  return Object.fromEntries(
    Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]),
  );
}
