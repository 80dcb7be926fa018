-- When an offer can be redeemed: within its days and hours, not while its shop is closed, and not beyond what its shop
-- gives in a month. An offer that has none of these is judged by the columns of rows that were read already.

-- Days and hours: pairs of minutes of the week, from Monday's midnight in the network's own time, the closing one past
-- 10080 when it is open over the last midnight. Empty: always. In order, apart, none longer than a day: a week that
-- overlaps itself cannot be written.
CREATE FUNCTION are_open_minutes(p_minutes integer[]) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_ndims(p_minutes), 1) = 1 AND cardinality(p_minutes) % 2 = 0 AND cardinality(p_minutes) <= 42
    AND NOT EXISTS (
      SELECT FROM generate_series(1, cardinality(p_minutes), 2) AS place,
        LATERAL (SELECT p_minutes[place] AS opens, p_minutes[place + 1] AS closes,
          coalesce(p_minutes[place + 2], p_minutes[1] + 10080) AS opens_next) AS pair
      WHERE NOT coalesce(
        opens BETWEEN 0 AND 10079 AND closes > opens AND closes <= opens + 1440 AND closes <= opens_next, false))
$$;

ALTER TABLE offer
  ADD COLUMN open_minutes integer[] NOT NULL DEFAULT '{}',
  ADD CONSTRAINT offer_open_minutes_in_order CHECK (are_open_minutes(open_minutes)) NOT VALID;

-- The shop rests for a while, says why and until when, and opens again by itself.
ALTER TABLE merchant
  ADD COLUMN closed_from timestamptz(3),
  ADD COLUMN closed_until timestamptz(3),
  ADD COLUMN closed_note_th text NOT NULL DEFAULT '' CHECK (length(closed_note_th) <= 500),
  ADD COLUMN closed_note_en text NOT NULL DEFAULT '' CHECK (length(closed_note_en) <= 500),
  -- Points that its offers give in a calendar month of the network's own time; null: no ceiling.
  ADD COLUMN monthly_ceiling_points integer CHECK (monthly_ceiling_points BETWEEN 1 AND 10000000),
  -- A closure that never ends cannot be written.
  ADD CONSTRAINT merchant_closure_ends CHECK (
    (closed_from IS NULL) = (closed_until IS NULL) AND closed_until > closed_from
    AND closed_until <= closed_from + interval '366 days') NOT VALID;

-- What a shop with a ceiling has given in a month: points of vouchers issued in it that were not given back. The CHECK is
-- what makes a month that gave more than its ceiling unwritable.
CREATE TABLE merchant_month (
  merchant_id uuid NOT NULL,
  -- Its first day.
  month date NOT NULL CHECK (extract(day FROM month) = 1),
  network_id uuid NOT NULL,
  ceiling_points integer NOT NULL CHECK (ceiling_points > 0),
  given_points integer NOT NULL DEFAULT 0,
  PRIMARY KEY (merchant_id, month),
  FOREIGN KEY (merchant_id, network_id) REFERENCES merchant (id, network_id),
  CONSTRAINT merchant_month_within_ceiling CHECK (given_points BETWEEN 0 AND ceiling_points)
) WITH (fillfactor = 50);

-- The shop of this offer has a ceiling. It stands in the row that every redemption locks, so that a redemption learns it
-- from the lock itself, and one of a shop without a ceiling asks nothing more.
ALTER TABLE offer_stock ADD COLUMN is_capped boolean NOT NULL DEFAULT false;

-- Whoever writes an offer holds the lock of its shop, as set_merchant_ceiling does: no offer slips past a new ceiling.
CREATE FUNCTION cap_new_stock() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  NEW.is_capped := EXISTS (
    SELECT FROM offer JOIN merchant ON merchant.id = offer.merchant_id
    WHERE offer.id = NEW.offer_id AND merchant.monthly_ceiling_points IS NOT NULL);
  RETURN NEW;
END $$;
CREATE TRIGGER offer_stock_capped BEFORE INSERT ON offer_stock FOR EACH ROW EXECUTE FUNCTION cap_new_stock();

