import type { Database } from '../../platform/postgres.ts';

/** Codes of what the member recorded in their last fifty deeds, the latest first. */
export async function listOwnCodes(
  database: Database,
  networkId: string,
  memberId: string,
): Promise<readonly string[]> {
  const { rows } = await database.pool.query<{ code: string }>({
    name: 'deed_own_codes',
    text: `
      SELECT indicator_code AS code FROM (
        SELECT id, indicator_code FROM deed_record WHERE member_id = $1 AND network_id = $2 ORDER BY id DESC LIMIT 50
      ) AS latest
      GROUP BY indicator_code ORDER BY max(id::text) DESC LIMIT 20`,
    values: [memberId, networkId],
  });
  return rows.map(({ code }) => code);
}

/**
 * Codes of what was confirmed most often in the last 30 days. Nothing private, and nothing that fewer than five people
 * did: an order says something too.
 */
export async function listWidespreadCodes(database: Database, networkId: string): Promise<readonly string[]> {
  const { rows } = await database.pool.query<{ code: string }>({
    name: 'deed_widespread_codes',
    text: `
      SELECT indicator_code AS code FROM deed_record
      WHERE network_id = $1 AND credited_at >= now() - interval '30 days' AND privacy <> 'SENSITIVE'
      GROUP BY indicator_code HAVING count(DISTINCT member_id) >= 5
      ORDER BY count(*) DESC, indicator_code LIMIT 20`,
    values: [networkId],
  });
  return rows.map(({ code }) => code);
}

/** The key of {@link loadCapsUsed}. */
export function capKey(cap: {
  readonly memberId: string;
  readonly code: string;
  readonly period: string;
}): string {
  return `${cap.memberId}:${cap.code}:${cap.period}`;
}

/** Batch load for {@link Loaders}: how often a member has an indicator in the period of the network's today. */
export async function loadCapsUsed(
  database: Database,
  keys: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const parts = keys.map((key) => key.split(':'));
  const { rows } = await database.pool.query<{
    member_id: string;
    code: string;
    period: string;
    used: number;
  }>({
    name: 'deed_caps_used',
    text: `
      SELECT cap.member_id, cap.indicator_code AS code, cap.cap_period AS period, cap.used
      FROM unnest($1::uuid[], $2::text[], $3::cap_period[]) AS asked (member_id, code, period)
      JOIN membership ON membership.id = asked.member_id
      JOIN network ON network.id = membership.network_id
      JOIN deed_cap cap ON cap.member_id = asked.member_id AND cap.indicator_code = asked.code
        AND cap.cap_period = asked.period
        AND cap.cap_start = cap_period_start(asked.period, (now() AT TIME ZONE network.time_zone)::date)`,
    values: [parts.map(([id]) => id), parts.map(([, code]) => code), parts.map(([, , period]) => period)],
  });
  return new Map(
    rows.map((row) => [capKey({ memberId: row.member_id, code: row.code, period: row.period }), row.used]),
  );
}
