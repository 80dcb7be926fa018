import type { SettlementEntryKind } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';

/** One line of a statement, with the factors that its amount is made of. */
export interface SettlementLineRow {
  readonly id: number;
  readonly statementId: string;
  readonly kind: SettlementEntryKind;
  readonly at: Date;
  readonly points: number;
  readonly satangPerPoint: number;
  readonly networkPercent: number;
  readonly satang: number;
  /** Null on an ADJUSTMENT. */
  readonly offerId: string | null;
  readonly titleTh: string | null;
  readonly titleEn: string | null;
  /** The earlier statement that the line corrects; null when it corrects none. */
  readonly correctsId: string | null;
  /** Why, on an ADJUSTMENT. */
  readonly reason: string | null;
}

/** The lines of a statement in the order of the books. */
export async function listSettlementLines(
  database: Database,
  page: { readonly statementId: string; readonly limit: number; readonly afterId: number },
): Promise<SettlementLineRow[]> {
  const { rows } = await database.pool.query<SettlementLineRow>({
    name: 'list_settlement_lines',
    text: `
      SELECT line.entry_id AS id, line.statement_id AS "statementId", entry.kind, entry.at, entry.points,
        entry.satang_per_point AS "satangPerPoint", entry.network_percent AS "networkPercent", entry.satang,
        offer.id AS "offerId", offer.title_th AS "titleTh", offer.title_en AS "titleEn",
        coalesce(dispute.statement_id, nullif(used.statement_id, line.statement_id)) AS "correctsId", dispute.reason
      FROM settlement_line line
      JOIN settlement_entry entry ON entry.id = line.entry_id
      LEFT JOIN voucher ON voucher.id = entry.voucher_id
      LEFT JOIN offer ON offer.id = voucher.offer_id
      LEFT JOIN settlement_line used ON used.entry_id = entry.reverses_id
      LEFT JOIN settlement_dispute dispute ON dispute.id = entry.dispute_id
      WHERE line.statement_id = $1 AND line.entry_id > $2
      ORDER BY line.entry_id LIMIT $3`,
    values: [page.statementId, page.afterId, page.limit],
  });
  return rows;
}

/** What one offer makes of a statement. */
export interface OfferSharesRow {
  readonly offerId: string;
  readonly useCount: number;
  readonly reversalCount: number;
  readonly points: number;
  readonly satang: number;
}

/** Batch load for {@link Loaders}: of each statement its offers, what is owed most for first. */
export async function loadOfferShares(
  database: Database,
  statementIds: readonly string[],
): Promise<ReadonlyMap<string, readonly OfferSharesRow[]>> {
  const { rows } = await database.pool.query<OfferSharesRow & { readonly statementId: string }>({
    name: 'load_offer_shares',
    text: `
      SELECT line.statement_id AS "statementId", voucher.offer_id AS "offerId",
        count(*) FILTER (WHERE entry.kind = 'USE')::integer AS "useCount",
        count(*) FILTER (WHERE entry.kind = 'REVERSAL')::integer AS "reversalCount",
        sum(CASE entry.kind WHEN 'USE' THEN entry.points ELSE -entry.points END)::bigint AS points,
        sum(entry.satang)::bigint AS satang
      FROM settlement_line line
      JOIN settlement_entry entry ON entry.id = line.entry_id
      JOIN voucher ON voucher.id = entry.voucher_id
      WHERE line.statement_id = ANY ($1::uuid[])
      GROUP BY line.statement_id, voucher.offer_id
      ORDER BY sum(entry.satang) DESC, voucher.offer_id`,
    values: [statementIds],
  });
  return Map.groupBy(rows, (row) => row.statementId);
}

/** What a shop is owed and no statement says yet. */
export interface OwedRow {
  readonly satang: number;
  readonly carriedSatang: number;
  readonly useCount: number;
  /** The first day of the period that runs now; null until there is a rate. */
  readonly firstDay: string | null;
}

/** Batch load for {@link Loaders}. Looks through two periods at most: what is older stands on a statement. */
export async function loadOwed(
  database: Database,
  merchantIds: readonly string[],
): Promise<ReadonlyMap<string, OwedRow>> {
  const { rows } = await database.pool.query<OwedRow & { readonly merchantId: string }>({
    name: 'load_owed',
    text: `
      SELECT merchant.id AS "merchantId", coalesce(open.satang, 0)::bigint AS satang, coalesce(open.uses, 0)::integer AS "useCount",
        coalesce(earlier.closing_satang, 0)::bigint AS "carriedSatang",
        coalesce(run.last_day + 1, (
          SELECT CASE WHEN count(*) > 0 THEN
            greatest(min(rate.from_day), date_trunc(policy.period::text, now() AT TIME ZONE network.time_zone)::date) END
          FROM settlement_rate rate
          WHERE rate.network_id = network.id AND rate.state = 'CONFIRMED' AND rate.from_at <= now()))::text AS "firstDay"
      FROM merchant
      JOIN network ON network.id = merchant.network_id
      JOIN settlement_policy policy ON policy.network_id = network.id
      LEFT JOIN LATERAL (
        SELECT last_day, looks_from FROM settlement_run
        WHERE settlement_run.network_id = network.id ORDER BY first_day DESC LIMIT 1) AS run ON true
      LEFT JOIN LATERAL (
        SELECT closing_satang FROM settlement_statement
        WHERE settlement_statement.merchant_id = merchant.id AND issued_at IS NOT NULL ORDER BY first_day DESC LIMIT 1
      ) AS earlier ON true
      CROSS JOIN LATERAL (
        SELECT sum(entry.satang) AS satang, count(*) FILTER (WHERE entry.kind = 'USE') AS uses
        FROM settlement_entry entry
        WHERE entry.merchant_id = merchant.id AND (entry.rate_id IS NOT NULL OR entry.kind = 'ADJUSTMENT')
          AND entry.at >= coalesce(run.looks_from, '-infinity')
          AND NOT EXISTS (SELECT FROM settlement_line WHERE settlement_line.entry_id = entry.id)) AS open
      WHERE merchant.id = ANY ($1::uuid[])`,
    values: [merchantIds],
  });
  return new Map(rows.map(({ merchantId, ...row }) => [merchantId, row]));
}
