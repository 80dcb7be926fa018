import type { NetworkRole } from '../../platform/generated/enums.ts';
import type { MembershipRow } from './membership-store.ts';

/** True when the person holds the role now: a role of somebody who left or was removed counts for nothing. */
export function holds(
  membership: MembershipRow | null,
  ...roles: readonly NetworkRole[]
): membership is MembershipRow {
  return membership?.status === 'ACTIVE' && roles.some((role) => membership.roles.includes(role));
}

export const isCoordinator = (membership: MembershipRow | null): membership is MembershipRow =>
  holds(membership, 'COORDINATOR');

/** Reads everything that is not private, changes nothing. */
export const mayReadNetwork = (membership: MembershipRow | null): membership is MembershipRow =>
  holds(membership, 'COORDINATOR', 'AUDITOR');

/** A network is never left without a coordinator. `coordinators` are those that lockCoordinators locked. */
export function isLastCoordinator(
  membership: MembershipRow,
  coordinators: readonly MembershipRow[],
): boolean {
  return coordinators.length === 1 && coordinators[0]?.id === membership.id;
}
