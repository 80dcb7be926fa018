import type { Database } from '../../platform/postgres.ts';
import { mostBitsApart } from '../deeds/look-hash.ts';

/** What a verifier may want to know beside a deed. Never a reason to refuse by itself. */
export const deedHints = {
  SIMILAR_PHOTO: 'SIMILAR_PHOTO',
  SAME_DAY_ELSEWHERE: 'SAME_DAY_ELSEWHERE',
} as const;
export type DeedHint = (typeof deedHints)[keyof typeof deedHints];

/** How far back photos are compared, in days. */
const lookBackDays = 180;

/**
 * Batch load for {@link Loaders}. SIMILAR_PHOTO: another record in the network has nearly the same photo; one photo for a
 * whole group, or for a deed that waits anew, is not another. SAME_DAY_ELSEWHERE: on the same day the member checked in
 * at an event, or was recorded in a group: deeds know their day, not their hour.
 */
export async function loadDeedHints(
  database: Database,
  deedIds: readonly string[],
): Promise<ReadonlyMap<string, readonly DeedHint[]>> {
  const { rows } = await database.pool.query<{ deedId: string; hints: DeedHint[] }>({
    name: 'load_deed_hints',
    text: `
      SELECT deed.id AS "deedId", array_remove(ARRAY[
        CASE WHEN EXISTS (
          SELECT FROM deed_photo_use own_use
          JOIN deed_photo own ON own.id = own_use.photo_id
          JOIN deed_photo other ON other.network_id = deed.network_id AND other.id <> own.id
            AND other.used_at IS NOT NULL AND other.created_at > now() - make_interval(days => $2)
            AND bit_count((other.look_hash # own.look_hash)::bit(64)) <= $3
          JOIN deed_photo_use other_use ON other_use.photo_id = other.id
          JOIN deed_record other_deed ON other_deed.id = other_use.deed_id
          WHERE own_use.deed_id = deed.id AND other_deed.id <> deed.id
            AND (other_deed.group_id IS NULL OR other_deed.group_id IS DISTINCT FROM deed.group_id)
            AND other_deed.id IS DISTINCT FROM deed.replaces_id
        ) THEN 'SIMILAR_PHOTO' END,
        CASE WHEN EXISTS (
          SELECT FROM deed_record other
          WHERE other.member_id = deed.member_id AND other.id <> deed.id AND other.done_on = deed.done_on
            AND other.source IN ('EVENT', 'GROUP') AND other.state NOT IN ('WITHDRAWN', 'CORRECTED')
            AND (other.group_id IS NULL OR other.group_id IS DISTINCT FROM deed.group_id)
        ) THEN 'SAME_DAY_ELSEWHERE' END], NULL) AS hints
      FROM deed_record deed WHERE deed.id = ANY ($1::uuid[])`,
    values: [deedIds, lookBackDays, mostBitsApart],
  });
  return new Map(rows.map(({ deedId, hints }) => [deedId, hints]));
}
