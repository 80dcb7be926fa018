import { isCoordinator, mayReadNetwork } from '../members/member-policy.ts';
import type { MembershipRow } from '../members/membership-store.ts';
import type { GoalRow } from './goal-store.ts';

/** Coordinators make goals, open them and call them off. */
export const mayManageGoals = isCoordinator;

/** Whoever is or was in the community: one who has left may have points held in one of its goals. */
export function maySeeGoals(membership: MembershipRow | null): membership is MembershipRow {
  return membership !== null && membership.status !== 'PENDING';
}

/** A draft is for those who look after the network. */
export function maySeeDrafts(membership: MembershipRow | null): boolean {
  return mayReadNetwork(membership);
}

export function maySeeGoal(goal: Pick<GoalRow, 'state'>, membership: MembershipRow | null): boolean {
  return maySeeGoals(membership) && (goal.state !== 'DRAFT' || maySeeDrafts(membership));
}

/** Fewer than so many givers are not counted for others: in a village they would be names. */
export const fewestSupportersTold = 5;

/** How many people stand behind a goal, as everybody may know it. */
export function supportersTold(count: number): number | null {
  return count >= fewestSupportersTold ? count : null;
}
