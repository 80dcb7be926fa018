-- One tablet at a shop's counter for all who work there: the device is paired once, each person opens it with their own
-- short number, for as long as they stand there. The device alone can do nothing.

-- What ties a place, and a device, to its shop, so that a session joins what belongs together.
ALTER TABLE merchant_staff ADD CONSTRAINT merchant_staff_at_shop UNIQUE (id, merchant_id);

CREATE TABLE counter_pairing (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  merchant_id uuid NOT NULL,
  code_hash bytea NOT NULL UNIQUE CHECK (octet_length(code_hash) = 32),
  made_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL,
  -- Once: of two tablets with one code, the one whose statement comes first has it.
  used_at timestamptz(3),
  FOREIGN KEY (merchant_id, network_id) REFERENCES merchant (id, network_id),
  FOREIGN KEY (made_by, merchant_id) REFERENCES merchant_staff (id, merchant_id),
  CONSTRAINT counter_pairing_ends CHECK (expires_at - created_at BETWEEN interval '0' AND interval '15 minutes')
);
CREATE INDEX counter_pairing_maker ON counter_pairing (made_by) WHERE used_at IS NULL;

CREATE TABLE counter_device (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  merchant_id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 700),
  token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
  paired_by uuid NOT NULL,
  lock_after_minutes smallint NOT NULL DEFAULT 10 CHECK (lock_after_minutes BETWEEN 1 AND 60),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  last_seen_at timestamptz(3) NOT NULL DEFAULT now(),
  revoked_at timestamptz(3),
  FOREIGN KEY (merchant_id, network_id) REFERENCES merchant (id, network_id),
  FOREIGN KEY (paired_by, merchant_id) REFERENCES merchant_staff (id, merchant_id),
  UNIQUE (id, merchant_id)
);
CREATE INDEX counter_device_shop ON counter_device (merchant_id, id) WHERE revoked_at IS NULL;

-- The number is short, so the hash is slow, salted by row, and keyed with a secret that the database does not have.
CREATE TABLE counter_pin (
  staff_id uuid PRIMARY KEY REFERENCES merchant_staff,
  network_id uuid NOT NULL,
  salt bytea NOT NULL CHECK (octet_length(salt) = 16),
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  set_at timestamptz(3) NOT NULL DEFAULT now()
);

-- How often a wrong number was typed for one person at one device, and from when the next may be.
CREATE TABLE counter_pin_try (
  device_id uuid NOT NULL REFERENCES counter_device,
  staff_id uuid NOT NULL REFERENCES merchant_staff,
  network_id uuid NOT NULL,
  tried_count integer NOT NULL CHECK (tried_count BETWEEN 1 AND 1000000),
  tried_at timestamptz(3) NOT NULL,
  next_try_at timestamptz(3) NOT NULL,
  PRIMARY KEY (device_id, staff_id)
);
CREATE INDEX counter_pin_try_person ON counter_pin_try (staff_id);

CREATE TABLE counter_session (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  merchant_id uuid NOT NULL,
  device_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  started_at timestamptz(3) NOT NULL DEFAULT now(),
  -- When somebody last did something with it; looking is not doing.
  acted_at timestamptz(3) NOT NULL DEFAULT now(),
  ended_at timestamptz(3),
  -- Nobody of another shop at this shop's device.
  FOREIGN KEY (device_id, merchant_id) REFERENCES counter_device (id, merchant_id),
  FOREIGN KEY (staff_id, merchant_id) REFERENCES merchant_staff (id, merchant_id)
);
-- One person at a device at a time.
CREATE UNIQUE INDEX counter_session_live ON counter_session (device_id) WHERE ended_at IS NULL;
CREATE INDEX counter_session_person ON counter_session (staff_id) WHERE ended_at IS NULL;
-- For the clearing of old ones.
CREATE INDEX counter_session_ended ON counter_session (ended_at) WHERE ended_at IS NOT NULL;

CREATE FUNCTION guard_counter_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ROW(NEW.id, NEW.network_id, NEW.merchant_id, NEW.device_id, NEW.staff_id, NEW.started_at)
     IS DISTINCT FROM
     ROW(OLD.id, OLD.network_id, OLD.merchant_id, OLD.device_id, OLD.staff_id, OLD.started_at)
     OR (OLD.ended_at IS NOT NULL AND NEW.ended_at IS DISTINCT FROM OLD.ended_at) THEN
    RAISE EXCEPTION 'a counter session ends once' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER counter_session_guard BEFORE UPDATE ON counter_session
  FOR EACH ROW EXECUTE FUNCTION guard_counter_session();

