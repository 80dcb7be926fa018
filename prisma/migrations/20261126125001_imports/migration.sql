-- Members and deeds from a spreadsheet. The file is kept in pieces, so that any process can go on with it after another
-- died; each line keeps what became of it; and what was taken once is in a register, by the line's key, for ever.

CREATE TYPE import_kind AS ENUM ('MEMBERS', 'DEEDS');
CREATE TYPE import_format AS ENUM ('CSV', 'XLSX');
CREATE TYPE import_state AS ENUM (
  'UPLOADING', 'UPLOADED', 'CHECKING', 'CHECKED', 'PROPOSED', 'RUNNING', 'DONE', 'CANCELLED');
CREATE TYPE import_field AS ENUM ('DISPLAY_NAME', 'MEMBER_NUMBER', 'INDICATOR', 'DAY', 'COUNT', 'NOTE', 'LINE_KEY');
-- NEW waits to be taken; SAME was taken before, and is left alone.
CREATE TYPE import_line_state AS ENUM ('NEW', 'SAME', 'REFUSED', 'DONE');

-- Fencing: whoever begins to work on an import takes the next number, and whoever holds an older one has been overtaken.
CREATE SEQUENCE import_lease;

CREATE TABLE import (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL REFERENCES network,
  kind import_kind NOT NULL,
  state import_state NOT NULL DEFAULT 'UPLOADING',
  file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 255),
  file_bytes integer NOT NULL DEFAULT 0 CHECK (file_bytes BETWEEN 0 AND 20971520),
  -- Of the file, to tell a repeated upload from another one.
  file_hash text NOT NULL DEFAULT '',
  format import_format NOT NULL DEFAULT 'CSV',
  encoding text NOT NULL DEFAULT '' CHECK (length(encoding) <= 20),
  separator text NOT NULL DEFAULT '' CHECK (length(separator) <= 1),
  -- [{"header": "ชื่อ", "field": "DISPLAY_NAME" | null}], as the file has them.
  columns jsonb NOT NULL DEFAULT '[]',
  line_count integer NOT NULL DEFAULT 0 CHECK (line_count BETWEEN 0 AND 100000),
  uploaded_by uuid NOT NULL,
  idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 8 AND 128),
  uploaded_at timestamptz(3) NOT NULL DEFAULT now(),
  state_since timestamptz(3) NOT NULL DEFAULT now(),
  lease bigint NOT NULL DEFAULT 0,
  checked_by uuid,
  checked_count integer NOT NULL DEFAULT 0,
  new_count integer NOT NULL DEFAULT 0 CHECK (new_count >= 0),
  same_count integer NOT NULL DEFAULT 0 CHECK (same_count >= 0),
  refused_count integer NOT NULL DEFAULT 0 CHECK (refused_count >= 0),
  done_count integer NOT NULL DEFAULT 0 CHECK (done_count >= 0),
  -- Of the lines that are NEW or DONE.
  points bigint NOT NULL DEFAULT 0 CHECK (points >= 0),
  started_by uuid,
  started_at timestamptz(3),
  needs_second boolean NOT NULL DEFAULT false,
  confirmed_by uuid,
  finished_at timestamptz(3),
  FOREIGN KEY (uploaded_by, network_id) REFERENCES membership (id, network_id),
  FOREIGN KEY (checked_by, network_id) REFERENCES membership (id, network_id),
  FOREIGN KEY (started_by, network_id) REFERENCES membership (id, network_id),
  FOREIGN KEY (confirmed_by, network_id) REFERENCES membership (id, network_id),
  UNIQUE (uploaded_by, idempotency_key),
  UNIQUE (id, network_id),
  CONSTRAINT import_second_is_another CHECK (confirmed_by <> started_by),
  -- What brings much runs with two names under it, or not at all.
  CONSTRAINT import_runs_with_second CHECK (
    NOT (needs_second AND state IN ('RUNNING', 'DONE')) OR confirmed_by IS NOT NULL),
  CONSTRAINT import_started CHECK (state NOT IN ('PROPOSED', 'RUNNING', 'DONE') OR started_by IS NOT NULL),
  CONSTRAINT import_finished CHECK ((state IN ('DONE', 'CANCELLED')) = (finished_at IS NOT NULL))
);
CREATE INDEX import_of_network ON import (network_id, id DESC) WHERE state <> 'UPLOADING';
CREATE INDEX import_started_alone ON import (started_by, started_at) WHERE started_by IS NOT NULL AND NOT needs_second;
CREATE INDEX import_by_state ON import (state, state_since);

