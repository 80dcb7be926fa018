import type { MembershipStatus } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';
import { loadMembershipsById, type MembershipRow } from './membership-store.ts';

/** The key of {@link loadMembershipsByPerson}. */
export function personKey(networkId: string, userId: string): string {
  return `${networkId}:${userId}`;
}

/** Batch load for {@link Loaders}: a person's membership in a network, whatever its status. Keys from {@link personKey}. */
export async function loadMembershipsByPerson(
  database: Database,
  keys: readonly string[],
): Promise<ReadonlyMap<string, MembershipRow>> {
  const pairs = keys
    .map((key) => key.split(':'))
    .map(([networkId = '', userId = '']) => ({ networkId, userId }));
  const rows = await database.prisma.membership.findMany({
    where: { OR: pairs },
    omit: { searchText: true },
  });
  return new Map(
    rows.flatMap((row) => (row.userId === null ? [] : [[personKey(row.networkId, row.userId), row]])),
  );
}

/** Most networks that one person is shown. */
const mostMemberships = 100;

/** Where the person is, waits, or once was; the oldest first. */
export function listMembershipsOfPerson(database: Database, userId: string): Promise<MembershipRow[]> {
  return database.prisma.membership.findMany({
    where: { userId },
    orderBy: { id: 'asc' },
    take: mostMemberships,
    omit: { searchText: true },
  });
}

export interface MembershipFilter {
  readonly networkId: string;
  /** Null: whatever they are. */
  readonly statuses: readonly MembershipStatus[] | null;
  /** From readSearchTerm. */
  readonly search: string | null;
}

export interface MembershipPage extends MembershipFilter {
  readonly limit: number;
  /** Only who joined before this one. */
  readonly beforeId: string | null;
}

const matches = `
  network_id = $1 AND ($2::membership_status[] IS NULL OR status = ANY ($2))
  AND ($3::text IS NULL OR search_text LIKE '%' || search_normalize($3) || '%')`;

/** The people of a network by name or number, the newest first (their ids are ordered by time). */
export async function listMemberships(database: Database, page: MembershipPage): Promise<MembershipRow[]> {
  const { rows } = await database.pool.query<{ id: string }>(
    `SELECT id FROM membership WHERE ${matches} AND ($4::uuid IS NULL OR id < $4) ORDER BY id DESC LIMIT $5`,
    [page.networkId, page.statuses, page.search, page.beforeId, page.limit],
  );
  const ids = rows.map((row) => row.id);
  const found = await loadMembershipsById(database, ids);
  return ids.flatMap((id) => found.get(id) ?? []);
}

export async function countMemberships(database: Database, filter: MembershipFilter): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(
    `SELECT count(*) AS count FROM membership WHERE ${matches}`,
    [filter.networkId, filter.statuses, filter.search],
  );
  return rows[0]?.count ?? 0;
}

/** Everybody who has a part in the network now and a sign-in of their own: where what concerns all of them is told. */
export async function activeUserIds(executor: Executor, networkId: string): Promise<string[]> {
  const rows = await executor.membership.findMany({
    where: { networkId, status: 'ACTIVE', userId: { not: null }, roles: { isEmpty: false } },
    select: { userId: true },
  });
  return rows.flatMap(({ userId }) => userId ?? []);
}
