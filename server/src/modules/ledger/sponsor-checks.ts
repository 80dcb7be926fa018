import type { ReconcileCheck } from './reconcile-checks.ts';

/** In the order of their ids: what a shop gave, then what came back. */
const sponsorships: ReconcileCheck = {
  code: 'SPONSORSHIPS',
  promise:
    'Every sponsorship is given once, whole, and what its event did not need comes back once, to the same shop',
  examined: 'SELECT count(*) FROM sponsorship',
  differences: `
    SELECT 'sponsorship ' || sponsorship.id AS subject, demanded.transfers AS expected, coalesce(made.transfers, 'none') AS found
    FROM sponsorship
    JOIN ledger_account shop ON shop.merchant_id = sponsorship.merchant_id
    JOIN ledger_account place ON place.network_id = sponsorship.network_id
      AND place.kind = CASE WHEN sponsorship.event_id IS NULL THEN 'NETWORK_FUND' ELSE 'NETWORK_ISSUANCE' END::account_kind
    CROSS JOIN LATERAL (
      SELECT concat_ws('; ',
        format('SPONSOR of %s from %s to %s', sponsorship.points, shop.id, place.id),
        CASE WHEN sponsorship.returned_points > 0 THEN
          format('UNSPENT of %s from %s to %s', sponsorship.returned_points, place.id, shop.id) END) AS transfers
    ) AS demanded
    LEFT JOIN (
      SELECT sponsorship_id, string_agg(format('%s of %s from %s to %s', kind, points, from_account_id, to_account_id),
        '; ' ORDER BY id) AS transfers
      FROM transfer WHERE sponsorship_id IS NOT NULL GROUP BY sponsorship_id
    ) AS made ON made.sponsorship_id = sponsorship.id
    WHERE made.transfers IS DISTINCT FROM demanded.transfers
    UNION ALL
    SELECT 'transfer ' || transfer.id, 'its sponsorship', 'none'
    FROM transfer LEFT JOIN sponsorship ON sponsorship.id = transfer.sponsorship_id
    WHERE transfer.sponsorship_id IS NOT NULL AND sponsorship.id IS NULL`,
};

const purses: ReconcileCheck = {
  code: 'PURSES',
  promise: 'A shop has given what its sponsorships say, never more than it received for good',
  examined: 'SELECT count(*) FROM merchant',
  differences: `
    SELECT 'merchant ' || merchant.id AS subject,
      format('%s given, at most %s received', coalesce(given.points, 0), coalesce(received.points, 0)) AS expected,
      coalesce(format('%s given, %s received', purse.sponsored_points, purse.certain_points), 'no purse') AS found
    FROM merchant
    LEFT JOIN merchant_purse purse ON purse.merchant_id = merchant.id
    LEFT JOIN (
      SELECT merchant_id, sum(points - returned_points) AS points FROM sponsorship GROUP BY merchant_id
    ) AS given ON given.merchant_id = merchant.id
    LEFT JOIN LATERAL (
      SELECT sum(points) AS points FROM voucher
      WHERE voucher.merchant_id = merchant.id AND kind = 'SPEND' AND state = 'USED' AND used_at <= purse.certain_until
    ) AS received ON true
    WHERE purse.sponsored_points IS DISTINCT FROM coalesce(given.points, 0)
      OR purse.sponsored_points > purse.certain_points
      OR purse.certain_points > coalesce(received.points, 0)`,
};

const sponsoredEvents: ReconcileCheck = {
  code: 'SPONSORED_EVENTS',
  promise: 'What an event has of shops is the sum of what they gave it, less what went back',
  examined: 'SELECT count(*) FROM event',
  differences: `
    SELECT 'event ' || budget.event_id AS subject, coalesce(given.points, 0)::text AS expected, budget.sponsored::text AS found
    FROM event_budget budget
    LEFT JOIN (
      SELECT event_id, sum(points - returned_points) AS points FROM sponsorship WHERE event_id IS NOT NULL GROUP BY event_id
    ) AS given ON given.event_id = budget.event_id
    WHERE budget.sponsored <> coalesce(given.points, 0)`,
};

/** The promises of circular points. */
export const sponsorChecks: readonly ReconcileCheck[] = [sponsorships, purses, sponsoredEvents];
