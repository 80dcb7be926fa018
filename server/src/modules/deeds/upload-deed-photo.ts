import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { findMembership, lockMembership, type MembershipRow } from '../members/membership-store.ts';
import type { DecodeGate } from '../pictures/decode-gate.ts';
import { encodePicture } from '../pictures/encode-picture.ts';
import { countDeedPhotos, insertDeedPhoto } from './deed-photo-store.ts';
import { mayBringPhotos } from './deed-policy.ts';
import { lookHashOf } from './look-hash.ts';

/** Photos that one person may bring within 24 hours. */
export const photosADay = 60;

const dayMs = 24 * 60 * 60 * 1000;

export type UploadDeedPhotoOutcome =
  | { readonly outcome: 'UPLOADED'; readonly id: string; readonly width: number; readonly height: number }
  | {
      readonly outcome: 'UNKNOWN_FORMAT' | 'TOO_MANY_PIXELS' | 'UNREADABLE' | 'TOO_MANY_UPLOADS' | 'BUSY';
    };

/** Asked before the file is taken in: the membership that may bring a photo, or why there is none. */
export async function findBringer(
  deps: { readonly database: Database },
  by: { readonly userId: string; readonly networkId: string },
): Promise<MembershipRow | 'NOT_A_MEMBER' | 'TOO_MANY_UPLOADS'> {
  const { prisma } = deps.database;
  const membership = await findMembership(prisma, by.networkId, by.userId);
  if (!mayBringPhotos(membership)) return 'NOT_A_MEMBER';
  return (await countDeedPhotos(prisma, membership.id, dayAgo())) < photosADay
    ? membership
    : 'TOO_MANY_UPLOADS';
}

/**
 * Keeps a photo that is to show a deed, encoded anew, for a day: until then a deed is recorded with it.
 *
 * - UPLOADED: the new row and its size in pixels.
 * - UNKNOWN_FORMAT, TOO_MANY_PIXELS, UNREADABLE: see {@link encodePicture}.
 * - TOO_MANY_UPLOADS: 60 photos within 24 hours. The lock on the membership decides, also between uploads at once.
 * - BUSY: too many uploads of all people at this moment.
 */
export async function uploadDeedPhoto(
  deps: { readonly database: Database; readonly decodeGate: DecodeGate },
  command: { readonly membership: MembershipRow; readonly content: Buffer },
): Promise<UploadDeedPhotoOutcome> {
  const { id: uploadedBy, networkId } = command.membership;
  const encoded = await deps.decodeGate.run(async () => {
    const result = await encodePicture(command.content);
    return result.outcome === 'ENCODED'
      ? { ...result, lookHash: await lookHashOf(result.picture.content) }
      : result;
  });
  if (encoded === null) return { outcome: 'BUSY' };
  if (encoded.outcome !== 'ENCODED') return encoded;

  const { picture, lookHash } = encoded;
  return inTransaction(deps.database, async (tx) => {
    await lockMembership(tx, uploadedBy, 'FOR NO KEY UPDATE');
    if ((await countDeedPhotos(tx, uploadedBy, dayAgo())) >= photosADay) {
      return { outcome: 'TOO_MANY_UPLOADS' };
    }
    const id = newId();
    await insertDeedPhoto(tx, { ...picture, id, networkId, uploadedBy, lookHash });
    return { outcome: 'UPLOADED', id, width: picture.width, height: picture.height };
  });
}

function dayAgo(): Date {
  return new Date(Date.now() - dayMs);
}
