import type { ReconcileCheck } from './reconcile-checks.ts';

const gifts: ReconcileCheck = {
  code: 'GIFTS',
  promise: "Every gift is made once, whole, out of its network's fund to its receiver",
  examined: 'SELECT count(*) FROM gift',
  differences: `
    SELECT 'gift ' || gift.id AS subject,
      format('%s from %s to %s', gift.points, fund.id, own.id) AS expected,
      coalesce(string_agg(format('%s from %s to %s', made.points, made.from_account_id, made.to_account_id), ', '),
        'nothing') AS found
    FROM gift
    JOIN ledger_account fund ON fund.network_id = gift.network_id AND fund.kind = 'NETWORK_FUND'
    JOIN ledger_account own ON own.member_id = gift.receiver_id AND own.kind = 'MEMBER_AVAILABLE'
    LEFT JOIN transfer made ON made.gift_id = gift.id
    GROUP BY gift.id, gift.points, fund.id, own.id
    HAVING count(made.id) <> 1 OR min(made.points) <> gift.points OR min(made.kind::text) <> 'GIFT'
      OR min(made.from_account_id::text) <> fund.id::text OR min(made.to_account_id::text) <> own.id::text
    UNION ALL
    SELECT 'transfer ' || transfer.id, 'its gift', 'none'
    FROM transfer LEFT JOIN gift ON gift.id = transfer.gift_id
    WHERE transfer.gift_id IS NOT NULL AND gift.id IS NULL`,
};

const fundings: ReconcileCheck = {
  code: 'FUNDINGS',
  promise: 'Every funding that was agreed to is in the fund once, whole, and no other is',
  examined: 'SELECT count(*) FROM fund_funding',
  differences: `
    SELECT 'funding ' || funding.id || ' (' || funding.state || ')' AS subject,
      CASE funding.state WHEN 'FUNDED' THEN funding.points || ' to account ' || fund.id ELSE 'nothing' END AS expected,
      coalesce(string_agg(made.points || ' to account ' || made.to_account_id, ', '), 'nothing') AS found
    FROM fund_funding funding
    JOIN ledger_account fund ON fund.network_id = funding.network_id AND fund.kind = 'NETWORK_FUND'
    LEFT JOIN transfer made ON made.funding_id = funding.id
    GROUP BY funding.id, funding.state, funding.points, fund.id
    HAVING count(made.id) <> CASE funding.state WHEN 'FUNDED' THEN 1 ELSE 0 END
      OR min(made.points) <> funding.points OR min(made.to_account_id::text) <> fund.id::text
    UNION ALL
    SELECT 'transfer ' || transfer.id, 'its funding', 'none'
    FROM transfer LEFT JOIN fund_funding ON fund_funding.id = transfer.funding_id
    WHERE transfer.funding_id IS NOT NULL AND fund_funding.id IS NULL`,
};

const allowances: ReconcileCheck = {
  code: 'ALLOWANCES',
  promise: 'What is used of an allowance is the gifts of its month, never more than it allows',
  examined: 'SELECT count(*) FROM gift_allowance',
  differences: `
    SELECT 'allowance of member ' || giver_id || ' from ' || month AS subject,
      coalesce(given.points, 0)::text AS expected, coalesce(allowance.used_points::text, 'no count') AS found
    FROM gift_allowance allowance
    FULL JOIN (
      SELECT giver_id, month, sum(points) AS points FROM gift GROUP BY giver_id, month
    ) AS given USING (giver_id, month)
    WHERE coalesce(given.points, 0) <> coalesce(allowance.used_points, 0)
      OR allowance.used_points > allowance.allowance_points`,
};

/** The promises of giving. */
export const giftChecks: readonly ReconcileCheck[] = [gifts, fundings, allowances];
