import type { FieldProblem } from '../../graphql/user-error.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { isCoordinator } from '../members/member-policy.ts';
import { findMembership } from '../members/membership-store.ts';
import { writeSetting } from '../network-settings/setting-store.ts';
import { lockSoloLimit } from './award-limit-store.ts';

export type LowerAwardSoloLimitOutcome =
  | { readonly outcome: 'LOWERED'; readonly networkId: string }
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * A coordinator says from how many points on an award by hand wants a second coordinator. Only ever less; the way up is
 * changeNetworkSetting, which wants a second person itself.
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
    const limit = await lockSoloLimit(tx, networkId);
    if (points > limit) return { outcome: 'INVALID', problems: [tooHigh(limit)] };
    if (points < limit) {
      const setting = 'AWARD_SOLO_LIMIT_POINTS';
      await writeSetting(tx, { id: newId(), networkId, setting, value: points, changedBy: coordinator.id });
    }
    return { outcome: 'LOWERED', networkId };
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
