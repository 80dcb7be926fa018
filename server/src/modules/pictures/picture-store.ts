import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';
import type { EncodedPicture } from './encode-picture.ts';

export interface PictureSize {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** Batch load for {@link Loaders}: without the content, which is served over HTTP alone. */
export async function loadPictureSizesById(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PictureSize>> {
  const select = { id: true, width: true, height: true } as const;
  const rows = await database.prisma.picture.findMany({ where: { id: { in: [...ids] } }, select });
  return new Map(rows.map((row) => [row.id, row]));
}

/** The WebP file, or null when there is no such picture. */
export async function findPictureContent(database: Database, id: string): Promise<Buffer | null> {
  const { rows } = await database.pool.query<{ content: Buffer }>({
    name: 'picture_content',
    text: 'SELECT content FROM picture WHERE id = $1',
    values: [id],
  });
  return rows[0]?.content ?? null;
}

/** True when the person uploaded this picture. */
export async function isUploadedBy(executor: Executor, id: string, userId: string): Promise<boolean> {
  return (await executor.picture.count({ where: { id, userId } })) === 1;
}

/** How many pictures the person uploaded since then. */
export function countUploads(executor: Executor, userId: string, since: Date): Promise<number> {
  return executor.picture.count({ where: { userId, createdAt: { gte: since } } });
}

/** One person's uploads one after the other until the transaction ends: what makes the count above hold. */
export async function lockUploader(tx: Executor, userId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
}

export async function insertPicture(
  tx: Executor,
  picture: EncodedPicture & { readonly id: string; readonly userId: string },
): Promise<void> {
  await tx.picture.create({ data: { ...picture, contentType: 'image/webp' }, select: { id: true } });
}

/**
 * Deletes up to `limit` pictures that were uploaded before then and that nothing shows; how many. The foreign keys of
 * shop and offer decide against one that is put to use at this moment: then the statement fails with 23503 and deletes
 * nothing.
 */
export async function deleteUnused(database: Database, uploadedBefore: Date, limit: number): Promise<number> {
  const { rowCount } = await database.pool.query({
    name: 'picture_delete_unused',
    text: `
      DELETE FROM picture WHERE id IN (
        SELECT picture.id FROM picture
        WHERE picture.created_at < $1
          AND NOT EXISTS (SELECT FROM merchant WHERE merchant.picture_id = picture.id)
          AND NOT EXISTS (SELECT FROM offer WHERE offer.picture_id = picture.id)
          AND NOT EXISTS (SELECT FROM offer_revision WHERE offer_revision.picture_id = picture.id)
        ORDER BY picture.created_at
        LIMIT $2)`,
    values: [uploadedBefore, limit],
  });
  return rowCount ?? 0;
}