CREATE FUNCTION month_of(p_at timestamptz, p_time_zone text) RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT date_trunc('month', p_at::timestamptz(3) AT TIME ZONE p_time_zone)::date
$$;

-- How much of a ceiling is open on a day of a month: a tenth at once, the rest in equal parts day by day, all of it on the
-- last. What is not taken stays open. See docs/adr/0027.
CREATE FUNCTION paced_points(p_ceiling integer, p_day integer, p_days integer) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ((p_ceiling::bigint * (p_days + 9 * p_day) + 10 * p_days - 1) / (10 * p_days))::integer
$$;

CREATE FUNCTION paced_points(p_ceiling integer, p_time_zone text) RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT paced_points(p_ceiling, extract(day FROM local.at)::integer,
    extract(day FROM date_trunc('month', local.at) + interval '1 month - 1 day')::integer)
  FROM (SELECT now()::timestamptz(3) AT TIME ZONE p_time_zone AS at) AS local
$$;

-- The first moment from p_at on at which these points fit under the ceiling, when so many were given in the month of now;
-- p_at itself when they fit at once, null when they never do.
CREATE FUNCTION ceiling_opens_at(p_ceiling integer, p_given integer, p_points integer, p_time_zone text, p_at timestamptz)
RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT greatest(p_at, day AT TIME ZONE p_time_zone)
  FROM generate_series(
    date_trunc('day', p_at AT TIME ZONE p_time_zone),
    date_trunc('month', p_at AT TIME ZONE p_time_zone) + interval '2 months - 1 day', interval '1 day') AS day
  WHERE CASE WHEN day::date < month_of(now(), p_time_zone) + interval '1 month' THEN p_given ELSE 0 END + p_points
    <= paced_points(p_ceiling, extract(day FROM day)::integer,
      extract(day FROM date_trunc('month', day) + interval '1 month - 1 day')::integer)
  ORDER BY day LIMIT 1
$$;

-- p_at itself when it lies within the days and hours, else the next opening.
CREATE FUNCTION next_opening(p_open_minutes integer[], p_time_zone text, p_at timestamptz) RETURNS timestamptz
LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN bool_or(wait.is_open) THEN p_at
    ELSE greatest(p_at,
      (date_trunc('minute', p_at AT TIME ZONE p_time_zone) + make_interval(mins => min(wait.minutes))) AT TIME ZONE p_time_zone)
  END
  FROM (
    SELECT ((extract(isodow FROM clock.at) - 1) * 1440 + extract(hour FROM clock.at) * 60 + extract(minute FROM clock.at))::integer AS minute
    FROM (SELECT p_at AT TIME ZONE p_time_zone AS at) AS clock
  ) AS week,
  generate_series(1, cardinality(p_open_minutes), 2) AS place,
  LATERAL (
    SELECT (week.minute >= p_open_minutes[place] AND week.minute < p_open_minutes[place + 1])
        OR week.minute + 10080 < p_open_minutes[place + 1] AS is_open,
      (p_open_minutes[place] - week.minute + 10080) % 10080 AS minutes
  ) AS wait
$$;

-- now() when nothing of the kind stands in the way, else the first moment at which nothing does; null when that does not
-- come before the offer's end. Each of them can only push it on, so a few rounds settle it.
CREATE FUNCTION opening_of(
  p_from timestamptz, p_until timestamptz, p_open_minutes integer[], p_closed_from timestamptz, p_closed_until timestamptz,
  p_ceiling integer, p_given integer, p_points integer, p_time_zone text)
RETURNS timestamptz LANGUAGE plpgsql STABLE SET search_path = public AS $$
DECLARE
  opens_at timestamptz := greatest(now(), p_from);
  before timestamptz;
