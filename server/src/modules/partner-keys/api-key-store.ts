import type { ApiKeyScope } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

export interface ApiKeyRow {
  readonly id: string;
  readonly networkId: string;
  readonly merchantId: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: readonly ApiKeyScope[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
}

const select = {
  ...{ id: true, networkId: true, merchantId: true, name: true, prefix: true, scopes: true },
  ...{ createdAt: true, expiresAt: true, lastUsedAt: true },
} as const;

/** A key that is good now, and the place that it goes back to. */
export interface LiveApiKey {
  readonly id: string;
  readonly networkId: string;
  readonly merchantId: string;
  readonly staffId: string;
  readonly membershipId: string;
  readonly scopes: readonly ApiKeyScope[];
}

/**
 * The key of this hash, if it is good now: neither revoked nor over, and made by one who is an owner of the shop to this
 * minute. Read for every request, so that what has ended is ended with the next one, in every process.
 */
export async function findLiveApiKey(database: Database, keyHash: Uint8Array): Promise<LiveApiKey | null> {
  const { rows } = await database.pool.query<LiveApiKey>({
    name: 'find_live_api_key',
    text: `
      SELECT key.id, key.network_id AS "networkId", key.merchant_id AS "merchantId", place.id AS "staffId",
        place.membership_id AS "membershipId", key.scopes::text[] AS scopes
      FROM merchant_api_key key
      JOIN merchant_staff place ON place.id = key.made_by AND place.removed_at IS NULL AND place.role = 'OWNER'
      JOIN membership ON membership.id = place.membership_id AND membership.status IN ('ACTIVE', 'PENDING')
      JOIN merchant ON merchant.id = key.merchant_id AND merchant.status IN ('APPROVED', 'SUSPENDED')
      WHERE key.key_hash = $1 AND key.revoked_at IS NULL AND key.expires_at > now()`,
    values: [keyHash],
  });
  return rows[0] ?? null;
}

/** To the minute: a busy till does not write with every call. */
export async function noteKeyUse(database: Database, id: string): Promise<void> {
  await database.pool.query({
    name: 'note_key_use',
    text: `
      UPDATE merchant_api_key SET last_used_at = now()
      WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`,
    values: [id],
  });
}

/** Batch load for {@link Loaders}: the keys of each shop that nobody has revoked, the newest first. At most 20 a shop are. */
export async function loadApiKeysByMerchant(
  database: Database,
  merchantIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ApiKeyRow[]>> {
  const rows = await database.prisma.merchantApiKey.findMany({
    where: { merchantId: { in: [...merchantIds] }, revokedAt: null },
    select,
    orderBy: { id: 'desc' },
  });
  const byShop = Map.groupBy(rows, (row) => row.merchantId);
  return new Map(merchantIds.map((id) => [id, byShop.get(id) ?? []]));
}

/** Batch load for {@link Loaders}. */
export async function loadApiKeysById(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ApiKeyRow>> {
  const rows = await database.prisma.merchantApiKey.findMany({ where: { id: { in: [...ids] } }, select });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Holds until the transaction ends when the shop is locked; see lockMerchant. */
export function countApiKeys(tx: Executor, merchantId: string): Promise<number> {
  return tx.merchantApiKey.count({ where: { merchantId, revokedAt: null } });
}

export async function insertApiKey(
  tx: Executor,
  key: {
    readonly id: string;
    readonly networkId: string;
    readonly merchantId: string;
    readonly name: string;
    readonly prefix: string;
    readonly keyHash: Uint8Array<ArrayBuffer>;
    readonly scopes: readonly ApiKeyScope[];
    readonly madeBy: string;
    readonly validDays: number;
  },
): Promise<ApiKeyRow> {
  const { id, networkId, merchantId, name, prefix, keyHash, scopes, madeBy, validDays } = key;
  await tx.$executeRaw`
    INSERT INTO merchant_api_key (id, network_id, merchant_id, name, prefix, key_hash, scopes, made_by, expires_at)
    VALUES (${id}::uuid, ${networkId}::uuid, ${merchantId}::uuid, ${name}, ${prefix}, ${keyHash},
      ${[...scopes]}::api_key_scope[], ${madeBy}::uuid, now() + make_interval(hours => 24 * ${validDays}::integer))`;
  return tx.merchantApiKey.findUniqueOrThrow({ where: { id }, select });
}

/** False when there is no such key of this shop, or it was revoked before. */
export async function revokeApiKey(tx: Executor, merchantId: string, id: string): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE merchant_api_key SET revoked_at = now()
    WHERE id = ${id}::uuid AND merchant_id = ${merchantId}::uuid AND revoked_at IS NULL`;
  return count === 1;
}
