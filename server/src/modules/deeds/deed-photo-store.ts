import type { Database } from '../../platform/postgres.ts';
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

export interface NewDeedPhoto {
  readonly id: string;
  readonly networkId: string;
  /** The membership. */
  readonly uploadedBy: string;
  readonly content: Buffer<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  readonly lookHash: bigint;
}

export async function insertDeedPhoto(tx: Executor, photo: NewDeedPhoto): Promise<void> {
  await tx.deedPhoto.create({ data: photo, select: { id: true } });
}

/** How many photos this person brought since then. */
export function countDeedPhotos(executor: Executor, uploadedBy: string, since: Date): Promise<number> {
  return executor.deedPhoto.count({ where: { uploadedBy, createdAt: { gte: since } } });
}

/** What a request for a photo is judged by. The photo's content is read after that. */
export function findDeedPhoto(executor: Executor, id: string) {
  return executor.deedPhoto.findUnique({
    where: { id },
    select: {
      ...{ networkId: true, uploadedBy: true, usedAt: true, deletedAt: true },
      uses: { select: { deed: true } },
    },
  });
}

/** The WebP file, or null when it is deleted. */
export async function findDeedPhotoContent(database: Database, id: string): Promise<Buffer | null> {
  const { rows } = await database.pool.query<{ content: Buffer | null }>({
    name: 'deed_photo_content',
    text: 'SELECT content FROM deed_photo WHERE id = $1',
    values: [id],
  });
  return rows[0]?.content ?? null;
}

export interface DeedPhotoRow {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** Batch load for {@link Loaders}: the photos of deeds that are still there. Says nothing of who may see them. */
export async function loadPhotosByDeed(
  database: Database,
  deedIds: readonly string[],
): Promise<ReadonlyMap<string, readonly DeedPhotoRow[]>> {
  const { rows } = await database.pool.query<DeedPhotoRow & { deed_id: string }>({
    name: 'deed_photos_of_deeds',
    text: `
      SELECT use.deed_id, photo.id, photo.width, photo.height
      FROM deed_photo_use use
      JOIN deed_photo photo ON photo.id = use.photo_id AND photo.network_id = use.network_id
      WHERE use.deed_id = ANY ($1::uuid[]) AND photo.deleted_at IS NULL
      ORDER BY use.deed_id, photo.id`,
    values: [deedIds],
  });
  return Map.groupBy(rows, (row) => row.deed_id);
}

/** Photos that nothing has used a day after they came in, deleted whole; how many, at most `limit`. */
export async function deleteUnusedPhotos(database: Database, before: Date, limit: number): Promise<number> {
  const { rowCount } = await database.pool.query({
    name: 'deed_photo_delete_unused',
    text: `
      DELETE FROM deed_photo WHERE id IN (
        SELECT id FROM deed_photo WHERE used_at IS NULL AND created_at < $1
        ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED)`,
    values: [before, limit],
  });
  return rowCount ?? 0;
}

/**
 * Empties photos all of whose deeds have been decided or taken back before then, where the network does not keep them;
 * how many, at most `limit`. What stays of one is its hash.
 */
export async function emptyDecidedPhotos(database: Database, before: Date, limit: number): Promise<number> {
  const { rowCount } = await database.pool.query({
    name: 'deed_photo_empty_decided',
    text: `
      UPDATE deed_photo SET content = NULL, deleted_at = now() WHERE id IN (
        SELECT photo.id FROM network
        JOIN deed_photo photo ON photo.network_id = network.id AND photo.used_at < $1 AND photo.deleted_at IS NULL
        WHERE NOT network.keep_deed_photos AND NOT EXISTS (
          SELECT FROM deed_photo_use use JOIN deed_record record ON record.id = use.deed_id
          WHERE use.photo_id = photo.id AND (record.state IN ('CLAIMED', 'MORE_ASKED') OR record.state_since >= $1))
        LIMIT $2 FOR UPDATE OF photo SKIP LOCKED)`,
    values: [before, limit],
  });
  return rowCount ?? 0;
}
