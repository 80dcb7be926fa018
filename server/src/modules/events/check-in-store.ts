import type { CheckInWay, NoPointsReason } from '../../platform/generated/enums.ts';
import type { EventCheckInModel } from '../../platform/generated/models.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';
import type { WalletRow } from '../ledger/wallet-store.ts';

export interface CheckInRequest {
  readonly networkId: string;
  readonly eventId: string;
  readonly memberId: string;
  /** The member, or the organiser at the desk. */
  readonly recordedBy: string;
  readonly way: CheckInWay;
  /** Of a rotating code. */
  readonly timeStep: number | null;
  readonly nonce: string;
  /** Used when this is the visit that stands. */
  readonly checkInId: string;
  readonly deedId: string;
}

export type VisitRow = Pick<
  EventCheckInModel,
  'id' | 'eventId' | 'memberId' | 'way' | 'scannedAt' | 'checkedInAt' | 'points' | 'deedId' | 'noPointsReason'
>;

export const checkInStatuses = [
  'CHECKED_IN',
  'REPLAYED',
  'IDEMPOTENCY_CONFLICT',
  'NOT_A_MEMBER',
  'OWN_EVENT',
  'CODE_NOT_GOOD',
  'CODE_USED_UP',
  'NOT_OPEN',
] as const;

export interface CheckInAnswer {
  readonly status: (typeof checkInStatuses)[number];
  /** When the event is not open yet. */
  readonly opensAt: Date | null;
  /** The visit that stands, when CHECKED_IN or REPLAYED. */
  readonly visit: VisitRow | null;
  /** The member's points right after; null when there is no such member. */
  readonly wallet: WalletRow | null;
}

interface CheckInRow {
  readonly status: CheckInAnswer['status'];
  readonly opens_at: Date | null;
  readonly check_in_id: string | null;
  readonly way: CheckInWay;
  readonly scanned_at: Date;
  readonly checked_in_at: Date;
  readonly points: number;
  readonly deed_id: string | null;
  readonly no_points_reason: NoPointsReason | null;
  readonly available: number | bigint | null;
  readonly held: number | bigint | null;
  readonly earned_total: number | bigint | null;
}

/**
 * Checks in up to a few hundred in one round trip and one commit: at most one request of a member, one answer for each,
 * in order. The rules and the locks are in the SQL function check_in.
 */
export async function checkInBatch(
  database: Database,
  requests: readonly CheckInRequest[],
): Promise<readonly CheckInAnswer[]> {
  const { rows } = await database.pool.query<CheckInRow>({
    name: 'check_in',
    text: `SELECT * FROM check_in($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::check_in_way[], $6::bigint[], $7::text[],
      $8::uuid[], $9::uuid[])`,
    values: [
      requests.map((request) => request.networkId),
      requests.map((request) => request.eventId),
      requests.map((request) => request.memberId),
      requests.map((request) => request.recordedBy),
      requests.map((request) => request.way),
      requests.map((request) => request.timeStep),
      requests.map((request) => request.nonce),
      requests.map((request) => request.checkInId),
      requests.map((request) => request.deedId),
    ],
  });
  return rows.map((row, index) => answerOf(row, requests[index]));
}

/** One check-in, in the transaction of what else is to be written with it. */
export async function checkInOne(tx: Executor, request: CheckInRequest): Promise<CheckInAnswer> {
  const [row] = await tx.$queryRaw<CheckInRow[]>`
    SELECT * FROM check_in(ARRAY[${request.networkId}::uuid], ARRAY[${request.eventId}::uuid],
      ARRAY[${request.memberId}::uuid], ARRAY[${request.recordedBy}::uuid], ARRAY[${request.way}::check_in_way],
      ARRAY[${request.timeStep}::bigint], ARRAY[${request.nonce}::text], ARRAY[${request.checkInId}::uuid],
      ARRAY[${request.deedId}::uuid])`;
  if (row === undefined) throw new Error('check_in did not answer');
  return answerOf(row, request);
}

function answerOf(row: CheckInRow, request: CheckInRequest | undefined): CheckInAnswer {
  if (request === undefined) throw new Error('check_in answered more than it was asked');
  return {
    status: row.status,
    opensAt: row.opens_at,
    visit:
      row.check_in_id === null
        ? null
        : {
            id: row.check_in_id,
            eventId: request.eventId,
            memberId: request.memberId,
            way: row.way,
            scannedAt: row.scanned_at,
            checkedInAt: row.checked_in_at,
            points: row.points,
            deedId: row.deed_id,
            noPointsReason: row.no_points_reason,
          },
    wallet:
      row.available === null || row.held === null || row.earned_total === null
        ? null
        : { available: Number(row.available), held: Number(row.held), earnedTotal: Number(row.earned_total) },
  };
}

const select = {
  ...{ id: true, eventId: true, memberId: true, way: true, scannedAt: true, checkedInAt: true },
  ...{ points: true, deedId: true, noPointsReason: true },
} as const;

/** The key of {@link loadVisits}. */
export function visitKey(eventId: string, memberId: string): string {
  return `${eventId}:${memberId}`;
}

/** Batch load for {@link Loaders}: a member's visit to an event, by {@link visitKey}. */
export async function loadVisits(
  database: Database,
  keys: readonly string[],
): Promise<ReadonlyMap<string, VisitRow>> {
  const pairs = keys.map((key) => key.split(':'));
  const rows = await database.prisma.eventCheckIn.findMany({
    where: { OR: pairs.map(([eventId = '', memberId = '']) => ({ eventId, memberId })) },
    select,
  });
  return new Map(rows.map((row) => [visitKey(row.eventId, row.memberId), row]));
}

export interface VisitPage {
  readonly networkId: string;
  readonly eventId: string;
  readonly limit: number;
  readonly beforeId: string | null;
}

/** Who came, the newest first (their ids are ordered by time). */
export function listVisits(database: Database, page: VisitPage): Promise<VisitRow[]> {
  return database.prisma.eventCheckIn.findMany({
    where: {
      networkId: page.networkId,
      eventId: page.eventId,
      ...(page.beforeId === null ? {} : { id: { lt: page.beforeId } }),
    },
    orderBy: { id: 'desc' },
    take: page.limit,
    select,
  });
}
