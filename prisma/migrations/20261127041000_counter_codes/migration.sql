-- The member without a phone. A coordinator prints a card of ten numbered one-time codes; at the counter the shop asks for the
-- code of the next number, which is the member's consent to one benefit. What is not consented to cannot be taken: a code is
-- used by one voucher (UNIQUE (voucher_id)), a member has one card (counter_code_card_live), and guessing ends at the CHECK of
-- counter_code_try, however many guess at once.

CREATE TABLE counter_code_card (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  member_id uuid NOT NULL,
  -- Who printed it, for ever: the trail of whoever has seen the codes.
  printed_by uuid NOT NULL,
  idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 8 AND 128),
  printed_at timestamptz(3) NOT NULL DEFAULT now(),
  -- A newer card ends it.
  ended_at timestamptz(3),
  FOREIGN KEY (member_id, network_id) REFERENCES membership (id, network_id),
  FOREIGN KEY (printed_by, network_id) REFERENCES membership (id, network_id),
  UNIQUE (printed_by, idempotency_key),
  UNIQUE (id, member_id)
);
CREATE UNIQUE INDEX counter_code_card_live ON counter_code_card (member_id) WHERE ended_at IS NULL;

CREATE TABLE counter_code (
  card_id uuid NOT NULL,
  number smallint NOT NULL CHECK (number BETWEEN 1 AND 10),
  network_id uuid NOT NULL REFERENCES network,
  member_id uuid NOT NULL,
  -- HMAC-SHA-256 with the server's secret: six digits alone would be found by trying.
  code_hash bytea NOT NULL CHECK (length(code_hash) = 32),
  used_at timestamptz(3),
  voucher_id uuid UNIQUE REFERENCES voucher,
  PRIMARY KEY (card_id, number),
  FOREIGN KEY (card_id, member_id) REFERENCES counter_code_card (id, member_id),
  CHECK ((used_at IS NULL) = (voucher_id IS NULL))
);

CREATE FUNCTION guard_counter_code() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.used_at IS NOT NULL OR ROW(NEW.card_id, NEW.number, NEW.network_id, NEW.member_id, NEW.code_hash)
     IS DISTINCT FROM ROW(OLD.card_id, OLD.number, OLD.network_id, OLD.member_id, OLD.code_hash) THEN
    RAISE EXCEPTION 'a code is used once, and changes in nothing else' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER counter_code_guard BEFORE UPDATE ON counter_code FOR EACH ROW EXECUTE FUNCTION guard_counter_code();

-- Wrong codes within a day: of one member, ten at most; of one shop, fifty.
CREATE TABLE counter_code_try (
  subject_id uuid PRIMARY KEY,
  network_id uuid NOT NULL REFERENCES network,
  most smallint NOT NULL,
  counted_since timestamptz(3) NOT NULL DEFAULT now(),
  tries smallint NOT NULL,
  CONSTRAINT counter_code_try_limit CHECK (tries BETWEEN 0 AND most)
);

-- Is this the member's code of this number? Whoever asks holds the member's lock.
-- RIGHT, WRONG (counted), TOO_MANY (neither looked at nor counted).
CREATE FUNCTION try_counter_code(
  p_network_id uuid, p_merchant_id uuid, p_member_id uuid, p_card_id uuid, p_number integer, p_code_hash bytea)
RETURNS text LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
  INSERT INTO counter_code_try (subject_id, network_id, most, tries)
  VALUES (p_member_id, p_network_id, 10, 0), (p_merchant_id, p_network_id, 50, 0)
  ON CONFLICT (subject_id) DO NOTHING;
  -- By id: two shops with one member, and two members at one shop, wait for each other in one order.
  PERFORM FROM counter_code_try WHERE subject_id IN (p_member_id, p_merchant_id) ORDER BY subject_id FOR UPDATE;
  UPDATE counter_code_try SET tries = 0, counted_since = now()
  WHERE subject_id IN (p_member_id, p_merchant_id) AND counted_since < now() - interval '1 day';
  IF EXISTS (SELECT FROM counter_code_try WHERE subject_id IN (p_member_id, p_merchant_id) AND tries >= most) THEN
    RETURN 'TOO_MANY';
  END IF;
  IF EXISTS (
    SELECT FROM counter_code JOIN counter_code_card card ON card.id = counter_code.card_id
    WHERE counter_code.card_id = p_card_id AND counter_code.number = p_number AND counter_code.member_id = p_member_id
      AND counter_code.code_hash = p_code_hash AND counter_code.used_at IS NULL AND card.ended_at IS NULL
  ) THEN RETURN 'RIGHT'; END IF;
  UPDATE counter_code_try SET tries = tries + 1 WHERE subject_id IN (p_member_id, p_merchant_id);
  RETURN 'WRONG';
END $$;

CREATE FUNCTION check_counter_code(
  p_network_id uuid, p_merchant_id uuid, p_member_id uuid, p_card_id uuid, p_number integer, p_code_hash bytea)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM FROM ledger_account WHERE member_id = p_member_id AND kind = 'MEMBER_AVAILABLE' FOR NO KEY UPDATE;
  RETURN try_counter_code(p_network_id, p_merchant_id, p_member_id, p_card_id, p_number, p_code_hash);
END $$;

