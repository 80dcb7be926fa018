-- Thanks from person to person, and points that go with them out of the network's fund, never out of the giver's wallet.
-- Like the books, both are written by functions alone: each holds its limits under the locks that it takes.

CREATE TYPE thanks_state AS ENUM ('PENDING', 'SHOWN', 'HIDDEN');
CREATE TYPE funding_state AS ENUM ('PROPOSED', 'FUNDED', 'WITHDRAWN');

ALTER TABLE network
  -- What each member may give away in a month, and at once; 0 a month: nobody gives.
  ADD COLUMN monthly_gift_points integer NOT NULL DEFAULT 20 CHECK (monthly_gift_points BETWEEN 0 AND 1000),
  ADD COLUMN gift_limit_points integer NOT NULL DEFAULT 10 CHECK (gift_limit_points BETWEEN 1 AND 1000),
  -- What coordinators may put into the fund in a month one by one; beyond it every funding needs a second of them.
  ADD COLUMN solo_funding_points integer NOT NULL DEFAULT 1000 CHECK (solo_funding_points BETWEEN 0 AND 100000);

-- Points from issuance into the fund.
CREATE TABLE fund_funding (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  points integer NOT NULL CHECK (points BETWEEN 1 AND 100000),
  state funding_state NOT NULL,
  proposed_by uuid NOT NULL,
  -- The second person, who agreed; or who withdrew it. Null for what one person may do alone.
  settled_by uuid,
  month date NOT NULL,
  idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 8 AND 128),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  settled_at timestamptz(3),
  FOREIGN KEY (proposed_by, network_id) REFERENCES membership (id, network_id),
  FOREIGN KEY (settled_by, network_id) REFERENCES membership (id, network_id),
  UNIQUE (proposed_by, idempotency_key),
  CHECK ((state = 'PROPOSED') = (settled_at IS NULL)),
  CHECK (state <> 'PROPOSED' OR settled_by IS NULL),
  -- Two persons are two: nobody agrees to what they have proposed themselves.
  CONSTRAINT fund_funding_second_person CHECK (state <> 'FUNDED' OR settled_by <> proposed_by)
);
CREATE INDEX fund_funding_network ON fund_funding (network_id, id DESC);

-- What a member has given away of their allowance in a month. The CHECK is what makes giving more unwritable.
CREATE TABLE gift_allowance (
  network_id uuid NOT NULL,
  giver_id uuid NOT NULL,
  month date NOT NULL,
  allowance_points integer NOT NULL,
  used_points integer NOT NULL,
  PRIMARY KEY (giver_id, month),
  FOREIGN KEY (giver_id, network_id) REFERENCES membership (id, network_id),
  CONSTRAINT gift_allowance_not_exceeded CHECK (used_points BETWEEN 1 AND allowance_points)
);

CREATE TABLE gift (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  giver_id uuid NOT NULL,
  receiver_id uuid NOT NULL,
  points integer NOT NULL CHECK (points BETWEEN 1 AND 1000),
  month date NOT NULL,
  -- The receiver wants to hear nothing of this giver: the points are theirs, and their passbook names nobody.
  is_quiet boolean NOT NULL,
  idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 8 AND 128),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  FOREIGN KEY (giver_id, network_id) REFERENCES membership (id, network_id),
  FOREIGN KEY (receiver_id, network_id) REFERENCES membership (id, network_id),
  UNIQUE (giver_id, idempotency_key),
  CONSTRAINT gift_not_to_oneself CHECK (giver_id <> receiver_id)
);
-- One gift between two people in a month, whoever gives: sending points to and fro cannot be farmed.
CREATE UNIQUE INDEX gift_one_for_a_pair ON gift (least(giver_id, receiver_id), greatest(giver_id, receiver_id), month);
CREATE INDEX gift_network ON gift (network_id, month);
CREATE TRIGGER gift_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON gift FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Of whom a person wants to receive no notes. Whoever is meant sees no difference.
CREATE TABLE thanks_quiet (
  network_id uuid NOT NULL,
  receiver_id uuid NOT NULL,
  sender_id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (receiver_id, sender_id),
  FOREIGN KEY (receiver_id, network_id) REFERENCES membership (id, network_id),
  FOREIGN KEY (sender_id, network_id) REFERENCES membership (id, network_id)
);

