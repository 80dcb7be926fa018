import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import { languageFromHeader } from '../../graphql/language.ts';
import { say } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import {
  type ExportSettlementOutcome,
  exportSettlementRun,
  exportSettlementStatement,
} from './export-settlement.ts';

export interface SettlementExportDeps {
  readonly database: Database;
  readonly authenticate: (request: FastifyRequest) => Promise<Actor | null>;
}

const refusals = {
  UNAUTHENTICATED: { status: 401, message: { th: 'กรุณาเข้าสู่ระบบ', en: 'Please sign in.' } },
  NOT_FOUND: { status: 404, message: { th: 'ไม่พบใบสรุปยอดนี้', en: 'There is no such statement.' } },
} as const;

/**
 * `GET /api/settlements/export.csv?statement=settlement_…` (its lines) or `?run=run_…` (all statements of a period), with
 * `&language=th`: RFC 4180 in UTF-8 with a mark, so that Excel reads the Thai. A link sends the session's cookie with it.
 */
export function registerSettlementExportRoutes(fastify: FastifyInstance, deps: SettlementExportDeps): void {
  fastify.get<{ Querystring: { statement?: string; run?: string; language?: string } }>(
    '/api/settlements/export.csv',
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
      const { userId } = actor;
      const statementId = fromGlobalId('settlement', String(request.query.statement ?? ''));
      const runId = fromGlobalId('run', String(request.query.run ?? ''));
      let answer: ExportSettlementOutcome = { outcome: 'NOT_FOUND' };
      if (statementId !== null) {
        answer = await exportSettlementStatement(deps, { userId, statementId, language });
      } else if (runId !== null) {
        answer = await exportSettlementRun(deps, { userId, runId, language });
      }
      if (answer.outcome === 'NOT_FOUND') return refuse('NOT_FOUND');
      return reply
        .type('text/csv; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('x-content-type-options', 'nosniff')
        .header('content-disposition', `attachment; filename="${answer.fileName}"`)
        .send(Readable.from(answer.chunks));
    },
  );
}
