import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import type { DecodeGate } from './decode-gate.ts';
import { encodePicture } from './encode-picture.ts';
import { countUploads, insertPicture, lockUploader } from './picture-store.ts';

/** Pictures that one person may upload within 24 hours. */
export const uploadsADay = 60;

const dayMs = 24 * 60 * 60 * 1000;

export type UploadPictureOutcome =
  | { readonly outcome: 'UPLOADED'; readonly id: string; readonly width: number; readonly height: number }
  | {
      readonly outcome: 'UNKNOWN_FORMAT' | 'TOO_MANY_PIXELS' | 'UNREADABLE' | 'TOO_MANY_UPLOADS' | 'BUSY';
    };

/** Asked before the file is taken in: false when the person has had their pictures of the day. */
export async function mayUpload(deps: { readonly database: Database }, userId: string): Promise<boolean> {
  return (await countUploads(deps.database.prisma, userId, dayAgo())) < uploadsADay;
}

/**
 * Keeps a picture that somebody uploaded, encoded anew.
 *
 * - UPLOADED: the new row and its size in pixels.
 * - UNKNOWN_FORMAT, TOO_MANY_PIXELS, UNREADABLE: see {@link encodePicture}.
 * - TOO_MANY_UPLOADS: 60 pictures within 24 hours. The lock on the uploader decides, also between uploads at once.
 * - BUSY: too many uploads of all people at this moment.
 */
export async function uploadPicture(
  deps: { readonly database: Database; readonly decodeGate: DecodeGate },
  command: { readonly userId: string; readonly content: Buffer },
): Promise<UploadPictureOutcome> {
  const encoded = await deps.decodeGate.run(() => encodePicture(command.content));
  if (encoded === null) return { outcome: 'BUSY' };
  if (encoded.outcome !== 'ENCODED') return encoded;

  const { picture } = encoded;
  return inTransaction(deps.database, async (tx) => {
    await lockUploader(tx, command.userId);
    if ((await countUploads(tx, command.userId, dayAgo())) >= uploadsADay) {
      return { outcome: 'TOO_MANY_UPLOADS' };
    }
    const id = newId();
    await insertPicture(tx, { ...picture, id, userId: command.userId });
    return { outcome: 'UPLOADED', id, width: picture.width, height: picture.height };
  });
}

function dayAgo(): Date {
  return new Date(Date.now() - dayMs);
}
