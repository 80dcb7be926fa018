import type { DeedDecisionKind } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';

/** One thing that was said about a deed. By whom is left where it is: the story has no names. */
export interface DeedStoryRow {
  readonly id: string;
  readonly deedId: string;
  readonly kind: DeedDecisionKind;
  /** Of an ANSWER: to what. */
  readonly answers: DeedDecisionKind | null;
  readonly text: string | null;
  readonly at: Date;
}

/** A story is a conversation of a few lines. */
const mostLines = 100;

/** Batch load for {@link Loaders}: what was said about each deed, the oldest first; a confirmation that was undone is not. */
export async function loadDeedStories(
  database: Database,
  deedIds: readonly string[],
): Promise<ReadonlyMap<string, readonly DeedStoryRow[]>> {
  const { rows } = await database.pool.query<DeedStoryRow>({
    name: 'load_deed_stories',
    text: `SELECT said.id, said.deed_id AS "deedId", said.kind, said.answers, said.text, said.at
      FROM unnest($1::uuid[]) AS wanted (id)
      CROSS JOIN LATERAL (
        SELECT * FROM deed_decision WHERE deed_id = wanted.id AND undone_at IS NULL ORDER BY at, id LIMIT $2) AS said
      ORDER BY said.deed_id, said.at, said.id`,
    values: [deedIds, mostLines],
  });
  return Map.groupBy(rows, (row) => row.deedId);
}