-- A member without a phone takes an offer at the counter: redeemed and used in one step, by the judge and with the books of
-- every redemption, or nothing at all.
-- status: USED, REPLAYED (this nonce before, for this member and offer), NONCE_CONFLICT, WRONG, TOO_MANY, OFFER_SOLD_OUT,
-- OFFER_UNAVAILABLE, NOT_POSSIBLE (for a reason that is the member's own). The code is spent by USED alone.
CREATE FUNCTION redeem_at_counter(
  p_network_id uuid, p_merchant_id uuid, p_staff_id uuid, p_member_id uuid, p_offer_id uuid, p_nonce text,
  p_card_id uuid, p_number integer, p_code_hash bytea, p_voucher_id uuid, p_voucher_code text, p_use_id uuid)
RETURNS TABLE (status text, voucher_id uuid, kind offer_kind, quantity integer, use_id uuid, used_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
DECLARE
  earlier voucher_use;
  paid voucher;
  redeemed record;
  counted record;
BEGIN
  -- The member first, as in redeem_batch; then whose tries are counted; then the offer, in redeem_batch.
  PERFORM FROM ledger_account
    WHERE ledger_account.member_id = p_member_id AND ledger_account.kind = 'MEMBER_AVAILABLE' FOR NO KEY UPDATE;
  SELECT * INTO earlier FROM voucher_use WHERE voucher_use.merchant_id = p_merchant_id AND voucher_use.nonce = p_nonce;
  IF earlier.id IS NOT NULL THEN
    SELECT * INTO paid FROM voucher WHERE voucher.id = earlier.voucher_id;
    IF paid.member_id = p_member_id AND paid.offer_id = p_offer_id
        AND EXISTS (SELECT FROM counter_code WHERE counter_code.voucher_id = paid.id) THEN
      status := 'REPLAYED'; voucher_id := paid.id; kind := paid.kind; quantity := paid.quantity;
      use_id := earlier.id; used_at := earlier.used_at;
    ELSE
      status := 'NONCE_CONFLICT';
    END IF;
    RETURN NEXT; RETURN;
  END IF;
  IF NOT EXISTS (SELECT FROM offer WHERE offer.id = p_offer_id AND offer.merchant_id = p_merchant_id) THEN
    status := 'OFFER_UNAVAILABLE'; RETURN NEXT; RETURN;
  END IF;
  status := try_counter_code(p_network_id, p_merchant_id, p_member_id, p_card_id, p_number, p_code_hash);
  IF status <> 'RIGHT' THEN RETURN NEXT; RETURN; END IF;

  SELECT * INTO redeemed FROM redeem_batch(ARRAY[p_network_id], ARRAY[p_member_id], ARRAY[p_offer_id], ARRAY[p_nonce],
    ARRAY[p_voucher_id], ARRAY[p_voucher_code]);
  IF redeemed.status <> 'REDEEMED' THEN
    status := CASE
      WHEN redeemed.status IN ('REPLAYED', 'IDEMPOTENCY_CONFLICT') THEN 'NONCE_CONFLICT'
      -- What is public is said; what is the member's own is not.
      WHEN redeemed.status IN ('OFFER_SOLD_OUT', 'OFFER_UNAVAILABLE') THEN redeemed.status
      ELSE 'NOT_POSSIBLE' END;
    RETURN NEXT; RETURN;
  END IF;
  SELECT * INTO counted FROM use_voucher(p_network_id, p_merchant_id, p_voucher_code, p_nonce, p_staff_id, p_use_id);
  IF counted.status <> 'USED' THEN
    -- Another call took the nonce between the look and here; all of this is undone.
    RAISE EXCEPTION 'the new voucher could not be used: %', counted.status USING ERRCODE = 'serialization_failure';
  END IF;
  UPDATE counter_code SET used_at = now(), voucher_id = p_voucher_id
  WHERE counter_code.card_id = p_card_id AND counter_code.number = p_number;
  status := 'USED'; voucher_id := p_voucher_id; kind := counted.kind; quantity := counted.quantity;
  use_id := counted.use_id; used_at := counted.used_at;
  RETURN NEXT;
END $$;

GRANT SELECT ON counter_code_card, counter_code, counter_code_try TO kwamdee_app;
GRANT INSERT ON counter_code_card, counter_code TO kwamdee_app;
GRANT UPDATE (ended_at) ON counter_code_card TO kwamdee_app;
GRANT DELETE ON counter_code_try TO kwamdee_app;
REVOKE EXECUTE ON FUNCTION try_counter_code, check_counter_code, redeem_at_counter FROM PUBLIC;
GRANT EXECUTE ON FUNCTION check_counter_code, redeem_at_counter TO kwamdee_app;

-- One plan, by the indexes, whatever the statistics say: as for the functions of the books.
DO $$
DECLARE
  signature regprocedure;
BEGIN
  FOREACH signature IN ARRAY ARRAY[
    'try_counter_code(uuid, uuid, uuid, uuid, integer, bytea)'::regprocedure,
    'check_counter_code(uuid, uuid, uuid, uuid, integer, bytea)'::regprocedure,
    'redeem_at_counter(uuid, uuid, uuid, uuid, uuid, text, uuid, integer, bytea, uuid, text, uuid)'::regprocedure]
  LOOP
    EXECUTE format('ALTER FUNCTION %s SET enable_seqscan = off', signature);
    EXECUTE format('ALTER FUNCTION %s SET enable_hashjoin = off', signature);
    EXECUTE format('ALTER FUNCTION %s SET enable_mergejoin = off', signature);
    EXECUTE format('ALTER FUNCTION %s SET enable_material = off', signature);
    EXECUTE format('ALTER FUNCTION %s SET plan_cache_mode = force_generic_plan', signature);
  END LOOP;
END $$;
