import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

export interface CapFacts {
  readonly number: number;
  /** The same for lines of one member, indicator and period. */
  readonly capKey: string;
  readonly used: number;
  readonly capCount: number;
}

/** What the caps leave, with the members locked until the transaction ends: it stays true. See lock_import_caps. */
export function lockCaps(
  tx: Executor,
  owner: { readonly id: string },
  numbers: readonly number[],
): Promise<CapFacts[]> {
  return tx.$queryRaw<CapFacts[]>`
    SELECT number, cap_key AS "capKey", used, cap_count AS "capCount"
    FROM lock_import_caps(${owner.id}::uuid, ${[...numbers]}::integer[]) ORDER BY number`;
}

export interface CapQuestion {
  readonly number: number;
  readonly memberId: string;
  readonly indicatorId: string;
  readonly doneOn: string;
}

/** The same without locks and before the lines are written: what deeds, and earlier lines of this file, have taken so far. */
export async function foreseeCaps(
  database: Database,
  owner: { readonly id: string },
  questions: readonly CapQuestion[],
): Promise<readonly (CapFacts & { readonly capStart: string })[]> {
  if (questions.length === 0) return [];
  const { rows } = await database.pool.query<CapFacts & { capStart: string }>({
    name: 'import_foresee_caps',
    text: `
      WITH wanted AS MATERIALIZED (
        SELECT wanted.number, wanted.member_id, rule.code, rule.cap_period, rule.cap_count,
          cap_period_start(rule.cap_period, wanted.done_on) AS cap_start
        FROM unnest($2::integer[], $3::uuid[], $4::uuid[], $5::date[]) AS wanted (number, member_id, indicator_id, done_on)
        JOIN indicator rule ON rule.id = wanted.indicator_id
      )
      SELECT wanted.number, concat_ws(' ', wanted.member_id, wanted.code, wanted.cap_period, wanted.cap_start) AS "capKey",
        (coalesce(cap.used, 0) + coalesce(waiting.count, 0))::integer AS used, wanted.cap_count AS "capCount",
        wanted.cap_start::text AS "capStart"
      FROM wanted
      LEFT JOIN deed_cap cap ON cap.member_id = wanted.member_id AND cap.indicator_code = wanted.code
        AND cap.cap_period = wanted.cap_period AND cap.cap_start = wanted.cap_start
      LEFT JOIN LATERAL (
        SELECT sum(line.count) AS count FROM import_line line
        WHERE line.import_id = $1 AND line.state = 'NEW' AND line.member_id = wanted.member_id
          AND line.indicator_code = wanted.code AND line.cap_start = wanted.cap_start) AS waiting ON true
      ORDER BY wanted.number`,
    values: [
      owner.id,
      questions.map(({ number }) => number),
      questions.map(({ memberId }) => memberId),
      questions.map(({ indicatorId }) => indicatorId),
      questions.map(({ doneOn }) => doneOn),
    ],
  });
  return rows;
}
