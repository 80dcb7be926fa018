import type { FieldProblem } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { isCoordinator } from '../members/member-policy.ts';
import { findMembership } from '../members/membership-store.ts';
import { lowerSoloLimit } from './award-limit-store.ts';

export type LowerAwardSoloLimitOutcome =
  | { readonly outcome: 'LOWERED'; readonly networkId: string }
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * A coordinator says from how many points on an award by hand wants a second coordinator. Only ever less: see
 * {@link lowerSoloLimit}, and docs/operations.md for the way up.
 *
 * - LOWERED: also when it is exactly so already.
 * - INVALID: less than one point, or more than one person may give alone now.
 * - FORBIDDEN: not a coordinator of the network, or there is no such network.
 */
export async function lowerAwardSoloLimit(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly networkId: string | null; readonly points: number },
): Promise<LowerAwardSoloLimitOutcome> {
  const { networkId, userId, points } = command;
  if (networkId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const coordinator = await findMembership(tx, networkId, userId);
    if (!isCoordinator(coordinator)) return { outcome: 'FORBIDDEN' };
    if (points < 1) return { outcome: 'INVALID', problems: [tooLow] };
    if (await lowerSoloLimit(tx, networkId, points)) return { outcome: 'LOWERED', networkId };
    const network = await tx.network.findUniqueOrThrow({
      where: { id: networkId },
      select: { awardLimitPoints: true, awardSoloLimitPoints: true },
    });
    const limit = network.awardSoloLimitPoints ?? network.awardLimitPoints;
    return points === limit
      ? { outcome: 'LOWERED', networkId }
      : { outcome: 'INVALID', problems: [tooHigh(limit)] };
  });
}

const tooLow: FieldProblem = {
  path: ['points'],
  message: { th: 'ต้องเป็น 1 แต้มขึ้นไป', en: 'At least 1 point.' },
};

const tooHigh = (limit: number): FieldProblem => ({
  path: ['points'],
  message: {
    th: `ตอนนี้คนเดียวให้ได้ ${limit.toLocaleString('th')} แต้มอยู่แล้ว ลดลงได้อย่างเดียว`,
    en: `One person may give ${limit.toLocaleString('en')} points now; this can only be lowered.`,
  },
});
