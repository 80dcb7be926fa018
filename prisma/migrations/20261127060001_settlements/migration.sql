-- What a network owes its shops for used vouchers, in whole satang (1/100 baht), from the use at the counter to the payment.
--
-- Which constraint stops which mistake:
--   settlement_entry_once          a use that is owed for twice, or taken back twice
--   settlement_entry_reverses_use  a reversal of another amount than its use
--   settlement_entry.satang        an amount that is not its factors' (a generated column)
--   voucher_owes (trigger)         a use without its entry: both are one statement
--   settlement_line's primary key  an entry that stands on two statements
--   settlement_statement_guard     a statement that changes once it is issued
--   settlement_statement_period    the same period drawn up twice
--   settlement_number's row        a gap in the numbers: it is locked until the statement commits
--   settlement_payment_guard       a statement that is paid twice, or by somebody of the shop itself
--   settlement_rate_guard          a rate that is backdated, or changed once it is in force

CREATE TYPE cost_bearer AS ENUM ('SHOP', 'NETWORK', 'SHARED');
CREATE TYPE settlement_period AS ENUM ('WEEK', 'MONTH');
CREATE TYPE settlement_rate_state AS ENUM ('PROPOSED', 'CONFIRMED', 'WITHDRAWN');
CREATE TYPE settlement_entry_kind AS ENUM ('USE', 'REVERSAL', 'ADJUSTMENT');
CREATE TYPE settlement_state AS ENUM ('DRAFT', 'ISSUED', 'DISPUTED', 'PAID');
CREATE TYPE settlement_dispute_state AS ENUM ('OPEN', 'PROPOSED', 'SETTLED', 'KEPT', 'WITHDRAWN');
CREATE TYPE settlement_payment_kind AS ENUM ('PAID', 'UNDONE');

CREATE FUNCTION is_share(p_bearer cost_bearer, p_percent integer) RETURNS boolean LANGUAGE sql IMMUTABLE
  RETURN CASE p_bearer WHEN 'SHOP' THEN p_percent = 0 WHEN 'NETWORK' THEN p_percent = 100 ELSE p_percent BETWEEN 1 AND 99 END;

-- How a network settles. Every network has a row.
CREATE TABLE settlement_policy (
  network_id uuid PRIMARY KEY REFERENCES network,
  period settlement_period NOT NULL DEFAULT 'MONTH',
  -- What an offer that says nothing else is written with.
  bearer cost_bearer NOT NULL DEFAULT 'NETWORK',
  network_percent integer NOT NULL DEFAULT 100,
  -- A correction of more than this wants a second coordinator.
  solo_adjustment_satang bigint NOT NULL DEFAULT 50000 CHECK (solo_adjustment_satang BETWEEN 0 AND 100000000),
  CHECK (is_share(bearer, network_percent))
);

-- Who bears the cost of an offer, from when on. The newest row holds; none is ever changed, so that each use keeps its rule.
CREATE TABLE offer_cost_rule (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  network_id uuid NOT NULL REFERENCES network,
  offer_id uuid NOT NULL REFERENCES offer,
  bearer cost_bearer NOT NULL,
  -- The network's share.
  network_percent integer NOT NULL,
  -- Null: the network's policy, when the offer was written.
  set_by uuid REFERENCES membership,
  from_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  CHECK (is_share(bearer, network_percent))
);
CREATE INDEX offer_cost_rule_offer ON offer_cost_rule (offer_id, id DESC);
CREATE TRIGGER offer_cost_rule_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON offer_cost_rule
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION open_settlement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF TG_TABLE_NAME = 'network' THEN
    INSERT INTO settlement_policy (network_id) VALUES (NEW.id);
  ELSE
    INSERT INTO offer_cost_rule (network_id, offer_id, bearer, network_percent, from_at)
    SELECT NEW.network_id, NEW.id, bearer, network_percent, NEW.created_at FROM settlement_policy WHERE network_id = NEW.network_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER network_opens_settlement AFTER INSERT ON network FOR EACH ROW EXECUTE FUNCTION open_settlement();
CREATE TRIGGER offer_opens_cost_rule AFTER INSERT ON offer FOR EACH ROW EXECUTE FUNCTION open_settlement();
INSERT INTO settlement_policy (network_id) SELECT id FROM network;
INSERT INTO offer_cost_rule (network_id, offer_id, bearer, network_percent, from_at)
SELECT network_id, id, 'NETWORK', 100, created_at FROM offer ORDER BY id;