CREATE FUNCTION guard_import() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ROW(NEW.id, NEW.network_id, NEW.kind, NEW.file_name, NEW.uploaded_by, NEW.idempotency_key, NEW.uploaded_at)
     IS DISTINCT FROM
     ROW(OLD.id, OLD.network_id, OLD.kind, OLD.file_name, OLD.uploaded_by, OLD.idempotency_key, OLD.uploaded_at) THEN
    RAISE EXCEPTION 'an import stays what was uploaded' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
      ('UPLOADING', 'UPLOADED'), ('UPLOADED', 'CHECKING'), ('CHECKED', 'CHECKING'), ('CHECKING', 'CHECKED'),
      ('CHECKED', 'PROPOSED'), ('CHECKED', 'RUNNING'), ('PROPOSED', 'RUNNING'), ('RUNNING', 'DONE'),
      ('UPLOADED', 'CANCELLED'), ('CHECKING', 'CANCELLED'), ('CHECKED', 'CANCELLED'), ('PROPOSED', 'CANCELLED'),
      ('RUNNING', 'CANCELLED')) THEN
    RAISE EXCEPTION 'an import does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.lease < OLD.lease THEN
    RAISE EXCEPTION 'a lease was overtaken' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER import_guard BEFORE UPDATE ON import FOR EACH ROW EXECUTE FUNCTION guard_import();

-- The file, in pieces. It is gone when the import is over.
CREATE TABLE import_chunk (
  import_id uuid NOT NULL,
  network_id uuid NOT NULL,
  ordinal integer NOT NULL CHECK (ordinal BETWEEN 0 AND 79),
  content bytea NOT NULL CHECK (octet_length(content) BETWEEN 1 AND 262144),
  PRIMARY KEY (import_id, ordinal),
  FOREIGN KEY (import_id, network_id) REFERENCES import (id, network_id) ON DELETE CASCADE
);

-- A line of the file: what was read of it (of chosen columns alone), what it means, and what became of it.
CREATE TABLE import_line (
  import_id uuid NOT NULL,
  network_id uuid NOT NULL,
  -- As the spreadsheet numbers its rows; the headers are above.
  number integer NOT NULL CHECK (number BETWEEN 2 AND 1048576),
  state import_line_state NOT NULL,
  -- As written, by field.
  given jsonb NOT NULL,
  display_name text,
  member_number text,
  member_id uuid,
  indicator_id uuid,
  indicator_code text,
  cap_start date,
  done_on date,
  count smallint NOT NULL DEFAULT 1 CHECK (count BETWEEN 1 AND 100),
  points integer NOT NULL DEFAULT 0 CHECK (points >= 0),
  note text,
  -- 128 bits of SHA-256: of the content, and of the key or of content and occurrence.
  content_hash uuid NOT NULL,
  occurrence integer NOT NULL,
  line_key uuid NOT NULL,
  problem_code text CHECK (problem_code ~ '^[A-Z_]{1,40}$'),
  problem_field import_field,
  problem_detail text CHECK (length(problem_detail) <= 400),
  PRIMARY KEY (import_id, number),
  FOREIGN KEY (import_id, network_id) REFERENCES import (id, network_id) ON DELETE CASCADE,
  CONSTRAINT import_line_problem CHECK ((state = 'REFUSED') = (problem_code IS NOT NULL))
);
CREATE INDEX import_line_of_state ON import_line (import_id, state, number);
CREATE INDEX import_line_occurrence ON import_line (import_id, content_hash, occurrence DESC);
-- One key is one line of a file.
CREATE UNIQUE INDEX import_line_once ON import_line (import_id, line_key) WHERE state IN ('NEW', 'DONE');
CREATE INDEX import_line_cap ON import_line (import_id, member_id, indicator_code, cap_start) WHERE state = 'NEW';

-- Every line that was ever taken: what keeps a file that comes twice from counting twice, whoever brings it.
CREATE TABLE import_register (
  network_id uuid NOT NULL REFERENCES network,
  kind import_kind NOT NULL,
  line_key uuid NOT NULL,
  content_hash uuid NOT NULL,
  import_id uuid NOT NULL,
  number integer NOT NULL,
  taken_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (network_id, kind, line_key)
);

-- Puts lines of an import into the register. status: TAKEN (it was not there: it is this line's now), SAME (this key and
-- content before), CONFLICT (this key before, for something else). Keys are taken in their order: two files at once with
-- the same lines wait for each other, and never in a circle; the later then sees what the earlier committed.
CREATE FUNCTION register_import_lines(p_import_id uuid, p_numbers integer[])
RETURNS TABLE (number integer, status text) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
DECLARE
  taken integer[];
