import { isCoordinator } from '../members/member-policy.ts';
import type { MembershipRow } from '../members/membership-store.ts';

/** Files have names and what people did: coordinators of the network alone, no auditor. */
export const mayImport = isCoordinator;

/** Two persons vouch for what brings more than the network lets one give at once, counted over a day. */
export const needsSecondPerson = (facts: {
  readonly points: number;
  readonly pointsAloneToday: number;
  readonly awardLimitPoints: number;
}): boolean => facts.points > 0 && facts.points + facts.pointsAloneToday > facts.awardLimitPoints;

/** The second is another coordinator than the one who started it. */
export const mayConfirm = (membership: MembershipRow, startedBy: string | null): boolean =>
  mayImport(membership) && startedBy !== null && membership.id !== startedBy;

/** Nobody vouches for their own deeds: neither of the two. */
export const isOwnDeed = (
  memberId: string | null,
  { startedBy, confirmedBy }: { readonly startedBy: string | null; readonly confirmedBy: string | null },
): boolean => memberId !== null && (memberId === startedBy || memberId === confirmedBy);

export const importLimits = {
  /** Of one coordinator in 24 hours. */
  uploadsADay: 50,
  /** Of a network, not over yet. */
  openImports: 20,
  lines: 100_000,
  fileBytes: 20 * 1024 * 1024,
  /** Files that one process takes in at the same time. */
  uploadsAtOnce: 4,
} as const;