-- What a point is worth to a shop. Until a network has a rate in force it owes nothing.
CREATE TABLE settlement_rate (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL REFERENCES network,
  satang_per_point integer NOT NULL CHECK (satang_per_point BETWEEN 0 AND 1000000),
  -- In the network's own time zone, and the moment at which that day begins there.
  from_day date NOT NULL,
  from_at timestamptz(3) NOT NULL,
  state settlement_rate_state NOT NULL DEFAULT 'PROPOSED',
  proposed_by uuid NOT NULL,
  decided_by uuid,
  decided_at timestamptz(3),
  idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 8 AND 128),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  FOREIGN KEY (proposed_by, network_id) REFERENCES membership (id, network_id),
  FOREIGN KEY (decided_by, network_id) REFERENCES membership (id, network_id),
  UNIQUE (proposed_by, idempotency_key),
  CHECK ((state = 'PROPOSED') = (decided_by IS NULL)),
  CHECK ((decided_by IS NULL) = (decided_at IS NULL))
);
-- One rate a day, at most.
CREATE UNIQUE INDEX settlement_rate_day ON settlement_rate (network_id, from_day) WHERE state <> 'WITHDRAWN';
CREATE INDEX settlement_rate_network ON settlement_rate (network_id, id DESC);
CREATE INDEX settlement_rate_in_force ON settlement_rate (network_id, from_at DESC) WHERE state = 'CONFIRMED';

-- Which day it begins on never changes; and it is confirmed at least a minute before: longer than any transaction lasts, so
-- that whoever uses a voucher on that day sees it.
CREATE FUNCTION guard_settlement_rate() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.from_at := (SELECT NEW.from_day::timestamp AT TIME ZONE time_zone FROM network WHERE id = NEW.network_id);
  ELSIF ROW(NEW.id, NEW.network_id, NEW.satang_per_point, NEW.from_day, NEW.from_at, NEW.proposed_by, NEW.idempotency_key, NEW.created_at)
      IS DISTINCT FROM
      ROW(OLD.id, OLD.network_id, OLD.satang_per_point, OLD.from_day, OLD.from_at, OLD.proposed_by, OLD.idempotency_key, OLD.created_at)
      OR (OLD.state, NEW.state) NOT IN (('PROPOSED', 'CONFIRMED'), ('PROPOSED', 'WITHDRAWN'), ('CONFIRMED', 'WITHDRAWN')) THEN
    RAISE EXCEPTION 'a rate is confirmed or withdrawn, and nothing else' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.from_at < clock_timestamp() + interval '1 minute' AND (NEW.state <> 'WITHDRAWN' OR OLD.state = 'CONFIRMED') THEN
    RAISE EXCEPTION 'a rate is settled before its day begins' USING ERRCODE = 'check_violation';
  END IF;
  -- Two see to it where there are two.
  IF NEW.state = 'CONFIRMED' AND NEW.decided_by = NEW.proposed_by AND EXISTS (
      SELECT FROM membership WHERE network_id = NEW.network_id AND status = 'ACTIVE' AND 'COORDINATOR' = ANY (roles)
        AND id <> NEW.proposed_by) THEN
    RAISE EXCEPTION 'a rate is confirmed by a second coordinator' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER settlement_rate_guard BEFORE INSERT OR UPDATE ON settlement_rate FOR EACH ROW EXECUTE FUNCTION guard_settlement_rate();
