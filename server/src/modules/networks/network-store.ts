import type { NetworkModel } from '../../platform/generated/models.ts';
import type { Database } from '../../platform/postgres.ts';

export type NetworkRow = Omit<
  NetworkModel,
  'searchText' | 'maxHoldDays' | 'caseDueDays' | 'checklistRequired'
>;

/** A NetworkRow, under the names that it has here. */
const columns = `
  id, parent_id AS "parentId", slug, name_th AS "nameTh", name_en AS "nameEn",
  description_th AS "descriptionTh", description_en AS "descriptionEn", join_policy AS "joinPolicy",
  award_limit_points AS "awardLimitPoints", award_solo_limit_points AS "awardSoloLimitPoints",
  escalate_after_hours AS "escalateAfterHours", trusted_offers_live AS "trustedOffersLive",
  time_zone AS "timeZone", keep_deed_photos AS "keepDeedPhotos", created_at AS "createdAt",
  monthly_gift_points AS "monthlyGiftPoints", gift_limit_points AS "giftLimitPoints",
  solo_funding_points AS "soloFundingPoints"`;

/** Batch load for {@link Loaders}. */
export async function loadNetworksById(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NetworkRow>> {
  const { rows } = await database.pool.query<NetworkRow>({
    name: 'load_networks',
    text: `SELECT ${columns} FROM network WHERE id = ANY ($1::uuid[])`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** As the table's CHECK has it. */
const slugPattern = /^[a-z0-9-]{1,64}$/;

/** Null also for what cannot be a slug: PostgreSQL would refuse a text with NUL. */
export async function findNetworkBySlug(database: Database, slug: string): Promise<NetworkRow | null> {
  if (!slugPattern.test(slug)) return null;
  const { rows } = await database.pool.query<NetworkRow>({
    name: 'find_network_by_slug',
    text: `SELECT ${columns} FROM network WHERE slug = $1`,
    values: [slug],
  });
  return rows[0] ?? null;
}

export interface NetworkPage {
  /** From readSearchTerm. */
  readonly search: string | null;
  readonly limit: number;
  /** The Thai name and the id of the last one seen. */
  readonly after: readonly [name: string, id: string] | null;
}

/** Where people join: the leaves of the tree. Those above them only hold them together. */
const matches = `
  NOT EXISTS (SELECT FROM network child WHERE child.parent_id = network.id)
  AND ($1::text IS NULL OR search_text LIKE '%' || search_normalize($1) || '%')`;

/** The communities by their Thai name, in the order of a Thai dictionary. */
export async function listNetworks(database: Database, page: NetworkPage): Promise<NetworkRow[]> {
  const { rows } = await database.pool.query<NetworkRow>(
    `SELECT ${columns} FROM network
    WHERE ${matches} AND ($2::text IS NULL OR (name_th COLLATE "th-x-icu", id) > ($2 COLLATE "th-x-icu", $3::uuid))
    ORDER BY name_th COLLATE "th-x-icu", id LIMIT $4`,
    [page.search, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
  );
  return rows;
}

export async function countNetworks(database: Database, search: string | null): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(
    `SELECT count(*) AS count FROM network WHERE ${matches}`,
    [search],
  );
  return rows[0]?.count ?? 0;
}
