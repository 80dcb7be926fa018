import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';
import type { MembershipRow } from '../members/membership-store.ts';

/** The key of {@link loadOrganisers}. */
export function organiserKey(eventId: string, membershipId: string): string {
  return `${eventId}:${membershipId}`;
}

/** Batch load for {@link Loaders}: true for who stands at the desk now, by {@link organiserKey}. */
export async function loadOrganisers(
  database: Database,
  keys: readonly string[],
): Promise<ReadonlyMap<string, boolean>> {
  const pairs = keys.map((key) => key.split(':'));
  const { rows } = await database.pool.query<{ event_id: string; membership_id: string }>({
    name: 'event_organisers',
    text: `
      SELECT event_id, membership_id FROM event_organiser
      JOIN unnest($1::uuid[], $2::uuid[]) AS wanted (event_id, membership_id) USING (event_id, membership_id)
      WHERE removed_at IS NULL`,
    values: [pairs.map(([eventId]) => eventId), pairs.map(([, membershipId]) => membershipId)],
  });
  return new Map(rows.map((row) => [organiserKey(row.event_id, row.membership_id), true]));
}

/** Batch load for {@link Loaders}: the memberships at the desk of each event, in the order in which they came. */
export async function loadOrganiserIdsByEvent(
  database: Database,
  eventIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await database.prisma.eventOrganiser.findMany({
    where: { eventId: { in: [...eventIds] }, removedAt: null },
    orderBy: [{ addedAt: 'asc' }, { membershipId: 'asc' }],
    select: { eventId: true, membershipId: true },
  });
  const byEvent = Map.groupBy(rows, (row) => row.eventId);
  return new Map([...byEvent].map(([eventId, of]) => [eventId, of.map(({ membershipId }) => membershipId)]));
}

export async function isOrganiser(
  executor: Executor,
  eventId: string,
  membershipId: string,
): Promise<boolean> {
  return (await executor.eventOrganiser.count({ where: { eventId, membershipId, removedAt: null } })) > 0;
}

/** Who stands at the desk from now on. Who does no more stays in the table: see the migration. */
export async function setOrganisers(
  tx: Executor,
  event: { readonly id: string; readonly networkId: string },
  change: { readonly membershipIds: readonly string[]; readonly addedBy: string },
): Promise<void> {
  const membershipIds = [...change.membershipIds];
  await tx.$executeRaw`
    UPDATE event_organiser SET removed_at = now()
    WHERE event_id = ${event.id}::uuid AND removed_at IS NULL AND membership_id <> ALL (${membershipIds}::uuid[])`;
  await tx.$executeRaw`
    INSERT INTO event_organiser (event_id, network_id, membership_id, added_by)
    SELECT ${event.id}::uuid, ${event.networkId}::uuid, id, ${change.addedBy}::uuid
    FROM unnest(${membershipIds}::uuid[]) AS person (id) ORDER BY id
    ON CONFLICT (event_id, membership_id) DO UPDATE SET removed_at = NULL, added_by = excluded.added_by
    WHERE event_organiser.removed_at IS NOT NULL`;
}

/** Most people that one can choose from. */
const mostCandidates = 100;

/** Who may stand at a desk, by name. */
export function listPossibleOrganisers(database: Database, networkId: string): Promise<MembershipRow[]> {
  return database.prisma.membership.findMany({
    where: { networkId, status: 'ACTIVE', roles: { hasSome: ['COORDINATOR', 'VERIFIER'] } },
    orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
    take: mostCandidates,
    omit: { searchText: true },
  });
}
