import { escapeLike } from '../../graphql/search-words.ts';
import type { MerchantStatus } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { loadMerchantsById, type MerchantRow } from './merchant-store.ts';
import type { NearInput } from './near.type.ts';

export interface MerchantFilter {
  readonly networkId: string;
  readonly statuses: readonly MerchantStatus[];
  /** Of these the viewer sees every shop; of any other, those where they work. */
  readonly openStatuses: readonly MerchantStatus[];
  readonly viewerUserId: string | null;
  /** From readSearchWords: all of them in the name or in what the shop says of itself. */
  readonly words: readonly string[];
  /** Codes of kinds of shops, whole branches; null: all. */
  readonly categories: readonly string[] | null;
  readonly near: NearInput | null;
}

/** From where the viewer stands; null where a place is not known. */
const metresOf = (merchant: string) => `distance_metres($8, $9, ${merchant}.latitude, ${merchant}.longitude)`;

/** A network's shops are few enough to look through: by the thousand in a province, and each a short text. */
const matches = `
  merchant.network_id = $1
  AND merchant.status = ANY ($2::merchant_status[])
  AND (merchant.status = ANY ($3::merchant_status[]) OR EXISTS (
    SELECT FROM merchant_staff place JOIN membership ON membership.id = place.membership_id
    WHERE place.merchant_id = merchant.id AND place.removed_at IS NULL
      AND membership.user_id = $4 AND membership.status IN ('ACTIVE', 'PENDING')))
  AND NOT EXISTS (
    SELECT FROM unnest($5::text[]) AS word WHERE merchant.about_text NOT LIKE '%' || search_normalize(word) || '%')
  AND ($6::text[] IS NULL OR merchant.category_code = ANY ($6))
  AND ($7::integer IS NULL OR ${metresOf('merchant')} <= $7)`;

function parametersOf({ networkId, words, categories, near, ...filter }: MerchantFilter): readonly unknown[] {
  return [
    ...[networkId, filter.statuses, filter.openStatuses, filter.viewerUserId],
    ...[words.map(escapeLike), categories, near?.withinMetres ?? null],
    ...[near?.latitude ?? null, near?.longitude ?? null],
  ];
}

/** The name as the list is sorted by it: in the reader's language where the shop has one in it. */
const sortName = (merchant: string) => `(CASE WHEN $10 = 'TH'
  THEN coalesce(nullif(${merchant}.name_th, ''), ${merchant}.name_en)
  ELSE coalesce(nullif(${merchant}.name_en, ''), ${merchant}.name_th) END) COLLATE "th-x-icu"`;

/** Whether a name does not begin with the first word of the search: false comes first. */
const isNoPrefix = (merchant: string) => `(cardinality($5::text[]) > 0
  AND search_normalize(${merchant}.name_th) NOT LIKE search_normalize(($5::text[])[1]) || '%'
  AND search_normalize(${merchant}.name_en) NOT LIKE search_normalize(($5::text[])[1]) || '%')`;

const byName = (merchant: string) => `${isNoPrefix(merchant)}, ${sortName(merchant)}, ${merchant}.id`;
const byDistance = (merchant: string) =>
  `coalesce(${metresOf(merchant)}, 40000000), ${sortName(merchant)}, ${merchant}.id`;

/** Shops by name, as a Thai dictionary sorts, or the nearest first. The cursor is the last shop's id: a name may be long. */
export function listMerchants(
  database: Database,
  page: MerchantFilter & {
    readonly language: 'TH' | 'EN';
    /** True: by distance from `near`. */
    readonly isNearest: boolean;
    readonly limit: number;
    readonly afterId: string | null;
  },
): Promise<MerchantRow[]> {
  const order = page.isNearest ? byDistance : byName;
  return readInOrder(
    database,
    `SELECT merchant.id FROM merchant
      WHERE ${matches} AND ($11::uuid IS NULL OR (${order('merchant')})
        > (SELECT ${order('last')} FROM merchant last WHERE last.id = $11 AND last.network_id = $1))
      ORDER BY ${order('merchant')} LIMIT $12`,
    [...parametersOf(page), page.language, page.afterId, page.limit],
  );
}

export function countMerchants(database: Database, filter: MerchantFilter): Promise<number> {
  return readCount(database, `SELECT count(*) AS count FROM merchant WHERE ${matches}`, parametersOf(filter));
}

/** Applications that wait for a coordinator, the oldest first. */
export function listMerchantQueue(
  database: Database,
  page: {
    readonly networkId: string;
    readonly limit: number;
    readonly after: readonly [appliedAt: string, id: string] | null;
  },
): Promise<MerchantRow[]> {
  return readInOrder(
    database,
    `SELECT id FROM merchant WHERE network_id = $1 AND status = 'APPLIED'
        AND ($2::timestamptz IS NULL OR (applied_at, id) > ($2, $3::uuid))
      ORDER BY applied_at, id LIMIT $4`,
    [page.networkId, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
  );
}

export function countMerchantQueue(database: Database, networkId: string): Promise<number> {
  return readCount(
    database,
    `SELECT count(*) AS count FROM merchant WHERE network_id = $1 AND status = 'APPLIED'`,
    [networkId],
  );
}

/** A person with more shops than this sees the first of them. */
const shopsOfAPerson = 100;

/** Batch load for {@link Loaders}: the shops that each membership's person works for, the first first. */
export async function loadMerchantsByMembership(
  database: Database,
  membershipIds: readonly string[],
): Promise<ReadonlyMap<string, readonly MerchantRow[]>> {
  const { rows } = await database.pool.query<{ membershipId: string; merchantId: string }>({
    name: 'merchants_by_membership',
    text: `
      SELECT membership.id AS "membershipId", place.merchant_id AS "merchantId" FROM membership
      CROSS JOIN LATERAL (
        SELECT * FROM merchant_staff
        WHERE merchant_staff.membership_id = membership.id AND merchant_staff.removed_at IS NULL
        ORDER BY created_at, id LIMIT $2) AS place
      WHERE membership.id = ANY ($1::uuid[]) AND membership.status IN ('ACTIVE', 'PENDING')
      ORDER BY place.created_at, place.id`,
    values: [membershipIds, shopsOfAPerson],
  });
  const merchants = await loadMerchantsById(database, [...new Set(rows.map((row) => row.merchantId))]);
  const byMembership = Map.groupBy(rows, (row) => row.membershipId);
  return new Map(
    [...byMembership].map(([id, places]) => [
      id,
      places.flatMap((place) => merchants.get(place.merchantId) ?? []),
    ]),
  );
}

async function readInOrder(
  database: Database,
  text: string,
  values: readonly unknown[],
): Promise<MerchantRow[]> {
  const { rows } = await database.pool.query<{ id: string }>(text, [...values]);
  const ids = rows.map(({ id }) => id);
  const found = await loadMerchantsById(database, ids);
  return ids.flatMap((id) => found.get(id) ?? []);
}

async function readCount(database: Database, text: string, values: readonly unknown[]): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(text, [...values]);
  return rows[0]?.count ?? 0;
}
