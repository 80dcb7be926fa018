-- The books and the vouchers. The application cannot write these tables: it calls the functions below, each of which
-- moves points, stock and vouchers together or not at all.

CREATE TYPE account_kind AS ENUM ('MEMBER_AVAILABLE', 'MEMBER_HELD', 'MERCHANT', 'NETWORK_ISSUANCE');
-- There is no kind by which points are taken away: they are earned, spent by choice, held, released and returned.
CREATE TYPE transfer_kind AS ENUM ('AWARD', 'REDEEM', 'HOLD', 'RELEASE', 'RETURN');
CREATE TYPE voucher_state AS ENUM ('ISSUED', 'USED', 'CANCELLED', 'EXPIRED', 'REVERSED', 'RELEASED');

-- Only members' accounts keep a balance in a row. Those of a shop or a network are sums of their transfers, so that
-- no redemption waits on another's row.
CREATE TABLE ledger_account (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  network_id uuid NOT NULL REFERENCES network,
  kind account_kind NOT NULL,
  member_id uuid REFERENCES membership,
  merchant_id uuid REFERENCES merchant,
  balance bigint,
  -- Points ever earned; never falls by spending.
  earned_total bigint,
  CONSTRAINT ledger_account_balance_not_negative CHECK (balance >= 0),
  CHECK ((member_id IS NOT NULL) = (kind IN ('MEMBER_AVAILABLE', 'MEMBER_HELD'))),
  CHECK ((balance IS NOT NULL) = (kind IN ('MEMBER_AVAILABLE', 'MEMBER_HELD'))),
  CHECK ((earned_total IS NOT NULL) = (kind = 'MEMBER_AVAILABLE')),
  CHECK ((merchant_id IS NOT NULL) = (kind = 'MERCHANT')),
  UNIQUE (member_id, kind),
  UNIQUE (merchant_id)
) WITH (fillfactor = 50);
CREATE UNIQUE INDEX ledger_account_issuance ON ledger_account (network_id) WHERE kind = 'NETWORK_ISSUANCE';

CREATE FUNCTION open_ledger_accounts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF TG_TABLE_NAME = 'network' THEN
    INSERT INTO ledger_account (network_id, kind) VALUES (NEW.id, 'NETWORK_ISSUANCE');
  ELSIF TG_TABLE_NAME = 'merchant' THEN
    INSERT INTO ledger_account (network_id, kind, merchant_id) VALUES (NEW.network_id, 'MERCHANT', NEW.id);
  ELSE
    INSERT INTO ledger_account (network_id, kind, member_id, balance, earned_total)
    VALUES (NEW.network_id, 'MEMBER_AVAILABLE', NEW.id, 0, 0), (NEW.network_id, 'MEMBER_HELD', NEW.id, 0, NULL);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER network_opens_account AFTER INSERT ON network FOR EACH ROW EXECUTE FUNCTION open_ledger_accounts();
CREATE TRIGGER merchant_opens_account AFTER INSERT ON merchant FOR EACH ROW EXECUTE FUNCTION open_ledger_accounts();
CREATE TRIGGER membership_opens_accounts AFTER INSERT ON membership FOR EACH ROW EXECUTE FUNCTION open_ledger_accounts();

-- A coordinator vouches for a deed.
CREATE TABLE award (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  member_id uuid NOT NULL,
  points integer NOT NULL CHECK (points BETWEEN 1 AND 100000),
  reason_th text NOT NULL,
  reason_en text NOT NULL,
  awarded_by uuid NOT NULL,
  idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 8 AND 128),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  FOREIGN KEY (member_id, network_id) REFERENCES membership (id, network_id),
  FOREIGN KEY (awarded_by, network_id) REFERENCES membership (id, network_id),
  UNIQUE (awarded_by, idempotency_key),
  CONSTRAINT award_not_to_oneself CHECK (member_id <> awarded_by)
);
CREATE INDEX award_network ON award (network_id, created_at);

