-- Vouchers on paper, for members who asked a coordinator. Each line says who asked and how (NOT NULL: never without), and who
-- wrote it down; its voucher is redeemed as any other, with a key made of the sheet and the line, so that a sheet that broke
-- off is gone on with and a line is charged once: UNIQUE (member_id, idempotency_key) of voucher decides. Printing again reads,
-- and issues nothing.

CREATE TYPE voucher_wish AS ENUM ('IN_PERSON', 'BY_PHONE', 'THROUGH_FAMILY');
CREATE TYPE voucher_sheet_refusal AS ENUM (
  'NO_SUCH_MEMBER', 'OFFER_UNAVAILABLE', 'OFFER_SOLD_OUT', 'MEMBER_LIMIT_REACHED', 'INSUFFICIENT_POINTS');

CREATE TABLE voucher_sheet (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL REFERENCES network,
  issued_by uuid NOT NULL,
  idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 8 AND 128),
  -- SHA-256 of its lines.
  input_hash text NOT NULL CHECK (input_hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  FOREIGN KEY (issued_by, network_id) REFERENCES membership (id, network_id),
  UNIQUE (issued_by, idempotency_key),
  UNIQUE (id, network_id)
);
CREATE INDEX voucher_sheet_network ON voucher_sheet (network_id, id DESC);

CREATE TABLE voucher_sheet_line (
  sheet_id uuid NOT NULL,
  ordinal smallint NOT NULL CHECK (ordinal BETWEEN 1 AND 100),
  network_id uuid NOT NULL,
  -- As it was typed, when nobody has this number.
  member_number text NOT NULL CHECK (length(member_number) <= 32),
  member_id uuid,
  offer_id uuid NOT NULL REFERENCES offer,
  wish voucher_wish NOT NULL,
  voucher_id uuid UNIQUE REFERENCES voucher,
  refusal voucher_sheet_refusal,
  PRIMARY KEY (sheet_id, ordinal),
  FOREIGN KEY (sheet_id, network_id) REFERENCES voucher_sheet (id, network_id),
  FOREIGN KEY (member_id, network_id) REFERENCES membership (id, network_id),
  CONSTRAINT voucher_sheet_line_one_answer CHECK (num_nonnulls(voucher_id, refusal) <= 1)
);

-- Who asked for what is history: a line gets its answer once, and changes in nothing else.
CREATE FUNCTION guard_voucher_sheet_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF num_nonnulls(OLD.voucher_id, OLD.refusal) = 1
     OR ROW(NEW.sheet_id, NEW.ordinal, NEW.network_id, NEW.member_number, NEW.member_id, NEW.offer_id, NEW.wish)
     IS DISTINCT FROM ROW(OLD.sheet_id, OLD.ordinal, OLD.network_id, OLD.member_number, OLD.member_id, OLD.offer_id, OLD.wish) THEN
    RAISE EXCEPTION 'a line of a voucher sheet is answered once' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER voucher_sheet_line_guard BEFORE UPDATE ON voucher_sheet_line
  FOR EACH ROW EXECUTE FUNCTION guard_voucher_sheet_line();
CREATE TRIGGER voucher_sheet_kept BEFORE DELETE OR TRUNCATE ON voucher_sheet FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER voucher_sheet_line_kept BEFORE DELETE OR TRUNCATE ON voucher_sheet_line
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON voucher_sheet, voucher_sheet_line TO kwamdee_app;
GRANT UPDATE (voucher_id, refusal) ON voucher_sheet_line TO kwamdee_app;
