-- A settlement statement is found by the code that is printed on it, so that whoever holds the paper can ask whether it is true.
--
-- The code is what it was: an HMAC-SHA-256 over everything that the statement says and that never changes, with the check key of
-- the moment at which it was issued, eight characters of it in base 31 and a check character. It is made where the statement is
-- issued, and kept, because nothing else leads from a code to its statement. An answer makes it again from what the statement
-- says today: a code that is kept wrongly makes no paper true.
--
-- Which constraint stops which mistake:
--   settlement_statement_has_code   a statement that is issued without a code, or a draft with one
--   settlement_statement_guard      a code that changes once it is printed

-- RFC 2104, for keys of at most one block (64 bytes); ours have 32.
CREATE FUNCTION hmac_sha256(p_key bytea, p_text text) RETURNS bytea LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
  inner_pad bytea := decode(repeat('36', 64), 'hex');
  outer_pad bytea := decode(repeat('5c', 64), 'hex');
BEGIN
  FOR place IN 0 .. octet_length(p_key) - 1 LOOP
    inner_pad := set_byte(inner_pad, place, get_byte(p_key, place) # 54);
    outer_pad := set_byte(outer_pad, place, get_byte(p_key, place) # 92);
  END LOOP;
  RETURN sha256(outer_pad || sha256(inner_pad || convert_to(p_text, 'UTF8')));
END $$;

-- The sums are added up here: generated columns are not there yet while a row is being written.
CREATE FUNCTION settlement_check_code(p_statement settlement_statement, p_key bytea) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = public AS $$
DECLARE
  alphabet constant text := '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
  total constant bigint := p_statement.opening_satang + p_statement.uses_satang + p_statement.reversals_satang + p_statement.adjustments_satang;
  mac bytea;
  rest numeric;
  digit integer;
  weighted integer := 0;
  code text := '';
BEGIN
  mac := hmac_sha256(p_key, concat_ws(E'\n', 'kwamdee.settlement.v1', p_statement.network_id, p_statement.merchant_id,
    p_statement.year, p_statement.number, to_char(p_statement.first_day, 'YYYY-MM-DD'), to_char(p_statement.last_day, 'YYYY-MM-DD'),
    p_statement.opening_satang, p_statement.uses_satang, p_statement.reversals_satang, p_statement.adjustments_satang,
    greatest(total, 0), least(total, 0), p_statement.use_count, p_statement.line_count,
    to_char(p_statement.issued_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')));
  -- The first 64 bits, as an unsigned number.
  rest := ('x' || encode(substr(mac, 1, 4), 'hex'))::bit(32)::bigint::numeric * 4294967296
    + ('x' || encode(substr(mac, 5, 4), 'hex'))::bit(32)::bigint;
  FOR place IN 1 .. 8 LOOP
    digit := rest % 31;
    rest := div(rest, 31);
    weighted := weighted + place * digit;
    code := code || substr(alphabet, digit + 1, 1);
  END LOOP;
  RETURN code || substr(alphabet, weighted % 31 + 1, 1);
END $$;

CREATE FUNCTION sign_settlement_statement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  NEW.check_code := settlement_check_code(NEW, (
    SELECT key FROM check_key WHERE valid_from <= NEW.issued_at ORDER BY version DESC LIMIT 1));
  RETURN NEW;
END $$;

ALTER TABLE settlement_statement ADD COLUMN check_code text;
CREATE TRIGGER settlement_statement_signed BEFORE INSERT OR UPDATE OF issued_at ON settlement_statement
  FOR EACH ROW WHEN (NEW.issued_at IS NOT NULL) EXECUTE FUNCTION sign_settlement_statement();
-- What is issued already gets the code that it was printed with.
UPDATE settlement_statement statement SET check_code = settlement_check_code(statement, (
  SELECT key FROM check_key WHERE valid_from <= statement.issued_at ORDER BY version DESC LIMIT 1))
WHERE issued_at IS NOT NULL;
ALTER TABLE settlement_statement
  ADD CONSTRAINT settlement_statement_has_code CHECK ((issued_at IS NULL) = (check_code IS NULL));
-- Not unique: among a million statements two may well have the same. Who asks about the sum too tells them apart.
CREATE INDEX settlement_statement_code ON settlement_statement (check_code);

CREATE OR REPLACE FUNCTION guard_settlement_statement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ROW(NEW.id, NEW.network_id, NEW.merchant_id, NEW.run_id, NEW.first_day, NEW.last_day, NEW.year, NEW.opening_satang)
     IS DISTINCT FROM
     ROW(OLD.id, OLD.network_id, OLD.merchant_id, OLD.run_id, OLD.first_day, OLD.last_day, OLD.year, OLD.opening_satang)
     OR (OLD.issued_at IS NOT NULL AND
       ROW(NEW.number, NEW.uses_satang, NEW.reversals_satang, NEW.adjustments_satang, NEW.use_count, NEW.line_count, NEW.points,
           NEW.through_at, NEW.through_id, NEW.issued_at, NEW.check_code)
       IS DISTINCT FROM
       ROW(OLD.number, OLD.uses_satang, OLD.reversals_satang, OLD.adjustments_satang, OLD.use_count, OLD.line_count, OLD.points,
           OLD.through_at, OLD.through_id, OLD.issued_at, OLD.check_code)) THEN
    RAISE EXCEPTION 'a statement that is issued does not change' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