CREATE TABLE voucher (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  merchant_id uuid NOT NULL,
  offer_id uuid NOT NULL,
  member_id uuid NOT NULL,
  kind offer_kind NOT NULL,
  state voucher_state NOT NULL DEFAULT 'ISSUED',
  -- 2-9 and A-Z without I, L, O; the last character is a check character.
  code text NOT NULL CHECK (code ~ '^[2-9A-HJKMNP-Z]{10}$'),
  points integer NOT NULL CHECK (points > 0),
  quantity integer NOT NULL DEFAULT 1 CHECK (quantity = 1),
  -- The key's input is the offer alone, so the offer_id beside it says whether a key is used for something else.
  idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 8 AND 128),
  issued_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL,
  used_at timestamptz(3),
  state_since timestamptz(3) NOT NULL DEFAULT now(),
  FOREIGN KEY (offer_id, merchant_id, network_id) REFERENCES offer (id, merchant_id, network_id),
  FOREIGN KEY (member_id, network_id) REFERENCES membership (id, network_id),
  UNIQUE (member_id, idempotency_key),
  UNIQUE (network_id, code),
  CHECK (expires_at > issued_at),
  CHECK ((used_at IS NOT NULL) = (state IN ('USED', 'REVERSED', 'RELEASED'))),
  CHECK (state <> 'RELEASED' OR kind = 'HOLD')
) WITH (fillfactor = 80);
CREATE INDEX voucher_member ON voucher (member_id, id DESC);
CREATE INDEX voucher_holding_unit ON voucher (offer_id, member_id) WHERE state IN ('ISSUED', 'USED');
CREATE INDEX voucher_open_until ON voucher (expires_at) WHERE state = 'ISSUED';
CREATE INDEX voucher_used ON voucher (merchant_id, used_at DESC) WHERE used_at IS NOT NULL;

CREATE FUNCTION guard_voucher() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ROW(NEW.id, NEW.network_id, NEW.merchant_id, NEW.offer_id, NEW.member_id, NEW.kind, NEW.code, NEW.points, NEW.quantity,
         NEW.idempotency_key, NEW.issued_at, NEW.expires_at)
     IS DISTINCT FROM
     ROW(OLD.id, OLD.network_id, OLD.merchant_id, OLD.offer_id, OLD.member_id, OLD.kind, OLD.code, OLD.points, OLD.quantity,
         OLD.idempotency_key, OLD.issued_at, OLD.expires_at) THEN
    RAISE EXCEPTION 'a voucher changes its state alone' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
      ('ISSUED', 'USED'), ('ISSUED', 'CANCELLED'), ('ISSUED', 'EXPIRED'), ('USED', 'REVERSED'), ('USED', 'RELEASED')) THEN
    RAISE EXCEPTION 'a voucher does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER voucher_guard BEFORE UPDATE ON voucher FOR EACH ROW EXECUTE FUNCTION guard_voucher();

-- One scan at the counter. The nonce is the counter's: the same nonce answers the same way and counts once.
CREATE TABLE voucher_use (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL REFERENCES network,
  merchant_id uuid NOT NULL REFERENCES merchant,
  voucher_id uuid NOT NULL UNIQUE REFERENCES voucher,
  staff_id uuid NOT NULL REFERENCES merchant_staff,
  nonce text NOT NULL CHECK (length(nonce) BETWEEN 8 AND 128),
  used_at timestamptz(3) NOT NULL DEFAULT now(),
  undone_at timestamptz(3),
  released_at timestamptz(3),
  UNIQUE (merchant_id, nonce)
);
CREATE INDEX voucher_use_merchant ON voucher_use (merchant_id, used_at DESC);

