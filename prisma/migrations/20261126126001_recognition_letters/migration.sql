-- A letter that a member makes about their own deeds: one true sentence, for a time, under a code that anyone can check.
-- The code is not kept, its hash is: who reads the database can check no letter that was not shown to them.

CREATE TABLE recognition_letter (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  member_id uuid NOT NULL,
  -- The sentence: at least this many deeds, in this many categories, done after the one day and until the other.
  deed_count integer NOT NULL CHECK (deed_count BETWEEN 1 AND 1000),
  category_count integer NOT NULL CHECK (category_count BETWEEN 1 AND 100),
  counted_after date NOT NULL,
  counted_until date NOT NULL,
  -- At most 100 characters as a reader counts them.
  purpose text NOT NULL CHECK (length(purpose) BETWEEN 1 AND 1600),
  shows_name boolean NOT NULL,
  valid_days smallint NOT NULL CHECK (valid_days BETWEEN 1 AND 90),
  code_hash bytea NOT NULL UNIQUE CHECK (octet_length(code_hash) = 32),
  check_count integer NOT NULL DEFAULT 0,
  idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 8 AND 128),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL,
  revoked_at timestamptz(3),
  FOREIGN KEY (member_id, network_id) REFERENCES membership (id, network_id),
  UNIQUE (member_id, idempotency_key),
  CHECK (category_count <= deed_count),
  CONSTRAINT recognition_letter_ends CHECK (expires_at - created_at BETWEEN interval '0' AND interval '90 days')
);
CREATE INDEX recognition_letter_member ON recognition_letter (member_id, id DESC);

-- A letter is revoked, or looked at; what it says never changes, and revoked it stays.
CREATE FUNCTION guard_recognition_letter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ROW(NEW.id, NEW.network_id, NEW.member_id, NEW.deed_count, NEW.category_count, NEW.counted_after, NEW.counted_until,
         NEW.purpose, NEW.shows_name, NEW.valid_days, NEW.code_hash, NEW.idempotency_key, NEW.created_at, NEW.expires_at)
     IS DISTINCT FROM
     ROW(OLD.id, OLD.network_id, OLD.member_id, OLD.deed_count, OLD.category_count, OLD.counted_after, OLD.counted_until,
         OLD.purpose, OLD.shows_name, OLD.valid_days, OLD.code_hash, OLD.idempotency_key, OLD.created_at, OLD.expires_at)
     OR (OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at) THEN
    RAISE EXCEPTION 'a letter says what it said' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER recognition_letter_guard BEFORE UPDATE ON recognition_letter
  FOR EACH ROW EXECUTE FUNCTION guard_recognition_letter();

-- What a member could have confirmed in a letter: verified deeds and their categories. A sensitive deed counts like any
-- other, and is told by nothing.
CREATE FUNCTION letter_basis(p_network_id uuid, p_member_id uuid, p_after date, p_until date)
RETURNS TABLE (deed_count integer, category_count integer) LANGUAGE sql STABLE AS $$
  SELECT count(*)::integer, count(DISTINCT deed.category_code)::integer
  FROM deed_record record
  JOIN indicator ON indicator.id = record.indicator_id AND indicator.network_id = record.network_id
  JOIN deed ON deed.version_id = indicator.version_id AND deed.code = indicator.deed_code
  WHERE record.member_id = p_member_id AND record.network_id = p_network_id AND record.state = 'VERIFIED'
    AND record.done_on > p_after AND record.done_on <= p_until
$$;

-- Makes a letter about the twelve months until today.
-- status: CREATED, REPLAYED (this key and input before), IDEMPOTENCY_CONFLICT, NOT_A_MEMBER, NOT_TRUE (fewer deeds or
-- categories than it would say), TOO_MANY (five of theirs are live). `letter_id` is that of the letter that stands.
CREATE FUNCTION create_recognition_letter(
  p_network_id uuid, p_letter_id uuid, p_member_id uuid, p_deed_count integer, p_category_count integer, p_purpose text,
  p_shows_name boolean, p_valid_days integer, p_code_hash bytea, p_idempotency_key text)
RETURNS TABLE (status text, letter_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
DECLARE
  today date;
  prior recognition_letter;
BEGIN
  -- The member's mutex, as everywhere: of two letters at once the later sees the earlier, and five stay five.
  PERFORM FROM ledger_account
    WHERE member_id = p_member_id AND kind = 'MEMBER_AVAILABLE' AND network_id = p_network_id FOR NO KEY UPDATE;
  SELECT * INTO prior FROM recognition_letter WHERE member_id = p_member_id AND idempotency_key = p_idempotency_key;
  SELECT today_in(network) INTO today FROM network WHERE id = p_network_id;
  IF prior.id IS NOT NULL THEN
    status := CASE WHEN
        ROW(prior.deed_count, prior.category_count, prior.purpose, prior.shows_name, prior.valid_days)
        = ROW(p_deed_count, p_category_count, p_purpose, p_shows_name, p_valid_days)
      THEN 'REPLAYED' ELSE 'IDEMPOTENCY_CONFLICT' END;
    letter_id := prior.id;
  ELSIF NOT EXISTS (SELECT FROM membership WHERE id = p_member_id AND network_id = p_network_id
      AND membership.status = 'ACTIVE' AND 'MEMBER' = ANY (roles)) THEN
    status := 'NOT_A_MEMBER';
  ELSIF NOT EXISTS (
      SELECT FROM letter_basis(p_network_id, p_member_id, (today - interval '12 months')::date, today) AS basis
      WHERE basis.deed_count >= p_deed_count AND basis.category_count >= p_category_count) THEN
    status := 'NOT_TRUE';
  ELSIF (SELECT count(*) FROM recognition_letter
      WHERE member_id = p_member_id AND revoked_at IS NULL AND expires_at > now()) >= 5 THEN
    status := 'TOO_MANY';
  ELSE
    INSERT INTO recognition_letter (id, network_id, member_id, deed_count, category_count, counted_after, counted_until,
      purpose, shows_name, valid_days, code_hash, idempotency_key, expires_at)
    VALUES (p_letter_id, p_network_id, p_member_id, p_deed_count, p_category_count, (today - interval '12 months')::date,
      today, p_purpose, p_shows_name, p_valid_days, p_code_hash, p_idempotency_key,
      now() + make_interval(hours => 24 * p_valid_days));
    status := 'CREATED'; letter_id := p_letter_id;
  END IF;
  RETURN NEXT;
END $$;

-- The letter of a code, if it is good now, and counts that it was looked at: not by whom. Of one that is revoked or over,
-- or no longer true because a deed was corrected, nothing comes back, as of one that never was.
CREATE FUNCTION check_recognition_letter(p_code_hash bytea) RETURNS SETOF recognition_letter
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  UPDATE recognition_letter AS letter SET check_count = least(letter.check_count + 1, 1000000)
  WHERE letter.code_hash = p_code_hash AND letter.revoked_at IS NULL AND letter.expires_at > now()
    AND EXISTS (
      SELECT FROM letter_basis(letter.network_id, letter.member_id, letter.counted_after, letter.counted_until) AS basis
      WHERE basis.deed_count >= letter.deed_count AND basis.category_count >= letter.category_count)
  RETURNING letter.*
$$;

GRANT SELECT, UPDATE (revoked_at) ON recognition_letter TO kwamdee_app;
REVOKE EXECUTE ON FUNCTION create_recognition_letter, check_recognition_letter FROM PUBLIC;
GRANT EXECUTE ON FUNCTION create_recognition_letter, check_recognition_letter TO kwamdee_app;
