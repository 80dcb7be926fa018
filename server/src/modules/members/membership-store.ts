import type { MembershipModel } from '../../platform/generated/models.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';
import { type MembershipAction, membershipTransitions } from './membership-state.ts';

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

export function findMembershipById(executor: Executor, id: string): Promise<MembershipRow | null> {
  return executor.membership.findUnique({ where: { id }, omit });
}

/**
 * The membership as it is, and stays until the transaction ends. With FOR SHARE others may hold it still in the same way
 * at the same time; with FOR NO KEY UPDATE one alone. Neither keeps a redemption waiting, which looks at the key only.
 */
export async function lockMembership(
  tx: Executor,
  id: string,
  strength: 'FOR SHARE' | 'FOR NO KEY UPDATE',
): Promise<MembershipRow | null> {
  await (strength === 'FOR SHARE'
    ? tx.$queryRaw`SELECT 1 FROM membership WHERE id = ${id}::uuid FOR SHARE`
    : tx.$queryRaw`SELECT 1 FROM membership WHERE id = ${id}::uuid FOR NO KEY UPDATE`);
  return findMembershipById(tx, id);
}

/**
 * The network's coordinators, locked: whoever ends somebody's coordinating, their own too, takes this lock first, so
 * that two who do it at once cannot leave the network with none. By id, so that two calls cannot wait for each other.
 */
export async function lockCoordinators(tx: Executor, networkId: string): Promise<readonly MembershipRow[]> {
  await tx.$queryRaw`
    SELECT 1 FROM membership
    WHERE network_id = ${networkId}::uuid AND status = 'ACTIVE' AND 'COORDINATOR' = ANY (roles)
    ORDER BY id FOR NO KEY UPDATE`;
  // Read again: while we waited, the one before us may have changed who they are.
  return findCoordinators(tx, networkId);
}

/** Those who coordinate the network now. */
export function findCoordinators(executor: Executor, networkId: string): Promise<MembershipRow[]> {
  return executor.membership.findMany({
    where: { networkId, status: 'ACTIVE', roles: { has: 'COORDINATOR' } },
    omit,
  });
}

/** Where notices to the network's coordinators go. */
export async function coordinatorUserIds(executor: Executor, networkId: string): Promise<string[]> {
  return (await findCoordinators(executor, networkId)).flatMap(({ userId }) => userId ?? []);
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

/**
 * Null when the person has a membership in this network already: the unique key decides, also between two calls at once.
 * Throws the unique violation when the member number is taken: see {@link withMemberNumber}.
 */
export async function insertMembership(
  executor: Executor,
  membership: NewMembership,
): Promise<MembershipRow | null> {
  const inserted = await executor.$queryRaw<readonly object[]>`
    INSERT INTO membership (id, network_id, user_id, display_name, roles, status, member_number)
    VALUES (${membership.id}::uuid, ${membership.networkId}::uuid, ${membership.userId}::uuid, ${membership.displayName},
      ${[...membership.roles]}::network_role[], ${membership.status}::membership_status, ${membership.memberNumber})
    ON CONFLICT (network_id, user_id) DO NOTHING
    RETURNING id`;
  return inserted.length === 0 ? null : findMembershipById(executor, membership.id);
}

/** Brings back one who LEFT. Null when the membership is in any other state by now: of two calls at once one wins. */
export async function rejoinMembership(
  executor: Executor,
  id: string,
  change: {
    readonly displayName: string;
    readonly status: 'ACTIVE' | 'PENDING';
    readonly memberNumber: string;
  },
): Promise<MembershipRow | null> {
  const [row] = await executor.membership.updateManyAndReturn({
    where: { id, status: 'LEFT' },
    data: { ...change, roles: ['MEMBER'] },
    omit,
  });
  return row ?? null;
}

/** Makes a member of one who is ACTIVE in other roles only. Null when they are a member, or not active, by now. */
export async function addMemberRole(
  executor: Executor,
  membership: MembershipRow,
  change: { readonly displayName: string; readonly memberNumber: string },
): Promise<MembershipRow | null> {
  const [row] = await executor.membership.updateManyAndReturn({
    where: { id: membership.id, status: 'ACTIVE', NOT: { roles: { has: 'MEMBER' } } },
    data: { ...change, roles: { push: 'MEMBER' } },
    omit,
  });
  return row ?? null;
}

/**
 * Applies an action of the transition table; null when the status, by now, is none that it starts from. Of the roles
 * only MEMBER stays: what a person was trusted with before, they are asked about again when they are back.
 */
export async function changeMembershipStatus(
  executor: Executor,
  id: string,
  action: MembershipAction,
): Promise<MembershipRow | null> {
  const { from, to } = membershipTransitions[action];
  const changed = await executor.$queryRaw<readonly object[]>`
    UPDATE membership
    SET status = ${to}::membership_status,
      roles = CASE WHEN 'MEMBER' = ANY (roles) THEN '{MEMBER}' ELSE '{}' END::network_role[]
    WHERE id = ${id}::uuid AND status = ANY (${[...from]}::membership_status[])
    RETURNING id`;
  return changed.length === 0 ? null : findMembershipById(executor, id);
}

/** Sets the roles of one whose row the caller has locked. */
export function setRoles(
  tx: Executor,
  id: string,
  change: { readonly roles: MembershipRow['roles']; readonly memberNumber: string | null },
): Promise<MembershipRow> {
  return tx.membership.update({ where: { id }, data: { ...change, roles: [...change.roles] }, omit });
}