-- Double entry: each row takes from one account and gives to another. Rows are never changed or removed.
CREATE TABLE transfer (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  network_id uuid NOT NULL,
  kind transfer_kind NOT NULL,
  from_account_id uuid NOT NULL,
  to_account_id uuid NOT NULL,
  points integer NOT NULL CHECK (points > 0),
  -- Balances right after this transfer, on the sides that keep one: what the passbook prints.
  from_balance_after bigint CHECK (from_balance_after >= 0),
  to_balance_after bigint CHECK (to_balance_after >= 0),
  award_id uuid,
  voucher_id uuid,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  CHECK (from_account_id <> to_account_id),
  CHECK ((kind = 'AWARD') = (award_id IS NOT NULL)),
  CHECK ((kind <> 'AWARD') = (voucher_id IS NOT NULL)),
  CHECK ((kind IN ('REDEEM', 'HOLD', 'RELEASE')) = (from_balance_after IS NOT NULL)),
  CHECK ((kind = 'REDEEM') = (to_balance_after IS NULL))
);
-- An award is credited once; a voucher is paid once and comes back once.
CREATE UNIQUE INDEX transfer_award ON transfer (award_id) WHERE award_id IS NOT NULL;
CREATE UNIQUE INDEX transfer_voucher ON transfer (voucher_id, kind) WHERE voucher_id IS NOT NULL;
CREATE INDEX transfer_from ON transfer (from_account_id, id);
CREATE INDEX transfer_to ON transfer (to_account_id, id);

CREATE TRIGGER transfer_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON transfer
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER award_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON award
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Each kind has one route between account kinds, inside one network. Checked set by set, not row by row: a foreign key
-- per side and row would cost a third of a redemption.
CREATE FUNCTION guard_transfers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM added
    LEFT JOIN ledger_account source ON source.id = added.from_account_id
    LEFT JOIN ledger_account target ON target.id = added.to_account_id
    WHERE source.network_id IS DISTINCT FROM added.network_id
       OR target.network_id IS DISTINCT FROM added.network_id
       OR (added.kind, source.kind, target.kind) NOT IN (
         ('AWARD', 'NETWORK_ISSUANCE', 'MEMBER_AVAILABLE'),
         ('REDEEM', 'MEMBER_AVAILABLE', 'MERCHANT'),
         ('HOLD', 'MEMBER_AVAILABLE', 'MEMBER_HELD'),
         ('RELEASE', 'MEMBER_HELD', 'MEMBER_AVAILABLE'),
         ('RETURN', 'MERCHANT', 'MEMBER_AVAILABLE'))
       OR (added.kind IN ('HOLD', 'RELEASE') AND source.member_id IS DISTINCT FROM target.member_id)
  ) THEN
    RAISE EXCEPTION 'a transfer of this kind has no such route' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER transfer_guard AFTER INSERT ON transfer REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION guard_transfers();

-- May this member redeem this offer now, and if not, why not? One row for each request, in order. `reasons` holds the
-- codes of every obstacle, the one to answer with first. Both the question (redeemability) and the act (redeem_batch)
-- come here, so they cannot disagree.
CREATE FUNCTION judge_redemptions(p_network_ids uuid[], p_member_ids uuid[], p_offer_ids uuid[])
RETURNS TABLE (
  ordinal bigint, network_id uuid, member_id uuid, offer_id uuid, merchant_id uuid, kind offer_kind, cost_points integer,
  balance bigint, stock_left integer, per_member_limit integer, points_missing bigint, available_from timestamptz,
  voucher_valid_hours integer, reasons text[])
