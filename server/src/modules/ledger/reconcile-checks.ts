import { giftChecks } from './gift-checks.ts';
import { monthChecks } from './month-checks.ts';
import { goals, holds, pledges } from './reconcile-held-checks.ts';
import { settlementChecks } from './settlement-checks.ts';
import { sponsorChecks } from './sponsor-checks.ts';

/** One promise of the books, and the query that finds where it is broken. */
export interface ReconcileCheck {
  readonly code: string;
  /** What holds, as a sentence. */
  readonly promise: string;
  /** Counts what the promise is about. */
  readonly examined: string;
  /** A row for each difference: `subject` says where, `expected` and `found` say what, all as text. */
  readonly differences: string;
}

/** Every transfer twice, once for each account that it touches: `change` is what it did to that account. */
const entry = `
  SELECT id, kind, from_account_id AS account_id, -points AS change, from_balance_after AS balance_after FROM transfer
  UNION ALL
  SELECT id, kind, to_account_id, points, to_balance_after FROM transfer`;

const accountTotal = `
  SELECT account_id, sum(change) AS balance, coalesce(sum(change) FILTER (WHERE kind IN ('AWARD', 'CORRECTION')), 0) AS earned
  FROM (${entry}) AS entry GROUP BY account_id`;

function balanceCheck(
  kind: 'MEMBER_AVAILABLE' | 'MEMBER_HELD' | 'NETWORK_FUND',
  code: string,
  promise: string,
): ReconcileCheck {
  return {
    code,
    promise,
    examined: `SELECT count(*) FROM ledger_account WHERE kind = '${kind}'`,
    differences: `
      SELECT 'account ' || account.id AS subject, coalesce(total.balance, 0)::text AS expected,
        account.balance::text AS found
      FROM ledger_account account LEFT JOIN (${accountTotal}) AS total ON total.account_id = account.id
      WHERE account.kind = '${kind}' AND account.balance IS DISTINCT FROM coalesce(total.balance, 0)`,
  };
}

const accounts: ReconcileCheck = {
  code: 'ACCOUNTS',
  promise: 'Every member and every network has two accounts, every shop and every community goal one',
  examined:
    'SELECT (SELECT count(*) FROM membership) + (SELECT count(*) FROM merchant) + (SELECT count(*) FROM network)',
  differences: `
    SELECT owner.subject, owner.accounts::text AS expected, count(account.id)::text AS found
    FROM (
      SELECT 'member ' || id AS subject, id, network_id, 'MEMBER' AS kind, 2 AS accounts FROM membership
      UNION ALL SELECT 'merchant ' || id, id, network_id, 'MERCHANT', 1 FROM merchant
      UNION ALL SELECT 'goal ' || id, id, network_id, 'GOAL', 1 FROM community_goal
      UNION ALL SELECT 'network ' || id, id, id, 'NETWORK', 2 FROM network
    ) AS owner
    LEFT JOIN ledger_account account ON account.network_id = owner.network_id AND CASE owner.kind
      WHEN 'MEMBER' THEN account.member_id = owner.id
      WHEN 'MERCHANT' THEN account.merchant_id = owner.id
      WHEN 'GOAL' THEN account.goal_id = owner.id
      ELSE account.kind IN ('NETWORK_ISSUANCE', 'NETWORK_FUND') END
    GROUP BY owner.subject, owner.accounts HAVING count(account.id) <> owner.accounts`,
};

const routes: ReconcileCheck = {
  code: 'ROUTES',
  promise: 'Every transfer moves points, more than none, along the one route of its kind, inside one network',
  examined: 'SELECT count(*) FROM transfer',
  differences: `
    SELECT 'transfer ' || transfer.id AS subject, transfer.kind || ' along its route' AS expected,
      transfer.points || ' points from ' || coalesce(source.kind::text, 'nowhere') || ' to '
        || coalesce(target.kind::text, 'nowhere') AS found
    FROM transfer
    LEFT JOIN ledger_account source ON source.id = transfer.from_account_id
    LEFT JOIN ledger_account target ON target.id = transfer.to_account_id
    WHERE transfer.points <= 0
      OR source.network_id IS DISTINCT FROM transfer.network_id
      OR target.network_id IS DISTINCT FROM transfer.network_id
      OR (transfer.kind, source.kind, target.kind) NOT IN (
        ('AWARD', 'NETWORK_ISSUANCE', 'MEMBER_AVAILABLE'), ('REDEEM', 'MEMBER_AVAILABLE', 'MERCHANT'),
        ('HOLD', 'MEMBER_AVAILABLE', 'MEMBER_HELD'), ('RELEASE', 'MEMBER_HELD', 'MEMBER_AVAILABLE'),
        ('RETURN', 'MERCHANT', 'MEMBER_AVAILABLE'), ('CONTRIBUTE', 'MEMBER_HELD', 'COMMUNITY_GOAL'),
        ('FUND', 'NETWORK_ISSUANCE', 'NETWORK_FUND'), ('GIFT', 'NETWORK_FUND', 'MEMBER_AVAILABLE'),
        ('SPONSOR', 'MERCHANT', 'NETWORK_FUND'), ('SPONSOR', 'MERCHANT', 'NETWORK_ISSUANCE'),
        ('UNSPENT', 'NETWORK_ISSUANCE', 'MERCHANT'), ('CORRECTION', 'MEMBER_AVAILABLE', 'NETWORK_ISSUANCE'))
      OR (transfer.kind IN ('HOLD', 'RELEASE') AND source.member_id IS DISTINCT FROM target.member_id)`,
};

