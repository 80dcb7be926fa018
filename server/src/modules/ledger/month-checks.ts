import type { ReconcileCheck } from './reconcile-checks.ts';

/** Of this month alone: an earlier one may have run on without a ceiling. */
const months: ReconcileCheck = {
  code: 'MONTHS',
  promise:
    'What a shop with a ceiling has given this month is its vouchers of this month, and no more than it wished',
  examined: `SELECT count(*) FROM merchant WHERE monthly_ceiling_points IS NOT NULL`,
  differences: `
    SELECT 'month of merchant ' || merchant.id AS subject, given.points::text AS expected,
      coalesce(month.given_points, 0)::text AS found
    FROM merchant
    JOIN network ON network.id = merchant.network_id
    LEFT JOIN merchant_month month
      ON month.merchant_id = merchant.id AND month.month = month_of(now(), network.time_zone)
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(voucher.points), 0) AS points FROM offer JOIN voucher ON voucher.offer_id = offer.id
      WHERE offer.merchant_id = merchant.id AND voucher.kind = 'SPEND' AND voucher.state IN ('ISSUED', 'USED')
        AND month_of(voucher.issued_at, network.time_zone) = month_of(now(), network.time_zone)) AS given
    WHERE merchant.monthly_ceiling_points IS NOT NULL
      AND (coalesce(month.given_points, 0) <> given.points OR month.given_points > month.ceiling_points)`,
};

export const monthChecks: readonly ReconcileCheck[] = [months];
