-- A shop's own till speaks to the API with a key: it acts as the shop, within its scopes, and never as a person. The key
-- is shown once and kept as a hash; it is long and random, so the hash needs no salt.

CREATE TYPE api_key_scope AS ENUM ('VOUCHERS_USE', 'OFFERS_READ', 'OFFERS_WRITE', 'STATEMENTS_READ');

CREATE TABLE merchant_api_key (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  merchant_id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 700),
  -- The beginning of the key, by which people know it again.
  prefix text NOT NULL CHECK (prefix ~ '^kwd_[A-Za-z0-9]{6}$'),
  key_hash bytea NOT NULL UNIQUE CHECK (octet_length(key_hash) = 32),
  scopes api_key_scope[] NOT NULL CHECK (cardinality(scopes) BETWEEN 1 AND 4 AND array_position(scopes, NULL) IS NULL),
  -- It ends with this place, or when it is an owner's no more.
  made_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL,
  last_used_at timestamptz(3),
  revoked_at timestamptz(3),
  FOREIGN KEY (merchant_id, network_id) REFERENCES merchant (id, network_id),
  FOREIGN KEY (made_by, merchant_id) REFERENCES merchant_staff (id, merchant_id),
  UNIQUE (id, merchant_id),
  CONSTRAINT merchant_api_key_ends CHECK (expires_at > created_at AND expires_at - created_at <= interval '366 days')
);
CREATE INDEX merchant_api_key_shop ON merchant_api_key (merchant_id, id DESC) WHERE revoked_at IS NULL;
CREATE INDEX merchant_api_key_maker ON merchant_api_key (made_by) WHERE revoked_at IS NULL;

-- What a key may do never grows, and revoked it stays.
CREATE FUNCTION guard_merchant_api_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ROW(NEW.id, NEW.network_id, NEW.merchant_id, NEW.name, NEW.prefix, NEW.key_hash, NEW.scopes, NEW.made_by,
         NEW.created_at, NEW.expires_at)
     IS DISTINCT FROM
     ROW(OLD.id, OLD.network_id, OLD.merchant_id, OLD.name, OLD.prefix, OLD.key_hash, OLD.scopes, OLD.made_by,
         OLD.created_at, OLD.expires_at)
     OR (OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at) THEN
    RAISE EXCEPTION 'a key stays what it is' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER merchant_api_key_guard BEFORE UPDATE ON merchant_api_key
  FOR EACH ROW EXECUTE FUNCTION guard_merchant_api_key();

-- Which key a use at the counter came by, beside the place that made the key; the same shop's.
ALTER TABLE voucher_use ADD COLUMN api_key_id uuid;
ALTER TABLE voucher_use ADD CONSTRAINT voucher_use_api_key
  FOREIGN KEY (api_key_id, merchant_id) REFERENCES merchant_api_key (id, merchant_id) NOT VALID;

CREATE OR REPLACE FUNCTION end_staff_access(p_staff_ids uuid[], p_is_place_over boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  UPDATE staff_invitation SET revoked_at = now() WHERE made_by = ANY (p_staff_ids) AND revoked_at IS NULL;
  UPDATE counter_pairing SET used_at = now() WHERE made_by = ANY (p_staff_ids) AND used_at IS NULL;
  UPDATE merchant_api_key SET revoked_at = now() WHERE made_by = ANY (p_staff_ids) AND revoked_at IS NULL;
  IF p_is_place_over THEN
    UPDATE counter_session SET ended_at = now() WHERE staff_id = ANY (p_staff_ids) AND ended_at IS NULL;
    DELETE FROM counter_pin WHERE staff_id = ANY (p_staff_ids);
  END IF;
END $$;

GRANT SELECT ON merchant_api_key TO kwamdee_app;
GRANT INSERT (id, network_id, merchant_id, name, prefix, key_hash, scopes, made_by, expires_at), UPDATE (last_used_at, revoked_at)
  ON merchant_api_key TO kwamdee_app;
GRANT UPDATE (api_key_id) ON voucher_use TO kwamdee_app;
