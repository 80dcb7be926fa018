import type { Database } from '../../platform/postgres.ts';
import type { VerificationTimes } from './verification-times.type.ts';

/**
 * How long it took from recording a deed to its points, over the last 30 days: half waited for less than the median. What
 * nobody had to look at (check-ins, imports) and what was corrected does not count.
 */
export async function readVerificationTimes(
  database: Database,
  networkId: string,
): Promise<VerificationTimes> {
  const { rows } = await database.pool.query<VerificationTimes>({
    name: 'verification_times',
    text: `
      SELECT credited.median AS "medianMinutes", credited.count AS "creditedCount",
        waiting.count AS "waitingCount", waiting.oldest AS "oldestWaitingSince"
      FROM (
        SELECT count(*) AS count,
          round(percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM credited_at - claimed_at)) / 60)::integer AS median
        FROM deed_record
        WHERE network_id = $1 AND credited_at > now() - interval '30 days' AND state = 'VERIFIED'
          AND source IN ('MEMBER', 'ON_BEHALF', 'GROUP')
      ) AS credited
      CROSS JOIN (
        SELECT count(*) AS count, min(claimed_at) AS oldest FROM deed_record WHERE network_id = $1 AND state = 'CLAIMED'
      ) AS waiting`,
    values: [networkId],
  });
  const [times] = rows;
  if (times === undefined) throw new Error('the times gave no row');
  return times;
}
