import type { Executor } from '../../platform/transaction.ts';

export interface AwardLimits {
  readonly awardLimitPoints: number;
  /** From more than this on a second coordinator has to vouch; null: one is enough for all. */
  readonly awardSoloLimitPoints: number | null;
}

/** The network's limits, as they are and stay until the transaction ends: an award is judged by what it is written under. */
export async function lockAwardLimits(tx: Executor, networkId: string): Promise<AwardLimits> {
  const [limits] = await tx.$queryRaw<AwardLimits[]>`
    SELECT award_limit_points AS "awardLimitPoints", award_solo_limit_points AS "awardSoloLimitPoints"
    FROM network WHERE id = ${networkId}::uuid FOR SHARE`;
  if (limits === undefined) throw new Error('no such network');
  return limits;
}

/** What one person alone may give, and stays until the transaction ends: of two who lower it at once the lower stands. */
export async function lockSoloLimit(tx: Executor, networkId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ points: number }[]>`
    SELECT coalesce(award_solo_limit_points, award_limit_points) AS points
    FROM network WHERE id = ${networkId}::uuid FOR NO KEY UPDATE`;
  if (row === undefined) throw new Error('no such network');
  return row.points;
}
