-- Events, and who came. A check-in is one deed of its member, credited at once out of the event's budget; when the budget
-- or the member's cap is used up, the visit is written down all the same.

CREATE TYPE event_state AS ENUM ('DRAFT', 'OPEN', 'CLOSED', 'CANCELLED');
-- ROTATING: a new code every 30 seconds on the organiser's screen. PRINTED: one code on paper, for a small event.
CREATE TYPE event_code_mode AS ENUM ('ROTATING', 'PRINTED');
-- CODE: a rotating code in its time box. LATE_CODE: kept by a phone without a signal and sent later. PRINTED: the code on
-- paper. DESK: written down by an organiser.
CREATE TYPE check_in_way AS ENUM ('CODE', 'LATE_CODE', 'PRINTED', 'DESK');
CREATE TYPE no_points_reason AS ENUM ('BUDGET_USED_UP', 'CAP_REACHED', 'RULE_CHANGED');

-- An event that may give more than this is opened by two coordinators.
ALTER TABLE network ADD COLUMN event_solo_limit_points integer NOT NULL DEFAULT 2000
  CHECK (event_solo_limit_points BETWEEN 0 AND 1000000);

CREATE TABLE event (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL REFERENCES network,
  state event_state NOT NULL DEFAULT 'DRAFT',
  title_th text NOT NULL CHECK (length(title_th) <= 1000),
  title_en text NOT NULL CHECK (length(title_en) <= 1000),
  place_th text NOT NULL CHECK (length(place_th) <= 1000),
  place_en text NOT NULL CHECK (length(place_en) <= 1000),
  description_th text NOT NULL DEFAULT '' CHECK (length(description_th) <= 20000),
  description_en text NOT NULL DEFAULT '' CHECK (length(description_en) <= 20000),
  starts_at timestamptz(3) NOT NULL,
  ends_at timestamptz(3) NOT NULL,
  -- The rule is that of the day of the visit, by its code; a check-in never brings more than the rule does.
  indicator_code text NOT NULL,
  points integer NOT NULL CHECK (points BETWEEN 1 AND 10000),
  budget_points integer NOT NULL CHECK (budget_points BETWEEN 0 AND 1000000),
  -- The network's limit when the budget was set.
  solo_limit_points integer NOT NULL,
  code_mode event_code_mode NOT NULL DEFAULT 'ROTATING',
  created_by uuid NOT NULL,
  opened_by uuid,
  approved_by uuid,
  idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 8 AND 128),
  input_hash text NOT NULL CHECK (length(input_hash) <= 64),
  closed_at timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  FOREIGN KEY (created_by, network_id) REFERENCES membership (id, network_id),
  FOREIGN KEY (opened_by, network_id) REFERENCES membership (id, network_id),
  FOREIGN KEY (approved_by, network_id) REFERENCES membership (id, network_id),
  UNIQUE (id, network_id),
  UNIQUE (id, budget_points),
  UNIQUE (created_by, idempotency_key),
  CHECK (starts_at < ends_at AND ends_at - starts_at <= interval '7 days'),
  CHECK ((closed_at IS NOT NULL) = (state = 'CLOSED')),
  CHECK (state IN ('DRAFT', 'CANCELLED') OR opened_by IS NOT NULL),
  -- Two persons stand behind a large budget: nobody opens one alone.
  CONSTRAINT event_two_persons CHECK (
    state IN ('DRAFT', 'CANCELLED') OR budget_points <= solo_limit_points OR approved_by IS NOT NULL),
  CONSTRAINT event_approved_by_another CHECK (approved_by <> opened_by)
);
CREATE INDEX event_upcoming ON event (network_id, starts_at, id) WHERE state = 'OPEN';
CREATE INDEX event_network ON event (network_id, starts_at DESC, id DESC);
CREATE INDEX event_open_until ON event (ends_at) WHERE state = 'OPEN';

CREATE FUNCTION guard_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'DRAFT' AND ROW(NEW.indicator_code, NEW.points, NEW.budget_points, NEW.solo_limit_points, NEW.code_mode,
      NEW.opened_by, NEW.approved_by) IS DISTINCT FROM
    ROW(OLD.indicator_code, OLD.points, OLD.budget_points, OLD.solo_limit_points, OLD.code_mode,
      OLD.opened_by, OLD.approved_by) THEN
    RAISE EXCEPTION 'what an event gives is settled when it opens' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
      ('DRAFT', 'OPEN'), ('DRAFT', 'CANCELLED'), ('OPEN', 'CLOSED'), ('OPEN', 'CANCELLED')) THEN
    RAISE EXCEPTION 'an event does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER event_guard BEFORE UPDATE ON event FOR EACH ROW EXECUTE FUNCTION guard_event();

-- What the codes of one event are signed with. It leaves the server only as signatures.
CREATE TABLE event_secret (
  event_id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  secret bytea NOT NULL CHECK (octet_length(secret) = 32),
  FOREIGN KEY (event_id, network_id) REFERENCES event (id, network_id)
);

