import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../graphql/context.ts';
import { fromGlobalId, toGlobalId } from '../../graphql/global-id.ts';
import type { Database } from '../../platform/postgres.ts';
import { findMembership } from '../members/membership-store.ts';
import type { DecodeGate } from '../pictures/decode-gate.ts';
import type { PictureRefusal } from '../pictures/picture-refusal.ts';
import {
  answerRefusal,
  receivePicture,
  refusePicture,
  registerPictureScope,
} from '../pictures/receive-picture.ts';
import { deedPhotoPath, photoIdOfFile } from './deed-photo-path.ts';
import { findDeedPhoto, findDeedPhotoContent } from './deed-photo-store.ts';
import { mayOpenPhoto } from './deed-policy.ts';
import { findBringer, uploadDeedPhoto } from './upload-deed-photo.ts';

export interface DeedPhotoRouteDeps {
  readonly database: Database;
  readonly authenticate: (request: FastifyRequest) => Promise<Actor | null>;
  readonly decodeGate: DecodeGate;
}

const notAMember: PictureRefusal = {
  status: 403,
  message: {
    th: 'เฉพาะสมาชิกของชุมชนนี้เท่านั้น เข้าร่วมได้ฟรี',
    en: 'Only members of this community can. Joining is free.',
  },
};

const notFound: PictureRefusal = {
  status: 404,
  message: { th: 'ไม่พบรูปนี้', en: 'There is no such photo.' },
};

/**
 * `POST /deed-photos?networkId=<id>`: one file of at most 8 MiB as multipart/form-data, from somebody who may record
 * deeds in that network. 201 with `{photoId, url, width, height}`, or a refusal `{code, message}` with its status: those
 * of `POST /pictures`, and NOT_A_MEMBER.
 *
 * `GET /deed-photos/<id>.webp`: the photo, to those who may see it; for all others there is none.
 */
export async function registerDeedPhotoRoutes(
  fastify: FastifyInstance,
  deps: DeedPhotoRouteDeps,
): Promise<void> {
  await registerPictureScope(fastify, (scope) => {
    scope.post<{ Querystring: { networkId?: unknown } }>('/deed-photos', (request, reply) =>
      takePhoto(deps, request, reply),
    );
    scope.get<{ Params: { file: string } }>('/deed-photos/:file', (request, reply) =>
      showPhoto(deps, request, reply),
    );
  });
}

async function takePhoto(
  deps: DeedPhotoRouteDeps,
  request: FastifyRequest<{ Querystring: { networkId?: unknown } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const actor = await deps.authenticate(request);
  if (actor === null) return refusePicture(request, reply, 'UNAUTHENTICATED');
  const networkId = fromGlobalId('network', String(request.query.networkId ?? ''));
  const membership =
    networkId === null ? 'NOT_A_MEMBER' : await findBringer(deps, { userId: actor.userId, networkId });
  if (membership === 'NOT_A_MEMBER') return answerRefusal(request, reply, membership, notAMember);
  if (membership === 'TOO_MANY_UPLOADS') return refusePicture(request, reply, membership);

  const content = await receivePicture(request);
  if (!Buffer.isBuffer(content)) return refusePicture(request, reply, content);
  const result = await uploadDeedPhoto(deps, { membership, content });
  if (result.outcome !== 'UPLOADED') return refusePicture(request, reply, result.outcome);
  return reply
    .code(201)
    .header('cache-control', 'no-store')
    .send({
      photoId: toGlobalId('photo', result.id),
      url: deedPhotoPath(result.id),
      width: result.width,
      height: result.height,
    });
}

async function showPhoto(
  deps: DeedPhotoRouteDeps,
  request: FastifyRequest<{ Params: { file: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const actor = await deps.authenticate(request);
  const id = photoIdOfFile(request.params.file);
  const content = actor === null || id === null ? null : await openPhoto(deps, actor.userId, id);
  if (content === null) return answerRefusal(request, reply, 'NOT_FOUND', notFound);
  return reply
    .header('cache-control', 'private, no-store')
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .type('image/webp')
    .send(content);
}

async function openPhoto(deps: DeedPhotoRouteDeps, userId: string, id: string): Promise<Buffer | null> {
  const photo = await findDeedPhoto(deps.database.prisma, id);
  if (photo === null || photo.deletedAt !== null) return null;
  const membership = await findMembership(deps.database.prisma, photo.networkId, userId);
  const deeds = photo.uses.map((use) => use.deed);
  const mayOpen = mayOpenPhoto(
    { uploadedBy: photo.uploadedBy, isUsed: photo.usedAt !== null },
    deeds,
    membership,
  );
  return mayOpen ? findDeedPhotoContent(deps.database, id) : null;
}
