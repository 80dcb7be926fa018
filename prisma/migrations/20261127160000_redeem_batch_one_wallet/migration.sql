-- What judge_redemptions looked up of a member's wallet is handed on to redeem_batch, which looked the same row up once more
-- for each request. Nothing else changes in either.

-- May this member redeem this offer now, and if not, why not? One row for each request, in order. `reasons` holds the
-- codes of every obstacle, the one to answer with first. Both the question (redeemability) and the act (redeem_batch)
-- come here, so they cannot disagree. `ceiling_left`: what the shop still gives today, null where it has no ceiling or
-- nothing is given for good. `account_id`, `balance` and `earned_total` are of the member's available account.
DROP FUNCTION judge_redemptions(uuid[], uuid[], uuid[]);
CREATE FUNCTION judge_redemptions(p_network_ids uuid[], p_member_ids uuid[], p_offer_ids uuid[])
RETURNS TABLE (
  ordinal bigint, network_id uuid, member_id uuid, offer_id uuid, merchant_id uuid, kind offer_kind, cost_points integer,
  balance bigint, stock_left integer, per_member_limit integer, points_missing bigint, available_from timestamptz,
  voucher_valid_hours integer, reasons text[], ceiling_left integer,
  account_id uuid, earned_total bigint)
LANGUAGE sql STABLE AS $$
  SELECT
    request.ordinal, request.network_id, request.member_id, request.offer_id, offer.merchant_id, offer.kind,
    offer.cost_points, wallet.balance, stock.stock_left, offer.per_member_limit,
    greatest(offer.cost_points - coalesce(wallet.balance, 0), 0),
    CASE WHEN opening.is_judged THEN CASE WHEN opening.at > now() THEN opening.at END
      WHEN offer.available_from > now() THEN offer.available_from END,
    offer.voucher_valid_hours,
    array_remove(ARRAY[
      CASE WHEN membership.status IS DISTINCT FROM 'ACTIVE' OR NOT 'MEMBER' = ANY (membership.roles)
        THEN 'NOT_A_MEMBER' END,
      CASE WHEN offer.id IS NULL OR offer.state <> 'LIVE' OR merchant.status <> 'APPROVED'
             OR offer.available_from > now() OR offer.available_until <= now()
             OR (opening.is_judged AND opening.at IS DISTINCT FROM now())
        THEN 'OFFER_UNAVAILABLE' END,
      CASE WHEN stock.stock_left <= 0 THEN 'OFFER_SOLD_OUT' END,
      CASE WHEN offer.per_member_limit IS NULL THEN NULL
        WHEN offer.per_member_limit <= (
          SELECT count(*) FROM (
            SELECT FROM voucher
            WHERE voucher.offer_id = request.offer_id AND voucher.member_id = request.member_id
              AND voucher.state IN ('ISSUED', 'USED')
            LIMIT offer.per_member_limit) AS taken)
        THEN 'MEMBER_LIMIT_REACHED' END,
      CASE WHEN offer.cost_points > coalesce(wallet.balance, 0) THEN 'INSUFFICIENT_POINTS' END
    ], NULL),
    opening.ceiling_left, wallet.id, wallet.earned_total
  FROM unnest(p_network_ids, p_member_ids, p_offer_ids)
    WITH ORDINALITY AS request (network_id, member_id, offer_id, ordinal)
  -- LIMIT 1 makes each a look-up by its key: what the planner could join, it would join by reading all of a small table.
  LEFT JOIN LATERAL (
    SELECT * FROM offer WHERE offer.id = request.offer_id AND offer.network_id = request.network_id LIMIT 1
  ) AS offer ON true
  LEFT JOIN LATERAL (SELECT * FROM offer_stock WHERE offer_stock.offer_id = offer.id LIMIT 1) AS stock ON true
  LEFT JOIN LATERAL (
    SELECT status, closed_from, closed_until, monthly_ceiling_points FROM merchant
    WHERE merchant.id = offer.merchant_id LIMIT 1) AS merchant ON true
  -- Nothing is looked up here for an offer without days, at a shop that is open and has no ceiling.
  LEFT JOIN LATERAL (
    SELECT true AS is_judged,
      CASE WHEN capped.ceiling IS NOT NULL
        THEN greatest(paced_points(capped.ceiling, network.time_zone) - coalesce(month.given_points, 0), 0) END AS ceiling_left,
      CASE WHEN offer.state = 'LIVE' AND merchant.status = 'APPROVED'
        THEN opening_of(offer.available_from, offer.available_until, offer.open_minutes, merchant.closed_from,
          merchant.closed_until, capped.ceiling, coalesce(month.given_points, 0), offer.cost_points, network.time_zone) END AS at
    FROM network
    CROSS JOIN LATERAL (
      SELECT CASE WHEN stock.is_capped AND offer.kind = 'SPEND' THEN merchant.monthly_ceiling_points END AS ceiling
    ) AS capped
    LEFT JOIN LATERAL (
      SELECT given_points FROM merchant_month
      WHERE capped.ceiling IS NOT NULL AND merchant_month.merchant_id = offer.merchant_id
        AND merchant_month.month = month_of(now(), network.time_zone) LIMIT 1) AS month ON true
    WHERE network.id = offer.network_id
      AND (stock.is_capped OR offer.open_minutes <> '{}' OR merchant.closed_until > now())
    LIMIT 1
  ) AS opening ON true
  LEFT JOIN LATERAL (
    SELECT * FROM membership WHERE membership.id = request.member_id AND membership.network_id = request.network_id LIMIT 1
  ) AS membership ON true
  LEFT JOIN LATERAL (
    SELECT id, balance, earned_total FROM ledger_account account
    WHERE account.member_id = membership.id AND account.kind = 'MEMBER_AVAILABLE' LIMIT 1) AS wallet ON true
