import type pg from 'pg';
import { SeedError } from './seed-error.ts';

/** A rule of the books, and a query that finds what breaks it. $1 is the network, $2 the moment that is now. */
interface Check {
  readonly rule: string;
  readonly violations: string;
}

/** Every transfer twice, once from the view of each account it touches: `change` is what it did to that account. */
const entries = `
  SELECT id, kind, from_account_id AS account_id, -points AS change, from_balance_after AS balance_after
  FROM transfer WHERE network_id = $1
  UNION ALL
  SELECT id, kind, to_account_id, points, to_balance_after FROM transfer WHERE network_id = $1`;

const checks: readonly Check[] = [
  {
    rule: "a member's balance is the sum of the transfers, and what was earned the sum of the awards",
    violations: `
      SELECT FROM ledger_account account
      LEFT JOIN (
        SELECT account_id, sum(change) AS balance, sum(change) FILTER (WHERE kind = 'AWARD') AS earned
        FROM (${entries}) AS entry GROUP BY account_id
      ) AS total ON total.account_id = account.id
      WHERE account.network_id = $1 AND account.balance IS NOT NULL
        AND (account.balance <> coalesce(total.balance, 0)
          OR account.earned_total <> coalesce(total.earned, 0))`,
  },
  {
    rule: 'each transfer says the balance that it left behind',
    violations: `
      SELECT FROM (
        SELECT entry.*, sum(change) OVER (PARTITION BY account_id ORDER BY id) AS running FROM (${entries}) AS entry
      ) AS entry
      JOIN ledger_account account ON account.id = entry.account_id
      WHERE entry.balance_after IS DISTINCT FROM CASE WHEN account.balance IS NOT NULL THEN entry.running END`,
  },
  {
    rule: 'transfers are numbered in the order of time',
    violations: `
      SELECT FROM (
        SELECT created_at, lag(created_at) OVER (ORDER BY id) AS previous FROM transfer WHERE network_id = $1
      ) AS step
      WHERE created_at < previous`,
  },
  {
    rule: 'each award is credited once, to its member, then',
    violations: `
      SELECT FROM award
      LEFT JOIN ledger_account own ON own.member_id = award.member_id AND own.kind = 'MEMBER_AVAILABLE'
      LEFT JOIN transfer ON transfer.award_id = award.id
      WHERE award.network_id = $1
        AND (transfer.points, transfer.to_account_id, transfer.created_at)
          IS DISTINCT FROM (award.points, own.id, award.created_at)`,
  },
  {
    rule: 'each voucher is paid once when issued, and paid back once if and when it ended',
    violations: `
      SELECT FROM voucher
      LEFT JOIN ledger_account own ON own.member_id = voucher.member_id AND own.kind = 'MEMBER_AVAILABLE'
      LEFT JOIN ledger_account other ON CASE voucher.kind
        WHEN 'SPEND' THEN other.merchant_id = voucher.merchant_id
        ELSE other.member_id = voucher.member_id AND other.kind = 'MEMBER_HELD' END
      LEFT JOIN transfer paid ON paid.voucher_id = voucher.id AND paid.kind IN ('REDEEM', 'HOLD')
      LEFT JOIN transfer back ON back.voucher_id = voucher.id AND back.kind IN ('RETURN', 'RELEASE')
      WHERE voucher.network_id = $1
        AND ((paid.points, paid.from_account_id, paid.to_account_id, paid.created_at)
            IS DISTINCT FROM (voucher.points, own.id, other.id, voucher.issued_at)
          OR (back.points, back.from_account_id, back.to_account_id, back.created_at) IS DISTINCT FROM
            CASE WHEN voucher.state IN ('ISSUED', 'USED') THEN ROW(NULL::integer, NULL::uuid, NULL::uuid, NULL::timestamptz)
            ELSE ROW(voucher.points, other.id, own.id, voucher.state_since) END)`,
  },
  {
    rule: 'each used voucher was used once, at its shop, by one who works there',
    violations: `
      SELECT FROM voucher
      FULL JOIN voucher_use use ON use.voucher_id = voucher.id
      LEFT JOIN merchant_staff staff ON staff.id = use.staff_id
      WHERE coalesce(voucher.network_id, use.network_id) = $1
        AND (voucher.used_at IS DISTINCT FROM use.used_at
          OR use.merchant_id <> voucher.merchant_id
          OR staff.merchant_id <> use.merchant_id
          OR staff.created_at > use.used_at
          OR use.released_at IS DISTINCT FROM CASE voucher.state WHEN 'RELEASED' THEN voucher.state_since END)`,
  },
  {
    rule: 'what is sold is what vouchers hold, and no member holds more than the limit',
    violations: `
      SELECT FROM offer
      JOIN offer_stock stock ON stock.offer_id = offer.id
      LEFT JOIN (
        SELECT offer_id, sum(units)::integer AS units, max(units) AS most
        FROM (
          SELECT offer_id, count(*) AS units FROM voucher WHERE state IN ('ISSUED', 'USED') GROUP BY offer_id, member_id
        ) AS share GROUP BY offer_id
      ) AS held ON held.offer_id = offer.id
      WHERE offer.network_id = $1
        AND (stock.sold <> coalesce(held.units, 0) OR held.most > offer.per_member_limit)`,
  },
  {
    rule: 'nothing is later than now, and no open voucher is past its time',
    violations: `
      SELECT FROM transfer WHERE network_id = $1 AND created_at > $2
      UNION ALL SELECT FROM case_event WHERE network_id = $1 AND created_at > $2
      UNION ALL SELECT FROM notice WHERE network_id = $1 AND greatest(created_at, read_at) > $2
      UNION ALL SELECT FROM voucher
        WHERE network_id = $1 AND (state_since > $2 OR (state = 'ISSUED' AND expires_at <= $2))`,
  },
];

/** Checks what was written against itself, by sets. Throws a {@link SeedError} that names every broken rule. */
export async function verifyBooks(client: pg.Client, networkId: string, now: Date): Promise<void> {
  const broken: string[] = [];
  for (const { rule, violations } of checks) {
    const { rows } = await client.query<{ count: number }>(
      // The moment is named so that a check which does not ask for it has the same two parameters.
      `SELECT count(*)::integer AS count FROM (${violations}) AS violation
       WHERE $1::uuid IS NOT NULL AND $2::timestamptz IS NOT NULL`,
      [networkId, now],
    );
    const count = rows[0]?.count ?? 0;
    if (count > 0) broken.push(`${rule} (${count} times not)`);
  }
  if (broken.length > 0) throw new SeedError(`The demo's books are not right: ${broken.join('; ')}`);
}
