import type { SponsorshipModel } from '../../platform/generated/models.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

export type SponsorshipRow = Omit<SponsorshipModel, 'idempotencyKey'>;

const omit = { idempotencyKey: true } as const;

export interface SponsorRequest {
  readonly networkId: string;
  readonly merchantId: string;
  readonly staffId: string;
  /** Null: the network's fund. */
  readonly eventId: string | null;
  readonly points: number;
  readonly line: { readonly th: string; readonly en: string };
  readonly idempotencyKey: string;
}

export interface SponsorAnswer {
  readonly status:
    | 'SPONSORED'
    | 'REPLAYED'
    | 'IDEMPOTENCY_CONFLICT'
    | 'EVENT_NOT_OPEN'
    | 'EVENT_FULL'
    | 'NOT_ENOUGH';
  /** Of the sponsorship that stands. */
  readonly sponsorshipId: string;
  /** What the shop may still give, right after. */
  readonly leftPoints: number;
}

/** The rules, the locks and the writes are in the SQL function sponsor_points. */
export async function recordSponsorship(tx: Executor, request: SponsorRequest): Promise<SponsorAnswer> {
  const { line } = request;
  const [row] = await tx.$queryRaw<(Omit<SponsorAnswer, 'leftPoints'> & { readonly leftPoints: bigint })[]>`
    SELECT status, sponsorship_id AS "sponsorshipId", left_points AS "leftPoints"
    FROM sponsor_points(${request.networkId}::uuid, ${request.merchantId}::uuid, ${newId()}::uuid,
      ${request.eventId}::uuid, ${request.points}::integer, ${line.th}, ${line.en}, ${request.staffId}::uuid,
      ${request.idempotencyKey})`;
  if (row === undefined) throw new Error('sponsor_points gave no answer');
  return { ...row, leftPoints: Number(row.leftPoints) };
}

/** Batch load for {@link Loaders}. */
export async function loadSponsorshipsById(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SponsorshipRow>> {
  const rows = await database.prisma.sponsorship.findMany({ where: { id: { in: [...ids] } }, omit });
  return new Map(rows.map((row) => [row.id, row]));
}

export interface SponsorshipPage {
  readonly merchantId: string;
  readonly limit: number;
  readonly beforeId: string | null;
}

/** What a shop gave, newest first (their ids are ordered by time). */
export function listSponsorships(database: Database, page: SponsorshipPage): Promise<SponsorshipRow[]> {
  const { merchantId, beforeId, limit } = page;
  return database.prisma.sponsorship.findMany({
    where: { merchantId, ...(beforeId === null ? {} : { id: { lt: beforeId } }) },
    orderBy: { id: 'desc' },
    take: limit,
    omit,
  });
}

export function countSponsorships(database: Database, merchantId: string): Promise<number> {
  return database.prisma.sponsorship.count({ where: { merchantId } });
}

/** An event takes at most this many: sponsor_points. */
const mostOfEvent = 100;

/** Batch load for {@link Loaders}: what stands behind each event, in the order in which it was given. */
export async function loadSponsorshipsByEvent(
  database: Database,
  eventIds: readonly string[],
): Promise<ReadonlyMap<string, readonly SponsorshipRow[]>> {
  const rows = await database.prisma.sponsorship.findMany({
    where: { eventId: { in: [...eventIds] } },
    orderBy: { id: 'asc' },
    take: mostOfEvent * eventIds.length,
    omit,
  });
  const byEvent = Map.groupBy(rows, (row) => row.eventId);
  return new Map(eventIds.map((id) => [id, byEvent.get(id) ?? []]));
}

export interface Purse {
  readonly merchantId: string;
  /** For vouchers that were used so long ago that none of it can go back. */
  readonly certainPoints: number;
  /** For vouchers used since, and for those that members still hold. */
  readonly recentPoints: number;
  readonly sponsoredPoints: number;
}

/** Batch load for {@link Loaders}: what a shop received, and may give on. What is certain grows with time; the row follows. */
export async function loadPurses(
  database: Database,
  merchantIds: readonly string[],
): Promise<ReadonlyMap<string, Purse>> {
  const { rows } = await database.pool.query<Purse>({
    name: 'merchant_purses',
    text: `
      SELECT purse.merchant_id AS "merchantId", purse.sponsored_points AS "sponsoredPoints",
        purse.certain_points + points_received(purse.merchant_id, purse.certain_until, certain_until()) AS "certainPoints",
        points_received(purse.merchant_id, certain_until(), now()) AS "recentPoints"
      FROM merchant_purse purse WHERE purse.merchant_id = ANY ($1::uuid[])`,
    values: [merchantIds],
  });
  return new Map(rows.map((row) => [row.merchantId, row]));
}

/** Events of a network that a shop may give to now, the next first. */
export async function listEventsForSponsors(database: Database, networkId: string): Promise<string[]> {
  const events = await database.prisma.event.findMany({
    where: { networkId, state: 'OPEN', openToSponsors: true, endsAt: { gt: new Date() } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: 50,
    select: { id: true },
  });
  return events.map(({ id }) => id);
}

/** Events that are over for good, and have something of shops that is not settled. */
export function listUnsettledEvents(
  executor: Executor,
  limit: number,
): Promise<{ readonly eventId: string; readonly networkId: string }[]> {
  return executor.$queryRaw`
    SELECT DISTINCT event.id AS "eventId", event.network_id AS "networkId"
    FROM sponsorship JOIN event ON event.id = sponsorship.event_id
    WHERE sponsorship.settled_at IS NULL AND event.state IN ('CLOSED', 'CANCELLED')
      AND event_settled_at(event.ends_at) <= now()
    LIMIT ${limit}`;
}

/** How many points went back: see the SQL function return_unspent. */
export async function returnUnspent(
  tx: Executor,
  { networkId, eventId }: { readonly networkId: string; readonly eventId: string },
): Promise<number> {
  const [row] = await tx.$queryRaw<{ back: number }[]>`
    SELECT return_unspent(${networkId}::uuid, ${eventId}::uuid) AS back`;
  return row?.back ?? 0;
}
