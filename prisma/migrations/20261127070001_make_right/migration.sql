-- A shop that cannot honour a voucher gives its points back, in one transaction with the record of it. A counter that is
-- stolen can give points to nobody: they go back to the member who spent them, as many as were spent, and once:
-- UNIQUE (voucher_id) here, transfer_voucher on the books, and the states that guard_voucher lets a voucher take.

CREATE TYPE make_right_reason AS ENUM ('OUT_OF_STOCK', 'NOT_READY', 'CLOSED', 'NOT_AS_SHOWN', 'SCANNED_BY_MISTAKE');

-- So long after its use a voucher can still be made right: a member who comes back within the week finds an open ear. After
-- it a use is final, and what the shop received for it is certain: see sponsorships.
CREATE FUNCTION make_right_window() RETURNS interval LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN interval '7 days';

-- Written by make_right alone. No rating is made of it: nothing counts it for members.
CREATE TABLE make_right (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL REFERENCES network,
  merchant_id uuid NOT NULL,
  voucher_id uuid NOT NULL UNIQUE REFERENCES voucher,
  staff_id uuid NOT NULL REFERENCES merchant_staff,
  reason make_right_reason NOT NULL,
  -- Where the voucher stood before.
  was_state voucher_state NOT NULL CHECK (was_state IN ('ISSUED', 'USED')),
  -- The counter's: the same nonce answers the same way and counts once.
  nonce text NOT NULL CHECK (length(nonce) BETWEEN 8 AND 128),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  FOREIGN KEY (merchant_id, network_id) REFERENCES merchant (id, network_id),
  UNIQUE (merchant_id, nonce)
);
CREATE INDEX make_right_network ON make_right (network_id, created_at);
CREATE TRIGGER make_right_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON make_right
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE OR REPLACE FUNCTION guard_voucher() RETURNS trigger LANGUAGE plpgsql AS $$
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
  -- What a shop received is certain after this, and may be given on.
  IF NEW.state = 'REVERSED' AND OLD.state = 'USED' AND OLD.used_at <= now() - make_right_window() THEN
    RAISE EXCEPTION 'a use of long ago is final' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- Gives a voucher's points, stock and the member's limit back; what is out on loan is released. By the code that the member
-- shows, or by the use on the shop's own list.
-- status: MADE_RIGHT, REPLAYED (this nonce and voucher before), NONCE_CONFLICT, NOT_FOUND, WRONG_MERCHANT, NOT_OPEN (see
-- state: it has ended already), TOO_LATE (`until` says when it could).
CREATE FUNCTION make_right(
  p_network_id uuid, p_merchant_id uuid, p_code text, p_use_id uuid, p_reason make_right_reason, p_nonce text,
  p_staff_id uuid, p_make_right_id uuid)
RETURNS TABLE (
  status text, voucher_id uuid, offer_id uuid, member_id uuid, quantity integer, points integer, state voucher_state,
  state_since timestamptz, until timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_material = off
SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
  found voucher;
  earlier make_right;
  target voucher_state;
BEGIN
  -- The voucher's row lock decides against a scan, a cancellation, the clock and another return; end_vouchers goes on in the
  -- order of locks from here: members, then offers.
  IF p_use_id IS NULL THEN
    SELECT * INTO found FROM voucher WHERE voucher.network_id = p_network_id AND voucher.code = p_code FOR NO KEY UPDATE;
  ELSE
    SELECT * INTO found FROM voucher
      WHERE voucher.id = (SELECT voucher_use.voucher_id FROM voucher_use
        WHERE voucher_use.id = p_use_id AND voucher_use.merchant_id = p_merchant_id) FOR NO KEY UPDATE;
  END IF;
  SELECT * INTO earlier FROM make_right WHERE make_right.merchant_id = p_merchant_id AND make_right.nonce = p_nonce;
  until := found.used_at + make_right_window();
  IF earlier.id IS NOT NULL AND earlier.voucher_id IS DISTINCT FROM found.id THEN
    status := 'NONCE_CONFLICT';
  ELSIF earlier.id IS NOT NULL THEN
    status := 'REPLAYED';
  ELSIF found.id IS NULL THEN
    status := 'NOT_FOUND';
  ELSIF found.merchant_id <> p_merchant_id THEN
    status := 'WRONG_MERCHANT';
  ELSIF found.state NOT IN ('ISSUED', 'USED') THEN
    status := 'NOT_OPEN';
  ELSIF found.state = 'ISSUED' AND found.expires_at <= now() THEN
    -- Its time is up although the job that gives the points back has not come by yet.
    status := 'NOT_OPEN'; found.state := 'EXPIRED'; found.state_since := found.expires_at;
  ELSIF found.state = 'USED' AND until <= now() THEN
    status := 'TOO_LATE';
  ELSE
    target := CASE WHEN found.state = 'ISSUED' THEN 'CANCELLED' WHEN found.kind = 'HOLD' THEN 'RELEASED' ELSE 'REVERSED' END;
    -- Another voucher may be under way with this nonce, unseen by the look above: the unique key waits for it and decides.
    INSERT INTO make_right (id, network_id, merchant_id, voucher_id, staff_id, reason, was_state, nonce)
    VALUES (p_make_right_id, p_network_id, p_merchant_id, found.id, p_staff_id, p_reason, found.state, p_nonce)
    ON CONFLICT (merchant_id, nonce) DO NOTHING RETURNING make_right.* INTO earlier;
    IF earlier.id IS NULL THEN
      status := 'NONCE_CONFLICT';
    ELSE
      status := 'MADE_RIGHT';
      SELECT * INTO found FROM end_vouchers(ARRAY[found.id], found.state, target);
      UPDATE voucher_use SET
        undone_at = CASE target WHEN 'REVERSED' THEN now() END,
        released_at = CASE target WHEN 'RELEASED' THEN now() END,
        released_as = CASE target WHEN 'RELEASED' THEN 'MERCHANT'::case_actor END,
        released_by = CASE target WHEN 'RELEASED' THEN (
          SELECT membership_id FROM merchant_staff WHERE merchant_staff.id = p_staff_id) END
      WHERE voucher_use.voucher_id = found.id;
    END IF;
  END IF;
  -- A shop learns nothing about a voucher that is not its own.
  IF status IN ('MADE_RIGHT', 'REPLAYED', 'NOT_OPEN', 'TOO_LATE') THEN
    voucher_id := found.id; offer_id := found.offer_id; member_id := found.member_id; quantity := found.quantity;
    points := found.points; state := found.state; state_since := found.state_since;
  END IF;
  RETURN NEXT;
END $$;

GRANT SELECT ON make_right TO kwamdee_app;
REVOKE EXECUTE ON FUNCTION make_right FROM PUBLIC;
GRANT EXECUTE ON FUNCTION make_right TO kwamdee_app;