const earned: ReconcileCheck = {
  code: 'EARNED',
  promise: 'What a member ever earned is the sum of their awards, less those that were corrected',
  examined: `SELECT count(*) FROM ledger_account WHERE kind = 'MEMBER_AVAILABLE'`,
  differences: `
    SELECT 'account ' || account.id AS subject, coalesce(total.earned, 0)::text AS expected,
      account.earned_total::text AS found
    FROM ledger_account account LEFT JOIN (${accountTotal}) AS total ON total.account_id = account.id
    WHERE account.kind = 'MEMBER_AVAILABLE' AND account.earned_total IS DISTINCT FROM coalesce(total.earned, 0)`,
};

const passbooks: ReconcileCheck = {
  code: 'PASSBOOKS',
  promise: 'Every line of a passbook goes on from the line before, and none goes below zero',
  examined: `SELECT count(*) FROM (${entry}) AS entry WHERE balance_after IS NOT NULL`,
  differences: `
    SELECT 'transfer ' || step.id || ', account ' || account_id AS subject, expected::text, balance_after::text AS found
    FROM (
      SELECT entry.id, account_id, balance_after,
        coalesce(lag(balance_after) OVER (PARTITION BY account_id ORDER BY entry.id), 0) + change AS expected
      FROM (${entry}) AS entry
      JOIN ledger_account account ON account.id = entry.account_id AND account.balance IS NOT NULL
    ) AS step
    WHERE balance_after IS DISTINCT FROM expected OR balance_after < 0`,
};

const conservation: ReconcileCheck = {
  code: 'POINTS_CONSERVED',
  promise:
    "A network's points issued are its members' points, free and held, its fund's, its goals' and its shops'",
  examined: 'SELECT count(*) FROM network',
  differences: `
    SELECT 'network ' || network.id AS subject, coalesce(issued.points, 0)::text AS expected,
      (coalesce(members.points, 0) + coalesce(shops.points, 0))::text AS found
    FROM network
    LEFT JOIN (
      SELECT account.network_id, sum(-entry.change) AS points
      FROM (${entry}) AS entry JOIN ledger_account account ON account.id = entry.account_id
      WHERE account.kind = 'NETWORK_ISSUANCE' AND (entry.change < 0 OR entry.kind IN ('CORRECTION', 'SPONSOR'))
      GROUP BY account.network_id
    ) AS issued ON issued.network_id = network.id
    LEFT JOIN (
      SELECT network_id, sum(balance) AS points FROM ledger_account WHERE balance IS NOT NULL GROUP BY network_id
    ) AS members ON members.network_id = network.id
    LEFT JOIN (
      SELECT account.network_id, sum(total.balance) AS points
      FROM ledger_account account JOIN (${accountTotal}) AS total ON total.account_id = account.id
      WHERE account.kind IN ('MERCHANT', 'COMMUNITY_GOAL') GROUP BY account.network_id
    ) AS shops ON shops.network_id = network.id
    WHERE coalesce(issued.points, 0) <> coalesce(members.points, 0) + coalesce(shops.points, 0)
    UNION ALL
    SELECT 'account of a shop or goal ' || total.account_id, '0 or more', total.balance::text
    FROM (${accountTotal}) AS total
    JOIN ledger_account account ON account.id = total.account_id AND account.kind IN ('MERCHANT', 'COMMUNITY_GOAL')
    WHERE total.balance < 0`,
};

const awards: ReconcileCheck = {
  code: 'AWARDS',
  promise: 'Every award is credited once, whole, to its member',
  examined: 'SELECT count(*) FROM award',
  differences: `
    SELECT 'award ' || award.id AS subject, award.points || ' to account ' || own.id AS expected,
      coalesce(string_agg(transfer.points || ' to account ' || transfer.to_account_id, ', '), 'nothing') AS found
    FROM award
    JOIN ledger_account own ON own.member_id = award.member_id AND own.kind = 'MEMBER_AVAILABLE'
    LEFT JOIN transfer ON transfer.award_id = award.id
    GROUP BY award.id, award.points, own.id
    HAVING count(transfer.id) <> 1 OR min(transfer.points) <> award.points
      OR min(transfer.to_account_id::text) <> own.id::text`,
};