CREATE TABLE thanks_note (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  sender_id uuid NOT NULL,
  receiver_id uuid NOT NULL,
  -- At most 300 characters as a reader counts them.
  message text NOT NULL CHECK (length(message) BETWEEN 1 AND 4800),
  state thanks_state NOT NULL DEFAULT 'PENDING',
  -- The receiver lets the network read it.
  is_open boolean NOT NULL DEFAULT false,
  -- Sent while the receiver wanted to hear nothing of the sender: it is never shown to them.
  is_quiet boolean NOT NULL,
  gift_id uuid UNIQUE REFERENCES gift,
  -- The limits of a day: the how-manieth note of the sender, and of these to this receiver. With the unique keys the
  -- checks make one more than the limit unwritable, whoever writes at the same time.
  sent_on date NOT NULL,
  place_in_day smallint NOT NULL CHECK (place_in_day BETWEEN 1 AND 10),
  place_for_receiver smallint NOT NULL CHECK (place_for_receiver BETWEEN 1 AND 2),
  idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 8 AND 128),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  FOREIGN KEY (sender_id, network_id) REFERENCES membership (id, network_id),
  FOREIGN KEY (receiver_id, network_id) REFERENCES membership (id, network_id),
  UNIQUE (sender_id, idempotency_key),
  UNIQUE (sender_id, sent_on, place_in_day),
  UNIQUE (sender_id, receiver_id, sent_on, place_for_receiver),
  CONSTRAINT thanks_note_not_to_oneself CHECK (sender_id <> receiver_id),
  CONSTRAINT thanks_note_open_when_shown CHECK (state = 'SHOWN' OR NOT is_open),
  CONSTRAINT thanks_note_quiet_stays_away CHECK (NOT is_quiet OR state = 'PENDING')
);
CREATE INDEX thanks_note_received ON thanks_note (receiver_id, id DESC);
CREATE INDEX thanks_note_sent ON thanks_note (sender_id, id DESC);
CREATE INDEX thanks_note_open ON thanks_note (network_id, id DESC) WHERE is_open;

-- The day, and the first day of the month, that it is in a network now.
CREATE FUNCTION today_in(p_network network) RETURNS date LANGUAGE sql STABLE AS $$
  SELECT (now() AT TIME ZONE p_network.time_zone)::date
$$;

-- Gives points of the fund to a member.
-- status: GIVEN, REPLAYED (this key and input before), IDEMPOTENCY_CONFLICT, SELF, NOT_A_MEMBER (one of the two),
-- SAME_HOUSEHOLD, OVER_LIMIT (of one gift), PAIR_USED (a gift between these two this month already), ALLOWANCE_USED, FUND_EMPTY.
-- `left_points`: what is left of the giver's allowance.
CREATE FUNCTION give_points(
  p_network_id uuid, p_gift_id uuid, p_giver_id uuid, p_receiver_id uuid, p_points integer, p_idempotency_key text)
