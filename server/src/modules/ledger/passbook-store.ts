import type { TransferKind, VoucherState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';

/** A transfer as the member's passbook shows it: from the side of their MEMBER_AVAILABLE account. */
export interface PassbookRow {
  /** The transfer's. */
  readonly id: number;
  readonly kind: TransferKind;
  /** Positive when they came in. */
  readonly points: number;
  readonly balanceAfter: number;
  readonly at: Date;
  readonly voucherId: string | null;
  /** Null for an award. Final for a transfer by which points came back. */
  readonly voucherState: VoucherState | null;
  /** The award's reason or the offer's title. */
  readonly causeTh: string;
  readonly causeEn: string;
  /** The shop's name; empty for an award. */
  readonly merchantTh: string;
  readonly merchantEn: string;
}

const selectLines = `
  SELECT line.id, line.kind, line.points, line.balance_after AS "balanceAfter", line.created_at AS "at",
    line.voucher_id AS "voucherId", voucher.state AS "voucherState",
    coalesce(award.reason_th, offer.title_th) AS "causeTh", coalesce(award.reason_en, offer.title_en) AS "causeEn",
    coalesce(merchant.name_th, '') AS "merchantTh", coalesce(merchant.name_en, '') AS "merchantEn"
  FROM line
  LEFT JOIN award ON award.id = line.award_id AND award.network_id = line.network_id
  LEFT JOIN voucher ON voucher.id = line.voucher_id AND voucher.network_id = line.network_id
  LEFT JOIN offer ON offer.id = voucher.offer_id AND offer.network_id = voucher.network_id
  LEFT JOIN merchant ON merchant.id = voucher.merchant_id AND merchant.network_id = voucher.network_id
  ORDER BY line.id DESC`;

const outgoing = `
  SELECT id, network_id, kind, -points AS points, from_balance_after AS balance_after, created_at, voucher_id, award_id
  FROM transfer WHERE from_account_id`;
const incoming = `
  SELECT id, network_id, kind, points, to_balance_after AS balance_after, created_at, voucher_id, award_id
  FROM transfer WHERE to_account_id`;
const ownAccount = `(
  SELECT own.id FROM ledger_account own
  WHERE own.network_id = $1 AND own.member_id = $2 AND own.kind = 'MEMBER_AVAILABLE')`;

/** Whose passbook. The network is where its rows are, once there are many. */
export interface PassbookOwner {
  readonly networkId: string;
  readonly memberId: string;
}

export interface PassbookPage extends PassbookOwner {
  readonly limit: number;
  /** Only what is older than this entry. */
  readonly beforeId: number | null;
}

/**
 * A member's passbook, newest first. A transfer's id grows with time within one account, because whoever writes there
 * holds the account's lock. Both arms are cut to the page before they meet: two short index scans, however long the book.
 */
export async function listPassbook(database: Database, page: PassbookPage): Promise<PassbookRow[]> {
  const { rows } = await database.pool.query<PassbookRow>({
    name: 'list_passbook',
    text: `
      WITH line AS (
        (${outgoing} = ${ownAccount} AND transfer.network_id = $1 AND id < $3 ORDER BY id DESC LIMIT $4)
        UNION ALL
        (${incoming} = ${ownAccount} AND transfer.network_id = $1 AND id < $3 ORDER BY id DESC LIMIT $4)
        ORDER BY id DESC LIMIT $4
      ) ${selectLines}`,
    values: [page.networkId, page.memberId, page.beforeId ?? Number.MAX_SAFE_INTEGER, page.limit],
  });
  return rows;
}

export async function countPassbook(database: Database, owner: PassbookOwner): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>({
    name: 'count_passbook',
    text: `
      SELECT (SELECT count(*) FROM transfer WHERE from_account_id = ${ownAccount} AND transfer.network_id = $1)
        + (SELECT count(*) FROM transfer WHERE to_account_id = ${ownAccount} AND transfer.network_id = $1) AS count`,
    values: [owner.networkId, owner.memberId],
  });
  return rows[0]?.count ?? 0;
}

/** One line of a passbook of this person; null when there is none, or it is somebody else's. */
export async function findPassbookEntry(
  database: Database,
  transferId: number,
  userId: string,
): Promise<PassbookRow | null> {
  const accountsOfPerson = `(
    SELECT account.id FROM ledger_account account JOIN membership ON membership.id = account.member_id
    WHERE membership.user_id = $1 AND account.kind = 'MEMBER_AVAILABLE')`;
  const { rows } = await database.pool.query<PassbookRow>({
    name: 'find_passbook_entry',
    text: `
      WITH line AS (
        ${outgoing} IN ${accountsOfPerson} AND id = $2
        UNION ALL
        ${incoming} IN ${accountsOfPerson} AND id = $2
      ) ${selectLines}`,
    values: [userId, transferId],
  });
  return rows[0] ?? null;
}