CREATE TRIGGER settlement_rate_kept BEFORE DELETE OR TRUNCATE ON settlement_rate FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- One event that changed what a shop is owed. Whoever has the factors can work it out on paper: points × satang a point ×
-- the network's share, rounded half up to the whole satang, each entry by itself; a total is the sum of its entries.
CREATE TABLE settlement_entry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  network_id uuid NOT NULL,
  merchant_id uuid NOT NULL,
  kind settlement_entry_kind NOT NULL,
  voucher_id uuid REFERENCES voucher,
  points integer NOT NULL DEFAULT 0 CHECK (points >= 0),
  satang_per_point integer NOT NULL DEFAULT 0 CHECK (satang_per_point BETWEEN 0 AND 1000000),
  network_percent integer NOT NULL DEFAULT 0 CHECK (network_percent BETWEEN 0 AND 100),
  -- Null: there was no rate, so nothing is owed, and it stands on no statement.
  rate_id uuid REFERENCES settlement_rate,
  -- Null: used before there was settlement.
  rule_id bigint REFERENCES offer_cost_rule,
  reverses_id bigint,
  dispute_id uuid UNIQUE,
  adjustment_satang bigint CHECK (adjustment_satang <> 0 AND abs(adjustment_satang) <= 1000000000),
  satang bigint NOT NULL GENERATED ALWAYS AS (CASE kind
    WHEN 'ADJUSTMENT' THEN adjustment_satang
    WHEN 'USE' THEN (points::bigint * satang_per_point * network_percent + 50) / 100
    ELSE -((points::bigint * satang_per_point * network_percent + 50) / 100) END) STORED,
  -- Not now(): the moment of the event, not of its transaction's beginning.
  at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  FOREIGN KEY (merchant_id, network_id) REFERENCES merchant (id, network_id),
  UNIQUE (id, voucher_id, points, satang_per_point, network_percent),
  CONSTRAINT settlement_entry_reverses_use FOREIGN KEY (reverses_id, voucher_id, points, satang_per_point, network_percent)
    REFERENCES settlement_entry (id, voucher_id, points, satang_per_point, network_percent),
  CONSTRAINT settlement_entry_parts CHECK (CASE kind
    WHEN 'USE' THEN voucher_id IS NOT NULL AND num_nonnulls(reverses_id, dispute_id, adjustment_satang) = 0
    WHEN 'REVERSAL' THEN num_nonnulls(voucher_id, reverses_id) = 2 AND num_nonnulls(dispute_id, adjustment_satang) = 0
    ELSE num_nonnulls(dispute_id, adjustment_satang) = 2 AND num_nonnulls(voucher_id, reverses_id, rate_id, rule_id) = 0 END),
  CHECK (rate_id IS NOT NULL OR satang_per_point = 0)
);
CREATE UNIQUE INDEX settlement_entry_once ON settlement_entry (voucher_id, kind) WHERE voucher_id IS NOT NULL;
-- What may stand on a statement, in the order in which it happened.
CREATE INDEX settlement_entry_owed ON settlement_entry (merchant_id, at, id) WHERE rate_id IS NOT NULL OR kind = 'ADJUSTMENT';
CREATE TRIGGER settlement_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON settlement_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What was used before is written down at no rate: it is not owed, now or later, and every use has its entry.
INSERT INTO settlement_entry (network_id, merchant_id, kind, voucher_id, points, at)
SELECT network_id, merchant_id, 'USE', id, points, used_at FROM voucher
WHERE kind = 'SPEND' AND used_at IS NOT NULL ORDER BY used_at, id;
INSERT INTO settlement_entry (network_id, merchant_id, kind, voucher_id, points, reverses_id, at)
SELECT used.network_id, used.merchant_id, 'REVERSAL', used.voucher_id, used.points, used.id, voucher.state_since
FROM settlement_entry used JOIN voucher ON voucher.id = used.voucher_id
WHERE voucher.state = 'REVERSED' ORDER BY voucher.state_since, voucher.id;

-- In the very statement that uses the voucher or takes the use back. What is lent owes nothing: its points come back.
CREATE FUNCTION owe_for_voucher() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  moment timestamptz(3) := clock_timestamp();
BEGIN
  IF NEW.state = 'USED' THEN
    INSERT INTO settlement_entry (network_id, merchant_id, kind, voucher_id, points, satang_per_point, network_percent, rate_id, rule_id, at)
    SELECT NEW.network_id, NEW.merchant_id, 'USE', NEW.id, NEW.points, coalesce(rate.satang_per_point, 0),
      coalesce(rule.network_percent, 0), rate.id, rule.id, moment
    FROM (VALUES (true)) AS always
    LEFT JOIN LATERAL (
      SELECT settlement_rate.id, settlement_rate.satang_per_point FROM settlement_rate
      WHERE settlement_rate.network_id = NEW.network_id AND settlement_rate.state = 'CONFIRMED' AND settlement_rate.from_at <= moment
      ORDER BY settlement_rate.from_at DESC LIMIT 1) AS rate ON true
    LEFT JOIN LATERAL (
      SELECT offer_cost_rule.id, offer_cost_rule.network_percent FROM offer_cost_rule
      WHERE offer_cost_rule.offer_id = NEW.offer_id ORDER BY offer_cost_rule.id DESC LIMIT 1) AS rule ON true;
  ELSE
    INSERT INTO settlement_entry (network_id, merchant_id, kind, voucher_id, points, satang_per_point, network_percent, rate_id, rule_id,
      reverses_id, at)
    SELECT used.network_id, used.merchant_id, 'REVERSAL', used.voucher_id, used.points, used.satang_per_point, used.network_percent,
      used.rate_id, used.rule_id, used.id, moment
    FROM settlement_entry used WHERE used.voucher_id = NEW.id AND used.kind = 'USE';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER voucher_owes AFTER UPDATE OF state ON voucher FOR EACH ROW
  WHEN (NEW.kind = 'SPEND' AND (OLD.state, NEW.state) IN (('ISSUED', 'USED'), ('USED', 'REVERSED'))) EXECUTE FUNCTION owe_for_voucher();

-- A period of a network whose statements are drawn up: shop by shop, so that whoever dies on the way is gone on from.
CREATE TABLE settlement_run (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  network_id uuid NOT NULL REFERENCES network,
  -- Both included, in the network's time zone.
  first_day date NOT NULL,
  last_day date NOT NULL CHECK (last_day >= first_day),
  -- From when on entries are looked through: those of the period before, too, whose statement may have missed one.
  looks_from timestamptz(3) NOT NULL,
  ends_at timestamptz(3) NOT NULL,
  -- The last shop that is done with.
  through_merchant_id uuid,
  statement_count integer NOT NULL DEFAULT 0,
  line_count integer NOT NULL DEFAULT 0,
  payable_satang bigint NOT NULL DEFAULT 0,
  started_at timestamptz(3) NOT NULL DEFAULT now(),
  done_at timestamptz(3),
  UNIQUE (network_id, first_day),
  UNIQUE (id, network_id)
);
CREATE INDEX settlement_run_undone ON settlement_run (network_id) WHERE done_at IS NULL;

