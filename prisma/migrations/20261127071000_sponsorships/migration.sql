-- Circular points: what a shop received it may give on, to the network's fund or to an event that is open to sponsors.
-- A shop's account keeps no balance, so that no redemption waits on it; what it may give stands in a row of its own, which
-- redemptions never touch. The row counts only what is certain, the uses of which no point can come back any more
-- (make_right_window, held by guard_voucher): a lower bound, and so giving more than was received is unwritable:
-- merchant_purse_not_overspent.

CREATE TABLE merchant_purse (
  merchant_id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  -- Of spent vouchers that were used up to certain_until.
  certain_points bigint NOT NULL DEFAULT 0 CHECK (certain_points >= 0),
  certain_until timestamptz(3) NOT NULL DEFAULT 'epoch',
  sponsored_points bigint NOT NULL DEFAULT 0 CHECK (sponsored_points >= 0),
  FOREIGN KEY (merchant_id, network_id) REFERENCES merchant (id, network_id),
  CONSTRAINT merchant_purse_not_overspent CHECK (sponsored_points <= certain_points)
);
CREATE FUNCTION open_merchant_purse() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO merchant_purse (merchant_id, network_id) VALUES (NEW.id, NEW.network_id) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER merchant_opens_purse AFTER INSERT ON merchant FOR EACH ROW EXECUTE FUNCTION open_merchant_purse();
INSERT INTO merchant_purse (merchant_id, network_id) SELECT id, network_id FROM merchant ON CONFLICT DO NOTHING;

ALTER TABLE event ADD COLUMN open_to_sponsors boolean NOT NULL DEFAULT false;
-- What shops gave comes on top of the community's own budget, and is used after it. One expression, so that a check-in knows
-- nothing of it; the CHECK is what makes giving beyond both unwritable, and taking back what was given.
ALTER TABLE event_budget ADD COLUMN sponsored integer NOT NULL DEFAULT 0 CHECK (sponsored BETWEEN 0 AND 1000000);
ALTER TABLE event_budget DROP COLUMN points_left;
ALTER TABLE event_budget ADD COLUMN points_left integer GENERATED ALWAYS AS (total + sponsored - given) STORED;
ALTER TABLE event_budget ADD CONSTRAINT event_budget_not_exceeded CHECK (points_left >= 0);

-- Written by the functions below alone.
CREATE TABLE sponsorship (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  merchant_id uuid NOT NULL,
  -- Null: to the network's fund.
  event_id uuid,
  points integer NOT NULL CHECK (points BETWEEN 1 AND 100000),
  -- What an event did not need, and went back to the shop.
  returned_points integer NOT NULL DEFAULT 0,
  line_th text NOT NULL CHECK (length(line_th) <= 2000),
  line_en text NOT NULL CHECK (length(line_en) <= 2000),
  staff_id uuid NOT NULL REFERENCES merchant_staff,
  idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 8 AND 128),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  -- Null while the event may still need it.
  settled_at timestamptz(3),
  FOREIGN KEY (merchant_id, network_id) REFERENCES merchant (id, network_id),
  FOREIGN KEY (event_id, network_id) REFERENCES event (id, network_id),
  UNIQUE (merchant_id, idempotency_key),
  CONSTRAINT sponsorship_returns_its_own CHECK (returned_points BETWEEN 0 AND CASE WHEN event_id IS NULL THEN 0 ELSE points END),
  CHECK (settled_at IS NOT NULL OR (event_id IS NOT NULL AND returned_points = 0))
);
CREATE INDEX sponsorship_merchant ON sponsorship (merchant_id, id DESC);
CREATE INDEX sponsorship_event ON sponsorship (event_id, id) WHERE event_id IS NOT NULL;
CREATE INDEX sponsorship_unsettled ON sponsorship (event_id, id) WHERE settled_at IS NULL;

CREATE FUNCTION guard_sponsorship() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.settled_at IS NOT NULL OR to_jsonb(NEW) - ARRAY['returned_points', 'settled_at']
      IS DISTINCT FROM to_jsonb(OLD) - ARRAY['returned_points', 'settled_at'] THEN
    RAISE EXCEPTION 'a sponsorship is settled once' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER sponsorship_guard BEFORE UPDATE ON sponsorship FOR EACH ROW EXECUTE FUNCTION guard_sponsorship();
