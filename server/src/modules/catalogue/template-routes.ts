import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import { type Language, languageFromHeader } from '../../graphql/language.ts';
import { type Message, say } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { findMembership } from '../members/membership-store.ts';
import { maySeeVersion } from './catalogue-policy.ts';
import { templateLimits } from './catalogue-template.ts';
import { ImportCatalogueTemplateSuccess, importResult } from './import-catalogue.type.ts';
import { importCatalogueTemplate } from './import-catalogue-template.ts';
import { readTemplate } from './read-template.ts';
import { findVersion } from './version-store.ts';

export interface TemplateRouteDeps {
  readonly database: Database;
  readonly authenticate: (request: FastifyRequest) => Promise<Actor | null>;
}

/** The statuses of what the mutation importCatalogueTemplate refuses, by its code. */
const statuses: Readonly<Record<string, number>> = {
  FORBIDDEN: 403,
  ALREADY_EXISTS: 409,
  CATALOGUE_CHANGED: 409,
  IDEMPOTENCY_CONFLICT: 409,
  VALIDATION: 422,
  REFUSED_TOPIC: 422,
};

/**
 * `GET /catalogue-templates/<catalogue id>.json`: a catalogue as a template, a file to keep or to hand on. Drafts only to
 * those who may see them: a 404 for everybody else.
 *
 * `POST /catalogue-templates?networkId=…&idempotencyKey=…[&revision=…]`: a template of at most 1 MB as application/json,
 * from a coordinator; the same as the mutation importCatalogueTemplate, for what is too large for it. 201 with
 * `{draftId, revision, replayed}`, or a refusal `{code, message, …}`.
 */
export async function registerTemplateRoutes(
  fastify: FastifyInstance,
  deps: TemplateRouteDeps,
): Promise<void> {
  await fastify.register(async (scope) => {
    // As text: what is no JSON is a refusal in the person's language like any other.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/json',
      { parseAs: 'string', bodyLimit: templateLimits.bytes },
      (_request, body, done) => done(null, body),
    );
    scope.get<{ Params: { file: string } }>('/catalogue-templates/:file', (request, reply) =>
      showTemplate(deps, request, reply),
    );
    scope.post<{ Querystring: Record<string, unknown> }>('/catalogue-templates', (request, reply) =>
      takeTemplate(deps, request, reply),
    );
    scope.setErrorHandler((error, request, reply) => {
      const status = statusOf(error);
      if (status === 413) return refuse(reply, 413, 'TOO_LARGE', languageOf(request), tooLarge);
      if (status === 415) return refuse(reply, 415, 'MALFORMED', languageOf(request), notJson);
      throw error;
    });
  });
}

async function showTemplate(
  { database, authenticate }: TemplateRouteDeps,
  request: FastifyRequest<{ Params: { file: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const id = /^(.{1,100})\.json$/.exec(request.params.file)?.[1];
  const uuid = id === undefined ? null : fromGlobalId('catalogue', id);
  const version = uuid === null ? null : await findVersion(database.prisma, uuid);
  const actor = await authenticate(request);
  const membership =
    version === null || actor === null
      ? null
      : await findMembership(database.prisma, version.networkId, actor.userId);
  if (version === null || !maySeeVersion(version.state, membership))
    return refuse(reply, 404, 'NOT_FOUND', languageOf(request), notFound);
  return reply
    .header('content-disposition', `attachment; filename="kwamdee-catalogue-${version.number}.json"`)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store')
    .type('application/json')
    .send(await readTemplate(database.prisma, version));
}

async function takeTemplate(
  { database, authenticate }: TemplateRouteDeps,
  request: FastifyRequest<{ Querystring: Record<string, unknown> }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const language = languageOf(request);
  const actor = await authenticate(request);
  if (actor === null) return refuse(reply, 401, 'UNAUTHENTICATED', language, signInFirst);
  const { networkId, revision, idempotencyKey } = request.query;
  const outcome = await importCatalogueTemplate(
    { database },
    {
      userId: actor.userId,
      networkId: typeof networkId === 'string' ? fromGlobalId('network', networkId) : null,
      template: typeof request.body === 'string' ? request.body : '',
      revision: typeof revision === 'string' && /^\d{1,9}$/.test(revision) ? Number(revision) : null,
      idempotencyKey: typeof idempotencyKey === 'string' ? idempotencyKey : '',
    },
  );
  const result = importResult(language, outcome);
  reply.header('cache-control', 'no-store');
  if (result instanceof ImportCatalogueTemplateSuccess) {
    const { draft, replayed } = result;
    return reply.code(201).send({ draftId: draft.id, revision: draft.revision, replayed });
  }
  return reply.code(statuses[result.code] ?? 422).send(result);
}

function languageOf(request: FastifyRequest): Language {
  return languageFromHeader(request.headers['accept-language']);
}

function statusOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : null;
}

function refuse(
  reply: FastifyReply,
  status: number,
  code: string,
  language: Language,
  message: Message,
): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .send({ code, message: say(language, message) });
}

const tooLarge = { th: 'ไฟล์ใหญ่เกิน 1 MB', en: 'The file is larger than 1 MB.' };
const notJson = { th: 'ส่งเป็นไฟล์ JSON เท่านั้น', en: 'Send it as application/json.' };
const notFound = { th: 'ไม่พบรายการความดีนี้', en: 'There is no such catalogue.' };
const signInFirst = { th: 'กรุณาเข้าสู่ระบบก่อน', en: 'Please sign in first.' };
