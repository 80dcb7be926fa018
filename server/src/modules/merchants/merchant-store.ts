import { Prisma } from '../../platform/generated/client.ts';
import type { MerchantStatus } from '../../platform/generated/enums.ts';
import type { MerchantModel } from '../../platform/generated/models.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

export type MerchantRow = Omit<MerchantModel, 'searchText' | 'aboutText'>;

const omit = { searchText: true, aboutText: true } as const;

/** A MerchantRow, under the names that it has here. */
const columns = Prisma.raw(`
  id, network_id AS "networkId", status, category_code AS "categoryCode", name_th AS "nameTh",
  name_en AS "nameEn", description_th AS "descriptionTh", description_en AS "descriptionEn",
  opening_hours_th AS "openingHoursTh", opening_hours_en AS "openingHoursEn", phone, address, latitude, longitude,
  picture_id AS "pictureId", picture_key AS "pictureKey", is_trusted AS "isTrusted",
  place_id AS "placeId", suspended_until AS "suspendedUntil", applied_at AS "appliedAt", created_at AS "createdAt",
  closed_from AS "closedFrom", closed_until AS "closedUntil", closed_note_th AS "closedNoteTh",
  closed_note_en AS "closedNoteEn", monthly_ceiling_points AS "monthlyCeilingPoints"`);

/** Batch load for {@link Loaders}. Says nothing of who may see the shop. */
export async function loadMerchantsById(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, MerchantRow>> {
  const { rows } = await database.pool.query<MerchantRow>({
    name: 'load_merchants',
    text: `SELECT ${columns.sql} FROM merchant WHERE id = ANY ($1::uuid[])`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, row]));
}

export function findMerchant(executor: Executor, id: string): Promise<MerchantRow | null> {
  return executor.merchant.findUnique({ where: { id }, omit });
}

/**
 * The shop, and its lock until the transaction ends: one step at a time in its life, its staff and its list of offers.
 * The row is as it was committed while we waited, and so is everything that is read after it. Redemptions and scans only
 * point at the row (FOR KEY SHARE) and never wait here. Order of locks everywhere: person, shop, offer, stock.
 */
export async function lockMerchant(tx: Executor, id: string): Promise<MerchantRow | null> {
  const [row] = await tx.$queryRaw<MerchantRow[]>`
    SELECT ${columns} FROM merchant WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return row ?? null;
}

export type NewMerchant = Pick<
  MerchantRow,
  | 'id'
  | 'networkId'
  | 'categoryCode'
  | 'nameTh'
  | 'nameEn'
  | 'descriptionTh'
  | 'descriptionEn'
  | 'phone'
  | 'address'
  | 'latitude'
  | 'longitude'
  | 'pictureId'
  | 'placeId'
>;

export function insertMerchant(tx: Executor, merchant: NewMerchant): Promise<MerchantRow> {
  return tx.merchant.create({ data: merchant, omit });
}

export type MerchantChange = Partial<
  Omit<MerchantRow, 'id' | 'networkId' | 'status' | 'createdAt' | 'monthlyCeilingPoints'>
>;

/** Changes the shop while it is in one of `from`; null when it is not: the condition is in the statement. */
export async function changeMerchant(
  tx: Executor,
  id: string,
  from: readonly MerchantStatus[],
  change: MerchantChange & { readonly status?: MerchantStatus },
): Promise<MerchantRow | null> {
  const [row] = await tx.merchant.updateManyAndReturn({
    where: { id, status: { in: [...from] } },
    data: change,
    omit,
  });
  return row ?? null;
}

/** True when the network has such a category; the foreign key is the last word. */
export async function isCategory(executor: Executor, networkId: string, code: string): Promise<boolean> {
  return (await executor.merchantCategory.count({ where: { networkId, code } })) === 1;
}
