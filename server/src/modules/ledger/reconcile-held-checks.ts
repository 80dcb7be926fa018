import type { ReconcileCheck } from './reconcile-checks.ts';

/** In the order of their ids: what was held, then where it went. */
export const pledges: ReconcileCheck = {
  code: 'PLEDGES',
  promise: 'Every pledge has exactly the transfers that its state demands: held once, ended once',
  examined: 'SELECT count(*) FROM pledge',
  differences: `
    SELECT 'pledge ' || pledge.id || ' (' || pledge.state || ')' AS subject,
      demanded.transfers AS expected, coalesce(made.transfers, 'none') AS found
    FROM pledge
    JOIN ledger_account own ON own.member_id = pledge.member_id AND own.kind = 'MEMBER_AVAILABLE'
    JOIN ledger_account own_held ON own_held.member_id = pledge.member_id AND own_held.kind = 'MEMBER_HELD'
    JOIN ledger_account target ON target.goal_id = pledge.goal_id
    CROSS JOIN LATERAL (
      SELECT concat_ws('; ',
        format('HOLD of %s from %s to %s', pledge.points, own.id, own_held.id),
        CASE pledge.state
          WHEN 'CONTRIBUTED' THEN format('CONTRIBUTE of %s from %s to %s', pledge.points, own_held.id, target.id)
          WHEN 'RETURNED' THEN format('RELEASE of %s from %s to %s', pledge.points, own_held.id, own.id) END) AS transfers
    ) AS demanded
    LEFT JOIN (
      SELECT pledge_id, string_agg(format('%s of %s from %s to %s', kind, points, from_account_id, to_account_id),
        '; ' ORDER BY id) AS transfers
      FROM transfer WHERE pledge_id IS NOT NULL GROUP BY pledge_id
    ) AS made ON made.pledge_id = pledge.id
    WHERE made.transfers IS DISTINCT FROM demanded.transfers
    UNION ALL
    SELECT 'transfer ' || transfer.id, 'its pledge', 'none'
    FROM transfer LEFT JOIN pledge ON pledge.id = transfer.pledge_id
    WHERE transfer.pledge_id IS NOT NULL AND pledge.id IS NULL`,
};

export const goals: ReconcileCheck = {
  code: 'GOALS',
  promise:
    'What is pledged to a goal is the sum of its pledges, never more than it asks for, and all or nothing',
  examined: 'SELECT count(*) FROM community_goal',
  differences: `
    SELECT 'goal ' || goal.id || ' (' || goal.state || ')' AS subject,
      format('%s of %s pledged, %s', coalesce(standing.points, 0), goal.target_points,
        CASE WHEN goal.state = 'REACHED' THEN 'all of it contributed or about to be' ELSE 'nothing contributed' END) AS expected,
      format('%s of %s pledged, %s contributed, %s held%s', goal.pledged_points, goal.target_points,
        coalesce(standing.contributed, 0), coalesce(standing.held, 0),
        CASE WHEN goal.settled_at IS NOT NULL THEN ', settled' ELSE '' END) AS found
    FROM community_goal goal
    LEFT JOIN (
      SELECT goal_id, sum(points) AS points, sum(points) FILTER (WHERE state = 'CONTRIBUTED') AS contributed,
        sum(points) FILTER (WHERE state = 'HELD') AS held
      FROM pledge WHERE state <> 'RETURNED' GROUP BY goal_id
    ) AS standing ON standing.goal_id = goal.id
    WHERE (goal.state IN ('DRAFT', 'OPEN', 'REACHED') AND goal.pledged_points <> coalesce(standing.points, 0))
      OR goal.pledged_points > goal.target_points
      OR (goal.state = 'REACHED' AND goal.pledged_points <> goal.target_points)
      OR (goal.state <> 'REACHED' AND standing.contributed IS NOT NULL)
      OR (goal.settled_at IS NOT NULL AND standing.held IS NOT NULL)`,
};

export const holds: ReconcileCheck = {
  code: 'HOLDS',
  promise:
    'What is held for a member is their open loans and pledges, and every loan that is out has a day on which it is due',
  examined: `SELECT count(*) FROM ledger_account WHERE kind = 'MEMBER_HELD'`,
  differences: `
    SELECT 'account ' || account.id AS subject,
      (coalesce(lent.points, 0) + coalesce(pledged.points, 0))::text AS expected, account.balance::text AS found
    FROM ledger_account account
    LEFT JOIN (
      SELECT member_id, sum(points) AS points FROM voucher WHERE kind = 'HOLD' AND state IN ('ISSUED', 'USED') GROUP BY member_id
    ) AS lent ON lent.member_id = account.member_id
    LEFT JOIN (
      SELECT member_id, sum(points) AS points FROM pledge WHERE state = 'HELD' GROUP BY member_id
    ) AS pledged ON pledged.member_id = account.member_id
    WHERE account.kind = 'MEMBER_HELD'
      AND account.balance IS DISTINCT FROM coalesce(lent.points, 0) + coalesce(pledged.points, 0)
    UNION ALL
    SELECT 'voucher ' || id, 'a day on which it is due', 'none'
    FROM voucher WHERE kind = 'HOLD' AND state = 'USED' AND due_at IS NULL`,
};