$$;

-- Redeems a batch in one transaction: at most one request of a member, one answer for each request, never an exception
-- for an expected refusal (an exception would cost the caller its connection and the others their answers).
-- status: REDEEMED, REPLAYED, IDEMPOTENCY_CONFLICT, or the first of judge_redemptions' reasons.
CREATE OR REPLACE FUNCTION redeem_batch(
  p_network_ids uuid[], p_member_ids uuid[], p_offer_ids uuid[], p_idempotency_keys text[],
  p_voucher_ids uuid[], p_codes text[])
RETURNS TABLE (
  ordinal bigint, status text, points_missing bigint, member_limit integer, available_from timestamptz,
  voucher_id uuid, network_id uuid, merchant_id uuid, kind offer_kind, state voucher_state, code text, points integer,
  issued_at timestamptz, expires_at timestamptz, used_at timestamptz, state_since timestamptz,
  available bigint, held bigint, earned_total bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_material = off
SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
  has_capped boolean;
  -- Ordinals of requests at shops with a ceiling: those that it lets through, and those that it stops, with until when.
  v_passed bigint[];
  v_stopped bigint[];
  v_stopped_until timestamptz[];
BEGIN
  -- Locks: members by id, then offers by id. One order everywhere is what keeps batches from deadlocking.
  -- A member's available account is the member's mutex: it serialises keys, limits and balance.
  PERFORM FROM ledger_account
    WHERE ledger_account.member_id = ANY (p_member_ids) AND ledger_account.kind = 'MEMBER_AVAILABLE'
    ORDER BY ledger_account.member_id FOR NO KEY UPDATE;
  SELECT bool_or(locked.is_capped) INTO has_capped FROM (
    SELECT offer_stock.is_capped FROM offer_stock WHERE offer_stock.offer_id = ANY (p_offer_ids)
    ORDER BY offer_stock.offer_id FOR NO KEY UPDATE) AS locked;

  -- Then, where there are any, the months of shops with a ceiling, by id. After the offers: a ceiling that is set while we
  -- wait for an offer is seen by the lock itself.
  IF has_capped THEN
    INSERT INTO merchant_month (merchant_id, month, network_id, ceiling_points)
    SELECT DISTINCT merchant.id, month_of(now(), network.time_zone), merchant.network_id, merchant.monthly_ceiling_points
    FROM offer JOIN merchant ON merchant.id = offer.merchant_id JOIN network ON network.id = merchant.network_id
    WHERE offer.id = ANY (p_offer_ids) AND merchant.monthly_ceiling_points IS NOT NULL
    ORDER BY merchant.id
    ON CONFLICT DO NOTHING;
    PERFORM FROM merchant_month WHERE (merchant_month.merchant_id, merchant_month.month) IN (
      SELECT merchant.id, month_of(now(), network.time_zone)
      FROM offer JOIN merchant ON merchant.id = offer.merchant_id JOIN network ON network.id = merchant.network_id
      WHERE offer.id = ANY (p_offer_ids))
    ORDER BY merchant_month.merchant_id FOR NO KEY UPDATE;
    SELECT through.passed, through.stopped, through.stopped_until INTO v_passed, v_stopped, v_stopped_until
    FROM pass_ceilings(p_network_ids, p_member_ids, p_offer_ids, p_idempotency_keys) AS through;
  END IF;

  -- A fresh statement sees what was committed while we waited for the locks.
  RETURN QUERY
  WITH judged AS MATERIALIZED (
    SELECT judged.*, p_idempotency_keys[judged.ordinal] AS idempotency_key,
      p_voucher_ids[judged.ordinal] AS voucher_id, p_codes[judged.ordinal] AS code,
      prior.id AS prior_id, prior.offer_id AS prior_offer_id,
      judged.account_id AS own_account_id, judged.balance AS available,
      own_held.id AS held_account_id, own_held.balance AS held, shop.id AS shop_account_id,
      now()::timestamptz(3) AS issued_at,
      (now() + make_interval(hours => judged.voucher_valid_hours))::timestamptz(3) AS expires_at
    FROM judge_redemptions(p_network_ids, p_member_ids, p_offer_ids) AS judged
    LEFT JOIN LATERAL (
      SELECT id, offer_id FROM voucher
      WHERE voucher.member_id = judged.member_id
        AND voucher.idempotency_key = p_idempotency_keys[judged.ordinal] LIMIT 1
    ) AS prior ON true
    LEFT JOIN LATERAL (
      SELECT id, balance FROM ledger_account account
      WHERE account.member_id = judged.member_id AND account.kind = 'MEMBER_HELD' LIMIT 1) AS own_held ON true
    LEFT JOIN LATERAL (
      SELECT id FROM ledger_account account WHERE account.merchant_id = judged.merchant_id LIMIT 1) AS shop ON true
  ), ranked AS (
    SELECT judged.*,
      CASE
        WHEN prior_id IS NOT NULL AND prior_offer_id = offer_id THEN 'REPLAYED'
        WHEN prior_id IS NOT NULL THEN 'IDEMPOTENCY_CONFLICT'
        ELSE coalesce(reasons[1], 'REDEEMED')
      END AS verdict,
      -- The stock goes to the first in the queue: a place for each request that nothing else stops.
      row_number() OVER (
        PARTITION BY offer_id, prior_id IS NULL AND reasons = '{}' ORDER BY ordinal) AS place
    FROM judged
  ), decided AS (
    SELECT ranked.*,
      CASE WHEN verdict = 'REDEEMED' AND place > stock_left THEN 'OFFER_SOLD_OUT'
        WHEN verdict = 'REDEEMED' AND ceiling_left IS NOT NULL AND NOT coalesce(ordinal = ANY (v_passed), false)
          THEN 'OFFER_UNAVAILABLE'
        ELSE verdict END AS outcome
    FROM ranked
  ), redeemed AS (
    SELECT decided.*, CASE decided.kind WHEN 'SPEND' THEN shop_account_id ELSE held_account_id END AS to_account_id
    FROM decided WHERE outcome = 'REDEEMED'
  ), new_voucher AS (
    INSERT INTO voucher (id, network_id, merchant_id, offer_id, member_id, kind, code, points, idempotency_key,
      issued_at, state_since, expires_at)
    SELECT voucher_id, network_id, merchant_id, offer_id, member_id, kind, code, cost_points, idempotency_key,
      issued_at, issued_at, expires_at
    FROM redeemed
  ), new_transfer AS (
    INSERT INTO transfer (network_id, kind, from_account_id, to_account_id, points, from_balance_after,
      to_balance_after, voucher_id)
    SELECT network_id, CASE kind WHEN 'SPEND' THEN 'REDEEM' ELSE 'HOLD' END::transfer_kind, own_account_id, to_account_id,
      cost_points, available - cost_points, CASE kind WHEN 'HOLD' THEN held + cost_points END, voucher_id
    FROM redeemed
  ), spent AS (
    UPDATE ledger_account SET balance = ledger_account.balance - redeemed.cost_points
    FROM redeemed WHERE ledger_account.id = redeemed.own_account_id
  ), reserved AS (
    UPDATE ledger_account SET balance = ledger_account.balance + redeemed.cost_points
    FROM redeemed WHERE redeemed.kind = 'HOLD' AND ledger_account.id = redeemed.to_account_id
  ), taken AS (
    UPDATE offer_stock SET sold = offer_stock.sold + units.count
    FROM (SELECT offer_id, count(*)::integer AS count FROM redeemed GROUP BY offer_id) AS units
    WHERE offer_stock.offer_id = units.offer_id
  )
  SELECT decided.ordinal, decided.outcome, decided.points_missing, decided.per_member_limit,
    CASE WHEN decided.ceiling_left IS NULL THEN decided.available_from
      ELSE coalesce(v_stopped_until[array_position(v_stopped, decided.ordinal)], decided.available_from) END,
    answer.id, answer.network_id, answer.merchant_id, answer.kind, answer.state, answer.code, answer.points,
    answer.issued_at, answer.expires_at, answer.used_at, answer.state_since,
    decided.available - CASE WHEN decided.outcome = 'REDEEMED' THEN decided.cost_points ELSE 0 END,
    decided.held + CASE WHEN decided.outcome = 'REDEEMED' AND decided.kind = 'HOLD' THEN decided.cost_points ELSE 0 END,
    decided.earned_total
  FROM decided
  LEFT JOIN LATERAL (
    SELECT decided.voucher_id AS id, decided.network_id, decided.merchant_id, decided.kind, 'ISSUED'::voucher_state AS state,
      decided.code, decided.cost_points AS points, decided.issued_at, decided.expires_at, NULL::timestamptz AS used_at,
      decided.issued_at AS state_since
    WHERE decided.outcome = 'REDEEMED'
    UNION ALL
    SELECT voucher.id, voucher.network_id, voucher.merchant_id, voucher.kind, voucher.state, voucher.code, voucher.points,
      voucher.issued_at, voucher.expires_at, voucher.used_at, voucher.state_since
    FROM voucher WHERE decided.outcome = 'REPLAYED' AND voucher.id = decided.prior_id
  ) AS answer ON true
  ORDER BY decided.ordinal;

  -- What was written, not what was let through: the two were judged by two statements.
  IF has_capped THEN
    UPDATE merchant_month SET given_points = merchant_month.given_points + gift.points
    FROM (
      SELECT voucher.merchant_id, month_of(now(), network.time_zone) AS month, sum(voucher.points)::integer AS points
      FROM voucher
      JOIN offer_stock ON offer_stock.offer_id = voucher.offer_id AND offer_stock.is_capped
      JOIN network ON network.id = voucher.network_id
      WHERE voucher.id = ANY (p_voucher_ids) AND voucher.kind = 'SPEND'
      GROUP BY 1, 2) AS gift
    WHERE merchant_month.merchant_id = gift.merchant_id AND merchant_month.month = gift.month;
  END IF;
END $$;