-- The numbers of the statements: without gaps, from one each year.
CREATE TABLE settlement_number (
  network_id uuid NOT NULL REFERENCES network,
  year integer NOT NULL,
  last_number integer NOT NULL CHECK (last_number > 0),
  PRIMARY KEY (network_id, year)
);

CREATE TABLE settlement_statement (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  merchant_id uuid NOT NULL,
  run_id uuid NOT NULL,
  first_day date NOT NULL,
  last_day date NOT NULL,
  year integer NOT NULL,
  number integer,
  -- What is carried from the statement before: never more than nothing, because what is due is paid.
  opening_satang bigint NOT NULL CHECK (opening_satang <= 0),
  uses_satang bigint NOT NULL DEFAULT 0 CHECK (uses_satang >= 0),
  reversals_satang bigint NOT NULL DEFAULT 0 CHECK (reversals_satang <= 0),
  adjustments_satang bigint NOT NULL DEFAULT 0,
  -- Below zero nothing is collected from a shop: it is carried to the next statement.
  payable_satang bigint NOT NULL GENERATED ALWAYS AS (greatest(opening_satang + uses_satang + reversals_satang + adjustments_satang, 0)) STORED,
  closing_satang bigint NOT NULL GENERATED ALWAYS AS (least(opening_satang + uses_satang + reversals_satang + adjustments_satang, 0)) STORED,
  use_count integer NOT NULL DEFAULT 0,
  line_count integer NOT NULL DEFAULT 0,
  points bigint NOT NULL DEFAULT 0,
  -- How far a draft has come.
  through_at timestamptz(3) NOT NULL DEFAULT '-infinity',
  through_id bigint NOT NULL DEFAULT 0,
  issued_at timestamptz(3),
  open_disputes integer NOT NULL DEFAULT 0 CHECK (open_disputes >= 0),
  payment_id uuid,
  state settlement_state NOT NULL GENERATED ALWAYS AS (CASE
    WHEN issued_at IS NULL THEN 'DRAFT'::settlement_state
    WHEN open_disputes > 0 THEN 'DISPUTED'::settlement_state
    WHEN payment_id IS NOT NULL THEN 'PAID'::settlement_state
    ELSE 'ISSUED'::settlement_state END) STORED,
  FOREIGN KEY (merchant_id, network_id) REFERENCES merchant (id, network_id),
  FOREIGN KEY (run_id, network_id) REFERENCES settlement_run (id, network_id),
  UNIQUE (network_id, year, number),
  UNIQUE (id, network_id),
  CONSTRAINT settlement_statement_period UNIQUE (merchant_id, first_day),
  CHECK ((issued_at IS NULL) = (number IS NULL)),
  CHECK (issued_at IS NOT NULL OR (open_disputes = 0 AND payment_id IS NULL))
);
CREATE INDEX settlement_statement_run ON settlement_statement (run_id, number);
CREATE INDEX settlement_statement_waiting ON settlement_statement (network_id, state, id) WHERE state IN ('ISSUED', 'DISPUTED');

CREATE FUNCTION guard_settlement_statement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ROW(NEW.id, NEW.network_id, NEW.merchant_id, NEW.run_id, NEW.first_day, NEW.last_day, NEW.year, NEW.opening_satang)
     IS DISTINCT FROM
     ROW(OLD.id, OLD.network_id, OLD.merchant_id, OLD.run_id, OLD.first_day, OLD.last_day, OLD.year, OLD.opening_satang)
     OR (OLD.issued_at IS NOT NULL AND
       ROW(NEW.number, NEW.uses_satang, NEW.reversals_satang, NEW.adjustments_satang, NEW.use_count, NEW.line_count, NEW.points,
           NEW.through_at, NEW.through_id, NEW.issued_at)
       IS DISTINCT FROM
       ROW(OLD.number, OLD.uses_satang, OLD.reversals_satang, OLD.adjustments_satang, OLD.use_count, OLD.line_count, OLD.points,
           OLD.through_at, OLD.through_id, OLD.issued_at)) THEN
    RAISE EXCEPTION 'a statement that is issued does not change' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER settlement_statement_guard BEFORE UPDATE ON settlement_statement FOR EACH ROW EXECUTE FUNCTION guard_settlement_statement();
