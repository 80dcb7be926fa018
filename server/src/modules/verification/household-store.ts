import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

/** Asks, and says nothing of whether anybody has the number. The quota and the rules are in the SQL function. */
export async function recordHouseholdRequest(
  tx: Executor,
  request: {
    readonly networkId: string;
    readonly askedBy: string;
    readonly memberNumber: string;
    readonly requestId: string;
  },
): Promise<'ASKED' | 'TOO_MANY'> {
  const [row] = await tx.$queryRaw<{ status: 'ASKED' | 'TOO_MANY' }[]>`
    SELECT ask_to_share_household(${request.networkId}::uuid, ${request.askedBy}::uuid, ${request.memberNumber},
      ${request.requestId}::uuid) AS status`;
  if (row === undefined) throw new Error('ask_to_share_household did not answer');
  return row.status;
}

/** The account of the one whom a new request asks; null when it asks nobody, or somebody without an account. */
export async function findAskedUserId(tx: Executor, requestId: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ userId: string | null }[]>`
    SELECT asked.user_id AS "userId" FROM household_request request JOIN membership asked ON asked.id = request.asked
    WHERE request.id = ${requestId}::uuid`;
  return row?.userId ?? null;
}

export async function recordHouseholdAnswer(
  tx: Executor,
  answer: {
    readonly networkId: string;
    readonly requestId: string;
    readonly memberId: string;
    readonly accepts: boolean;
  },
): Promise<'ANSWERED' | 'NOT_FOUND' | 'FULL'> {
  const [row] = await tx.$queryRaw<{ status: 'ANSWERED' | 'NOT_FOUND' | 'FULL' }[]>`
    SELECT answer_household_request(${answer.networkId}::uuid, ${answer.requestId}::uuid, ${answer.memberId}::uuid,
      ${answer.accepts}) AS status`;
  if (row === undefined) throw new Error('answer_household_request did not answer');
  return row.status;
}

/** Exactly these live together from now on; one alone lives with nobody. */
export async function recordHousehold(
  tx: Executor,
  networkId: string,
  memberIds: readonly string[],
): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM (SELECT set_household(${networkId}::uuid, ${[...memberIds]}::uuid[])) AS done`;
}

export interface HouseholdRequestRow {
  readonly id: string;
  readonly networkId: string;
  readonly askedBy: string;
  readonly createdAt: Date;
}

/** A request, when it waits for this membership's answer; else null. */
export async function findHouseholdRequest(
  tx: Executor,
  id: string,
): Promise<{ readonly networkId: string; readonly asked: string } | null> {
  return tx.householdRequest.findUnique({ where: { id }, select: { networkId: true, asked: true } });
}

const mostRequests = 50;

/** Batch load for {@link Loaders}: what waits for each membership's answer, the oldest first. */
export async function loadHouseholdRequests(
  database: Database,
  membershipIds: readonly string[],
): Promise<ReadonlyMap<string, readonly HouseholdRequestRow[]>> {
  const rows = await database.prisma.householdRequest.findMany({
    where: { asked: { in: [...membershipIds] }, answeredAt: null },
    orderBy: { id: 'asc' },
    take: mostRequests * membershipIds.length,
  });
  return Map.groupBy(rows, (row) => row.asked);
}

/** Batch load for {@link Loaders}: the memberships of each household. */
export async function loadHouseholdMembers(
  database: Database,
  householdIds: readonly string[],
): Promise<ReadonlyMap<string, readonly { readonly id: string; readonly displayName: string }[]>> {
  const rows = await database.prisma.membership.findMany({
    where: { householdId: { in: [...householdIds] } },
    select: { id: true, displayName: true, householdId: true },
    orderBy: { id: 'asc' },
  });
  return Map.groupBy(rows, (row) => row.householdId ?? '');
}
