import type { Executor } from '../../platform/transaction.ts';
import { coordinatorUserIds } from '../members/membership-store.ts';
import { notify, notifyEach } from '../notifications/notify.ts';
import type { GoalRow } from './goal-store.ts';
import type { Followed } from './pledge-store.ts';

function nameOf({ id, titleTh, titleEn }: GoalRow): Readonly<Record<string, string>> {
  return { goalId: id, goalTh: titleTh, goalEn: titleEn };
}

/**
 * Tells each of these members what became of their pledges, in the transaction in which it did. One who has no sign-in of
 * their own is told by nobody.
 */
export async function tellOfEnd(tx: Executor, goal: GoalRow, followed: readonly Followed[]): Promise<void> {
  const { networkId, targetPoints, cancelReason } = goal;
  await notifyEach(
    tx,
    followed.map(({ userId, points }) => ({
      networkId,
      userIds: userId === null ? [] : [userId],
      ...(goal.state === 'REACHED'
        ? { kind: 'GOAL_REACHED', parameters: { ...nameOf(goal), points: String(targetPoints) } }
        : {
            kind: 'GOAL_RETURNED',
            parameters: {
              ...nameOf(goal),
              points: String(points),
              ...(cancelReason === null ? {} : { reason: cancelReason }),
            },
          }),
    })),
  );
}

/** The coordinators keep the promise now. Those who gave themselves are told as givers. */
export async function tellCoordinatorsOfReached(
  tx: Executor,
  goal: GoalRow,
  givers: readonly Followed[],
): Promise<void> {
  const told = new Set(givers.map(({ userId }) => userId));
  const userIds = await coordinatorUserIds(tx, goal.networkId);
  await notify(tx, {
    networkId: goal.networkId,
    userIds: userIds.filter((userId) => !told.has(userId)),
    kind: 'GOAL_REACHED',
    parameters: { ...nameOf(goal), points: String(goal.targetPoints) },
  });
}
