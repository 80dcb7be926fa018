import type { CaseActor, DeedPrivacy, TransferKind, VoucherState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';

/** The kinds that touch a MEMBER_AVAILABLE account. */
export type PassbookKind = Exclude<TransferKind, 'FUND' | 'CONTRIBUTE' | 'SPONSOR' | 'UNSPENT'>;

/** A transfer as the member's passbook shows it: from the side of their MEMBER_AVAILABLE account. */
export interface PassbookRow {
  /** The transfer's. */
  readonly id: number;
  /** The member's MEMBER_AVAILABLE account. */
  readonly accountId: string;
  readonly kind: PassbookKind;
  /** Positive when they came in. */
  readonly points: number;
  readonly balanceAfter: number;
  readonly at: Date;
  readonly voucherId: string | null;
  /** Null for an award. Final for a transfer by which points came back. */
  readonly voucherState: VoucherState | null;
  /** Whose side gave held points back; null where none were. */
  readonly releasedAs: CaseActor | null;
  /** Of the deed that was credited, or whose credit was corrected; null where there is none. */
  readonly deedPrivacy: DeedPrivacy | null;
  /** The code of that deed's category in the catalogue; null where there is no deed. */
  readonly categoryCode: string | null;
  /**
   * The award's reason, the deed's indicator, the offer's or the goal's title; of a correction, what the corrected award
   * had; of a gift its giver's name, empty when the member wants to hear nothing of them.
   */
  readonly causeTh: string;
  readonly causeEn: string;
  /** The shop's name; empty for an award. */
  readonly merchantTh: string;
  readonly merchantEn: string;
}

const selectLines = `
  SELECT line.id, line.account_id AS "accountId", line.kind, line.points, line.balance_after AS "balanceAfter", line.created_at AS "at",
    line.voucher_id AS "voucherId", voucher.state AS "voucherState", used.released_as AS "releasedAs", record.privacy AS "deedPrivacy",
    deed.category_code AS "categoryCode",
    coalesce(award.reason_th, indicator.name_th, offer.title_th, goal.title_th, giver.display_name, '') AS "causeTh",
    coalesce(award.reason_en, indicator.name_en, offer.title_en, goal.title_en, giver.display_name, '') AS "causeEn",
    coalesce(merchant.name_th, '') AS "merchantTh", coalesce(merchant.name_en, '') AS "merchantEn"
  FROM line
  LEFT JOIN transfer cited ON cited.id = line.corrects_id AND cited.network_id = line.network_id
  LEFT JOIN award ON award.id = coalesce(line.award_id, cited.award_id) AND award.network_id = line.network_id
  LEFT JOIN deed_record record ON record.id = coalesce(line.deed_id, cited.deed_id) AND record.network_id = line.network_id
  LEFT JOIN indicator ON indicator.id = record.indicator_id AND indicator.network_id = record.network_id
  LEFT JOIN deed ON deed.version_id = indicator.version_id AND deed.code = indicator.deed_code
    AND deed.network_id = indicator.network_id
  LEFT JOIN gift ON gift.id = line.gift_id AND gift.network_id = line.network_id AND NOT gift.is_quiet
  LEFT JOIN membership giver ON giver.id = gift.giver_id AND giver.network_id = gift.network_id
  LEFT JOIN voucher ON voucher.id = line.voucher_id AND voucher.network_id = line.network_id
  LEFT JOIN offer ON offer.id = voucher.offer_id AND offer.network_id = voucher.network_id
  LEFT JOIN merchant ON merchant.id = voucher.merchant_id AND merchant.network_id = voucher.network_id
  LEFT JOIN voucher_use used ON used.voucher_id = voucher.id AND used.network_id = voucher.network_id
  LEFT JOIN pledge ON pledge.id = line.pledge_id AND pledge.network_id = line.network_id
  LEFT JOIN community_goal goal ON goal.id = pledge.goal_id AND goal.network_id = pledge.network_id`;

const causes = 'voucher_id, award_id, deed_id, gift_id, pledge_id, corrects_id';
const outgoing = `
  SELECT id, network_id, from_account_id AS account_id, kind, -points AS points, from_balance_after AS balance_after, created_at, ${causes}
  FROM transfer WHERE from_account_id`;
const incoming = `
  SELECT id, network_id, to_account_id AS account_id, kind, points, to_balance_after AS balance_after, created_at, ${causes}
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
      ) ${selectLines} ORDER BY line.id DESC`,
    values: [page.networkId, page.memberId, page.beforeId ?? Number.MAX_SAFE_INTEGER, page.limit],
  });
  return rows;
}

export interface PassbookStretch extends PassbookOwner {
  readonly limit: number;
  /** Only what is newer than this entry; 0 for all. */
  readonly afterId: number;
  /** Only up to this entry, itself included; null for all. */
  readonly untilId: number | null;
}

/** The passbook from its beginning on, oldest first: the same two short index scans, the other way. */
export async function listPassbookAfter(
  database: Database,
  stretch: PassbookStretch,
): Promise<PassbookRow[]> {
  const inStretch = `transfer.network_id = $1 AND id > $3 AND id <= $5 ORDER BY id LIMIT $4`;
  const { rows } = await database.pool.query<PassbookRow>({
    name: 'list_passbook_after',
    text: `
      WITH line AS (
        (${outgoing} = ${ownAccount} AND ${inStretch})
        UNION ALL
        (${incoming} = ${ownAccount} AND ${inStretch})
        ORDER BY id LIMIT $4
      ) ${selectLines} ORDER BY line.id`,
    values: [
      stretch.networkId,
      stretch.memberId,
      stretch.afterId,
      stretch.limit,
      stretch.untilId ?? Number.MAX_SAFE_INTEGER,
    ],
  });
  return rows;
}

/** These lines of the passbook, by their transfers, in no order; what is not of this passbook is left out. */
export async function loadPassbookLines(
  database: Database,
  owner: PassbookOwner,
  transferIds: readonly number[],
): Promise<ReadonlyMap<number, PassbookRow>> {
  const { rows } = await database.pool.query<PassbookRow>({
    name: 'load_passbook_lines',
    text: `
      WITH line AS (
        ${outgoing} = ${ownAccount} AND transfer.network_id = $1 AND id = ANY ($3::bigint[])
        UNION ALL
        ${incoming} = ${ownAccount} AND transfer.network_id = $1 AND id = ANY ($3::bigint[])
      ) ${selectLines}`,
    values: [owner.networkId, owner.memberId, transferIds],
  });
  return new Map(rows.map((row) => [row.id, row]));
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