CREATE TRIGGER sponsorship_kept BEFORE DELETE OR TRUNCATE ON sponsorship FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE transfer ADD COLUMN sponsorship_id uuid;
ALTER TABLE transfer
  DROP CONSTRAINT transfer_one_cause, DROP CONSTRAINT transfer_cause_of_kind, DROP CONSTRAINT transfer_to_keeps_balance;
-- Checked for what is new from here on; for the rows that are there, in a later file that keeps nobody waiting.
ALTER TABLE transfer
  ADD CONSTRAINT transfer_one_cause CHECK (
    num_nonnulls(award_id, deed_id, voucher_id, gift_id, funding_id, pledge_id, sponsorship_id, corrects_id) = 1) NOT VALID,
  ADD CONSTRAINT transfer_cause_of_kind CHECK (CASE kind
    WHEN 'AWARD' THEN num_nonnulls(award_id, deed_id) = 1
    WHEN 'REDEEM' THEN voucher_id IS NOT NULL
    WHEN 'RETURN' THEN voucher_id IS NOT NULL
    WHEN 'HOLD' THEN num_nonnulls(voucher_id, pledge_id) = 1
    WHEN 'RELEASE' THEN num_nonnulls(voucher_id, pledge_id) = 1
    WHEN 'CONTRIBUTE' THEN pledge_id IS NOT NULL
    WHEN 'GIFT' THEN gift_id IS NOT NULL
    WHEN 'FUND' THEN funding_id IS NOT NULL
    WHEN 'SPONSOR' THEN sponsorship_id IS NOT NULL
    WHEN 'UNSPENT' THEN sponsorship_id IS NOT NULL
    WHEN 'CORRECTION' THEN corrects_id IS NOT NULL
    ELSE false END) NOT VALID,
  -- Of a sponsorship the fund alone keeps a balance: guard_transfers.
  ADD CONSTRAINT transfer_to_keeps_balance CHECK (
    kind = 'SPONSOR' OR (to_balance_after IS NULL) = (kind IN ('REDEEM', 'CONTRIBUTE', 'CORRECTION', 'UNSPENT'))) NOT VALID;
-- A sponsorship is given once, and what is left of it comes back once.
CREATE UNIQUE INDEX transfer_sponsorship ON transfer (sponsorship_id, kind) WHERE sponsorship_id IS NOT NULL;

CREATE OR REPLACE FUNCTION guard_transfers() RETURNS trigger LANGUAGE plpgsql AS $$
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
         ('RETURN', 'MERCHANT', 'MEMBER_AVAILABLE'),
         ('CONTRIBUTE', 'MEMBER_HELD', 'COMMUNITY_GOAL'),
         ('FUND', 'NETWORK_ISSUANCE', 'NETWORK_FUND'),
         ('GIFT', 'NETWORK_FUND', 'MEMBER_AVAILABLE'),
         ('SPONSOR', 'MERCHANT', 'NETWORK_FUND'),
         ('SPONSOR', 'MERCHANT', 'NETWORK_ISSUANCE'),
         ('UNSPENT', 'NETWORK_ISSUANCE', 'MERCHANT'),
         ('CORRECTION', 'MEMBER_AVAILABLE', 'NETWORK_ISSUANCE'))
       OR (added.kind IN ('HOLD', 'RELEASE') AND source.member_id IS DISTINCT FROM target.member_id)
       OR (added.kind = 'SPONSOR' AND (added.to_balance_after IS NULL) <> (target.balance IS NULL))
  ) THEN
    RAISE EXCEPTION 'a transfer of this kind has no such route' USING ERRCODE = 'check_violation';
  END IF;
  -- A correction is the mirror of the one award that it cites: the same points, back the same way. Nothing else may
  -- lower a wallet but the member's own spending, holding or giving.
  IF EXISTS (
    SELECT FROM added
    LEFT JOIN LATERAL (SELECT * FROM transfer WHERE transfer.id = added.corrects_id LIMIT 1) AS cited ON true
    WHERE added.kind = 'CORRECTION' AND (
      cited.kind IS DISTINCT FROM 'AWARD' OR cited.points <> added.points
      OR cited.from_account_id <> added.to_account_id OR cited.to_account_id <> added.from_account_id)
  ) THEN
    RAISE EXCEPTION 'a correction undoes the one award that it cites' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

