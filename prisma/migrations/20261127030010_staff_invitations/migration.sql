-- A place at a shop by a link or its QR: whoever opens it takes it. The link is not kept, its hash is: who reads the
-- database can take no place with it.

CREATE TABLE staff_invitation (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  merchant_id uuid NOT NULL,
  role staff_role NOT NULL,
  token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
  use_limit smallint NOT NULL CHECK (use_limit BETWEEN 1 AND 20),
  use_count smallint NOT NULL DEFAULT 0,
  made_by uuid NOT NULL REFERENCES merchant_staff,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL,
  revoked_at timestamptz(3),
  FOREIGN KEY (merchant_id, network_id) REFERENCES merchant (id, network_id),
  UNIQUE (id, merchant_id),
  -- What makes two people on one place unwritable, however many come at once.
  CONSTRAINT staff_invitation_not_overused CHECK (use_count BETWEEN 0 AND use_limit),
  CONSTRAINT staff_invitation_ends CHECK (expires_at > created_at AND expires_at - created_at <= interval '7 days'),
  -- A shop's owner is somebody known: no paper on the wall makes owners.
  CONSTRAINT staff_invitation_owners_one_by_one CHECK (role <> 'OWNER' OR use_limit = 1)
);
CREATE INDEX staff_invitation_open ON staff_invitation (merchant_id, id DESC) WHERE revoked_at IS NULL;

-- Counted and revoked; what it offers never changes, and revoked it stays.
CREATE FUNCTION guard_staff_invitation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ROW(NEW.id, NEW.network_id, NEW.merchant_id, NEW.role, NEW.token_hash, NEW.use_limit, NEW.made_by, NEW.created_at,
         NEW.expires_at)
     IS DISTINCT FROM
     ROW(OLD.id, OLD.network_id, OLD.merchant_id, OLD.role, OLD.token_hash, OLD.use_limit, OLD.made_by, OLD.created_at,
         OLD.expires_at)
     OR NEW.use_count < OLD.use_count
     OR (OLD.revoked_at IS NOT NULL AND (NEW.revoked_at IS DISTINCT FROM OLD.revoked_at OR NEW.use_count <> OLD.use_count)) THEN
    RAISE EXCEPTION 'an invitation stays what it is' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER staff_invitation_guard BEFORE UPDATE ON staff_invitation
  FOR EACH ROW EXECUTE FUNCTION guard_staff_invitation();

-- Which place came of which invitation: the same person with the same link is answered alike.
CREATE TABLE staff_invitation_use (
  staff_id uuid PRIMARY KEY REFERENCES merchant_staff,
  network_id uuid NOT NULL,
  invitation_id uuid NOT NULL REFERENCES staff_invitation,
  used_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX staff_invitation_use_invitation ON staff_invitation_use (invitation_id);

-- What goes with a place when it ends, whoever ends it and by whatever statement. Replaced by the migrations that add
-- something to it.
CREATE FUNCTION end_staff_access(p_staff_ids uuid[], p_is_place_over boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  UPDATE staff_invitation SET revoked_at = now() WHERE made_by = ANY (p_staff_ids) AND revoked_at IS NULL;
END $$;
REVOKE EXECUTE ON FUNCTION end_staff_access FROM PUBLIC;
CREATE INDEX staff_invitation_maker ON staff_invitation (made_by) WHERE revoked_at IS NULL;

CREATE FUNCTION follow_staff_place() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM end_staff_access(ARRAY[NEW.id], NEW.removed_at IS NOT NULL);
  RETURN NULL;
END $$;
-- An owner who is none any more keeps their place, and nothing that only an owner makes.
CREATE TRIGGER merchant_staff_followed AFTER UPDATE OF removed_at, role ON merchant_staff FOR EACH ROW
  WHEN ((OLD.removed_at IS NULL AND NEW.removed_at IS NOT NULL) OR (OLD.role = 'OWNER' AND NEW.role <> 'OWNER'))
  EXECUTE FUNCTION follow_staff_place();

CREATE FUNCTION follow_membership_out() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM end_staff_access(ARRAY(SELECT id FROM merchant_staff WHERE membership_id = NEW.id AND removed_at IS NULL), true);
  RETURN NULL;
END $$;
-- Who leaves the network, or is removed from it, is at no shop's counter there; coming back does not bring these back.
CREATE TRIGGER membership_followed_out AFTER UPDATE OF status ON membership FOR EACH ROW
  WHEN (OLD.status IN ('ACTIVE', 'PENDING') AND NEW.status NOT IN ('ACTIVE', 'PENDING'))
  EXECUTE FUNCTION follow_membership_out();
REVOKE EXECUTE ON FUNCTION follow_staff_place, follow_membership_out FROM PUBLIC;

GRANT SELECT ON staff_invitation, staff_invitation_use TO kwamdee_app;
GRANT INSERT (id, network_id, merchant_id, role, token_hash, use_limit, made_by, expires_at) ON staff_invitation TO kwamdee_app;
GRANT UPDATE (use_count, revoked_at) ON staff_invitation TO kwamdee_app;
GRANT INSERT (staff_id, network_id, invitation_id) ON staff_invitation_use TO kwamdee_app;