BEGIN
  FOR round IN 1..8 LOOP
    before := opens_at;
    IF opens_at >= p_closed_from AND opens_at < p_closed_until THEN opens_at := p_closed_until; END IF;
    IF p_ceiling IS NOT NULL THEN
      opens_at := ceiling_opens_at(p_ceiling, p_given, p_points, p_time_zone, opens_at);
    END IF;
    IF p_open_minutes <> '{}' THEN opens_at := next_opening(p_open_minutes, p_time_zone, opens_at); END IF;
    EXIT WHEN opens_at IS NULL OR opens_at = before;
  END LOOP;
  RETURN CASE WHEN opens_at < p_until OR p_until IS NULL THEN opens_at END;
END $$;

-- The same of an offer as it stands, when its shop has given so many points more than are counted yet.
CREATE FUNCTION offer_opens_at(p_offer_id uuid, p_more_points integer DEFAULT 0) RETURNS timestamptz
LANGUAGE sql STABLE SET search_path = public AS $$
  SELECT opening_of(offer.available_from, offer.available_until, offer.open_minutes, merchant.closed_from,
    merchant.closed_until, CASE offer.kind WHEN 'SPEND' THEN merchant.monthly_ceiling_points END,
    coalesce(month.given_points, 0) + p_more_points, offer.cost_points, network.time_zone)
  FROM offer
  JOIN merchant ON merchant.id = offer.merchant_id
  JOIN network ON network.id = offer.network_id
  LEFT JOIN merchant_month month ON month.merchant_id = merchant.id AND month.month = month_of(now(), network.time_zone)
  WHERE offer.id = p_offer_id
$$;

-- May this member redeem this offer now, and if not, why not? One row for each request, in order. `reasons` holds the
-- codes of every obstacle, the one to answer with first. Both the question (redeemability) and the act (redeem_batch)
-- come here, so they cannot disagree. `ceiling_left`: what the shop still gives today, null where it has no ceiling or
-- nothing is given for good.
DROP FUNCTION judge_redemptions(uuid[], uuid[], uuid[]);
CREATE FUNCTION judge_redemptions(p_network_ids uuid[], p_member_ids uuid[], p_offer_ids uuid[])
RETURNS TABLE (
  ordinal bigint, network_id uuid, member_id uuid, offer_id uuid, merchant_id uuid, kind offer_kind, cost_points integer,
  balance bigint, stock_left integer, per_member_limit integer, points_missing bigint, available_from timestamptz,
  voucher_valid_hours integer, reasons text[], ceiling_left integer)
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
    opening.ceiling_left
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
    SELECT balance FROM ledger_account account
    WHERE account.member_id = membership.id AND account.kind = 'MEMBER_AVAILABLE' LIMIT 1) AS wallet ON true
$$;

-- Which of a batch's requests their shops' ceilings let through, in the order of the queue, counting only those that
-- nothing else stops. The caller holds the locks. At least one of the offers is of a shop with a ceiling.
CREATE FUNCTION pass_ceilings(
  p_network_ids uuid[], p_member_ids uuid[], p_offer_ids uuid[], p_idempotency_keys text[],
  OUT passed bigint[], OUT stopped bigint[], OUT stopped_until timestamptz[])
LANGUAGE plpgsql SET search_path = public AS $$
DECLARE
  asked record;
  shop uuid;
  points_left integer;
BEGIN
  passed := '{}'; stopped := '{}'; stopped_until := '{}';
  FOR asked IN
    SELECT * FROM (
      SELECT judged.*, row_number() OVER (PARTITION BY judged.offer_id ORDER BY judged.ordinal) AS place
      FROM judge_redemptions(p_network_ids, p_member_ids, p_offer_ids) AS judged
      WHERE judged.ceiling_left IS NOT NULL AND judged.reasons = '{}'
        AND NOT EXISTS (
          SELECT FROM voucher WHERE voucher.member_id = judged.member_id
            AND voucher.idempotency_key = p_idempotency_keys[judged.ordinal])
    ) AS ranked
    WHERE place <= stock_left OR stock_left IS NULL
    ORDER BY merchant_id, ordinal
  LOOP
    IF shop IS DISTINCT FROM asked.merchant_id THEN
      shop := asked.merchant_id;
      points_left := asked.ceiling_left;
    END IF;
    IF asked.cost_points <= points_left THEN
      points_left := points_left - asked.cost_points;
      passed := passed || asked.ordinal;
    ELSE
      stopped := stopped || asked.ordinal;
      stopped_until := stopped_until || offer_opens_at(asked.offer_id, asked.ceiling_left - points_left);
    END IF;
  END LOOP;
