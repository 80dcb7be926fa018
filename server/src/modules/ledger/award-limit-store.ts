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

/**
 * Lowers what one person alone may give; false when it is as low already or lower. The condition is in the statement: of two
 * at once the lower stands. There is no way up here: whoever could raise it alone would not need the second person.
 */
export async function lowerSoloLimit(tx: Executor, networkId: string, points: number): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE network SET award_solo_limit_points = ${points}
    WHERE id = ${networkId}::uuid AND ${points} < coalesce(award_solo_limit_points, award_limit_points)`;
  return changed > 0;
}
