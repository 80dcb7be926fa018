import type pg from 'pg';
import type { OfferKind, VoucherState } from '../../platform/generated/enums.ts';
import type { VoucherModel } from '../../platform/generated/models.ts';
import type { Database } from '../../platform/postgres.ts';

/** Its due day is read apart, by {@link loadDueDays}: redeem_batch, the hot path, knows nothing of it. */
export type VoucherRow = Omit<VoucherModel, 'idempotencyKey' | 'dueAt'>;

export interface WalletPoints {
  readonly available: number;
  readonly held: number;
  readonly earnedTotal: number;
}

export interface RedeemRequest {
  readonly networkId: string;
  readonly memberId: string;
  readonly offerId: string;
  readonly idempotencyKey: string;
  /** Chosen here so that they come out of one UUIDv7 sequence; used only when the request is the first of its key. */
  readonly voucherId: string;
  readonly code: string;
}

export const redeemStatuses = [
  'REDEEMED',
  'REPLAYED',
  'IDEMPOTENCY_CONFLICT',
  'NOT_A_MEMBER',
  'OFFER_UNAVAILABLE',
  'OFFER_SOLD_OUT',
  'MEMBER_LIMIT_REACHED',
  'INSUFFICIENT_POINTS',
] as const;

export interface RedeemAnswer {
  readonly status: (typeof redeemStatuses)[number];
  readonly pointsMissing: number;
  readonly memberLimit: number | null;
  readonly availableFrom: Date | null;
  /** Set when REDEEMED or REPLAYED. */
  readonly voucher: VoucherRow | null;
  /** Null when there is no such member. */
  readonly wallet: WalletPoints | null;
}

interface RedeemBatchRow {
  readonly ordinal: number;
  readonly status: RedeemAnswer['status'];
  readonly points_missing: number;
  readonly member_limit: number | null;
  readonly available_from: Date | null;
  readonly voucher_id: string | null;
  readonly network_id: string;
  readonly merchant_id: string;
  readonly kind: OfferKind;
  readonly state: VoucherState;
  readonly code: string;
  readonly points: number;
  readonly issued_at: Date;
  readonly expires_at: Date;
  readonly used_at: Date | null;
  readonly state_since: Date;
  readonly available: number | null;
  readonly held: number | null;
  readonly earned_total: number | null;
}

/**
 * Redeems up to a few hundred requests in one round trip and one commit: at most one request of a member, one answer
 * for each, in order. The rules and the locks are in the SQL function redeem_batch.
 *
 * Throws what PostgreSQL throws for the whole batch: 23505 (a drawn code is taken), 40001, 40P01, or a lost connection.
 */
export async function redeemBatch(
  pool: pg.Pool,
  requests: readonly RedeemRequest[],
): Promise<readonly RedeemAnswer[]> {
  const { rows } = await pool.query<RedeemBatchRow>({
    name: 'redeem_batch',
    text: 'SELECT * FROM redeem_batch($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::text[])',
    values: [
      requests.map((request) => request.networkId),
      requests.map((request) => request.memberId),
      requests.map((request) => request.offerId),
      requests.map((request) => request.idempotencyKey),
      requests.map((request) => request.voucherId),
      requests.map((request) => request.code),
    ],
  });
  return rows.map((row, index) => redeemAnswerOf(row, requests[index]));
}

function redeemAnswerOf(row: RedeemBatchRow, request: RedeemRequest | undefined): RedeemAnswer {
  if (request === undefined) throw new Error('redeem_batch answered more than it was asked');
  return {
    status: row.status,
    pointsMissing: row.points_missing,
    memberLimit: row.member_limit,
    availableFrom: row.available_from,
    voucher:
      row.voucher_id === null
        ? null
        : {
            id: row.voucher_id,
            networkId: row.network_id,
            merchantId: row.merchant_id,
            offerId: request.offerId,
            memberId: request.memberId,
            kind: row.kind,
            state: row.state,
            code: row.code,
            points: row.points,
            quantity: 1,
            issuedAt: row.issued_at,
            expiresAt: row.expires_at,
            usedAt: row.used_at,
            stateSince: row.state_since,
          },
    wallet:
      row.available === null || row.held === null || row.earned_total === null
        ? null
        : { available: row.available, held: row.held, earnedTotal: row.earned_total },
  };
}

const withoutKey = { idempotencyKey: true, dueAt: true } as const;

/** Batch load for {@link Loaders}. */
export async function loadVouchersById(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, VoucherRow>> {
  const rows = await database.prisma.voucher.findMany({ where: { id: { in: [...ids] } }, omit: withoutKey });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Batch load for {@link Loaders}: when what is, or was, out on these vouchers is due back. */
export async function loadDueDays(
  database: Database,
  voucherIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const rows = await database.prisma.voucher.findMany({
    where: { id: { in: [...voucherIds] }, dueAt: { not: null } },
    select: { id: true, dueAt: true },
  });
  return new Map(rows.flatMap(({ id, dueAt }) => (dueAt === null ? [] : [[id, dueAt] as const])));
}

export interface VoucherPage {
  readonly networkId: string;
  readonly memberId: string;
  readonly states: readonly VoucherState[] | null;
  readonly limit: number;
  readonly afterId: string | null;
}

/** A member's vouchers, newest first (their ids are ordered by time). */
export function listVouchers(database: Database, page: VoucherPage): Promise<VoucherRow[]> {
  return database.prisma.voucher.findMany({
    where: {
      networkId: page.networkId,
      memberId: page.memberId,
      ...(page.states === null ? {} : { state: { in: [...page.states] } }),
      ...(page.afterId === null ? {} : { id: { lt: page.afterId } }),
    },
    orderBy: { id: 'desc' },
    take: page.limit,
    omit: withoutKey,
  });
}

export function countVouchers(
  database: Database,
  filter: Pick<VoucherPage, 'networkId' | 'memberId' | 'states'>,
): Promise<number> {
  return database.prisma.voucher.count({
    where: {
      networkId: filter.networkId,
      memberId: filter.memberId,
      ...(filter.states === null ? {} : { state: { in: [...filter.states] } }),
    },
  });
}