-- Who stands at the desk. Nobody is deleted here: whoever could ever show the code cannot check in with it.
CREATE TABLE event_organiser (
  event_id uuid NOT NULL,
  network_id uuid NOT NULL,
  membership_id uuid NOT NULL,
  added_by uuid NOT NULL,
  added_at timestamptz(3) NOT NULL DEFAULT now(),
  removed_at timestamptz(3),
  PRIMARY KEY (event_id, membership_id),
  FOREIGN KEY (event_id, network_id) REFERENCES event (id, network_id),
  FOREIGN KEY (membership_id, network_id) REFERENCES membership (id, network_id),
  FOREIGN KEY (added_by, network_id) REFERENCES membership (id, network_id)
);
CREATE INDEX event_organiser_person ON event_organiser (membership_id, event_id DESC) WHERE removed_at IS NULL;

-- The one row that every check-in of an event writes, so it is narrow and has room beside it. Only check_in changes
-- `given`, `visits` and `printed_uses`. The CHECKs are what makes giving beyond the budget, and one more use of a code on
-- paper than it has, unwritable.
CREATE TABLE event_budget (
  event_id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  total integer NOT NULL,
  given integer NOT NULL DEFAULT 0 CHECK (given >= 0),
  points_left integer GENERATED ALWAYS AS (total - given) STORED,
  visits integer NOT NULL DEFAULT 0 CHECK (visits >= 0),
  -- How often a printed code is good; null for a rotating one.
  printed_limit integer CHECK (printed_limit BETWEEN 1 AND 10000),
  printed_uses integer NOT NULL DEFAULT 0 CHECK (printed_uses >= 0),
  printed_left integer GENERATED ALWAYS AS (printed_limit - printed_uses) STORED,
  CONSTRAINT event_budget_not_exceeded CHECK (points_left >= 0),
  CONSTRAINT event_printed_code_not_exceeded CHECK (printed_left >= 0),
  -- The plan and the purse cannot differ: the budget is written on the event, and follows to here.
  FOREIGN KEY (event_id, total) REFERENCES event (id, budget_points) ON UPDATE CASCADE
) WITH (fillfactor = 40);

CREATE TABLE event_check_in (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  event_id uuid NOT NULL,
  member_id uuid NOT NULL,
  way check_in_way NOT NULL,
  -- The member, or the organiser at the desk.
  recorded_by uuid NOT NULL,
  nonce text NOT NULL CHECK (length(nonce) BETWEEN 8 AND 128),
  -- Which 30 seconds a rotating code was of.
  time_step bigint,
  scanned_at timestamptz(3) NOT NULL,
  checked_in_at timestamptz(3) NOT NULL,
  points integer NOT NULL CHECK (points >= 0),
  deed_id uuid UNIQUE REFERENCES deed_record,
  no_points_reason no_points_reason,
  FOREIGN KEY (event_id, network_id) REFERENCES event (id, network_id),
  FOREIGN KEY (member_id, network_id) REFERENCES membership (id, network_id),
  FOREIGN KEY (recorded_by, network_id) REFERENCES membership (id, network_id),
  -- However often a code is scanned, kept or forwarded: one visit for each member.
  CONSTRAINT event_check_in_once UNIQUE (event_id, member_id),
  CONSTRAINT event_check_in_nonce UNIQUE (recorded_by, nonce),
  CONSTRAINT event_check_in_not_by_oneself CHECK (
    CASE way WHEN 'DESK' THEN recorded_by <> member_id ELSE recorded_by = member_id END),
  CHECK ((time_step IS NOT NULL) = (way IN ('CODE', 'LATE_CODE'))),
  CHECK ((deed_id IS NOT NULL) = (points > 0)),
  CHECK ((no_points_reason IS NOT NULL) = (points = 0))
);
CREATE INDEX event_check_in_list ON event_check_in (event_id, id DESC);
CREATE INDEX event_check_in_late ON event_check_in (event_id, time_step) WHERE way = 'LATE_CODE';
CREATE TRIGGER event_check_in_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event_check_in
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE deed_record ADD CONSTRAINT deed_record_event_id_network_id_fkey
  FOREIGN KEY (event_id, network_id) REFERENCES event (id, network_id) NOT VALID;

GRANT SELECT ON event, event_secret, event_organiser, event_budget, event_check_in TO kwamdee_app;
GRANT INSERT ON event, event_secret, event_organiser TO kwamdee_app;
GRANT UPDATE (state, title_th, title_en, place_th, place_en, description_th, description_en, starts_at, ends_at,
  indicator_code, points, budget_points, solo_limit_points, code_mode, opened_by, approved_by, closed_at) ON event TO kwamdee_app;
GRANT UPDATE (added_by, removed_at) ON event_organiser TO kwamdee_app;
GRANT INSERT (event_id, network_id, total, printed_limit), UPDATE (printed_limit) ON event_budget TO kwamdee_app;
