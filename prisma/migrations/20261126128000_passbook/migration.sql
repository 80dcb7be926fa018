-- The passbook on paper: codes by which a printed line is found again, an index of lines for filters, and statements.

-- 256 random bits from what PostgreSQL itself draws its UUIDs from.
CREATE FUNCTION random_key() RETURNS bytea LANGUAGE sql VOLATILE AS $$
  SELECT sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
    || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
$$;

-- The keys of the check codes: of the installation, not of a network. A line's code is made with the key that was in
-- force at the line's moment, so that what was printed once stays true after a change of keys. None is ever removed.
CREATE TABLE check_key (
  version integer PRIMARY KEY CHECK (version >= 1),
  key bytea NOT NULL CHECK (octet_length(key) = 32),
  valid_from timestamptz(3) NOT NULL UNIQUE,
  made_at timestamptz(3) NOT NULL DEFAULT now()
);
INSERT INTO check_key (version, key, valid_from) VALUES (1, random_key(), 'epoch');
CREATE TRIGGER check_key_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON check_key
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- For the owner alone: lines from now on carry codes of a new key.
CREATE FUNCTION rotate_check_key() RETURNS integer LANGUAGE sql AS $$
  INSERT INTO check_key (version, key, valid_from) SELECT max(version) + 1, random_key(), now() FROM check_key
  RETURNING version
$$;

-- What the filters of a passbook look through: derived from the books, filled when its owner first filters, and never
-- on a redemption's way. Within one account ids grow in the order of commits (whoever writes there holds the account's
-- lock), so that "every id above the highest one here" is exactly what is missing. The owner of the schema may empty it
-- at any time.
CREATE TABLE passbook_line (
  account_id uuid NOT NULL REFERENCES ledger_account,
  transfer_id bigint NOT NULL,
  network_id uuid NOT NULL,
  kind transfer_kind NOT NULL,
  is_incoming boolean NOT NULL,
  -- In the network's time zone.
  day date NOT NULL,
  category_code text,
  words text NOT NULL,
  search_text text NOT NULL GENERATED ALWAYS AS (search_normalize(words)) STORED,
  PRIMARY KEY (account_id, transfer_id)
);
-- One for each way to narrow a passbook; each holds the order of the pages, so that page 500 costs what page 1 costs.
CREATE INDEX passbook_line_day ON passbook_line (account_id, day DESC, transfer_id DESC);
CREATE INDEX passbook_line_direction ON passbook_line (account_id, is_incoming, day DESC, transfer_id DESC);
CREATE INDEX passbook_line_kind ON passbook_line (account_id, kind, day DESC, transfer_id DESC);
CREATE INDEX passbook_line_category ON passbook_line (account_id, category_code, day DESC, transfer_id DESC)
  WHERE category_code IS NOT NULL;

-- What a member took away on paper: which lines, and what they came to. Whoever holds the paper asks by its code.
CREATE TABLE statement (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  member_id uuid NOT NULL,
  -- Eleven random characters and a check character: 31^11, too many to try.
  code text NOT NULL UNIQUE CHECK (code ~ '^[2-9A-HJKMNP-Z]{12}$'),
  from_day date NOT NULL,
  until_day date NOT NULL,
  -- The lines are all of the account between these two; null on a statement of no lines.
  first_transfer_id bigint,
  last_transfer_id bigint,
  opening_balance bigint NOT NULL CHECK (opening_balance >= 0),
  points_in bigint NOT NULL CHECK (points_in >= 0),
  points_out bigint NOT NULL CHECK (points_out >= 0),
  closing_balance bigint NOT NULL CHECK (closing_balance >= 0),
  line_count integer NOT NULL CHECK (line_count BETWEEN 0 AND 5000),
  -- SHA-256 over the canonical lines: see statement_lines.
  digest bytea NOT NULL CHECK (octet_length(digest) = 32),
  idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 8 AND 128),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  revoked_at timestamptz(3),
  FOREIGN KEY (member_id, network_id) REFERENCES membership (id, network_id),
  UNIQUE (member_id, idempotency_key),
  CHECK (from_day <= until_day),
  CHECK ((line_count = 0) = (first_transfer_id IS NULL) AND (line_count = 0) = (last_transfer_id IS NULL)),
  CONSTRAINT statement_adds_up CHECK (closing_balance = opening_balance + points_in - points_out)
);
CREATE INDEX statement_member ON statement (member_id, id DESC);

CREATE FUNCTION guard_statement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - 'revoked_at' IS DISTINCT FROM to_jsonb(OLD) - 'revoked_at' OR OLD.revoked_at IS NOT NULL THEN
    RAISE EXCEPTION 'a statement does not change, and is revoked once' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER statement_guard BEFORE UPDATE ON statement FOR EACH ROW EXECUTE FUNCTION guard_statement();
CREATE TRIGGER statement_kept BEFORE DELETE OR TRUNCATE ON statement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The lines of one account. `canonical` is what a statement hashes, a text each, joined by newlines.
CREATE FUNCTION account_lines(p_network_id uuid, p_account_id uuid)
RETURNS TABLE (transfer_id bigint, change bigint, balance_after bigint, created_at timestamptz, canonical text)
LANGUAGE sql STABLE AS $$
  SELECT side.id, side.change, side.balance_after, side.created_at,
    concat_ws('|', side.id, side.kind, side.change, side.balance_after,
      floor(extract(epoch FROM side.created_at) * 1000)::bigint)
  FROM (
    SELECT id, kind, -points::bigint AS change, from_balance_after AS balance_after, created_at
    FROM transfer WHERE network_id = p_network_id AND from_account_id = p_account_id
    UNION ALL
    SELECT id, kind, points, to_balance_after, created_at
    FROM transfer WHERE network_id = p_network_id AND to_account_id = p_account_id
  ) AS side