BEGIN
  WITH entered AS (
    INSERT INTO import_register (network_id, kind, line_key, content_hash, import_id, number)
    SELECT line.network_id, import.kind, line.line_key, line.content_hash, line.import_id, line.number
    FROM unnest(p_numbers) AS wanted (number)
    JOIN import_line line ON line.import_id = p_import_id AND line.number = wanted.number
    JOIN import ON import.id = p_import_id
    ORDER BY line.line_key
    ON CONFLICT DO NOTHING
    RETURNING number
  ) SELECT array_agg(number) INTO taken FROM entered;
  RETURN QUERY
  SELECT line.number, CASE
    WHEN line.number = ANY (taken) THEN 'TAKEN'
    WHEN register.content_hash = line.content_hash THEN 'SAME'
    ELSE 'CONFLICT' END
  FROM unnest(p_numbers) AS wanted (number)
  JOIN import_line line ON line.import_id = p_import_id AND line.number = wanted.number
  JOIN import ON import.id = p_import_id
  JOIN import_register register
    ON register.network_id = line.network_id AND register.kind = import.kind AND register.line_key = line.line_key;
END $$;

-- Takes out again what this transaction put in and then refused: a line that was committed as DONE stays for ever.
CREATE FUNCTION unregister_import_lines(p_import_id uuid, p_numbers integer[])
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  DELETE FROM import_register register USING import_line line, import
  WHERE import.id = p_import_id AND line.import_id = import.id AND line.number = ANY (p_numbers) AND line.state = 'NEW'
    AND register.network_id = line.network_id AND register.kind = import.kind AND register.line_key = line.line_key
    AND register.import_id = p_import_id AND register.number = line.number
$$;

-- What the caps leave, one answer for each of the lines of the import, while the members' mutexes are held: nobody else
-- changes it until the transaction ends. The order of the locks is that of claim_deeds, which comes next.
CREATE FUNCTION lock_import_caps(p_import_id uuid, p_numbers integer[])
RETURNS TABLE (number integer, cap_key text, used integer, cap_count integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
BEGIN
  PERFORM FROM ledger_account
    WHERE member_id IN (SELECT line.member_id FROM import_line line WHERE line.import_id = p_import_id AND line.number = ANY (p_numbers))
      AND kind = 'MEMBER_AVAILABLE'
    ORDER BY member_id FOR NO KEY UPDATE;
  RETURN QUERY
  SELECT line.number, concat_ws(' ', line.member_id, line.indicator_code, rule.cap_period, line.cap_start),
    coalesce(cap.used, 0), rule.cap_count
  FROM import_line line
  JOIN indicator rule ON rule.id = line.indicator_id
  LEFT JOIN deed_cap cap ON cap.member_id = line.member_id AND cap.indicator_code = line.indicator_code
    AND cap.cap_period = rule.cap_period AND cap.cap_start = line.cap_start
  WHERE line.import_id = p_import_id AND line.number = ANY (p_numbers)
  ORDER BY line.number;
END $$;

GRANT USAGE ON SEQUENCE import_lease TO kwamdee_app;
GRANT SELECT ON import, import_chunk, import_line, import_register TO kwamdee_app;
GRANT INSERT, UPDATE, DELETE ON import, import_line TO kwamdee_app;
GRANT INSERT, DELETE ON import_chunk TO kwamdee_app;
REVOKE EXECUTE ON FUNCTION register_import_lines, unregister_import_lines, lock_import_caps FROM PUBLIC;
GRANT EXECUTE ON FUNCTION register_import_lines, unregister_import_lines, lock_import_caps TO kwamdee_app;

-- One plan, by the indexes, whatever the statistics say: as for the functions of the books.
DO $$
DECLARE
  signature regprocedure;
BEGIN
  FOREACH signature IN ARRAY ARRAY[
    'register_import_lines(uuid, integer[])'::regprocedure,
    'unregister_import_lines(uuid, integer[])'::regprocedure,
    'lock_import_caps(uuid, integer[])'::regprocedure]
  LOOP
    EXECUTE format('ALTER FUNCTION %s SET enable_seqscan = off', signature);
    EXECUTE format('ALTER FUNCTION %s SET enable_hashjoin = off', signature);
    EXECUTE format('ALTER FUNCTION %s SET enable_mergejoin = off', signature);
    EXECUTE format('ALTER FUNCTION %s SET plan_cache_mode = force_generic_plan', signature);
  END LOOP;
END $$;