CREATE TRIGGER settlement_statement_kept BEFORE DELETE OR TRUNCATE ON settlement_statement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Which entries stand on a statement. The entry is checked set by set (guard_settlement_lines): a foreign key for each of a
-- million rows would take as long as the rest of the run.
CREATE TABLE settlement_line (
  entry_id bigint PRIMARY KEY,
  statement_id uuid NOT NULL,
  network_id uuid NOT NULL
);
CREATE UNIQUE INDEX settlement_line_statement ON settlement_line (statement_id, entry_id);
CREATE TRIGGER settlement_line_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON settlement_line
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION guard_settlement_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM added
    LEFT JOIN settlement_entry entry ON entry.id = added.entry_id
    LEFT JOIN settlement_statement statement ON statement.id = added.statement_id
    WHERE statement.issued_at IS NOT NULL OR entry.merchant_id IS DISTINCT FROM statement.merchant_id
      OR statement.network_id IS DISTINCT FROM added.network_id OR statement.id IS NULL
      OR (entry.rate_id IS NULL AND entry.kind <> 'ADJUSTMENT')) THEN
    RAISE EXCEPTION 'a line is one of its own shop''s entries, on a statement that is not issued yet' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER settlement_line_guard AFTER INSERT ON settlement_line REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION guard_settlement_lines();

-- Opens the next period of every network whose period is over, and returns the runs that are not done: of two callers one
-- opens it. Ten minutes after its end everything that happened in it is committed. The first period is that of the first rate.
CREATE FUNCTION open_settlement_runs(p_limit integer) RETURNS SETOF settlement_run
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO settlement_run (network_id, first_day, last_day, looks_from, ends_at)
  SELECT network.id, begins.day, ends.day - 1, coalesce(last.first_day::timestamp AT TIME ZONE network.time_zone, '-infinity'), ends.at
  FROM network JOIN settlement_policy policy ON policy.network_id = network.id
  LEFT JOIN LATERAL (
    SELECT * FROM settlement_run WHERE settlement_run.network_id = network.id ORDER BY settlement_run.first_day DESC LIMIT 1
  ) AS last ON true
  CROSS JOIN LATERAL (
    SELECT coalesce(last.last_day + 1, date_trunc(policy.period::text, (
      SELECT min(from_day) FROM settlement_rate WHERE settlement_rate.network_id = network.id AND state = 'CONFIRMED')::timestamp)::date) AS day
  ) AS begins
  CROSS JOIN LATERAL (
    SELECT (date_trunc(policy.period::text, begins.day::timestamp) + ('1 ' || policy.period)::interval)::date AS day
  ) AS until
  CROSS JOIN LATERAL (SELECT until.day, until.day::timestamp AT TIME ZONE network.time_zone AS at) AS ends
  WHERE begins.day IS NOT NULL AND (last.id IS NULL OR last.done_at IS NOT NULL) AND ends.at + interval '10 minutes' <= now()
  ORDER BY network.id LIMIT p_limit
  ON CONFLICT (network_id, first_day) DO NOTHING;
  RETURN QUERY SELECT * FROM settlement_run WHERE done_at IS NULL ORDER BY network_id LIMIT p_limit;
END $$;