$$;

-- Makes a statement of the lines of some days, first and last day included; one answer.
-- status: CREATED, REPLAYED (this key and days before), IDEMPOTENCY_CONFLICT, TOO_LONG (more than 5000 lines),
-- TOO_MANY (20 in the last 24 hours), NOT_A_MEMBER (there is no such member in this network).
CREATE FUNCTION create_statement(
  p_network_id uuid, p_member_id uuid, p_statement_id uuid, p_code text, p_from date, p_until date, p_idempotency_key text)
RETURNS TABLE (status text, statement_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
DECLARE
  own_id uuid;
  zone text;
  prior statement;
  made statement;
  following_id bigint;
BEGIN
  -- The member's mutex: no line comes in between, and of two calls with one key the later sees the earlier's statement.
  SELECT id INTO own_id FROM ledger_account
    WHERE member_id = p_member_id AND network_id = p_network_id AND kind = 'MEMBER_AVAILABLE' FOR NO KEY UPDATE;
  IF own_id IS NULL THEN
    status := 'NOT_A_MEMBER'; RETURN NEXT; RETURN;
  END IF;
  SELECT * INTO prior FROM statement
    WHERE statement.member_id = p_member_id AND statement.idempotency_key = p_idempotency_key;
  IF prior.id IS NOT NULL THEN
    status := CASE WHEN (prior.from_day, prior.until_day) = (p_from, p_until) THEN 'REPLAYED' ELSE 'IDEMPOTENCY_CONFLICT' END;
    statement_id := CASE WHEN status = 'REPLAYED' THEN prior.id END;
    RETURN NEXT; RETURN;
  END IF;
  IF (SELECT count(*) FROM (
      SELECT FROM statement WHERE member_id = p_member_id AND created_at > now() - interval '24 hours' LIMIT 20) AS recent) >= 20 THEN
    status := 'TOO_MANY'; RETURN NEXT; RETURN;
  END IF;

  SELECT time_zone INTO zone FROM network WHERE id = p_network_id;
  -- Two bounds in the order of the book, so that the lines between them go on from each other whatever the clocks said.
  SELECT min(line.transfer_id) FILTER (WHERE line.created_at >= p_from::timestamp AT TIME ZONE zone),
    min(line.transfer_id) FILTER (WHERE line.created_at >= (p_until + 1)::timestamp AT TIME ZONE zone)
  INTO made.first_transfer_id, following_id FROM account_lines(p_network_id, own_id) AS line;
  SELECT count(*), coalesce(sum(change) FILTER (WHERE change > 0), 0), coalesce(-sum(change) FILTER (WHERE change < 0), 0),
    min(transfer_id), max(transfer_id),
    sha256(convert_to(coalesce(string_agg(canonical, E'\n' ORDER BY transfer_id), ''), 'UTF8'))
  INTO made.line_count, made.points_in, made.points_out, made.first_transfer_id, made.last_transfer_id, made.digest
  FROM account_lines(p_network_id, own_id)
  WHERE transfer_id >= made.first_transfer_id AND (following_id IS NULL OR transfer_id < following_id);
  IF made.line_count > 5000 THEN
    status := 'TOO_LONG'; RETURN NEXT; RETURN;
  END IF;
  SELECT line.balance_after INTO made.opening_balance FROM account_lines(p_network_id, own_id) AS line
    WHERE CASE WHEN made.first_transfer_id IS NOT NULL THEN line.transfer_id < made.first_transfer_id
      ELSE following_id IS NULL OR line.transfer_id < following_id END
    ORDER BY line.transfer_id DESC LIMIT 1;
  made.opening_balance := coalesce(made.opening_balance, 0);

  INSERT INTO statement (id, network_id, member_id, code, from_day, until_day, first_transfer_id, last_transfer_id,
    opening_balance, points_in, points_out, closing_balance, line_count, digest, idempotency_key)
  VALUES (p_statement_id, p_network_id, p_member_id, p_code, p_from, p_until, made.first_transfer_id, made.last_transfer_id,
    made.opening_balance, made.points_in, made.points_out, made.opening_balance + made.points_in - made.points_out,
    made.line_count, made.digest, p_idempotency_key);
  status := 'CREATED'; statement_id := p_statement_id;
  RETURN NEXT;
END $$;

-- The keys are for the server alone: nobody else has a role here, and no field of the API leads to them.
GRANT SELECT ON check_key, passbook_line, statement TO kwamdee_app;
GRANT INSERT (account_id, transfer_id, network_id, kind, is_incoming, day, category_code, words) ON passbook_line TO kwamdee_app;
GRANT UPDATE (revoked_at) ON statement TO kwamdee_app;
REVOKE EXECUTE ON FUNCTION random_key, rotate_check_key, create_statement FROM PUBLIC;
GRANT EXECUTE ON FUNCTION create_statement TO kwamdee_app;