const deeds: ReconcileCheck = {
  code: 'DEEDS',
  promise: 'Every deed that counts is credited once, whole, to its member, and only a mistake is undone',
  examined: 'SELECT count(*) FROM deed_record',
  differences: `
    SELECT 'deed ' || record.id || ' (' || record.state || ')' AS subject,
      CASE WHEN record.credited_at IS NULL THEN 'nothing' ELSE record.points || ' to account ' || own.id END
        || CASE WHEN record.state = 'CORRECTED' THEN ', undone' ELSE '' END AS expected,
      coalesce(credit.points || ' to account ' || credit.to_account_id, 'nothing')
        || CASE WHEN undone.id IS NULL THEN '' ELSE ', undone' END AS found
    FROM deed_record record
    JOIN ledger_account own ON own.member_id = record.member_id AND own.kind = 'MEMBER_AVAILABLE'
    LEFT JOIN transfer credit ON credit.deed_id = record.id
    LEFT JOIN transfer undone ON undone.corrects_id = credit.id
    WHERE (credit.id IS NOT NULL) <> (record.credited_at IS NOT NULL)
      OR (undone.id IS NOT NULL) <> (record.state = 'CORRECTED')
      OR credit.points <> record.points OR credit.to_account_id <> own.id`,
};

const caps: ReconcileCheck = {
  code: 'CAPS',
  promise: 'What is used of a cap is the deeds that stand under it, never more than the cap',
  examined: 'SELECT count(*) FROM deed_cap',
  differences: `
    SELECT 'cap of member ' || coalesce(cap.member_id, standing.member_id) || ', '
        || coalesce(cap.indicator_code, standing.indicator_code) || ' from ' || coalesce(cap.cap_start, standing.cap_start) AS subject,
      coalesce(standing.count, 0)::text AS expected, coalesce(cap.used::text, 'no count') AS found
    FROM deed_cap cap
    FULL JOIN (
      SELECT member_id, indicator_code, cap_period, cap_start, count(*) AS count FROM deed_record
      WHERE state NOT IN ('NOT_COUNTED', 'WITHDRAWN', 'CORRECTED')
      GROUP BY member_id, indicator_code, cap_period, cap_start
    ) AS standing USING (member_id, indicator_code, cap_period, cap_start)
    WHERE coalesce(cap.used, 0) <> coalesce(standing.count, 0) OR cap.used > cap.cap_count`,
};

/** In the order of their ids: what was paid, then what came back. */
const vouchers: ReconcileCheck = {
  code: 'VOUCHERS',
  promise: 'Every voucher has exactly the transfers that its kind and state demand',
  examined: 'SELECT count(*) FROM voucher',
  differences: `
    SELECT 'voucher ' || voucher.id || ' (' || voucher.kind || ', ' || voucher.state || ')' AS subject,
      demanded.transfers AS expected, coalesce(made.transfers, 'none') AS found
    FROM voucher
    JOIN ledger_account own ON own.member_id = voucher.member_id AND own.kind = 'MEMBER_AVAILABLE'
    JOIN ledger_account other ON CASE voucher.kind
      WHEN 'SPEND' THEN other.merchant_id = voucher.merchant_id
      ELSE other.member_id = voucher.member_id AND other.kind = 'MEMBER_HELD' END
    CROSS JOIN LATERAL (
      SELECT concat_ws('; ',
        format('%s of %s from %s to %s', CASE voucher.kind WHEN 'SPEND' THEN 'REDEEM' ELSE 'HOLD' END,
          voucher.points, own.id, other.id),
        CASE WHEN voucher.state NOT IN ('ISSUED', 'USED') THEN
          format('%s of %s from %s to %s', CASE voucher.kind WHEN 'SPEND' THEN 'RETURN' ELSE 'RELEASE' END,
            voucher.points, other.id, own.id) END) AS transfers
    ) AS demanded
    LEFT JOIN (
      SELECT voucher_id, string_agg(format('%s of %s from %s to %s', kind, points, from_account_id, to_account_id),
        '; ' ORDER BY id) AS transfers
      FROM transfer WHERE voucher_id IS NOT NULL GROUP BY voucher_id
    ) AS made ON made.voucher_id = voucher.id
    WHERE made.transfers IS DISTINCT FROM demanded.transfers
    UNION ALL
    SELECT 'transfer ' || transfer.id, 'its award, deed, voucher or corrected award', 'none of them'
    FROM transfer
    LEFT JOIN voucher ON voucher.id = transfer.voucher_id
    LEFT JOIN award ON award.id = transfer.award_id
    LEFT JOIN deed_record record ON record.id = transfer.deed_id
    LEFT JOIN award_correction correction ON correction.transfer_id = transfer.corrects_id
    WHERE num_nonnulls(transfer.gift_id, transfer.funding_id, transfer.pledge_id, transfer.sponsorship_id) = 0
      AND num_nonnulls(voucher.id, award.id, record.id, correction.id) = 0`,
};

