import type pg from 'pg';

/** What must hold at every moment, asked of the database as its owner. Each is a count of what is wrong: all must be 0. */
export async function booksProblems(pool: pg.Pool): Promise<Record<string, number>> {
  const { rows } = await pool.query<Record<string, string>>(`
    SELECT
      (SELECT count(*) FROM ledger_account account WHERE account.balance IS NOT NULL AND account.balance <>
        coalesce((SELECT sum(points) FROM transfer WHERE to_account_id = account.id), 0)
        - coalesce((SELECT sum(points) FROM transfer WHERE from_account_id = account.id), 0)) AS balances_off,
      (SELECT count(*) FROM ledger_account WHERE balance < 0) AS negative_balances,
      (SELECT count(*) FROM offer_stock stock WHERE stock.sold <>
        (SELECT count(*) FROM voucher WHERE voucher.offer_id = stock.offer_id AND voucher.state IN ('ISSUED', 'USED'))) AS stock_off,
      (SELECT count(*) FROM offer_stock WHERE stock_left < 0) AS oversold,
      (SELECT count(*) FROM gift FULL JOIN transfer ON transfer.gift_id = gift.id
        WHERE num_nonnulls(gift.id, transfer.gift_id) = 1
          OR gift.points <> transfer.points) AS gifts_off,
      (SELECT count(*) FROM fund_funding funding FULL JOIN transfer ON transfer.funding_id = funding.id
        WHERE (transfer.funding_id IS NOT NULL) <> coalesce(funding.state = 'FUNDED', false)
          OR funding.points <> transfer.points) AS fundings_off,
      (SELECT count(*) FROM gift_allowance allowance
        FULL JOIN (SELECT giver_id, month, sum(points) AS points FROM gift GROUP BY giver_id, month) AS given
          USING (giver_id, month)
        WHERE allowance.used_points IS DISTINCT FROM given.points) AS allowances_off,
      (SELECT count(*) FROM voucher WHERE NOT EXISTS
        (SELECT FROM transfer WHERE transfer.voucher_id = voucher.id AND transfer.kind IN ('REDEEM', 'HOLD'))) AS unpaid_vouchers,
      (SELECT count(*) FROM voucher WHERE (state IN ('CANCELLED', 'EXPIRED', 'REVERSED', 'RELEASED')) <> EXISTS
        (SELECT FROM transfer WHERE transfer.voucher_id = voucher.id AND transfer.kind IN ('RETURN', 'RELEASE'))) AS returns_off,
      (SELECT count(*) FROM pledge WHERE
        (SELECT string_agg(kind::text, ' ' ORDER BY id) FROM transfer WHERE transfer.pledge_id = pledge.id
          AND transfer.points = pledge.points) IS DISTINCT FROM
        CASE state WHEN 'HELD' THEN 'HOLD' WHEN 'CONTRIBUTED' THEN 'HOLD CONTRIBUTE' ELSE 'HOLD RELEASE' END) AS pledges_off,
      (SELECT count(*) FROM community_goal goal WHERE goal.state IN ('OPEN', 'REACHED') AND goal.pledged_points <>
        coalesce((SELECT sum(points) FROM pledge WHERE pledge.goal_id = goal.id AND pledge.state <> 'RETURNED'), 0)) AS goals_off,
      (SELECT count(*) FROM merchant_purse purse WHERE purse.sponsored_points > purse.certain_points OR purse.sponsored_points <>
        coalesce((SELECT sum(points) FILTER (WHERE transfer.kind = 'SPONSOR') - coalesce(sum(points) FILTER (WHERE transfer.kind = 'UNSPENT'), 0)
          FROM transfer JOIN ledger_account shop ON shop.id IN (transfer.from_account_id, transfer.to_account_id)
          WHERE shop.merchant_id = purse.merchant_id AND transfer.sponsorship_id IS NOT NULL), 0)) AS purses_off,
      (SELECT count(*) FROM ledger_account shop WHERE shop.kind = 'MERCHANT' AND
        coalesce((SELECT sum(points) FROM transfer WHERE to_account_id = shop.id), 0)
        < coalesce((SELECT sum(points) FROM transfer WHERE from_account_id = shop.id), 0)) AS shops_below_zero,
      (SELECT count(*) FROM ledger_account held WHERE held.kind = 'MEMBER_HELD' AND held.balance <>
        coalesce((SELECT sum(points) FROM pledge WHERE pledge.member_id = held.member_id AND pledge.state = 'HELD'), 0)
        + coalesce((SELECT sum(points) FROM voucher WHERE voucher.member_id = held.member_id AND voucher.kind = 'HOLD'
            AND voucher.state IN ('ISSUED', 'USED')), 0)) AS held_off`);
  return Object.fromEntries(Object.entries(rows[0] ?? {}).map(([name, count]) => [name, Number(count)]));
}

/** For `expect(await booksProblems(pool)).toEqual(soundBooks)`. */
export const soundBooks = {
  balances_off: 0,
  negative_balances: 0,
  stock_off: 0,
  oversold: 0,
  gifts_off: 0,
  fundings_off: 0,
  allowances_off: 0,
  unpaid_vouchers: 0,
  returns_off: 0,
  pledges_off: 0,
  goals_off: 0,
  purses_off: 0,
  shops_below_zero: 0,
  held_off: 0,
} as const;
