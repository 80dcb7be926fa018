import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';
import { loadMerchantsById, type MerchantRow } from './merchant-store.ts';

/** How many look-alikes a coordinator is shown. */
const similarLimit = 5;

/** How many an applicant is asked about. */
const hintLimit = 3;

/** What makes two shops look like one. */
export const LikenessReason = { NAME: 'NAME', PHONE: 'PHONE', PLACE: 'PLACE' } as const;
export type LikenessReason = (typeof LikenessReason)[keyof typeof LikenessReason];

export interface Likeness {
  readonly merchant: MerchantRow;
  readonly reasons: readonly LikenessReason[];
}

interface LikenessRow {
  readonly subjectId: string;
  readonly id: string;
  readonly hasSimilarName: boolean;
  readonly hasSamePhone: boolean;
  readonly isNear: boolean;
}

/** The square of the distance on the flat, in metres: a degree of latitude is 111,320 m. Null without coordinates. */
const squareMetres = `(power((other.latitude - subject.latitude) * 111320, 2)
  + power((other.longitude - subject.longitude) * 111320 * cos(radians(subject.latitude)), 2))`;

const isNear = `(other.category_code = subject.category_code
  AND abs(other.latitude - subject.latitude) < 0.0005 AND ${squareMetres} <= 50 * 50)`;

/** A name as it is compared: without its tone marks, and without the word “shop”, which makes all alike. */
const bareName = (name: string) => `regexp_replace(search_normalize(${name}), '^ราน\\s*', '')`;
const alikeIn = (language: 'th' | 'en') =>
  `CASE WHEN other.name_${language} <> '' AND subject.name_${language} <> ''
    THEN similarity(${bareName(`other.name_${language}`)}, ${bareName(`subject.name_${language}`)}) ELSE 0 END`;

/**
 * For each subject those shops of its network that may be the same one: a similar name (trigram similarity of 0.4 or more
 * in either language, tone marks aside), the same telephone number, or the same category within 50 metres.
 *
 * Each look goes through its own index or over the network's shops once: one look with OR compares every pair. The
 * operators find, by the trigram index, what is similar to 0.3 (%) or holds the name almost whole (%>, 0.6).
 */
const lookAlikes = (subjects: string, mayBeShown: string) => `
  SELECT subject.id AS "subjectId", alike.* FROM (${subjects}) AS subject
  CROSS JOIN LATERAL (
    SELECT found.id, found.name_likeness >= 0.4 AS "hasSimilarName", found.has_same_phone AS "hasSamePhone",
      found.is_near AS "isNear"
    FROM (
      SELECT other.id, greatest(${alikeIn('th')}, ${alikeIn('en')}) AS name_likeness,
        other.phone = subject.phone AS has_same_phone, coalesce(${isNear}, false) AS is_near
      FROM (
        SELECT other.id FROM merchant other
        WHERE other.search_text % subject.search_text AND other.network_id = subject.network_id
        UNION
        SELECT other.id FROM merchant other
        WHERE other.search_text %> subject.search_text AND other.network_id = subject.network_id
        UNION
        SELECT other.id FROM merchant other
        WHERE other.network_id = subject.network_id AND other.phone = subject.phone
        UNION
        SELECT other.id FROM merchant other WHERE other.network_id = subject.network_id AND ${isNear}
      ) AS candidate
      JOIN merchant other ON other.id = candidate.id AND other.id <> subject.id AND ${mayBeShown}
    ) AS found
    WHERE found.name_likeness >= 0.4 OR found.has_same_phone OR found.is_near
    ORDER BY found.has_same_phone DESC, found.name_likeness DESC, found.id LIMIT $2) AS alike
  ORDER BY alike."hasSamePhone" DESC, alike."hasSimilarName" DESC, alike.id`;

const lookAlikesOfShops = lookAlikes(
  'SELECT * FROM merchant WHERE id = ANY ($1::uuid[])',
  `other.status <> 'DECLINED'`,
);

/** Batch load for {@link Loaders}: each shop's look-alikes and why, the closest first; declined shops aside. */
export async function loadLikenesses(
  database: Database,
  merchantIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Likeness[]>> {
  const { rows } = await database.pool.query<LikenessRow>({
    name: 'look_alikes',
    text: lookAlikesOfShops,
    values: [merchantIds, similarLimit],
  });
  const found = await withMerchants(database, rows);
  return new Map(
    merchantIds.map((merchantId) => [
      merchantId,
      found.flatMap(({ subjectId, likeness }) => (subjectId === merchantId ? [likeness] : [])),
    ]),
  );
}

/** Why other shops look like this one, each with its reasons, in a transaction that has the shop locked. */
export async function findLikenessReasons(
  tx: Executor,
  merchantId: string,
): Promise<readonly Pick<Likeness, 'reasons'>[]> {
  const rows = await tx.$queryRawUnsafe<LikenessRow[]>(lookAlikesOfShops, [merchantId], similarLimit);
  return rows.map((row) => ({ reasons: reasonsOf(row) }));
}

/** A shop as somebody is about to write it down. */
export interface ShopSketch {
  readonly networkId: string;
  readonly nameTh: string;
  readonly nameEn: string;
  /** Normalised; null when there is none yet. */
  readonly phone: string | null;
  readonly categoryCode: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/**
 * At most three shops that the sketch may be one of, for the person who writes it: partner shops, which everybody sees,
 * and those where they work.
 */
export async function findShopsLike(
  database: Database,
  sketch: ShopSketch,
  viewerUserId: string,
): Promise<readonly Likeness[]> {
  const { rows } = await database.pool.query<LikenessRow>({
    name: 'shops_like',
    text: lookAlikes(
      `SELECT gen_random_uuid() AS id, $1::uuid AS network_id, $3::text AS name_th, $4::text AS name_en,
        search_normalize(trim($3::text || ' ' || $4::text)) AS search_text, $5::text AS phone, $6::text AS category_code,
        $7::double precision AS latitude, $8::double precision AS longitude`,
      `(other.status = 'APPROVED' OR other.status <> 'DECLINED' AND EXISTS (
        SELECT FROM merchant_staff place JOIN membership ON membership.id = place.membership_id
        WHERE place.merchant_id = other.id AND place.removed_at IS NULL AND membership.user_id = $9))`,
    ),
    values: [
      ...[sketch.networkId, hintLimit, sketch.nameTh, sketch.nameEn, sketch.phone, sketch.categoryCode],
      ...[sketch.latitude, sketch.longitude, viewerUserId],
    ],
  });
  return (await withMerchants(database, rows)).map(({ likeness }) => likeness);
}

async function withMerchants(
  database: Database,
  rows: readonly LikenessRow[],
): Promise<readonly { readonly subjectId: string; readonly likeness: Likeness }[]> {
  const merchants = await loadMerchantsById(database, [...new Set(rows.map((row) => row.id))]);
  return rows.flatMap((row) => {
    const merchant = merchants.get(row.id);
    if (merchant === undefined) return [];
    return [{ subjectId: row.subjectId, likeness: { merchant, reasons: reasonsOf(row) } }];
  });
}

function reasonsOf({ hasSimilarName, hasSamePhone, isNear: isClose }: LikenessRow): LikenessReason[] {
  const reasons: LikenessReason[] = [];
  if (hasSamePhone) reasons.push('PHONE');
  if (hasSimilarName) reasons.push('NAME');
  if (isClose) reasons.push('PLACE');
  return reasons;
}