-- Up to when what a shop received is certain. The hour is for transactions that are under way: a use that one of them takes
-- back in the last moment of its week is not counted before that transaction has long ended.
CREATE FUNCTION certain_until() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
  RETURN now() - make_right_window() - interval '1 hour';

-- What a shop received between two moments, for vouchers that were spent and stay used.
CREATE FUNCTION points_received(p_merchant_id uuid, p_after timestamptz, p_until timestamptz) RETURNS bigint
LANGUAGE sql STABLE SET search_path = public AS $$
  SELECT coalesce(sum(points), 0)::bigint FROM voucher
  WHERE merchant_id = p_merchant_id AND used_at > p_after AND used_at <= p_until AND kind = 'SPEND' AND state = 'USED'
$$;

-- A shop gives points that it received. Into the fund they go as they are. For an event they go back to where points come
-- from, and the event may give as many more: its visits are credited as ever.
-- status: SPONSORED, REPLAYED (this key and input before), IDEMPOTENCY_CONFLICT, EVENT_NOT_OPEN (not open to sponsors, or
-- its time is up), EVENT_FULL (a hundred sponsorships, or a million points), NOT_ENOUGH (`left_points` says what there is).
CREATE FUNCTION sponsor_points(
  p_network_id uuid, p_merchant_id uuid, p_sponsorship_id uuid, p_event_id uuid, p_points integer, p_line_th text,
  p_line_en text, p_staff_id uuid, p_idempotency_key text)