LANGUAGE sql STABLE AS $$
  SELECT
    request.ordinal, request.network_id, request.member_id, request.offer_id, offer.merchant_id, offer.kind,
    offer.cost_points, wallet.balance, stock.stock_left, offer.per_member_limit,
    greatest(offer.cost_points - coalesce(wallet.balance, 0), 0),
    CASE WHEN offer.available_from > now() THEN offer.available_from END,
    offer.voucher_valid_hours,
    array_remove(ARRAY[
      CASE WHEN membership.status IS DISTINCT FROM 'ACTIVE' OR NOT 'MEMBER' = ANY (membership.roles)
        THEN 'NOT_A_MEMBER' END,
      CASE WHEN offer.id IS NULL OR offer.state <> 'LIVE' OR merchant.status <> 'APPROVED'
             OR offer.available_from > now() OR offer.available_until <= now()
        THEN 'OFFER_UNAVAILABLE' END,
      CASE WHEN stock.stock_left <= 0 THEN 'OFFER_SOLD_OUT' END,
      CASE WHEN offer.per_member_limit <= (
          SELECT count(*) FROM voucher
          WHERE voucher.offer_id = request.offer_id AND voucher.member_id = request.member_id
            AND voucher.state IN ('ISSUED', 'USED'))
        THEN 'MEMBER_LIMIT_REACHED' END,
      CASE WHEN offer.cost_points > coalesce(wallet.balance, 0) THEN 'INSUFFICIENT_POINTS' END
    ], NULL)
  FROM unnest(p_network_ids, p_member_ids, p_offer_ids)
    WITH ORDINALITY AS request (network_id, member_id, offer_id, ordinal)
  LEFT JOIN offer ON offer.id = request.offer_id AND offer.network_id = request.network_id
  LEFT JOIN offer_stock stock ON stock.offer_id = offer.id
  LEFT JOIN merchant ON merchant.id = offer.merchant_id
  LEFT JOIN membership ON membership.id = request.member_id AND membership.network_id = request.network_id
  LEFT JOIN ledger_account wallet ON wallet.member_id = membership.id AND wallet.kind = 'MEMBER_AVAILABLE'
$$;

-- Redeems a batch in one transaction: at most one request of a member, one answer for each request, never an exception
-- for an expected refusal (an exception would cost the caller its connection and the others their answers).
-- status: REDEEMED, REPLAYED, IDEMPOTENCY_CONFLICT, or the first of judge_redemptions' reasons.
CREATE FUNCTION redeem_batch(
  p_network_ids uuid[], p_member_ids uuid[], p_offer_ids uuid[], p_idempotency_keys text[],
  p_voucher_ids uuid[], p_codes text[])
