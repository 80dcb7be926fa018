-- Who lives together. Nobody confirms a deed of their own household: that is all it is for. It is said by the people
-- themselves, or set by a coordinator, and seen by nobody else.

CREATE TABLE household (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL REFERENCES network,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (id, network_id)
);

ALTER TABLE membership ADD COLUMN household_id uuid;
-- Checked for what is new from here on; for the rows that are there, in a later file that keeps nobody waiting.
ALTER TABLE membership ADD CONSTRAINT membership_household_id_network_id_fkey
  FOREIGN KEY (household_id, network_id) REFERENCES household (id, network_id) NOT VALID;
CREATE INDEX membership_household ON membership (household_id) WHERE household_id IS NOT NULL;

-- "We live together", said by one and waiting for the other.
CREATE TABLE household_request (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  asked_by uuid NOT NULL,
  asked uuid NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  answered_at timestamptz(3),
  is_accepted boolean,
  FOREIGN KEY (asked_by, network_id) REFERENCES membership (id, network_id),
  FOREIGN KEY (asked, network_id) REFERENCES membership (id, network_id),
  CONSTRAINT household_request_of_two CHECK (asked_by <> asked),
  CHECK ((answered_at IS NULL) = (is_accepted IS NULL))
);
CREATE UNIQUE INDEX household_request_open ON household_request (asked, asked_by) WHERE answered_at IS NULL;
CREATE INDEX household_request_by ON household_request (asked_by, created_at);

-- One member asks another, by number, to say that they live together. The answer is the same whether the number is
-- anybody's or not: numbers are not for finding people. At most ten requests of one member in a day.
-- status: ASKED, TOO_MANY.
CREATE FUNCTION ask_to_share_household(p_network_id uuid, p_asked_by uuid, p_member_number text, p_request_id uuid)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  -- The asker's row: two requests at once are counted one after the other.
  PERFORM FROM membership WHERE id = p_asked_by AND network_id = p_network_id FOR NO KEY UPDATE;
  IF (SELECT count(*) FROM household_request WHERE asked_by = p_asked_by AND created_at > now() - interval '1 day') >= 10 THEN
    RETURN 'TOO_MANY';
  END IF;
  INSERT INTO household_request (id, network_id, asked_by, asked)
  SELECT p_request_id, p_network_id, p_asked_by, other.id
  FROM membership other
  WHERE other.network_id = p_network_id AND other.member_number = p_member_number
    AND other.status = 'ACTIVE' AND other.id <> p_asked_by
    AND NOT EXISTS (
      SELECT FROM membership asker WHERE asker.id = p_asked_by AND asker.household_id = other.household_id)
  ON CONFLICT (asked, asked_by) WHERE answered_at IS NULL DO NOTHING;
  RETURN 'ASKED';
END $$;

-- The one who was asked moves in with the one who asked, or does not.
-- status: ANSWERED, NOT_FOUND (none that is open and theirs), FULL (twenty live there already).
CREATE FUNCTION answer_household_request(p_network_id uuid, p_request_id uuid, p_member_id uuid, p_accepts boolean)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  request household_request;
  shared_id uuid;
BEGIN
  SELECT * INTO request FROM household_request
  WHERE id = p_request_id AND network_id = p_network_id AND asked = p_member_id AND answered_at IS NULL FOR NO KEY UPDATE;
  IF request.id IS NULL THEN RETURN 'NOT_FOUND'; END IF;
  IF p_accepts THEN
    -- Both, by id: two who ask each other at once do not wait for each other.
    PERFORM FROM membership WHERE id IN (request.asked_by, request.asked) ORDER BY id FOR NO KEY UPDATE;
    SELECT household_id INTO shared_id FROM membership WHERE id = request.asked_by;
    IF shared_id IS NULL THEN
      INSERT INTO household (id, network_id) VALUES (gen_random_uuid(), p_network_id) RETURNING id INTO shared_id;
    END IF;
    PERFORM FROM household WHERE id = shared_id FOR NO KEY UPDATE;
    IF (SELECT count(*) FROM membership WHERE household_id = shared_id) >= 20 THEN RETURN 'FULL'; END IF;
    UPDATE membership SET household_id = shared_id WHERE id IN (request.asked_by, request.asked);
  END IF;
  UPDATE household_request SET answered_at = now(), is_accepted = p_accepts WHERE id = request.id;
  RETURN 'ANSWERED';
END $$;

-- Exactly these live together from now on; one alone lives with nobody. For coordinators, and for one who leaves.
CREATE FUNCTION set_household(p_network_id uuid, p_member_ids uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  shared_id uuid;
BEGIN
  PERFORM FROM membership WHERE id = ANY (p_member_ids) AND network_id = p_network_id ORDER BY id FOR NO KEY UPDATE;
  IF cardinality(p_member_ids) > 1 THEN
    INSERT INTO household (id, network_id) VALUES (gen_random_uuid(), p_network_id) RETURNING id INTO shared_id;
  END IF;
  UPDATE membership SET household_id = shared_id WHERE id = ANY (p_member_ids) AND network_id = p_network_id;
END $$;

GRANT SELECT ON household, household_request TO kwamdee_app;
REVOKE EXECUTE ON FUNCTION ask_to_share_household, answer_household_request, set_household FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ask_to_share_household, answer_household_request, set_household TO kwamdee_app;
