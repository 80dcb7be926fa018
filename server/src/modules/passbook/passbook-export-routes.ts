import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../graphql/context.ts';
import { languageFromHeader } from '../../graphql/language.ts';
import { say } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { type ExportFormat, exportFormats, exportPassbook } from './export-passbook.ts';

export interface PassbookExportDeps {
  readonly database: Database;
  readonly authenticate: (request: FastifyRequest) => Promise<Actor | null>;
}

const contentTypes: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

const refusals = {
  UNAUTHENTICATED: { status: 401, message: { th: 'กรุณาเข้าสู่ระบบ', en: 'Please sign in.' } },
  NOT_FOUND: {
    status: 404,
    message: { th: 'ไม่พบสมุดของคุณในชุมชนนี้', en: 'You have no passbook in this community.' },
  },
} as const;

/**
 * `GET /api/passbook/export.csv?network=<slug>&language=th` and `export.json`: the whole of the caller's own passbook, as
 * a file. A link in a page sends the session's cookie with it; a program sends its bearer token.
 */
export function registerPassbookExportRoutes(fastify: FastifyInstance, deps: PassbookExportDeps): void {
  for (const format of exportFormats) {
    fastify.get<{ Querystring: { network?: string; language?: string } }>(
      `/api/passbook/export.${format}`,
      async (request, reply) => {
        const language =
          { th: 'TH' as const, en: 'EN' as const }[String(request.query.language)] ??
          languageFromHeader(request.headers['accept-language']);
        const refuse = (code: keyof typeof refusals): FastifyReply =>
          reply
            .code(refusals[code].status)
            .header('cache-control', 'no-store')
            .send({ code, message: say(language, refusals[code].message) });
        const actor = await deps.authenticate(request);
        if (actor === null) return refuse('UNAUTHENTICATED');
        const answer = await exportPassbook(deps, {
          userId: actor.userId,
          networkSlug: String(request.query.network ?? ''),
          format,
          language,
        });
        if (answer.outcome === 'NOT_FOUND') return refuse('NOT_FOUND');
        return reply
          .type(contentTypes[format])
          .header('cache-control', 'no-store')
          .header('x-content-type-options', 'nosniff')
          .header('content-disposition', `attachment; filename="passbook-${answer.memberNumber}.${format}"`)
          .send(Readable.from(answer.chunks));
      },
    );
  }
}
