import type { MembershipModel } from '../../platform/generated/models.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

export type MembershipRow = Omit<MembershipModel, 'searchText'>;

const omit = { searchText: true } as const;

/** Batch load for {@link Loaders}. */
export async function loadMembershipsById(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, MembershipRow>> {
  const rows = await database.prisma.membership.findMany({ where: { id: { in: [...ids] } }, omit });
  return new Map(rows.map((row) => [row.id, row]));
}

/** The person's membership in a network, whatever its status; null when there never was one. */
export function findMembership(
  executor: Executor,
  networkId: string,
  userId: string,
): Promise<MembershipRow | null> {
  return executor.membership.findUnique({ where: { networkId_userId: { networkId, userId } }, omit });
}

export interface NewMembership {
  readonly id: string;
  readonly networkId: string;
  readonly userId: string;
  readonly displayName: string;
  readonly roles: MembershipRow['roles'];
  readonly status: MembershipRow['status'];
  readonly memberNumber: string | null;
}

/** Null when the person has a membership in this network already: the unique key decides, also between two calls at once. */
export async function insertMembership(
  executor: Executor,
  membership: NewMembership,
): Promise<MembershipRow | null> {
  const [row] = await executor.membership.createManyAndReturn({
    data: [{ ...membership, roles: [...membership.roles] }],
    omit,
    skipDuplicates: true,
  });
  return row ?? null;
}

/**
 * Makes a member of one who LEFT, or of one who is ACTIVE without the MEMBER role. Null when the membership is in any
 * other state by now: the condition is in the statement, so that of two calls at once one wins.
 */
export async function reviveMembership(
  executor: Executor,
  earlier: MembershipRow,
  change: {
    readonly displayName: string;
    readonly status: 'ACTIVE' | 'PENDING';
    readonly memberNumber: string;
  },
): Promise<MembershipRow | null> {
  const withoutMemberRole = { status: 'ACTIVE', NOT: { roles: { has: 'MEMBER' } } } as const;
  const [row] = await executor.membership.updateManyAndReturn({
    where: { id: earlier.id, OR: [{ status: 'LEFT' }, withoutMemberRole] },
    data: {
      displayName: change.displayName,
      // Somebody who works here in another role stays active while their wish to be a member is decided.
      status: earlier.status === 'ACTIVE' ? 'ACTIVE' : change.status,
      memberNumber: change.memberNumber,
      roles: earlier.status === 'LEFT' ? ['MEMBER'] : [...earlier.roles, 'MEMBER'],
    },
    omit,
  });
  return row ?? null;
}
