-- A use by a partner's key, with its key, in one statement. The form without a key stays as it is.
CREATE FUNCTION use_voucher(
  p_network_id uuid, p_merchant_id uuid, p_code text, p_nonce text, p_staff_id uuid, p_use_id uuid, p_api_key_id uuid)
RETURNS TABLE (
  status text, voucher_id uuid, offer_id uuid, member_id uuid, kind offer_kind, quantity integer, state voucher_state,
  state_since timestamptz, use_id uuid, used_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT * FROM use_voucher(p_network_id, p_merchant_id, p_code, p_nonce, p_staff_id, p_use_id);
  -- Only this use has this id: of a replay or a refusal there is no such row.
  IF p_api_key_id IS NOT NULL THEN
    UPDATE voucher_use SET api_key_id = p_api_key_id WHERE id = p_use_id;
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION use_voucher(uuid, uuid, text, text, uuid, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION use_voucher(uuid, uuid, text, text, uuid, uuid, uuid) TO kwamdee_app;
