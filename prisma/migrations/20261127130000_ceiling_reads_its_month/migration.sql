-- A ceiling is set while every stock of the shop is held, and redemptions wait, in the batches of others too. What the month
-- has given was counted from all vouchers that the shop ever issued; it is counted from those that are open, and those that
-- were used in this month, by their indexes: what was issued in a month is not used before it.
CREATE OR REPLACE FUNCTION set_merchant_ceiling(p_merchant_id uuid, p_points integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_material = off
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  PERFORM FROM merchant WHERE merchant.id = p_merchant_id FOR NO KEY UPDATE;
  PERFORM FROM offer_stock WHERE offer_stock.offer_id IN (SELECT offer.id FROM offer WHERE offer.merchant_id = p_merchant_id)
    ORDER BY offer_stock.offer_id FOR NO KEY UPDATE;
  UPDATE merchant SET monthly_ceiling_points = p_points WHERE merchant.id = p_merchant_id;
  UPDATE offer_stock SET is_capped = p_points IS NOT NULL
    FROM offer WHERE offer.merchant_id = p_merchant_id AND offer_stock.offer_id = offer.id
      AND offer_stock.is_capped <> (p_points IS NOT NULL);
  IF p_points IS NULL THEN RETURN; END IF;
  INSERT INTO merchant_month (merchant_id, month, network_id, ceiling_points, given_points)
  SELECT merchant.id, this.month, merchant.network_id, greatest(p_points, given.points), given.points
  FROM merchant
  JOIN network ON network.id = merchant.network_id
  CROSS JOIN LATERAL (SELECT month_of(now(), network.time_zone) AS month) AS this
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(gift.points), 0)::integer AS points FROM (
      SELECT voucher.points, voucher.issued_at FROM voucher
      WHERE voucher.merchant_id = p_merchant_id AND voucher.state = 'ISSUED' AND voucher.kind = 'SPEND'
      UNION ALL
      -- A second earlier: moments are rounded to a millisecond.
      SELECT voucher.points, voucher.issued_at FROM voucher
      WHERE voucher.merchant_id = p_merchant_id AND voucher.state = 'USED' AND voucher.kind = 'SPEND'
        AND voucher.used_at >= this.month::timestamp AT TIME ZONE network.time_zone - interval '1 second') AS gift
    WHERE month_of(gift.issued_at, network.time_zone) = this.month) AS given
  WHERE merchant.id = p_merchant_id
  ON CONFLICT (merchant_id, month) DO UPDATE
    SET given_points = excluded.given_points, ceiling_points = excluded.ceiling_points;
END $$;