CREATE FUNCTION guard_counter_device() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ROW(NEW.id, NEW.network_id, NEW.merchant_id, NEW.token_hash, NEW.paired_by, NEW.created_at)
     IS DISTINCT FROM
     ROW(OLD.id, OLD.network_id, OLD.merchant_id, OLD.token_hash, OLD.paired_by, OLD.created_at)
     OR (OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at) THEN
    RAISE EXCEPTION 'a device that was taken away stays away' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER counter_device_guard BEFORE UPDATE ON counter_device
  FOR EACH ROW EXECUTE FUNCTION guard_counter_device();

-- Counts a try before the number is looked at, so that of many guesses at once no more get through than one after another.
-- Three are free; then the pause grows from five seconds, doubling, to fifteen minutes, and never beyond: nobody needs an
-- owner to get back in. A day without a try forgets them.
-- `allowed`: this one may be looked at. `retry_at`: from when the next may be.
CREATE FUNCTION count_pin_try(p_network_id uuid, p_device_id uuid, p_staff_id uuid)
RETURNS TABLE (allowed boolean, tried_count integer, retry_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
DECLARE
  taken counter_pin_try;
BEGIN
  -- clock_timestamp(): the transaction may have begun before the try that it waits for.
  INSERT INTO counter_pin_try AS try (device_id, staff_id, network_id, tried_count, tried_at, next_try_at)
  VALUES (p_device_id, p_staff_id, p_network_id, 1, clock_timestamp(), '-infinity')
  ON CONFLICT (device_id, staff_id) DO UPDATE SET
    tried_count = CASE WHEN try.tried_at < clock_timestamp() - interval '1 day' THEN 1 ELSE least(try.tried_count + 1, 1000000) END,
    tried_at = clock_timestamp(),
    next_try_at = CASE WHEN try.tried_at < clock_timestamp() - interval '1 day' OR try.tried_count < 2 THEN '-infinity'
      ELSE clock_timestamp() + least(interval '5 seconds' * 2 ^ least(try.tried_count - 2, 20), interval '15 minutes') END
  WHERE try.next_try_at <= clock_timestamp()
  RETURNING * INTO taken;
  IF taken.device_id IS NULL THEN
    SELECT * INTO taken FROM counter_pin_try WHERE device_id = p_device_id AND staff_id = p_staff_id;
    allowed := false;
  ELSE
    allowed := true;
  END IF;
  tried_count := taken.tried_count;
  retry_at := greatest(taken.next_try_at, clock_timestamp());
  RETURN NEXT;
END $$;

CREATE OR REPLACE FUNCTION end_staff_access(p_staff_ids uuid[], p_is_place_over boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  UPDATE staff_invitation SET revoked_at = now() WHERE made_by = ANY (p_staff_ids) AND revoked_at IS NULL;
  UPDATE counter_pairing SET used_at = now() WHERE made_by = ANY (p_staff_ids) AND used_at IS NULL;
  IF p_is_place_over THEN
    UPDATE counter_session SET ended_at = now() WHERE staff_id = ANY (p_staff_ids) AND ended_at IS NULL;
    DELETE FROM counter_pin WHERE staff_id = ANY (p_staff_ids);
  END IF;
END $$;

GRANT SELECT ON counter_pairing, counter_device, counter_pin, counter_pin_try, counter_session TO kwamdee_app;
GRANT INSERT (id, network_id, merchant_id, code_hash, made_by, expires_at), UPDATE (used_at), DELETE ON counter_pairing TO kwamdee_app;
GRANT INSERT (id, network_id, merchant_id, name, token_hash, paired_by), UPDATE (last_seen_at, revoked_at) ON counter_device TO kwamdee_app;
GRANT INSERT (staff_id, network_id, salt, hash), UPDATE (salt, hash, set_at), DELETE ON counter_pin TO kwamdee_app;
GRANT DELETE ON counter_pin_try TO kwamdee_app;
GRANT INSERT (id, network_id, merchant_id, device_id, staff_id), UPDATE (acted_at, ended_at), DELETE ON counter_session TO kwamdee_app;
REVOKE EXECUTE ON FUNCTION count_pin_try FROM PUBLIC;
GRANT EXECUTE ON FUNCTION count_pin_try TO kwamdee_app;
