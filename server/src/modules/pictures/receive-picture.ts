import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { languageFromHeader } from '../../graphql/language.ts';
import { say } from '../../graphql/user-error.ts';
import { pictureLimits } from './encode-picture.ts';
import {
  type PictureRefusal,
  type PictureRefusalCode,
  pictureRefusals,
  refusalOfError,
} from './picture-refusal.ts';

/** Routes that take in one picture of at most 8 MiB as multipart/form-data, and nothing else. */
export async function registerPictureScope(
  fastify: FastifyInstance,
  register: (scope: FastifyInstance) => void,
): Promise<void> {
  await fastify.register(async (scope) => {
    // Nothing but multipart is read here; anything else is a 415 before it is parsed.
    scope.removeAllContentTypeParsers();
    await scope.register(multipart, {
      limits: { files: 1, fields: 4, parts: 5, fileSize: pictureLimits.uploadBytes, fieldSize: 1_000 },
    });
    scope.setErrorHandler((error, request, reply) => {
      const code = refusalOfError(error);
      if (code === null) throw error;
      return refusePicture(request, reply, code);
    });
    register(scope);
  });
}

/** The uploaded file, or why there is none. */
export async function receivePicture(request: FastifyRequest): Promise<Buffer | PictureRefusalCode> {
  try {
    const file = await request.file();
    const content = await file?.toBuffer();
    return content === undefined || content.length === 0 ? 'NO_FILE' : content;
  } catch (error) {
    // What the parser does not name is a body that is no multipart at all, or one that broke off.
    return refusalOfError(error) ?? 'MALFORMED';
  }
}

export function refusePicture(
  request: FastifyRequest,
  reply: FastifyReply,
  code: PictureRefusalCode,
): FastifyReply {
  return answerRefusal(request, reply, code, pictureRefusals[code]);
}

/** A refusal `{code, message}` in the language of the asking person, with its status. */
export function answerRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  code: string,
  refusal: PictureRefusal,
): FastifyReply {
  const message = say(languageFromHeader(request.headers['accept-language']), refusal.message);
  if (refusal.retryAfterSeconds !== undefined) reply.header('retry-after', refusal.retryAfterSeconds);
  return reply.code(refusal.status).header('cache-control', 'no-store').send({ code, message });
}