END $$;

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
      own.id AS own_account_id, own.balance AS available, own.earned_total,
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
      SELECT id, balance, earned_total FROM ledger_account account
      WHERE account.member_id = judged.member_id AND account.kind = 'MEMBER_AVAILABLE' LIMIT 1) AS own ON true
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

-- Ends vouchers and gives back everything they held: points, stock, the member's limit, and the shop's month. Vouchers
-- that are not in p_from any more are left alone and not returned, so that of two callers one wins.
-- CANCELLED and EXPIRED come from ISSUED; REVERSED and RELEASED from USED.
CREATE OR REPLACE FUNCTION end_vouchers(p_voucher_ids uuid[], p_from voucher_state, p_to voucher_state)
RETURNS SETOF voucher LANGUAGE plpgsql SECURITY DEFINER SET search_path = public
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_material = off
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  ended_ids uuid[];
  has_capped boolean;
BEGIN
  IF (p_from, p_to) NOT IN (('ISSUED', 'CANCELLED'), ('ISSUED', 'EXPIRED'), ('USED', 'REVERSED'), ('USED', 'RELEASED')) THEN
    RAISE EXCEPTION 'vouchers do not end from % to %', p_from, p_to USING ERRCODE = 'check_violation';
  END IF;
  -- Locks: vouchers, then members, then offers, then months of shops with a ceiling, each by id. A redemption takes
  -- members, offers and months in the same order and waits for no voucher, so the two cannot deadlock.
  SELECT array_agg(id) INTO ended_ids FROM (
    SELECT voucher.id FROM voucher WHERE voucher.id = ANY (p_voucher_ids) AND voucher.state = p_from
      AND (p_to <> 'RELEASED' OR voucher.kind = 'HOLD')
    ORDER BY voucher.id FOR NO KEY UPDATE) AS locked;
  IF ended_ids IS NULL THEN RETURN; END IF;
  PERFORM FROM ledger_account
    WHERE kind = 'MEMBER_AVAILABLE' AND member_id IN (SELECT v.member_id FROM voucher v WHERE v.id = ANY (ended_ids))
    ORDER BY member_id FOR NO KEY UPDATE;
  SELECT bool_or(locked.is_capped) INTO has_capped FROM (
    SELECT is_capped FROM offer_stock WHERE offer_id IN (SELECT v.offer_id FROM voucher v WHERE v.id = ANY (ended_ids))
    ORDER BY offer_id FOR NO KEY UPDATE) AS locked;

  WITH ending AS (
    SELECT v.*, own.id AS own_account_id, own_held.id AS held_account_id, shop.id AS shop_account_id,
      own.balance + sum(v.points) OVER running AS available_after,
      own_held.balance - sum(CASE v.kind WHEN 'HOLD' THEN v.points ELSE 0 END) OVER running AS held_after
    FROM voucher v
    JOIN ledger_account own ON own.member_id = v.member_id AND own.kind = 'MEMBER_AVAILABLE'
    JOIN ledger_account own_held ON own_held.member_id = v.member_id AND own_held.kind = 'MEMBER_HELD'
    JOIN ledger_account shop ON shop.merchant_id = v.merchant_id
    WHERE v.id = ANY (ended_ids)
    WINDOW running AS (PARTITION BY v.member_id ORDER BY v.id)
  ), given_back AS (
    INSERT INTO transfer (network_id, kind, from_account_id, to_account_id, points, from_balance_after,
      to_balance_after, voucher_id)
    SELECT network_id, CASE kind WHEN 'SPEND' THEN 'RETURN' ELSE 'RELEASE' END::transfer_kind,
      CASE kind WHEN 'SPEND' THEN shop_account_id ELSE held_account_id END, own_account_id, points,
      CASE kind WHEN 'HOLD' THEN held_after END, available_after, id
    FROM ending ORDER BY member_id, id
  ), credited AS (
    UPDATE ledger_account SET balance = ledger_account.balance + back.points
    FROM (SELECT own_account_id, sum(points) AS points FROM ending GROUP BY own_account_id) AS back
    WHERE ledger_account.id = back.own_account_id
  ), freed AS (
    UPDATE ledger_account SET balance = ledger_account.balance - back.points
    FROM (SELECT held_account_id, sum(points) AS points FROM ending WHERE kind = 'HOLD' GROUP BY held_account_id) AS back
    WHERE ledger_account.id = back.held_account_id
  )
  UPDATE offer_stock SET sold = offer_stock.sold - units.count
  FROM (SELECT offer_id, count(*)::integer AS count FROM ending GROUP BY offer_id) AS units
  WHERE offer_stock.offer_id = units.offer_id;

  IF has_capped THEN
    PERFORM return_to_months(ended_ids);
  END IF;

  RETURN QUERY
  UPDATE voucher SET state = p_to, state_since = now() WHERE voucher.id = ANY (ended_ids) RETURNING voucher.*;