RETURNS TABLE (
  ordinal bigint, status text, points_missing bigint, member_limit integer, available_from timestamptz,
  voucher_id uuid, network_id uuid, merchant_id uuid, kind offer_kind, state voucher_state, code text, points integer,
  issued_at timestamptz, expires_at timestamptz, used_at timestamptz, state_since timestamptz,
  available bigint, held bigint, earned_total bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
BEGIN
  -- Locks: members by id, then offers by id. One order everywhere is what keeps batches from deadlocking.
  -- A member's available account is the member's mutex: it serialises keys, limits and balance.
  PERFORM FROM ledger_account
    WHERE ledger_account.member_id = ANY (p_member_ids) AND ledger_account.kind = 'MEMBER_AVAILABLE'
    ORDER BY ledger_account.member_id FOR NO KEY UPDATE;
  PERFORM FROM offer_stock WHERE offer_stock.offer_id = ANY (p_offer_ids)
    ORDER BY offer_stock.offer_id FOR NO KEY UPDATE;

  -- A fresh statement sees what was committed while we waited for the locks.
  RETURN QUERY
  WITH judged AS (
    SELECT judged.*, request.idempotency_key, request.voucher_id, request.code,
      prior.id AS prior_id, prior.offer_id AS prior_offer_id
    FROM judge_redemptions(p_network_ids, p_member_ids, p_offer_ids) AS judged
    JOIN unnest(p_idempotency_keys, p_voucher_ids, p_codes)
      WITH ORDINALITY AS request (idempotency_key, voucher_id, code, ordinal) ON request.ordinal = judged.ordinal
    LEFT JOIN voucher prior ON prior.member_id = judged.member_id AND prior.idempotency_key = request.idempotency_key
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
      CASE WHEN verdict = 'REDEEMED' AND place > stock_left THEN 'OFFER_SOLD_OUT' ELSE verdict END AS outcome
    FROM ranked
  ), redeemed AS (
    SELECT decided.*, own.id AS own_account_id,
      CASE decided.kind WHEN 'SPEND' THEN shop.id ELSE own_held.id END AS to_account_id,
      CASE decided.kind WHEN 'HOLD' THEN own_held.balance + decided.cost_points END AS held_after
    FROM decided
    JOIN ledger_account own ON own.member_id = decided.member_id AND own.kind = 'MEMBER_AVAILABLE'
    JOIN ledger_account own_held ON own_held.member_id = decided.member_id AND own_held.kind = 'MEMBER_HELD'
    JOIN ledger_account shop ON shop.merchant_id = decided.merchant_id
    WHERE outcome = 'REDEEMED'
  ), new_voucher AS (
    INSERT INTO voucher (id, network_id, merchant_id, offer_id, member_id, kind, code, points, idempotency_key, expires_at)
    SELECT voucher_id, network_id, merchant_id, offer_id, member_id, kind, code, cost_points, idempotency_key,
      now() + make_interval(hours => voucher_valid_hours)
    FROM redeemed
    RETURNING *
  ), new_transfer AS (
    INSERT INTO transfer (network_id, kind, from_account_id, to_account_id, points, from_balance_after,
      to_balance_after, voucher_id)
    SELECT network_id, CASE kind WHEN 'SPEND' THEN 'REDEEM' ELSE 'HOLD' END::transfer_kind, own_account_id, to_account_id,
      cost_points, balance - cost_points, held_after, voucher_id
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
  SELECT decided.ordinal, decided.outcome, decided.points_missing, decided.per_member_limit, decided.available_from,
    answer.id, answer.network_id, answer.merchant_id, answer.kind, answer.state, answer.code, answer.points,
    answer.issued_at, answer.expires_at, answer.used_at, answer.state_since,
    own.balance - CASE WHEN decided.outcome = 'REDEEMED' THEN decided.cost_points ELSE 0 END,
    own_held.balance + CASE WHEN decided.outcome = 'REDEEMED' AND decided.kind = 'HOLD' THEN decided.cost_points ELSE 0 END,
    own.earned_total
  FROM decided
  LEFT JOIN ledger_account own ON own.member_id = decided.member_id AND own.kind = 'MEMBER_AVAILABLE'
  LEFT JOIN ledger_account own_held ON own_held.member_id = decided.member_id AND own_held.kind = 'MEMBER_HELD'
  LEFT JOIN LATERAL (
    SELECT * FROM new_voucher WHERE decided.outcome = 'REDEEMED' AND new_voucher.id = decided.voucher_id
    UNION ALL
    SELECT * FROM voucher WHERE decided.outcome = 'REPLAYED' AND voucher.id = decided.prior_id
  ) AS answer ON true
  ORDER BY decided.ordinal;
END $$;

-- Ends vouchers and gives back everything they held: points, stock, the member's limit. Vouchers that are not in
-- p_from any more are left alone and not returned, so that of two callers one wins.
-- CANCELLED and EXPIRED come from ISSUED; REVERSED and RELEASED from USED.
CREATE FUNCTION end_vouchers(p_voucher_ids uuid[], p_from voucher_state, p_to voucher_state)
RETURNS SETOF voucher LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  ended_ids uuid[];
BEGIN
  IF (p_from, p_to) NOT IN (('ISSUED', 'CANCELLED'), ('ISSUED', 'EXPIRED'), ('USED', 'REVERSED'), ('USED', 'RELEASED')) THEN
    RAISE EXCEPTION 'vouchers do not end from % to %', p_from, p_to USING ERRCODE = 'check_violation';
  END IF;
  -- Locks: vouchers, then members, then offers, each by id. A redemption takes members and offers in the same order
  -- and waits for no voucher, so the two cannot deadlock.
  SELECT array_agg(id) INTO ended_ids FROM (
    SELECT voucher.id FROM voucher WHERE voucher.id = ANY (p_voucher_ids) AND voucher.state = p_from
      AND (p_to <> 'RELEASED' OR voucher.kind = 'HOLD')
    ORDER BY voucher.id FOR NO KEY UPDATE) AS locked;
  IF ended_ids IS NULL THEN RETURN; END IF;
  PERFORM FROM ledger_account
    WHERE kind = 'MEMBER_AVAILABLE' AND member_id IN (SELECT v.member_id FROM voucher v WHERE v.id = ANY (ended_ids))
    ORDER BY member_id FOR NO KEY UPDATE;
  PERFORM FROM offer_stock WHERE offer_id IN (SELECT v.offer_id FROM voucher v WHERE v.id = ANY (ended_ids))
    ORDER BY offer_id FOR NO KEY UPDATE;

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

  RETURN QUERY
  UPDATE voucher SET state = p_to, state_since = now() WHERE voucher.id = ANY (ended_ids) RETURNING voucher.*;
END $$;

-- Verifies and uses a voucher at the counter, in one step.
-- status: USED, REPLAYED (this nonce and code before), NONCE_CONFLICT, NOT_FOUND, WRONG_MERCHANT, NOT_OPEN (see state).
CREATE FUNCTION use_voucher(
  p_network_id uuid, p_merchant_id uuid, p_code text, p_nonce text, p_staff_id uuid, p_use_id uuid)
RETURNS TABLE (
  status text, voucher_id uuid, offer_id uuid, member_id uuid, kind offer_kind, quantity integer, state voucher_state,
  state_since timestamptz, use_id uuid, used_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
DECLARE
  found voucher;
  earlier voucher_use;
BEGIN
  -- The voucher's row lock decides between two scans; the loser reads on and sees what the winner wrote.
  SELECT * INTO found FROM voucher WHERE voucher.network_id = p_network_id AND voucher.code = p_code FOR NO KEY UPDATE;
  SELECT * INTO earlier FROM voucher_use WHERE voucher_use.merchant_id = p_merchant_id AND voucher_use.nonce = p_nonce;
  IF earlier.id IS NOT NULL AND earlier.voucher_id IS DISTINCT FROM found.id THEN
    status := 'NONCE_CONFLICT';
  ELSIF earlier.id IS NOT NULL THEN
    status := 'REPLAYED'; use_id := earlier.id; used_at := earlier.used_at;
  ELSIF found.id IS NULL THEN
    status := 'NOT_FOUND';
  ELSIF found.merchant_id <> p_merchant_id THEN
    status := 'WRONG_MERCHANT';
  ELSIF found.state <> 'ISSUED' THEN
    status := 'NOT_OPEN'; state := found.state; state_since := found.state_since;
  ELSIF found.expires_at <= now() THEN
    -- Its time is up although the job that gives the points back has not come by yet.
    status := 'NOT_OPEN'; state := 'EXPIRED'; state_since := found.expires_at;
  ELSE
    UPDATE voucher SET state = 'USED', used_at = now(), state_since = now() WHERE voucher.id = found.id;
    INSERT INTO voucher_use (id, network_id, merchant_id, voucher_id, staff_id, nonce)
    VALUES (p_use_id, p_network_id, p_merchant_id, found.id, p_staff_id, p_nonce);
    status := 'USED'; use_id := p_use_id; used_at := now()::timestamptz(3);
  END IF;
  -- A shop learns nothing about a voucher that is not its own.
  IF status IN ('USED', 'REPLAYED', 'NOT_OPEN') THEN
    voucher_id := found.id; offer_id := found.offer_id; member_id := found.member_id; kind := found.kind;
    quantity := found.quantity;
  END IF;
  RETURN NEXT;
END $$;

-- Credits points for deeds that a coordinator vouches for; one answer for each request, in order.
-- status: AWARDED, REPLAYED (this key and input before), IDEMPOTENCY_CONFLICT.
CREATE FUNCTION award_points(
  p_network_id uuid, p_award_ids uuid[], p_member_ids uuid[], p_points integer[], p_reasons_th text[], p_reasons_en text[],
  p_awarded_by uuid[], p_idempotency_keys text[])
RETURNS TABLE (ordinal bigint, status text, available bigint, held bigint, earned_total bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
BEGIN
  -- The member's mutex, as in redeem_batch: of two calls with one key for one member, the later sees the earlier's award.
  PERFORM FROM ledger_account
    WHERE ledger_account.member_id = ANY (p_member_ids) AND ledger_account.kind = 'MEMBER_AVAILABLE'
    ORDER BY ledger_account.member_id FOR NO KEY UPDATE;
  RETURN QUERY
  WITH request AS (
    SELECT * FROM unnest(p_award_ids, p_member_ids, p_points, p_reasons_th, p_reasons_en, p_awarded_by, p_idempotency_keys)
      WITH ORDINALITY AS request (award_id, member_id, points, reason_th, reason_en, awarded_by, idempotency_key, ordinal)
  ), new_award AS (
    -- The unique key decides between two callers with one key, whichever members they name.
    INSERT INTO award (id, network_id, member_id, points, reason_th, reason_en, awarded_by, idempotency_key)
    SELECT award_id, p_network_id, member_id, points, reason_th, reason_en, awarded_by, idempotency_key
    FROM request ORDER BY ordinal
    ON CONFLICT (awarded_by, idempotency_key) DO NOTHING
    RETURNING id, member_id, points
  ), credit AS (
    SELECT new_award.id, new_award.member_id, new_award.points, own.id AS own_account_id, issuance.id AS issuance_account_id,
      own.balance + sum(new_award.points) OVER (PARTITION BY new_award.member_id ORDER BY request.ordinal) AS available_after
    FROM new_award
    JOIN request ON request.award_id = new_award.id
    JOIN ledger_account own ON own.member_id = new_award.member_id AND own.kind = 'MEMBER_AVAILABLE'
    JOIN ledger_account issuance ON issuance.network_id = p_network_id AND issuance.kind = 'NETWORK_ISSUANCE'
  ), new_transfer AS (
    INSERT INTO transfer (network_id, kind, from_account_id, to_account_id, points, to_balance_after, award_id)
    SELECT p_network_id, 'AWARD', issuance_account_id, own_account_id, points, available_after, id FROM credit
    ORDER BY member_id, available_after
  ), totals AS (
    SELECT own_account_id, sum(points) AS points FROM credit GROUP BY own_account_id
  ), credited AS (
    UPDATE ledger_account
    SET balance = ledger_account.balance + totals.points, earned_total = ledger_account.earned_total + totals.points
    FROM totals WHERE ledger_account.id = totals.own_account_id
    RETURNING ledger_account.member_id, ledger_account.balance, ledger_account.earned_total
  )
  SELECT request.ordinal,
    CASE
      WHEN credit.id IS NOT NULL THEN 'AWARDED'
      WHEN earlier.member_id = request.member_id AND earlier.points = request.points
        AND earlier.reason_th = request.reason_th AND earlier.reason_en = request.reason_en THEN 'REPLAYED'
      ELSE 'IDEMPOTENCY_CONFLICT'
    END,
    coalesce(credited.balance, own.balance), own_held.balance, coalesce(credited.earned_total, own.earned_total)
  FROM request
  LEFT JOIN credit ON credit.id = request.award_id
  LEFT JOIN award earlier ON earlier.awarded_by = request.awarded_by AND earlier.idempotency_key = request.idempotency_key
  LEFT JOIN credited ON credited.member_id = request.member_id
  LEFT JOIN ledger_account own ON own.member_id = request.member_id AND own.kind = 'MEMBER_AVAILABLE'
  LEFT JOIN ledger_account own_held ON own_held.member_id = request.member_id AND own_held.kind = 'MEMBER_HELD'
  ORDER BY request.ordinal;
END $$;
