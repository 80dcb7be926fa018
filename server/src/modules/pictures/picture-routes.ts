import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../graphql/context.ts';
import { toGlobalId } from '../../graphql/global-id.ts';
import { languageFromHeader } from '../../graphql/language.ts';
import { say } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import type { DecodeGate } from './decode-gate.ts';
import { pictureIdOfFile, picturePath } from './picture-path.ts';
import { findPictureContent } from './picture-store.ts';
import { receivePicture, refusePicture, registerPictureScope } from './receive-picture.ts';
import { mayUpload, uploadPicture } from './upload-picture.ts';

export interface PictureRouteDeps {
  readonly database: Database;
  readonly authenticate: (request: FastifyRequest) => Promise<Actor | null>;
  /** One for all routes that unpack pictures. */
  readonly decodeGate: DecodeGate;
}

/**
 * `POST /pictures`: one file of at most 8 MiB as multipart/form-data, from a signed-in person. 201 with
 * `{pictureId, url, width, height}`, or a refusal `{code, message}` with its status: see picture-refusal.ts.
 *
 * `GET /pictures/<id>.webp`: the picture. It never changes, so it is kept for ever wherever it is cached.
 */
export async function registerPictureRoutes(fastify: FastifyInstance, deps: PictureRouteDeps): Promise<void> {
  await registerPictureScope(fastify, (scope) => {
    scope.post('/pictures', (request, reply) => takePicture(deps, request, reply));
    scope.get<{ Params: { file: string } }>('/pictures/:file', (request, reply) =>
      showPicture(deps, request, reply),
    );
  });
}

async function takePicture(
  deps: PictureRouteDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const actor = await deps.authenticate(request);
  if (actor === null) return refusePicture(request, reply, 'UNAUTHENTICATED');
  if (!(await mayUpload(deps, actor.userId))) return refusePicture(request, reply, 'TOO_MANY_UPLOADS');

  const content = await receivePicture(request);
  if (!Buffer.isBuffer(content)) return refusePicture(request, reply, content);
  const result = await uploadPicture(deps, { userId: actor.userId, content });
  if (result.outcome !== 'UPLOADED') return refusePicture(request, reply, result.outcome);
  return reply
    .code(201)
    .header('cache-control', 'no-store')
    .send({
      pictureId: toGlobalId('picture', result.id),
      url: picturePath(result.id),
      width: result.width,
      height: result.height,
    });
}

async function showPicture(
  deps: Pick<PictureRouteDeps, 'database'>,
  request: FastifyRequest<{ Params: { file: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const id = pictureIdOfFile(request.params.file);
  const content = id === null ? null : await findPictureContent(deps.database, id);
  if (id === null || content === null) {
    const message = say(languageFromHeader(request.headers['accept-language']), {
      th: 'ไม่พบรูปนี้',
      en: 'There is no such picture.',
    });
    return reply.code(404).header('cache-control', 'no-store').send({ code: 'NOT_FOUND', message });
  }
  const entityTag = `"${id}"`;
  reply
    .header('cache-control', 'public, max-age=31536000, immutable')
    .header('etag', entityTag)
    // Whatever somebody managed to upload: a browser shows it as a picture or not at all.
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox");
  if (request.headers['if-none-match'] === entityTag) return reply.code(304).send();
  return reply.type('image/webp').send(content);
}
