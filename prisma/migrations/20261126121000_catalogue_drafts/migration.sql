-- Several coordinators work on one draft. Each change counts its revision up: who looked at an older one is told so, and
-- overwrites nothing. And what is adopted stays as it is also when somebody is writing at that very moment.

ALTER TABLE catalogue_version
  ADD COLUMN revision integer NOT NULL DEFAULT 1 CHECK (revision >= 1),
  -- Who began it with which key, and of what: the same key begins nothing again.
  ADD COLUMN begin_key text CHECK (length(begin_key) BETWEEN 8 AND 128),
  ADD COLUMN begin_hash text CHECK (length(begin_hash) = 64),
  ADD CONSTRAINT catalogue_version_begun CHECK ((begin_key IS NULL) = (begin_hash IS NULL));
CREATE UNIQUE INDEX catalogue_version_begin_key ON catalogue_version (created_by, begin_key) WHERE begin_key IS NOT NULL;

-- The version's lock comes first: an adoption waits for whoever is writing, and whoever comes after it is refused. A row
-- that moves is a change of the version that it leaves, too.
CREATE OR REPLACE FUNCTION guard_catalogue() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched uuid[] := CASE TG_OP
    WHEN 'DELETE' THEN ARRAY[OLD.version_id]
    WHEN 'INSERT' THEN ARRAY[NEW.version_id]
    ELSE ARRAY[OLD.version_id, NEW.version_id] END;
  fixed boolean;
BEGIN
  SELECT bool_or(state <> 'DRAFT') INTO fixed FROM (
    SELECT state FROM catalogue_version WHERE id = ANY (touched) ORDER BY id FOR NO KEY UPDATE) AS locked;
  IF fixed THEN
    RAISE EXCEPTION 'an adopted catalogue does not change' USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

-- No catalogue grows beyond what a page can show. Counted under the version's lock, which the guard has taken.
CREATE FUNCTION limit_catalogue() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  largest bigint;
BEGIN
  EXECUTE format(
    'SELECT max(held.count) FROM (
       SELECT count(*) FROM %I WHERE version_id IN (SELECT version_id FROM added) GROUP BY version_id) AS held',
    TG_TABLE_NAME) INTO largest;
  IF largest > TG_ARGV[0]::bigint THEN
    RAISE EXCEPTION 'a catalogue has at most % of %', TG_ARGV[0], TG_TABLE_NAME
      USING ERRCODE = 'check_violation', CONSTRAINT = 'catalogue_limit';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER deed_category_limit AFTER INSERT ON deed_category REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION limit_catalogue('20');
CREATE TRIGGER deed_limit AFTER INSERT ON deed REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION limit_catalogue('100');
CREATE TRIGGER indicator_limit AFTER INSERT ON indicator REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION limit_catalogue('500');

-- One at a time begins, adopts or imports a catalogue of a network, or changes its virtues. The application may lock the
-- network's row for that, and still not write it. Whatever only points at the network does not wait.
CREATE FUNCTION lock_network_catalogue(p_network_id uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM FROM network WHERE id = p_network_id FOR NO KEY UPDATE;
END $$;
REVOKE EXECUTE ON FUNCTION lock_network_catalogue FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lock_network_catalogue TO kwamdee_app;
