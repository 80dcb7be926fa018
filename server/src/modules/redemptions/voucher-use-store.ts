import type { Database } from '../../platform/postgres.ts';

export interface VoucherUseRow {
  readonly id: string;
  readonly merchantId: string;
  readonly offerId: string;
  readonly quantity: number;
  readonly usedAt: Date;
  readonly undoneAt: Date | null;
  readonly releasedAt: Date | null;
  /** When a borrowed item is to be back; null for what is not lent. */
  readonly dueAt: Date | null;
}

/** Batch load for {@link Loaders}. */
export async function loadVoucherUsesById(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, VoucherUseRow>> {
  const uses = await database.prisma.voucherUse.findMany({
    where: { id: { in: [...ids] } },
    include: { voucher: { select: { offerId: true, quantity: true, dueAt: true } } },
  });
  return new Map(uses.map(({ voucher, ...use }) => [use.id, { ...use, ...voucher }]));
}

export interface MerchantDay {
  readonly usedCount: number;
  readonly openCount: number;
  /** Newest first, at most {@link usesShown}. */
  readonly uses: readonly VoucherUseRow[];
}

const usesShown = 50;

interface DayRow {
  readonly merchant_id: string;
  readonly used_count: number;
  readonly open_count: number;
}

interface UseRow {
  readonly id: string;
  readonly merchant_id: string;
  readonly offer_id: string;
  readonly quantity: number;
  readonly used_at: Date;
  readonly undone_at: Date | null;
  readonly released_at: Date | null;
  readonly due_at: Date | null;
}

/** Midnight of the merchant's network. */
const midnight = `(date_trunc('day', now() AT TIME ZONE network.time_zone) AT TIME ZONE network.time_zone)`;

/** Batch load for {@link Loaders}: two statements for any number of shops. */
export async function loadMerchantDays(
  database: Database,
  merchantIds: readonly string[],
): Promise<ReadonlyMap<string, MerchantDay>> {
  const [days, uses] = await Promise.all([
    database.pool.query<DayRow>(
      `SELECT merchant.id AS merchant_id,
        (SELECT count(*) FROM voucher_use WHERE voucher_use.merchant_id = merchant.id
          AND voucher_use.used_at >= ${midnight} AND voucher_use.undone_at IS NULL) AS used_count,
        (SELECT count(*) FROM offer JOIN voucher ON voucher.offer_id = offer.id
          WHERE offer.merchant_id = merchant.id AND voucher.state = 'ISSUED') AS open_count
      FROM merchant JOIN network ON network.id = merchant.network_id
      WHERE merchant.id = ANY ($1::uuid[])`,
      [merchantIds],
    ),
    database.pool.query<UseRow>(
      `SELECT use.*, voucher.offer_id, voucher.quantity, voucher.due_at
      FROM merchant JOIN network ON network.id = merchant.network_id
      CROSS JOIN LATERAL (
        SELECT id, merchant_id, voucher_id, used_at, undone_at, released_at FROM voucher_use
        WHERE voucher_use.merchant_id = merchant.id AND voucher_use.used_at >= ${midnight}
        ORDER BY used_at DESC LIMIT ${usesShown}) AS use
      JOIN voucher ON voucher.id = use.voucher_id
      WHERE merchant.id = ANY ($1::uuid[])
      ORDER BY use.used_at DESC`,
      [merchantIds],
    ),
  ]);
  const usesOf = Map.groupBy(uses.rows, (row) => row.merchant_id);
  return new Map(
    days.rows.map((row) => [
      row.merchant_id,
      {
        usedCount: row.used_count,
        openCount: row.open_count,
        uses: (usesOf.get(row.merchant_id) ?? []).map(useOf),
      },
    ]),
  );
}

const recentUsesShown = 100;

/** Batch load for {@link Loaders}: what was used in the last 7 days, newest first, at most {@link recentUsesShown} a shop. */
export async function loadRecentUses(
  database: Database,
  merchantIds: readonly string[],
): Promise<ReadonlyMap<string, readonly VoucherUseRow[]>> {
  const { rows } = await database.pool.query<UseRow>({
    name: 'recent_uses',
    text: `
      SELECT use.*, voucher.offer_id, voucher.quantity, voucher.due_at
      FROM unnest($1::uuid[]) AS asked (merchant_id)
      CROSS JOIN LATERAL (
        SELECT id, merchant_id, voucher_id, used_at, undone_at, released_at FROM voucher_use
        WHERE voucher_use.merchant_id = asked.merchant_id AND voucher_use.used_at > now() - make_right_window()
        ORDER BY used_at DESC LIMIT ${recentUsesShown}) AS use
      JOIN voucher ON voucher.id = use.voucher_id
      ORDER BY use.used_at DESC`,
    values: [merchantIds],
  });
  const byShop = Map.groupBy(rows, (row) => row.merchant_id);
  return new Map(merchantIds.map((id) => [id, (byShop.get(id) ?? []).map(useOf)]));
}

function useOf(row: UseRow): VoucherUseRow {
  return {
    id: row.id,
    merchantId: row.merchant_id,
    offerId: row.offer_id,
    quantity: row.quantity,
    usedAt: row.used_at,
    undoneAt: row.undone_at,
    releasedAt: row.released_at,
    dueAt: row.due_at,
  };
}