-- Draws up statements of a run, shop by shop in the order of their ids, until p_lines lines are written: so much and no more is
-- one transaction. status: MORE, DONE, BUSY (another process is at it). issued_ids: the statements that were finished.
CREATE FUNCTION draw_up_settlements(p_network_id uuid, p_run_id uuid, p_lines integer)
RETURNS TABLE (status text, lines integer, issued_ids uuid[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
DECLARE
  run settlement_run;
  draft settlement_statement;
  shop uuid;
  wrote record;
  given_number integer;
BEGIN
  lines := 0; issued_ids := '{}'; status := 'BUSY';
  SELECT * INTO run FROM settlement_run WHERE settlement_run.id = p_run_id AND settlement_run.network_id = p_network_id
  FOR NO KEY UPDATE SKIP LOCKED;
  IF run.id IS NULL THEN RETURN NEXT; RETURN; END IF;
  status := 'DONE';
  IF run.done_at IS NOT NULL THEN RETURN NEXT; RETURN; END IF;
  FOR shop IN
    SELECT merchant.id FROM merchant
    WHERE merchant.network_id = p_network_id AND (run.through_merchant_id IS NULL OR merchant.id > run.through_merchant_id)
    ORDER BY merchant.id
  LOOP
    IF lines >= p_lines THEN status := 'MORE'; EXIT; END IF;
    SELECT * INTO draft FROM settlement_statement
    WHERE settlement_statement.merchant_id = shop AND settlement_statement.first_day = run.first_day;
    IF draft.id IS NULL THEN
      CONTINUE WHEN NOT EXISTS (
        SELECT FROM settlement_entry entry
        WHERE entry.merchant_id = shop AND (entry.rate_id IS NOT NULL OR entry.kind = 'ADJUSTMENT')
          AND entry.at >= run.looks_from AND entry.at < run.ends_at
          AND NOT EXISTS (SELECT FROM settlement_line WHERE settlement_line.entry_id = entry.id));
      INSERT INTO settlement_statement (id, network_id, merchant_id, run_id, first_day, last_day, year, opening_satang)
      VALUES (gen_random_uuid(), p_network_id, shop, p_run_id, run.first_day, run.last_day, extract(year FROM run.last_day)::integer,
        coalesce((
          SELECT earlier.closing_satang FROM settlement_statement earlier WHERE earlier.merchant_id = shop
          ORDER BY earlier.first_day DESC LIMIT 1), 0))
      RETURNING * INTO draft;
    END IF;
    WITH due AS (
      SELECT entry.id, entry.at, entry.kind, entry.satang, entry.points FROM settlement_entry entry
      WHERE entry.merchant_id = shop AND (entry.rate_id IS NOT NULL OR entry.kind = 'ADJUSTMENT')
        AND entry.at >= greatest(run.looks_from, draft.through_at) AND entry.at < run.ends_at
        AND (entry.at, entry.id) > (draft.through_at, draft.through_id)
        AND NOT EXISTS (SELECT FROM settlement_line WHERE settlement_line.entry_id = entry.id)
      ORDER BY entry.at, entry.id LIMIT p_lines - lines
    ), added AS (
      INSERT INTO settlement_line (entry_id, statement_id, network_id) SELECT due.id, draft.id, p_network_id FROM due
    )
    SELECT count(*)::integer AS lines, count(*) FILTER (WHERE kind = 'USE')::integer AS uses,
      coalesce(sum(CASE kind WHEN 'USE' THEN points WHEN 'REVERSAL' THEN -points END), 0)::bigint AS points,
      coalesce(sum(satang) FILTER (WHERE kind = 'USE'), 0)::bigint AS used,
      coalesce(sum(satang) FILTER (WHERE kind = 'REVERSAL'), 0)::bigint AS reversed,
      coalesce(sum(satang) FILTER (WHERE kind = 'ADJUSTMENT'), 0)::bigint AS adjusted,
      max(at) AS through_at, max(id) FILTER (WHERE at = (SELECT max(latest.at) FROM due latest)) AS through_id
    INTO wrote FROM due;
    UPDATE settlement_statement SET line_count = settlement_statement.line_count + wrote.lines, use_count = settlement_statement.use_count + wrote.uses,
      points = settlement_statement.points + wrote.points, uses_satang = settlement_statement.uses_satang + wrote.used,
      reversals_satang = settlement_statement.reversals_satang + wrote.reversed,
      adjustments_satang = settlement_statement.adjustments_satang + wrote.adjusted,
      through_at = coalesce(wrote.through_at, settlement_statement.through_at),
      through_id = coalesce(wrote.through_id, settlement_statement.through_id)
    WHERE settlement_statement.id = draft.id RETURNING * INTO draft;
    lines := lines + wrote.lines;
    -- The budget may have ended in the middle of this shop: the next call goes on with its draft.
    IF lines >= p_lines THEN status := 'MORE'; EXIT; END IF;
    INSERT INTO settlement_number AS counter (network_id, year, last_number) VALUES (p_network_id, draft.year, 1)
    ON CONFLICT (network_id, year) DO UPDATE SET last_number = counter.last_number + 1 RETURNING counter.last_number INTO given_number;
    UPDATE settlement_statement SET number = given_number, issued_at = now() WHERE settlement_statement.id = draft.id;
    issued_ids := issued_ids || draft.id;
    UPDATE settlement_run SET through_merchant_id = shop, statement_count = settlement_run.statement_count + 1,
      line_count = settlement_run.line_count + draft.line_count, payable_satang = settlement_run.payable_satang + draft.payable_satang
    WHERE settlement_run.id = p_run_id;
  END LOOP;
  IF status = 'DONE' THEN UPDATE settlement_run SET done_at = now() WHERE settlement_run.id = p_run_id; END IF;
  RETURN NEXT;
END $$;

-- A statement, locked: who disputes it, answers, pays or takes a payment back comes here first.
CREATE FUNCTION lock_settlement_statement(p_network_id uuid, p_statement_id uuid) RETURNS SETOF settlement_statement
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  SELECT * FROM settlement_statement WHERE id = p_statement_id AND network_id = p_network_id AND issued_at IS NOT NULL FOR NO KEY UPDATE
$$;

-- The owner asks about a statement or one of its lines; a coordinator corrects it in the next statement, or says why it stands.
CREATE TABLE settlement_dispute (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  statement_id uuid NOT NULL,
  -- Null: about the whole of it.
  entry_id bigint,
  note text NOT NULL CHECK (length(note) BETWEEN 1 AND 4000),
  state settlement_dispute_state NOT NULL DEFAULT 'OPEN',
  opened_by uuid NOT NULL,
  idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 8 AND 128),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  adjustment_satang bigint CHECK (adjustment_satang <> 0 AND abs(adjustment_satang) <= 1000000000),
  reason text CHECK (length(reason) BETWEEN 1 AND 4000),
  decided_by uuid,
  decided_at timestamptz(3),
  confirmed_by uuid,
  FOREIGN KEY (statement_id, network_id) REFERENCES settlement_statement (id, network_id),
  FOREIGN KEY (statement_id, entry_id) REFERENCES settlement_line (statement_id, entry_id),
  FOREIGN KEY (opened_by, network_id) REFERENCES membership (id, network_id),
  FOREIGN KEY (decided_by, network_id) REFERENCES membership (id, network_id),
  FOREIGN KEY (confirmed_by, network_id) REFERENCES membership (id, network_id),
  UNIQUE (opened_by, idempotency_key),
  CONSTRAINT settlement_dispute_two_persons CHECK (confirmed_by <> decided_by),
  CHECK ((state IN ('PROPOSED', 'SETTLED')) = (adjustment_satang IS NOT NULL)),
  CHECK ((state IN ('PROPOSED', 'SETTLED', 'KEPT')) = (reason IS NOT NULL)),
  CHECK ((reason IS NOT NULL) = (decided_by IS NOT NULL)),
  CHECK ((state IN ('OPEN', 'PROPOSED')) OR decided_at IS NOT NULL)
);
CREATE INDEX settlement_dispute_statement ON settlement_dispute (statement_id, id);
CREATE INDEX settlement_dispute_open ON settlement_dispute (network_id, id) WHERE state IN ('OPEN', 'PROPOSED');
ALTER TABLE settlement_entry ADD FOREIGN KEY (dispute_id) REFERENCES settlement_dispute;

CREATE FUNCTION works_at_statement(p_statement_id uuid, p_membership_id uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = public AS $$
  SELECT EXISTS (
    SELECT FROM settlement_statement statement JOIN merchant_staff staff ON staff.merchant_id = statement.merchant_id
    WHERE statement.id = p_statement_id AND staff.membership_id = p_membership_id AND staff.removed_at IS NULL)
$$;

CREATE FUNCTION guard_settlement_dispute() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF ROW(NEW.id, NEW.network_id, NEW.statement_id, NEW.entry_id, NEW.note, NEW.opened_by, NEW.idempotency_key, NEW.created_at)
     IS DISTINCT FROM
     ROW(OLD.id, OLD.network_id, OLD.statement_id, OLD.entry_id, OLD.note, OLD.opened_by, OLD.idempotency_key, OLD.created_at)
     OR (OLD.state, NEW.state) NOT IN (('OPEN', 'PROPOSED'), ('OPEN', 'SETTLED'), ('OPEN', 'KEPT'), ('OPEN', 'WITHDRAWN'),
       ('PROPOSED', 'SETTLED'), ('PROPOSED', 'OPEN'), ('PROPOSED', 'KEPT'), ('PROPOSED', 'WITHDRAWN')) THEN
    RAISE EXCEPTION 'a question about a statement is answered, and nothing else' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state IN ('PROPOSED', 'SETTLED', 'KEPT') AND (
      works_at_statement(NEW.statement_id, NEW.decided_by) OR works_at_statement(NEW.statement_id, NEW.confirmed_by)) THEN
    RAISE EXCEPTION 'nobody answers for their own shop' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = 'SETTLED' AND NEW.confirmed_by IS NULL AND abs(NEW.adjustment_satang) > (
      SELECT solo_adjustment_satang FROM settlement_policy WHERE network_id = NEW.network_id) THEN
    RAISE EXCEPTION 'so large a correction wants two coordinators' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER settlement_dispute_guard BEFORE UPDATE ON settlement_dispute FOR EACH ROW EXECUTE FUNCTION guard_settlement_dispute();
CREATE TRIGGER settlement_dispute_kept BEFORE DELETE OR TRUNCATE ON settlement_dispute FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What follows from a question: how many are open stands on the statement, and a correction is an entry of its own.
CREATE FUNCTION follow_settlement_dispute() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  change integer := (NEW.state IN ('OPEN', 'PROPOSED'))::integer;
BEGIN
  IF TG_OP = 'UPDATE' THEN change := change - (OLD.state IN ('OPEN', 'PROPOSED'))::integer; END IF;
  IF change <> 0 THEN
    UPDATE settlement_statement SET open_disputes = open_disputes + change WHERE id = NEW.statement_id;
  END IF;
  IF NEW.state = 'SETTLED' THEN
    INSERT INTO settlement_entry (network_id, merchant_id, kind, dispute_id, adjustment_satang)
    SELECT network_id, merchant_id, 'ADJUSTMENT', NEW.id, NEW.adjustment_satang FROM settlement_statement WHERE id = NEW.statement_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER settlement_dispute_follows AFTER INSERT OR UPDATE ON settlement_dispute FOR EACH ROW EXECUTE FUNCTION follow_settlement_dispute();

-- That a statement was paid, outside of this system; and that it was not after all, as an entry of its own.
CREATE TABLE settlement_payment (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  statement_id uuid NOT NULL,
  kind settlement_payment_kind NOT NULL,
  satang bigint NOT NULL CHECK (satang > 0),
  -- The transfer's or the receipt's.
  reference text CHECK (length(reference) BETWEEN 1 AND 400),
  paid_on date,
  reason text CHECK (length(reason) BETWEEN 1 AND 4000),
  undoes_id uuid UNIQUE REFERENCES settlement_payment,
  made_by uuid NOT NULL,
  idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 8 AND 128),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  FOREIGN KEY (statement_id, network_id) REFERENCES settlement_statement (id, network_id),
  FOREIGN KEY (made_by, network_id) REFERENCES membership (id, network_id),
  UNIQUE (made_by, idempotency_key),
  CHECK (CASE kind WHEN 'PAID' THEN num_nonnulls(reference, paid_on) = 2 AND num_nonnulls(reason, undoes_id) = 0
    ELSE num_nonnulls(reason, undoes_id) = 2 AND num_nonnulls(reference, paid_on) = 0 END)
);
CREATE INDEX settlement_payment_statement ON settlement_payment (statement_id, id);
ALTER TABLE settlement_statement ADD FOREIGN KEY (payment_id) REFERENCES settlement_payment;
CREATE TRIGGER settlement_payment_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON settlement_payment
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION guard_settlement_payment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  statement settlement_statement;
BEGIN
  SELECT * INTO statement FROM settlement_statement WHERE id = NEW.statement_id FOR NO KEY UPDATE;
  IF works_at_statement(NEW.statement_id, NEW.made_by) THEN
    RAISE EXCEPTION 'nobody pays their own shop' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.satang <> statement.payable_satang
     OR (NEW.kind = 'PAID' AND statement.state <> 'ISSUED')
     OR (NEW.kind = 'UNDONE' AND statement.payment_id IS DISTINCT FROM NEW.undoes_id) THEN
    RAISE EXCEPTION 'a statement is paid once, whole, while nobody asks about it' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION follow_settlement_payment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  UPDATE settlement_statement SET payment_id = CASE NEW.kind WHEN 'PAID' THEN NEW.id END WHERE id = NEW.statement_id;
  RETURN NULL;
END $$;
CREATE TRIGGER settlement_payment_guard AFTER INSERT ON settlement_payment FOR EACH ROW EXECUTE FUNCTION guard_settlement_payment();
CREATE TRIGGER settlement_payment_takes_effect AFTER INSERT ON settlement_payment FOR EACH ROW EXECUTE FUNCTION follow_settlement_payment();

GRANT SELECT ON settlement_policy, offer_cost_rule, settlement_rate, settlement_entry, settlement_run, settlement_number,
  settlement_statement, settlement_line, settlement_dispute, settlement_payment TO kwamdee_app;
GRANT UPDATE (period, bearer, network_percent) ON settlement_policy TO kwamdee_app;
GRANT INSERT (network_id, offer_id, bearer, network_percent, set_by) ON offer_cost_rule TO kwamdee_app;
GRANT INSERT (id, network_id, satang_per_point, from_day, state, proposed_by, decided_by, decided_at, idempotency_key) ON settlement_rate TO kwamdee_app;
GRANT UPDATE (state, decided_by, decided_at) ON settlement_rate TO kwamdee_app;
GRANT INSERT (id, network_id, statement_id, entry_id, note, opened_by, idempotency_key) ON settlement_dispute TO kwamdee_app;
GRANT UPDATE (state, adjustment_satang, reason, decided_by, decided_at, confirmed_by) ON settlement_dispute TO kwamdee_app;
GRANT INSERT (id, network_id, statement_id, kind, satang, reference, paid_on, reason, undoes_id, made_by, idempotency_key)
  ON settlement_payment TO kwamdee_app;
REVOKE EXECUTE ON FUNCTION open_settlement_runs, draw_up_settlements, lock_settlement_statement FROM PUBLIC;
GRANT EXECUTE ON FUNCTION open_settlement_runs, draw_up_settlements, lock_settlement_statement TO kwamdee_app;

-- One plan, by the indexes, whatever the statistics say: as for the functions of the books.
DO $$
DECLARE
  signature regprocedure;
BEGIN
  FOREACH signature IN ARRAY ARRAY['owe_for_voucher()'::regprocedure, 'draw_up_settlements(uuid, uuid, integer)'::regprocedure]
  LOOP
    EXECUTE format('ALTER FUNCTION %s SET enable_seqscan = off', signature);
    EXECUTE format('ALTER FUNCTION %s SET enable_hashjoin = off', signature);
    EXECUTE format('ALTER FUNCTION %s SET enable_mergejoin = off', signature);
    EXECUTE format('ALTER FUNCTION %s SET enable_material = off', signature);
    EXECUTE format('ALTER FUNCTION %s SET plan_cache_mode = force_generic_plan', signature);
  END LOOP;
END $$;
