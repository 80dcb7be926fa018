import multipart, { type MultipartFile } from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import type { Actor } from '../../graphql/context.ts';
import { fromGlobalId, toGlobalId } from '../../graphql/global-id.ts';
import { Language, languageFromHeader } from '../../graphql/language.ts';
import { say } from '../../graphql/user-error.ts';
import { ImportKind } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { DecodeGate } from '../pictures/decode-gate.ts';
import { importLimits } from './import-policy.ts';
import { openReport } from './import-report.ts';
import { type UploadImportOutcome, uploadImport } from './upload-import.ts';
import { refusalOfError, type UploadRefusalCode, uploadRefusals } from './upload-refusal.ts';

export interface ImportRouteDeps {
  readonly database: Database;
  readonly authenticate: (request: FastifyRequest) => Promise<Actor | null>;
}

/**
 * `POST /imports`: multipart/form-data with the fields `networkId`, `kind` (MEMBERS, DEEDS) and `idempotencyKey`, then one
 * file of at most 20 MB. 201 with `{importId, replayed}`, or a refusal `{code, message}` with its status: see
 * upload-refusal.ts.
 *
 * `GET /imports/<id>/report.csv?language=th|en`: what became of each line, for Excel.
 */
export async function registerImportRoutes(fastify: FastifyInstance, deps: ImportRouteDeps): Promise<void> {
  const gate = new DecodeGate({ maxRunning: importLimits.uploadsAtOnce, maxWaiting: 20 });
  await fastify.register(async (scope) => {
    // Nothing but multipart is read here; anything else is a 415 before it is parsed.
    scope.removeAllContentTypeParsers();
    await scope.register(multipart, {
      limits: { files: 1, fields: 4, parts: 5, fileSize: importLimits.fileBytes, fieldSize: 1_000 },
    });
    scope.setErrorHandler((error, request, reply) => {
      const code = refusalOfError(error);
      if (code === null) throw error;
      return refuse(request, reply, code);
    });
    scope.post('/imports', (request, reply) => takeFile({ ...deps, gate }, request, reply));
    scope.get<{ Params: { id: string }; Querystring: { language?: string } }>(
      '/imports/:id/report.csv',
      (request, reply) => sendReport(deps, request, reply),
    );
  });
}

async function takeFile(
  deps: ImportRouteDeps & { readonly gate: DecodeGate },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const actor = await deps.authenticate(request);
  if (actor === null) return refuse(request, reply, 'UNAUTHENTICATED');
  const file = await readParts(request);
  if (typeof file === 'string') return refuse(request, reply, file);
  const result = await deps.gate.run(() => takeContent(deps, actor, file));
  // What was refused before it was read is let go by: the answer does not meet a client that still sends.
  file.file.resume();
  if (result === null) return refuse(request, reply, 'BUSY');
  switch (result.outcome) {
    case 'UPLOADED':
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ importId: toGlobalId('import', result.row.id), replayed: result.replayed });
    case 'NATIONAL_ID':
      return refuse(request, reply, 'NATIONAL_ID', { columns: result.headers });
    default:
      return refuse(request, reply, result.outcome);
  }
}

type Upload = NonNullable<Awaited<ReturnType<FastifyRequest['file']>>>;

/** The request up to its file: the fields that come before it are there then. */
async function readParts(request: FastifyRequest): Promise<Upload | UploadRefusalCode> {
  try {
    return (await request.file()) ?? 'NO_FILE';
  } catch (error) {
    return refusalOfError(error) ?? 'MALFORMED';
  }
}

const fieldsSchema = v.object({
  networkId: v.string(),
  kind: v.enum(ImportKind),
  idempotencyKey: v.string(),
});

async function takeContent(
  deps: ImportRouteDeps,
  actor: Actor,
  file: Upload,
): Promise<UploadImportOutcome | { readonly outcome: 'FIELDS_MISSING' | 'MALFORMED' }> {
  const fields = v.safeParse(fieldsSchema, fieldTexts(file));
  if (!fields.success) return { outcome: 'FIELDS_MISSING' };
  const { networkId, kind, idempotencyKey } = fields.output;
  let isBroken = false;
  file.file.once('error', () => {
    isBroken = true;
  });
  try {
    return await uploadImport(deps, {
      userId: actor.userId,
      networkId: fromGlobalId('network', networkId),
      kind,
      idempotencyKey,
      fileName: file.filename,
      content: file.file,
      isCutOff: () => file.file.truncated,
    });
  } catch (error) {
    // A body that broke off on its way; what else went wrong is ours.
    if (isBroken) return { outcome: 'MALFORMED' };
    throw error;
  }
}

function fieldTexts(file: MultipartFile): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(file.fields).flatMap(([name, part]) =>
      part !== undefined && !Array.isArray(part) && part.type === 'field' ? [[name, part.value]] : [],
    ),
  );
}

async function sendReport(
  deps: ImportRouteDeps,
  request: FastifyRequest<{ Params: { id: string }; Querystring: { language?: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const actor = await deps.authenticate(request);
  if (actor === null) return refuse(request, reply, 'UNAUTHENTICATED');
  const report = await openReport(deps, {
    userId: actor.userId,
    importId: fromGlobalId('import', request.params.id),
    language: reportLanguage(request),
  });
  if (report.outcome === 'NOT_FOUND') return refuse(request, reply, 'NOT_FOUND');
  return reply
    .type('text/csv; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', `attachment; filename="${report.fileName}"`)
    .send(report.content);
}

function reportLanguage(
  request: FastifyRequest<{ Params: { id: string }; Querystring: { language?: string } }>,
): Language {
  const asked = request.query.language?.toUpperCase();
  if (asked === Language.TH || asked === Language.EN) return asked;
  return languageFromHeader(request.headers['accept-language']);
}

function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  code: UploadRefusalCode,
  details: object = {},
): FastifyReply {
  const refusal = uploadRefusals[code];
  const message = say(languageFromHeader(request.headers['accept-language']), refusal.message);
  if ('retryAfterSeconds' in refusal) reply.header('retry-after', refusal.retryAfterSeconds);
  return reply
    .code(refusal.status)
    .header('cache-control', 'no-store')
    .send({ code, message, ...details });
}
