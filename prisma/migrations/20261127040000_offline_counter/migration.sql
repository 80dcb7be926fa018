-- A counter without a signal takes vouchers on trust and tells later. What a device claims of the past is bounded here, and
-- the first scan that reaches PostgreSQL wins: UNIQUE (voucher_id) of voucher_use is what keeps a voucher from being
-- counted twice, whatever two devices say about whose scan was the earlier.

ALTER TABLE voucher_use
  -- When the device says it scanned, and which device of the shop it was; null for a scan that was answered at once.
  -- used_at stays the moment at which PostgreSQL counted it: a statement that is closed is not written into.
  ADD COLUMN scanned_at timestamptz(3),
  ADD COLUMN device text CHECK (device ~ '^[0-9A-Za-z_-]{8,64}$'),
  ADD CONSTRAINT voucher_use_offline_has_device CHECK ((scanned_at IS NULL) = (device IS NULL)) NOT VALID,
  -- A device cannot count in the future, nor into a past that is settled.
  ADD CONSTRAINT voucher_use_scanned_lately CHECK (
    scanned_at <= used_at AND scanned_at >= used_at - interval '7 days 1 minute') NOT VALID;

-- The open vouchers of one shop, which its counters keep for the time without a signal; those that expire first, first.
CREATE INDEX voucher_open_of_shop ON voucher (merchant_id, expires_at, id) WHERE state = 'ISSUED';

-- Counts what a device took without a signal; one answer for each scan, in order, never an exception for an expected
-- refusal. status: USED, REPLAYED (this nonce and code before), NONCE_CONFLICT, NOT_FOUND, WRONG_MERCHANT, NOT_OPEN (see
-- state; is_same_device says whose scan a used one was), SCAN_IN_FUTURE, SCAN_TOO_OLD.
-- A voucher that expired between its scan and now is still counted, for 48 hours, unless its points have gone back: then it
-- is EXPIRED, and an expired voucher has no way to USED.
CREATE FUNCTION use_offline_scans(
  p_network_id uuid, p_merchant_id uuid, p_staff_id uuid, p_device text,
  p_codes text[], p_nonces text[], p_scanned_at timestamptz[], p_use_ids uuid[])
RETURNS TABLE (
  ordinal integer, status text, voucher_id uuid, offer_id uuid, kind offer_kind, quantity integer, state voucher_state,
  state_since timestamptz, is_same_device boolean, use_id uuid, used_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_material = off
SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
  found voucher;
  earlier voucher_use;
BEGIN
  -- Locks: the shop's vouchers by id, as in end_vouchers; then nonces by their text. Two devices that bring the same
  -- vouchers take turns and cannot deadlock.
  PERFORM FROM voucher
    WHERE voucher.network_id = p_network_id AND voucher.code = ANY (p_codes) AND voucher.merchant_id = p_merchant_id
    ORDER BY voucher.id FOR NO KEY UPDATE;
  FOR ordinal IN SELECT i FROM generate_subscripts(p_codes, 1) AS i ORDER BY p_nonces[i] COLLATE "C", i LOOP
    voucher_id := NULL; offer_id := NULL; kind := NULL; quantity := NULL; state := NULL; state_since := NULL;
    is_same_device := false; use_id := NULL; used_at := NULL;
    SELECT * INTO found FROM voucher WHERE voucher.network_id = p_network_id AND voucher.code = p_codes[ordinal];
    SELECT * INTO earlier FROM voucher_use
      WHERE voucher_use.merchant_id = p_merchant_id AND voucher_use.nonce = p_nonces[ordinal];
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
      IF found.state = 'USED' THEN
        SELECT * INTO earlier FROM voucher_use WHERE voucher_use.voucher_id = found.id;
        -- What a person at the counter remembers is when it was scanned.
        state_since := coalesce(earlier.scanned_at, earlier.used_at);
        is_same_device := earlier.device IS NOT DISTINCT FROM p_device;
      END IF;
    ELSIF p_scanned_at[ordinal] > now() + interval '10 minutes' THEN
      status := 'SCAN_IN_FUTURE';
    ELSIF p_scanned_at[ordinal] < now() - interval '7 days' THEN
      status := 'SCAN_TOO_OLD';
    ELSIF found.expires_at <= p_scanned_at[ordinal] OR found.expires_at <= now() - interval '48 hours' THEN
      status := 'NOT_OPEN'; state := 'EXPIRED'; state_since := found.expires_at;
    ELSE
      INSERT INTO voucher_use (id, network_id, merchant_id, voucher_id, staff_id, nonce, scanned_at, device)
      VALUES (p_use_ids[ordinal], p_network_id, p_merchant_id, found.id, p_staff_id, p_nonces[ordinal],
        least(p_scanned_at[ordinal], now()), p_device)
      ON CONFLICT (merchant_id, nonce) DO NOTHING RETURNING voucher_use.id, voucher_use.used_at INTO use_id, used_at;
      IF use_id IS NULL THEN
        status := 'NONCE_CONFLICT';
      ELSE
        UPDATE voucher SET state = 'USED', used_at = now(), state_since = now() WHERE voucher.id = found.id;
        status := 'USED';
      END IF;
    END IF;
    -- A shop learns nothing about a voucher that is not its own.
    IF status IN ('USED', 'REPLAYED', 'NOT_OPEN') THEN
      voucher_id := found.id; offer_id := found.offer_id; kind := found.kind; quantity := found.quantity;
    END IF;
    RETURN NEXT;
  END LOOP;
END $$;

REVOKE EXECUTE ON FUNCTION use_offline_scans FROM PUBLIC;
GRANT EXECUTE ON FUNCTION use_offline_scans TO kwamdee_app;
