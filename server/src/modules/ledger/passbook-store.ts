import type { TransferKind } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';

/** A transfer as one member's passbook prints it. */
export interface PassbookRow {
  readonly transferId: number;
  readonly memberId: string;
  readonly at: Date;
  readonly kind: TransferKind;
  /** Signed: positive in, negative out. */
  readonly points: number;
  readonly balanceAfter: number;
  readonly voucherId: string | null;
  /** The award's reason or the offer's title. */
  readonly textTh: string;
  readonly textEn: string;
  /** The shop, for what has a voucher. */
  readonly merchantTh: string | null;
  readonly merchantEn: string | null;
}

interface Row {
  readonly id: number;
  readonly member_id: string;
  readonly created_at: Date;
  readonly kind: TransferKind;
  readonly points: number;
  readonly balance_after: number;
  readonly voucher_id: string | null;
  readonly text_th: string;
  readonly text_en: string;
  readonly merchant_th: string | null;
  readonly merchant_en: string | null;
}

/** What a line says about its cause: joined to the few lines of a page, never to the whole book. */
const described = `
  SELECT line.*,
    coalesce(award.reason_th, offer.title_th) AS text_th, coalesce(award.reason_en, offer.title_en) AS text_en,
    merchant.name_th AS merchant_th, merchant.name_en AS merchant_en
  FROM line
  LEFT JOIN award ON award.id = line.award_id
  LEFT JOIN voucher ON voucher.id = line.voucher_id
  LEFT JOIN offer ON offer.id = voucher.offer_id
  LEFT JOIN merchant ON merchant.id = voucher.merchant_id`;

/**
 * A page of a member's passbook, newest first: the lines of the account that holds what can be spent. Each arm of the
 * union reads `limit` entries of one index, so a page costs the same at the end of ten thousand lines.
 */
export async function listPassbook(
  database: Database,
  page: { readonly memberId: string; readonly limit: number; readonly beforeTransferId: number | null },
): Promise<PassbookRow[]> {
  const { rows } = await database.pool.query<Row>({
    name: 'passbook_page',
    text: `
      WITH own AS (SELECT id, member_id FROM ledger_account WHERE member_id = $1 AND kind = 'MEMBER_AVAILABLE'),
      line AS (
        (SELECT transfer.id, own.member_id, created_at, kind, -points AS points, from_balance_after AS balance_after,
            voucher_id, award_id
          FROM transfer, own WHERE from_account_id = own.id AND transfer.id < coalesce($2::bigint, 9223372036854775807)
          ORDER BY transfer.id DESC LIMIT $3)
        UNION ALL
        (SELECT transfer.id, own.member_id, created_at, kind, points, to_balance_after, voucher_id, award_id
          FROM transfer, own WHERE to_account_id = own.id AND transfer.id < coalesce($2::bigint, 9223372036854775807)
          ORDER BY transfer.id DESC LIMIT $3)
        ORDER BY id DESC LIMIT $3)
      ${described} ORDER BY line.id DESC`,
    values: [page.memberId, page.beforeTransferId, page.limit],
  });
  return rows.map(passbookRowOf);
}

export async function countPassbook(database: Database, memberId: string): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(
    `SELECT (SELECT count(*) FROM transfer WHERE from_account_id = own.id)
        + (SELECT count(*) FROM transfer WHERE to_account_id = own.id) AS count
      FROM ledger_account own WHERE own.member_id = $1 AND own.kind = 'MEMBER_AVAILABLE'`,
    [memberId],
  );
  return rows[0]?.count ?? 0;
}

/** One line, as the passbook of the person `userId` has it; null when it is in none of theirs. */
export async function findPassbookEntry(database: Database, transferId: number, userId: string): Promise<PassbookRow | null> {
  const { rows } = await database.pool.query<Row>(
    `WITH line AS (
        SELECT transfer.id, own.member_id, transfer.created_at, transfer.kind, transfer.voucher_id, transfer.award_id,
          CASE WHEN transfer.to_account_id = own.id THEN transfer.points ELSE -transfer.points END AS points,
          CASE WHEN transfer.to_account_id = own.id THEN to_balance_after ELSE from_balance_after END AS balance_after
        FROM transfer
        JOIN ledger_account own ON own.id IN (transfer.from_account_id, transfer.to_account_id) AND own.kind = 'MEMBER_AVAILABLE'
        JOIN membership ON membership.id = own.member_id AND membership.user_id = $2
        WHERE transfer.id = $1)
      ${described}`,
    [transferId, userId],
  );
  return rows[0] === undefined ? null : passbookRowOf(rows[0]);
}

function passbookRowOf(row: Row): PassbookRow {
  return {
    transferId: row.id,
    memberId: row.member_id,
    at: row.created_at,
    kind: row.kind,
    points: row.points,
    balanceAfter: row.balance_after,
    voucherId: row.voucher_id,
    textTh: row.text_th,
    textEn: row.text_en,
    merchantTh: row.merchant_th,
    merchantEn: row.merchant_en,
  };
}