const uses: ReconcileCheck = {
  code: 'USES',
  promise: 'Every voucher that was used was used once, at its own shop',
  examined: 'SELECT count(*) FROM voucher_use',
  differences: `
    SELECT 'voucher ' || coalesce(voucher.id, used.voucher_id) AS subject,
      CASE WHEN voucher.used_at IS NULL THEN 'no use' ELSE 'a use at shop ' || voucher.merchant_id END AS expected,
      CASE WHEN used.id IS NULL THEN 'no use' ELSE 'a use at shop ' || used.merchant_id END AS found
    FROM voucher FULL JOIN voucher_use used ON used.voucher_id = voucher.id
    WHERE (voucher.used_at IS NULL) <> (used.id IS NULL) OR used.merchant_id <> voucher.merchant_id`,
};

const stock: ReconcileCheck = {
  code: 'STOCK',
  promise:
    'What is sold of an offer is what vouchers hold of it, and what is left is the rest, never less than none',
  examined: 'SELECT count(*) FROM offer',
  differences: `
    SELECT 'offer ' || offer.id AS subject,
      format('%s sold, %s left', coalesce(held.units, 0), coalesce((stock.stock_total - coalesce(held.units, 0))::text, 'no end of it')) AS expected,
      CASE WHEN stock.offer_id IS NULL THEN 'no count' ELSE
        format('%s sold, %s left', stock.sold, coalesce(stock.stock_left::text, 'no end of it')) END AS found
    FROM offer
    LEFT JOIN offer_stock stock ON stock.offer_id = offer.id
    LEFT JOIN (
      SELECT offer_id, sum(quantity) AS units FROM voucher WHERE state IN ('ISSUED', 'USED') GROUP BY offer_id
    ) AS held ON held.offer_id = offer.id
    WHERE stock.sold IS DISTINCT FROM coalesce(held.units, 0)
      OR stock.stock_left IS DISTINCT FROM stock.stock_total - stock.sold OR stock.stock_left < 0`,
};

const events: ReconcileCheck = {
  code: 'EVENTS',
  promise:
    'What an event has given is what its visits were credited, each once, never more than its budget and what shops gave it',
  examined: 'SELECT count(*) FROM event',
  differences: `
    SELECT 'event ' || event.id AS subject,
      format('%s visits, %s points of %s', coalesce(came.visits, 0), coalesce(came.points, 0), event.budget_points) AS expected,
      format('%s visits, %s points of %s', budget.visits, budget.given, budget.total) AS found
    FROM event
    LEFT JOIN event_budget budget ON budget.event_id = event.id
    LEFT JOIN (
      SELECT event_id, count(*) AS visits, sum(points) AS points FROM event_check_in GROUP BY event_id
    ) AS came ON came.event_id = event.id
    WHERE (budget.visits, budget.given, budget.total)
        IS DISTINCT FROM (coalesce(came.visits, 0), coalesce(came.points, 0), event.budget_points)
      OR budget.given > budget.total + budget.sponsored
    UNION ALL
    SELECT 'visit ' || visit.id, visit.points || ' points of its event', coalesce(record.points || ' points', 'no deed')
    FROM event_check_in visit
    LEFT JOIN deed_record record ON record.id = visit.deed_id AND record.event_id = visit.event_id
      AND record.member_id = visit.member_id AND record.source = 'EVENT' AND record.credited_at IS NOT NULL
    WHERE visit.points <> coalesce(record.points, 0)`,
};

/** All the promises, in the order in which a bookkeeper would look. */
export const reconcileChecks: readonly ReconcileCheck[] = [
  accounts,
  routes,
  balanceCheck('MEMBER_AVAILABLE', 'AVAILABLE', 'What a member can spend is the sum of their transfers'),
  balanceCheck('MEMBER_HELD', 'HELD', 'What is held for a member is the sum of their transfers'),
  balanceCheck('NETWORK_FUND', 'FUND', "What is in a network's fund is the sum of its transfers"),
  earned,
  passbooks,
  conservation,
  awards,
  deeds,
  caps,
  events,
  ...giftChecks,
  ...sponsorChecks,
  pledges,
  goals,
  holds,
  vouchers,
  uses,
  stock,
  ...monthChecks,
  ...settlementChecks,
];
