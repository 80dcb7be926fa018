import type { FastifyInstance } from 'fastify';
import type { Database } from '../../platform/postgres.ts';
import { followMailLink } from './confirm-email.ts';
import type { MailLinks } from './mail-links.ts';

const bodyLimitBytes = 4_096;

/**
 * What a link in a mail leads to, without a session.
 *
 * - `POST /api/mail/unsubscribe/<token>`: a mail program does it by itself (RFC 8058), or the page does. 200, or 404.
 * - `GET` of the same: what a browser opens. It changes nothing, because programs that look for viruses open links too, and
 *   leads to the page that asks.
 * - `POST /api/mail/confirm/<token>` and `/api/mail/change/<token>`: from the page that the mail leads to. 200, or 404.
 */
export async function registerMailRoutes(
  fastify: FastifyInstance,
  deps: { readonly database: Database; readonly mailLinks: MailLinks },
): Promise<void> {
  await fastify.register(async (scope) => {
    // Whatever a mail program sends along, nothing of it is read.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: bodyLimitBytes },
      (_request, _body, done) => done(null, null),
    );
    for (const purpose of ['confirm', 'change', 'unsubscribe'] as const) {
      // A named parameter holds 100 characters; a token is longer.
      scope.post<{ Params: { '*': string } }>(`/api/mail/${purpose}/*`, async (request, reply) => {
        const outcome = await followMailLink(deps, { token: request.params['*'], purpose });
        return reply
          .code(outcome === 'NOT_GOOD' ? 404 : 200)
          .header('cache-control', 'no-store')
          .send({ outcome });
      });
    }
    scope.get<{ Params: { '*': string } }>('/api/mail/unsubscribe/*', async (request, reply) =>
      reply
        .header('cache-control', 'no-store')
        .redirect(
          deps.mailLinks.pageUrl(`/mail/unsubscribe/${encodeURIComponent(request.params['*'])}`),
          303,
        ),
    );
  });
}