RETURNS TABLE (status text, sponsorship_id uuid, left_points bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_material = off
SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
  purse merchant_purse;
  prior sponsorship;
  place event;
  budget event_budget;
  fund ledger_account;
  newly_until timestamptz(3) := certain_until();
BEGIN
  -- Locks: the purse, which makes the gifts of one shop go one by one; then the event's budget, or the fund.
  SELECT * INTO purse FROM merchant_purse WHERE merchant_id = p_merchant_id FOR NO KEY UPDATE;
  IF p_event_id IS NULL THEN
    SELECT * INTO fund FROM ledger_account WHERE network_id = p_network_id AND kind = 'NETWORK_FUND' FOR NO KEY UPDATE;
  ELSE
    SELECT * INTO budget FROM event_budget
      WHERE event_id = p_event_id AND network_id = p_network_id FOR NO KEY UPDATE;
    SELECT * INTO place FROM event WHERE id = budget.event_id;
  END IF;
  SELECT * INTO prior FROM sponsorship WHERE merchant_id = p_merchant_id AND idempotency_key = p_idempotency_key;
  newly_until := greatest(newly_until, purse.certain_until);
  purse.certain_points := purse.certain_points + points_received(p_merchant_id, purse.certain_until, newly_until);
  left_points := purse.certain_points - purse.sponsored_points;
  IF prior.id IS NOT NULL THEN
    status := CASE WHEN prior.event_id IS NOT DISTINCT FROM p_event_id AND prior.points = p_points
      THEN 'REPLAYED' ELSE 'IDEMPOTENCY_CONFLICT' END;
    sponsorship_id := prior.id;
  ELSIF p_event_id IS NOT NULL AND (place.id IS NULL OR NOT place.open_to_sponsors OR place.state <> 'OPEN' OR place.ends_at <= now()) THEN
    status := 'EVENT_NOT_OPEN';
  ELSIF p_event_id IS NOT NULL AND (budget.sponsored + p_points > 1000000 OR (
      SELECT count(*) FROM (SELECT FROM sponsorship WHERE event_id = p_event_id LIMIT 100) AS given) >= 100) THEN
    status := 'EVENT_FULL';
  ELSIF p_points > left_points THEN
    status := 'NOT_ENOUGH';
  ELSE
    status := 'SPONSORED'; sponsorship_id := p_sponsorship_id; left_points := left_points - p_points;
    INSERT INTO sponsorship (id, network_id, merchant_id, event_id, points, line_th, line_en, staff_id, idempotency_key, settled_at)
    VALUES (p_sponsorship_id, p_network_id, p_merchant_id, p_event_id, p_points, p_line_th, p_line_en, p_staff_id,
      p_idempotency_key, CASE WHEN p_event_id IS NULL THEN now() END);
    INSERT INTO transfer (network_id, kind, from_account_id, to_account_id, points, to_balance_after, sponsorship_id)
    SELECT p_network_id, 'SPONSOR', shop.id, coalesce(fund.id, issuance.id), p_points, fund.balance + p_points, p_sponsorship_id
    FROM ledger_account shop
    JOIN ledger_account issuance ON issuance.network_id = shop.network_id AND issuance.kind = 'NETWORK_ISSUANCE'
    WHERE shop.merchant_id = p_merchant_id;
    UPDATE merchant_purse
    SET certain_points = purse.certain_points, certain_until = newly_until, sponsored_points = sponsored_points + p_points
    WHERE merchant_id = p_merchant_id;
    IF p_event_id IS NULL THEN
      UPDATE ledger_account SET balance = balance + p_points WHERE id = fund.id;
    ELSE
      UPDATE event_budget SET sponsored = sponsored + p_points WHERE event_id = p_event_id;
    END IF;
  END IF;
  RETURN NEXT;
END $$;

-- What an event that is over did not need goes back to its shops: the last to give are the first to get back, because the
-- community's own budget is used before theirs, and theirs in the order in which they gave. How many points went back; an
-- event that may still give is left alone.
CREATE FUNCTION return_unspent(p_network_id uuid, p_event_id uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_material = off
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  place event;
  budget event_budget;
  given sponsorship;
  back integer;
  returned integer := 0;
BEGIN
  -- Locks as in sponsor_points: purses, by shop, then the budget.
  PERFORM FROM merchant_purse WHERE merchant_id IN (
      SELECT merchant_id FROM sponsorship WHERE event_id = p_event_id AND settled_at IS NULL)
    ORDER BY merchant_id FOR NO KEY UPDATE;
  SELECT * INTO budget FROM event_budget WHERE event_id = p_event_id AND network_id = p_network_id FOR NO KEY UPDATE;
  SELECT * INTO place FROM event WHERE id = budget.event_id;
  -- Until then an organiser may write down who came, also of an event that was closed early.
  IF place.id IS NULL OR place.state NOT IN ('CLOSED', 'CANCELLED') OR now() < event_settled_at(place.ends_at) THEN RETURN 0; END IF;
  FOR given IN SELECT * FROM sponsorship WHERE event_id = p_event_id AND settled_at IS NULL ORDER BY id DESC LOOP
    back := least(given.points, budget.points_left - returned);
    UPDATE sponsorship SET returned_points = back, settled_at = now() WHERE id = given.id;
    CONTINUE WHEN back = 0;
    INSERT INTO transfer (network_id, kind, from_account_id, to_account_id, points, sponsorship_id)
    SELECT p_network_id, 'UNSPENT', issuance.id, shop.id, back, given.id
    FROM ledger_account shop
    JOIN ledger_account issuance ON issuance.network_id = shop.network_id AND issuance.kind = 'NETWORK_ISSUANCE'
    WHERE shop.merchant_id = given.merchant_id;
    UPDATE merchant_purse SET sponsored_points = sponsored_points - back WHERE merchant_id = given.merchant_id;
    returned := returned + back;
  END LOOP;
  UPDATE event_budget SET sponsored = sponsored - returned WHERE event_id = p_event_id;
  RETURN returned;
END $$;

GRANT SELECT ON merchant_purse, sponsorship TO kwamdee_app;
GRANT UPDATE (open_to_sponsors) ON event TO kwamdee_app;
REVOKE EXECUTE ON FUNCTION sponsor_points, return_unspent FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sponsor_points, return_unspent TO kwamdee_app;