RETURNS TABLE (status text, gift_id uuid, is_quiet boolean, left_points integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
DECLARE
  place network;
  this_month date;
  used integer;
  fund ledger_account;
  own ledger_account;
  prior gift;
BEGIN
  -- Locks: both members, by id, as everywhere; then the fund. The giver's is the mutex of their allowance too, so that of
  -- two gifts at once the later sees what the earlier has left; the fund's makes gifts of one network go one by one.
  PERFORM FROM ledger_account
    WHERE member_id IN (p_giver_id, p_receiver_id) AND kind = 'MEMBER_AVAILABLE' AND network_id = p_network_id
    ORDER BY member_id FOR NO KEY UPDATE;
  SELECT * INTO fund FROM ledger_account WHERE network_id = p_network_id AND kind = 'NETWORK_FUND' FOR NO KEY UPDATE;
  SELECT * INTO own FROM ledger_account
    WHERE member_id = p_receiver_id AND kind = 'MEMBER_AVAILABLE' AND network_id = p_network_id;
  SELECT * INTO place FROM network WHERE id = p_network_id;
  SELECT * INTO prior FROM gift WHERE giver_id = p_giver_id AND idempotency_key = p_idempotency_key;
  this_month := date_trunc('month', today_in(place))::date;
  used := coalesce(
    (SELECT used_points FROM gift_allowance WHERE giver_id = p_giver_id AND month = this_month), 0);
  IF prior.id IS NOT NULL THEN
    status := CASE WHEN prior.receiver_id = p_receiver_id AND prior.points = p_points
      THEN 'REPLAYED' ELSE 'IDEMPOTENCY_CONFLICT' END;
    gift_id := prior.id; is_quiet := prior.is_quiet;
  ELSIF p_giver_id = p_receiver_id THEN
    status := 'SELF';
  ELSIF (SELECT count(*) FROM membership WHERE id IN (p_giver_id, p_receiver_id) AND network_id = p_network_id
      AND membership.status = 'ACTIVE' AND 'MEMBER' = ANY (roles)) <> 2 THEN
    status := 'NOT_A_MEMBER';
  ELSIF EXISTS (SELECT FROM membership giver JOIN membership receiver ON receiver.household_id = giver.household_id
      WHERE giver.id = p_giver_id AND receiver.id = p_receiver_id) THEN
    status := 'SAME_HOUSEHOLD';
  ELSIF p_points > place.gift_limit_points THEN
    status := 'OVER_LIMIT';
  ELSIF EXISTS (SELECT FROM gift
      WHERE least(giver_id, receiver_id) = least(p_giver_id, p_receiver_id)
        AND greatest(giver_id, receiver_id) = greatest(p_giver_id, p_receiver_id) AND month = this_month) THEN
    status := 'PAIR_USED';
  ELSIF used + p_points > place.monthly_gift_points THEN
    status := 'ALLOWANCE_USED';
  ELSIF p_points > fund.balance THEN
    status := 'FUND_EMPTY';
  ELSE
    gift_id := p_gift_id;
    is_quiet := EXISTS (SELECT FROM thanks_quiet WHERE receiver_id = p_receiver_id AND sender_id = p_giver_id);
    INSERT INTO gift_allowance AS allowance (network_id, giver_id, month, allowance_points, used_points)
    VALUES (p_network_id, p_giver_id, this_month, place.monthly_gift_points, p_points)
    ON CONFLICT (giver_id, month) DO UPDATE
    SET used_points = allowance.used_points + p_points, allowance_points = excluded.allowance_points;
    INSERT INTO gift (id, network_id, giver_id, receiver_id, points, month, is_quiet, idempotency_key)
    VALUES (p_gift_id, p_network_id, p_giver_id, p_receiver_id, p_points, this_month, is_quiet, p_idempotency_key);
    INSERT INTO transfer (
      network_id, kind, from_account_id, to_account_id, points, from_balance_after, to_balance_after, gift_id)
    VALUES (p_network_id, 'GIFT', fund.id, own.id, p_points, fund.balance - p_points, own.balance + p_points, p_gift_id);
    UPDATE ledger_account SET balance = balance - p_points WHERE id = fund.id;
    -- A gift is no deed: what the member ever earned stays as it is.
    UPDATE ledger_account SET balance = balance + p_points WHERE id = own.id;
    used := used + p_points;
    status := 'GIVEN';
  END IF;
  left_points := greatest(0, place.monthly_gift_points - used);
  RETURN NEXT;
END $$;

-- Sends a note of thanks, with points out of the fund where p_points is not null: both or none.
-- status: SENT, REPLAYED (this key and input before), IDEMPOTENCY_CONFLICT, SELF, NOT_A_MEMBER (the sender),
-- NO_RECEIVER, DAY_LIMIT, PAIR_LIMIT, GIFT_REFUSED (`gift_status` is that of give_points, and nothing is written).
CREATE FUNCTION send_thanks(
  p_network_id uuid, p_thanks_id uuid, p_sender_id uuid, p_receiver_id uuid, p_message text, p_points integer,
  p_gift_id uuid, p_idempotency_key text)
RETURNS TABLE (status text, thanks_id uuid, is_quiet boolean, gift_status text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
DECLARE
  today date;
  sent integer;
  sent_to_receiver integer;
  prior thanks_note;
BEGIN
  -- The members' locks of give_points at once and in their order: taken one after the other, two people who thank each
  -- other could wait for each other for ever. The sender's is the mutex of the day's limits.
  PERFORM FROM ledger_account
    WHERE member_id IN (p_sender_id, p_receiver_id) AND kind = 'MEMBER_AVAILABLE' AND network_id = p_network_id
    ORDER BY member_id FOR NO KEY UPDATE;
  SELECT * INTO prior FROM thanks_note WHERE sender_id = p_sender_id AND idempotency_key = p_idempotency_key;
  SELECT today_in(network) INTO today FROM network WHERE id = p_network_id;
  SELECT count(*), count(*) FILTER (WHERE receiver_id = p_receiver_id) INTO sent, sent_to_receiver
    FROM thanks_note WHERE sender_id = p_sender_id AND sent_on = today;
  IF prior.id IS NOT NULL THEN
    status := CASE WHEN prior.receiver_id = p_receiver_id AND prior.message = p_message
        AND (SELECT points FROM gift WHERE id = prior.gift_id) IS NOT DISTINCT FROM p_points
      THEN 'REPLAYED' ELSE 'IDEMPOTENCY_CONFLICT' END;
    thanks_id := prior.id; is_quiet := prior.is_quiet;
  ELSIF p_sender_id = p_receiver_id THEN
    status := 'SELF';
  ELSIF NOT EXISTS (SELECT FROM membership
      WHERE id = p_sender_id AND network_id = p_network_id AND membership.status = 'ACTIVE') THEN
    status := 'NOT_A_MEMBER';
  ELSIF NOT EXISTS (SELECT FROM membership
      WHERE id = p_receiver_id AND network_id = p_network_id AND membership.status = 'ACTIVE') THEN
    status := 'NO_RECEIVER';
  ELSIF sent >= 10 THEN
    status := 'DAY_LIMIT';
  ELSIF sent_to_receiver >= 2 THEN
    status := 'PAIR_LIMIT';
  ELSE
    IF p_points IS NOT NULL THEN
      SELECT given.status INTO gift_status
        FROM give_points(p_network_id, p_gift_id, p_sender_id, p_receiver_id, p_points, p_idempotency_key) AS given;
    END IF;
    IF gift_status IS DISTINCT FROM 'GIVEN' AND p_points IS NOT NULL THEN
      status := 'GIFT_REFUSED';
    ELSE
      status := 'SENT'; thanks_id := p_thanks_id;
      is_quiet := EXISTS (SELECT FROM thanks_quiet WHERE receiver_id = p_receiver_id AND sender_id = p_sender_id);
      INSERT INTO thanks_note (id, network_id, sender_id, receiver_id, message, is_quiet, gift_id, sent_on, place_in_day,
        place_for_receiver, idempotency_key)
      VALUES (p_thanks_id, p_network_id, p_sender_id, p_receiver_id, p_message, is_quiet,
        CASE WHEN p_points IS NOT NULL THEN p_gift_id END, today, sent + 1, sent_to_receiver + 1, p_idempotency_key);
    END IF;
  END IF;
  RETURN NEXT;
END $$;

-- From here on the receiver wants to hear nothing of the sender; what waits from them is put away.
CREATE FUNCTION quiet_thanks(p_network_id uuid, p_receiver_id uuid, p_sender_id uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  -- The locks of send_thanks: a note under way is either put away here or sent into the silence, never in between.
  PERFORM FROM ledger_account
    WHERE member_id IN (p_sender_id, p_receiver_id) AND kind = 'MEMBER_AVAILABLE' AND network_id = p_network_id
    ORDER BY member_id FOR NO KEY UPDATE;
  INSERT INTO thanks_quiet (network_id, receiver_id, sender_id) VALUES (p_network_id, p_receiver_id, p_sender_id)
    ON CONFLICT DO NOTHING;
  UPDATE thanks_note SET state = 'HIDDEN'
    WHERE receiver_id = p_receiver_id AND sender_id = p_sender_id AND state = 'PENDING' AND NOT is_quiet;
END $$;

-- Credits one funding to the fund, whose account the caller has locked.
CREATE FUNCTION credit_fund(p_funding_id uuid) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  WITH funded AS (
    SELECT funding.id, funding.network_id, funding.points, fund.id AS fund_id, fund.balance, issuance.id AS issuance_id
    FROM fund_funding funding
    JOIN ledger_account fund ON fund.network_id = funding.network_id AND fund.kind = 'NETWORK_FUND'
    JOIN ledger_account issuance ON issuance.network_id = funding.network_id AND issuance.kind = 'NETWORK_ISSUANCE'
    WHERE funding.id = p_funding_id
  ), new_transfer AS (
    INSERT INTO transfer (network_id, kind, from_account_id, to_account_id, points, to_balance_after, funding_id)
    SELECT network_id, 'FUND', issuance_id, fund_id, points, balance + points, id FROM funded
  )
  UPDATE ledger_account SET balance = ledger_account.balance + funded.points FROM funded WHERE ledger_account.id = funded.fund_id
$$;

-- A coordinator puts points into the fund: at once within what coordinators may do one by one in a month, else when a
-- second one agrees. status: FUNDED, PROPOSED, REPLAYED, IDEMPOTENCY_CONFLICT, TOO_MANY_WAITING (20 wait already).
CREATE FUNCTION fund_gifts(
  p_network_id uuid, p_funding_id uuid, p_points integer, p_proposed_by uuid, p_idempotency_key text)
RETURNS TABLE (status text, funding_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
DECLARE
  place network;
  this_month date;
  prior fund_funding;
BEGIN
  -- The fund's lock is the mutex of the month's limit: two fundings at once are judged one after the other.
  PERFORM FROM ledger_account WHERE network_id = p_network_id AND kind = 'NETWORK_FUND' FOR NO KEY UPDATE;
  SELECT * INTO place FROM network WHERE id = p_network_id;
  this_month := date_trunc('month', today_in(place))::date;
  SELECT * INTO prior FROM fund_funding WHERE proposed_by = p_proposed_by AND idempotency_key = p_idempotency_key;
  IF prior.id IS NOT NULL THEN
    status := CASE WHEN prior.points = p_points THEN 'REPLAYED' ELSE 'IDEMPOTENCY_CONFLICT' END;
    funding_id := prior.id;
    RETURN NEXT; RETURN;
  END IF;
  IF p_points + (SELECT coalesce(sum(points), 0) FROM fund_funding
      WHERE network_id = p_network_id AND month = this_month AND state = 'FUNDED' AND settled_by IS NULL
    ) <= place.solo_funding_points THEN
    status := 'FUNDED';
  ELSIF (SELECT count(*) FROM fund_funding WHERE network_id = p_network_id AND state = 'PROPOSED') >= 20 THEN
    status := 'TOO_MANY_WAITING';
    RETURN NEXT; RETURN;
  ELSE
    status := 'PROPOSED';
  END IF;
  INSERT INTO fund_funding (id, network_id, points, state, proposed_by, month, idempotency_key, settled_at)
  VALUES (p_funding_id, p_network_id, p_points, status::funding_state, p_proposed_by, this_month, p_idempotency_key,
    CASE WHEN status = 'FUNDED' THEN now() END);
  IF status = 'FUNDED' THEN PERFORM credit_fund(p_funding_id); END IF;
  funding_id := p_funding_id;
  RETURN NEXT;
END $$;

-- Ends the waiting of a funding: FUNDED by a second person, or WITHDRAWN by anyone who coordinates.
-- status: SETTLED, ALREADY_SETTLED, OWN_PROPOSAL (agreeing to it needs somebody else).
CREATE FUNCTION settle_funding(p_network_id uuid, p_funding_id uuid, p_to funding_state, p_settled_by uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  funding fund_funding;
BEGIN
  -- Locks: the fund, then the funding.
  PERFORM FROM ledger_account WHERE network_id = p_network_id AND kind = 'NETWORK_FUND' FOR NO KEY UPDATE;
  SELECT * INTO STRICT funding FROM fund_funding WHERE id = p_funding_id AND network_id = p_network_id FOR NO KEY UPDATE;
  IF funding.state <> 'PROPOSED' THEN RETURN 'ALREADY_SETTLED'; END IF;
  IF p_to = 'FUNDED' AND funding.proposed_by = p_settled_by THEN RETURN 'OWN_PROPOSAL'; END IF;
  UPDATE fund_funding SET state = p_to, settled_by = p_settled_by, settled_at = now() WHERE id = p_funding_id;
  IF p_to = 'FUNDED' THEN PERFORM credit_fund(p_funding_id); END IF;
  RETURN 'SETTLED';
END $$;

GRANT SELECT ON fund_funding, gift_allowance, gift, thanks_quiet, thanks_note TO kwamdee_app;
GRANT UPDATE (monthly_gift_points, gift_limit_points) ON network TO kwamdee_app;
GRANT UPDATE (state, is_open) ON thanks_note TO kwamdee_app;
GRANT DELETE ON thanks_quiet TO kwamdee_app;

REVOKE EXECUTE ON FUNCTION give_points, send_thanks, quiet_thanks, credit_fund, fund_gifts, settle_funding FROM PUBLIC;
GRANT EXECUTE ON FUNCTION give_points, send_thanks, quiet_thanks, fund_gifts, settle_funding TO kwamdee_app;

-- One plan, by the indexes, whatever the statistics say: as for the functions of the books.
DO $$
DECLARE
  signature regprocedure;
BEGIN
  FOREACH signature IN ARRAY ARRAY[
    'give_points(uuid, uuid, uuid, uuid, integer, text)'::regprocedure,
    'send_thanks(uuid, uuid, uuid, uuid, text, integer, uuid, text)'::regprocedure,
    'fund_gifts(uuid, uuid, integer, uuid, text)'::regprocedure,
    'settle_funding(uuid, uuid, funding_state, uuid)'::regprocedure]
  LOOP
    EXECUTE format('ALTER FUNCTION %s SET enable_seqscan = off', signature);
    EXECUTE format('ALTER FUNCTION %s SET enable_hashjoin = off', signature);
    EXECUTE format('ALTER FUNCTION %s SET enable_mergejoin = off', signature);
    EXECUTE format('ALTER FUNCTION %s SET enable_material = off', signature);
    EXECUTE format('ALTER FUNCTION %s SET plan_cache_mode = force_generic_plan', signature);
  END LOOP;
END $$;
