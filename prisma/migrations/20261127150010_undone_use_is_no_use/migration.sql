-- A scan that is sent again after its use was undone, or made right: its points are back, so nothing is handed out for it.
-- Before, it was answered as the use that it had been.
CREATE OR REPLACE FUNCTION use_voucher(
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
  ELSIF earlier.id IS NOT NULL AND found.state <> 'REVERSED' THEN
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
    -- Another voucher may be under way with this nonce, unseen by the look above: the unique key waits for it and decides.
    INSERT INTO voucher_use (id, network_id, merchant_id, voucher_id, staff_id, nonce)
    VALUES (p_use_id, p_network_id, p_merchant_id, found.id, p_staff_id, p_nonce)
    ON CONFLICT (merchant_id, nonce) DO NOTHING RETURNING voucher_use.id INTO use_id;
    IF use_id IS NULL THEN
      status := 'NONCE_CONFLICT';
    ELSE
      UPDATE voucher SET state = 'USED', used_at = now(), state_since = now() WHERE voucher.id = found.id;
      status := 'USED'; used_at := now()::timestamptz(3);
    END IF;
  END IF;
  -- A shop learns nothing about a voucher that is not its own.
  IF status IN ('USED', 'REPLAYED', 'NOT_OPEN') THEN
    voucher_id := found.id; offer_id := found.offer_id; member_id := found.member_id; kind := found.kind;
    quantity := found.quantity;
  END IF;
  RETURN NEXT;
END $$;
