import type { Executor } from '../../platform/transaction.ts';

/**
 * Holds a photo for the record that is being made: true when this person uploaded it in this network, and nothing has
 * taken it yet. The lock keeps it from another record, and from being cleaned away, until the transaction ends.
 */
export async function holdDeedPhoto(
  tx: Executor,
  photo: { readonly id: string; readonly networkId: string; readonly uploadedBy: string },
): Promise<boolean> {
  const rows = await tx.$queryRaw<{ is_free: boolean }[]>`
    SELECT used_at IS NULL AS is_free FROM deed_photo
    WHERE id = ${photo.id}::uuid AND network_id = ${photo.networkId}::uuid AND uploaded_by = ${photo.uploadedBy}::uuid
    FOR NO KEY UPDATE`;
  return rows[0]?.is_free === true;
}

/** Gives a held photo to the deeds that were recorded with it. */
export async function attachDeedPhoto(
  tx: Executor,
  photo: { readonly id: string; readonly networkId: string },
  deedIds: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO deed_photo_use (deed_id, photo_id, network_id)
    SELECT deed_id, ${photo.id}::uuid, ${photo.networkId}::uuid FROM unnest(${[...deedIds]}::uuid[]) AS deed (deed_id)`;
  await tx.$executeRaw`UPDATE deed_photo SET used_at = now() WHERE id = ${photo.id}::uuid`;
}

/** True when the deed was recorded with exactly this photo, or with none. It is asked of a repetition. */
export async function isPhotoOfDeed(
  executor: Executor,
  deedId: string,
  photoId: string | null,
): Promise<boolean> {
  const uses = await executor.deedPhotoUse.findMany({ where: { deedId }, select: { photoId: true } });
  return photoId === null ? uses.length === 0 : uses.some((use) => use.photoId === photoId);
}