END $$;

-- Gives the points of these vouchers back to the months in which they were issued. A month that passed while its shop had
-- no ceiling was not counted to its end; it is history, and stops at nothing given.
CREATE FUNCTION return_to_months(p_voucher_ids uuid[]) RETURNS void LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
  PERFORM FROM merchant_month WHERE (merchant_month.merchant_id, merchant_month.month) IN (
    SELECT v.merchant_id, month_of(v.issued_at, network.time_zone)
    FROM voucher v JOIN network ON network.id = v.network_id WHERE v.id = ANY (p_voucher_ids))
  ORDER BY merchant_month.merchant_id, merchant_month.month FOR NO KEY UPDATE;
  UPDATE merchant_month SET given_points = greatest(merchant_month.given_points - back.points, 0)
  FROM (
    SELECT v.merchant_id, month_of(v.issued_at, network.time_zone) AS month, sum(v.points)::integer AS points
    FROM voucher v
    JOIN offer_stock stock ON stock.offer_id = v.offer_id AND stock.is_capped
    JOIN network ON network.id = v.network_id
    WHERE v.id = ANY (p_voucher_ids) AND v.kind = 'SPEND'
    GROUP BY 1, 2) AS back
  WHERE merchant_month.merchant_id = back.merchant_id AND merchant_month.month = back.month;
END $$;

-- Sets or lifts (null) a shop's ceiling. It takes every stock of the shop first, so no redemption is under way, and counts
-- what this month has given from the vouchers themselves. A month that has given more already gives no more.
CREATE FUNCTION set_merchant_ceiling(p_merchant_id uuid, p_points integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
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
    SELECT coalesce(sum(voucher.points), 0)::integer AS points
    FROM offer JOIN voucher ON voucher.offer_id = offer.id
    WHERE offer.merchant_id = merchant.id AND voucher.kind = 'SPEND' AND voucher.state IN ('ISSUED', 'USED')
      AND month_of(voucher.issued_at, network.time_zone) = this.month) AS given
  WHERE merchant.id = p_merchant_id
  ON CONFLICT (merchant_id, month) DO UPDATE
    SET given_points = excluded.given_points, ceiling_points = excluded.ceiling_points;
END $$;

GRANT UPDATE (open_minutes) ON offer TO kwamdee_app;
GRANT UPDATE (closed_from, closed_until, closed_note_th, closed_note_en) ON merchant TO kwamdee_app;
GRANT SELECT ON merchant_month TO kwamdee_app;
REVOKE EXECUTE ON FUNCTION set_merchant_ceiling, return_to_months, pass_ceilings FROM PUBLIC;
GRANT EXECUTE ON FUNCTION set_merchant_ceiling TO kwamdee_app;
