-- Where points come from. A catalogue says what counts, in versions; a deed is recorded under the rule of its day, and is
-- credited once. Like the books, deeds are written by functions alone: each moves a deed, its cap and its points together.

CREATE TYPE catalogue_state AS ENUM ('DRAFT', 'ADOPTED', 'DISCARDED');
CREATE TYPE catalogue_origin AS ENUM ('DEFAULT', 'TEMPLATE', 'OWN');
CREATE TYPE evidence_kind AS ENUM ('NONE', 'NOTE', 'PHOTO', 'CODE');
CREATE TYPE cap_period AS ENUM ('DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR');
CREATE TYPE deed_privacy AS ENUM ('OPEN', 'MEMBERS', 'SENSITIVE');
CREATE TYPE deed_state AS ENUM ('CLAIMED', 'MORE_ASKED', 'VERIFIED', 'NOT_COUNTED', 'WITHDRAWN', 'CORRECTED');
CREATE TYPE deed_source AS ENUM ('MEMBER', 'ON_BEHALF', 'GROUP', 'EVENT', 'IMPORT');

-- Virtues are a network's own list: a new one can join (กตัญญู did in 2567), an old one can retire.
CREATE TABLE virtue (
  network_id uuid NOT NULL REFERENCES network,
  code text NOT NULL CHECK (code ~ '^[A-Z][A-Z0-9_]{0,31}$'),
  name_th text NOT NULL CHECK (length(name_th) BETWEEN 1 AND 80),
  name_en text NOT NULL CHECK (length(name_en) BETWEEN 1 AND 80),
  position integer NOT NULL DEFAULT 0,
  retired_at timestamptz(3),
  PRIMARY KEY (network_id, code)
);

-- One state of the whole catalogue. Adopted, it never changes: a change is a draft, adopted from a day on.
CREATE TABLE catalogue_version (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL REFERENCES network,
  number integer NOT NULL CHECK (number >= 1),
  state catalogue_state NOT NULL DEFAULT 'DRAFT',
  effective_from date,
  note_th text NOT NULL DEFAULT '' CHECK (length(note_th) <= 1000),
  note_en text NOT NULL DEFAULT '' CHECK (length(note_en) <= 1000),
  created_by uuid,
  adopted_by uuid,
  adopted_at timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  FOREIGN KEY (created_by, network_id) REFERENCES membership (id, network_id),
  FOREIGN KEY (adopted_by, network_id) REFERENCES membership (id, network_id),
  UNIQUE (network_id, number),
  UNIQUE (id, network_id),
  CHECK ((state = 'ADOPTED') = (effective_from IS NOT NULL AND adopted_at IS NOT NULL))
);
CREATE UNIQUE INDEX catalogue_version_one_draft ON catalogue_version (network_id) WHERE state = 'DRAFT';
CREATE UNIQUE INDEX catalogue_version_in_force ON catalogue_version (network_id, effective_from DESC) WHERE state = 'ADOPTED';

CREATE TABLE deed_category (
  version_id uuid NOT NULL,
  network_id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^[A-Z][A-Z0-9_]{0,31}$'),
  name_th text NOT NULL CHECK (length(name_th) BETWEEN 1 AND 120),
  name_en text NOT NULL CHECK (length(name_en) BETWEEN 1 AND 120),
  picture_key text,
  position integer NOT NULL DEFAULT 0,
  PRIMARY KEY (version_id, code),
  FOREIGN KEY (version_id, network_id) REFERENCES catalogue_version (id, network_id)
);

CREATE TABLE deed (
  version_id uuid NOT NULL,
  network_id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^[A-Z][A-Z0-9_]{0,31}$'),
  category_code text NOT NULL,
  name_th text NOT NULL CHECK (length(name_th) BETWEEN 1 AND 120),
  name_en text NOT NULL CHECK (length(name_en) BETWEEN 1 AND 120),
  picture_key text,
  position integer NOT NULL DEFAULT 0,
  PRIMARY KEY (version_id, code),
  FOREIGN KEY (version_id, category_code) REFERENCES deed_category (version_id, code)
);

-- The rule of one indicator in one version. `code` is the same from version to version: caps are counted by it.
CREATE TABLE indicator (
  id uuid PRIMARY KEY,
  version_id uuid NOT NULL,
  network_id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^[A-Z][A-Z0-9_]{0,31}$'),
  deed_code text NOT NULL,
  name_th text NOT NULL CHECK (length(name_th) BETWEEN 1 AND 200),
  name_en text NOT NULL CHECK (length(name_en) BETWEEN 1 AND 200),
  hint_th text NOT NULL DEFAULT '' CHECK (length(hint_th) <= 500),
  hint_en text NOT NULL DEFAULT '' CHECK (length(hint_en) <= 500),
  -- There is no deed that costs points.
  points integer NOT NULL CHECK (points BETWEEN 1 AND 10000),
  cap_count integer NOT NULL CHECK (cap_count BETWEEN 1 AND 1000),
  cap_period cap_period NOT NULL,
  evidence evidence_kind NOT NULL DEFAULT 'NONE',
  verifiers_needed smallint NOT NULL DEFAULT 1 CHECK (verifiers_needed BETWEEN 1 AND 5),
  verified_by network_role NOT NULL DEFAULT 'VERIFIER' CHECK (verified_by IN ('VERIFIER', 'COORDINATOR')),
  virtues text[] NOT NULL DEFAULT '{}' CHECK (cardinality(virtues) <= 10),
  privacy deed_privacy NOT NULL DEFAULT 'MEMBERS',
  origin catalogue_origin NOT NULL DEFAULT 'OWN',
  position integer NOT NULL DEFAULT 0,
  search_text text NOT NULL GENERATED ALWAYS AS (
    search_normalize(name_th || ' ' || name_en || ' ' || hint_th || ' ' || hint_en)) STORED,
  UNIQUE (version_id, code),
  UNIQUE (id, network_id),
  FOREIGN KEY (version_id, network_id) REFERENCES catalogue_version (id, network_id),
  FOREIGN KEY (version_id, deed_code) REFERENCES deed (version_id, code)
);
CREATE INDEX indicator_search ON indicator USING gin (search_text gin_trgm_ops);

-- What a version says changes while it is a draft, and not after.
CREATE FUNCTION guard_catalogue() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.version_id ELSE NEW.version_id END;
BEGIN
  IF (SELECT state FROM catalogue_version WHERE id = touched) <> 'DRAFT' THEN
    RAISE EXCEPTION 'an adopted catalogue does not change' USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER deed_category_guard BEFORE INSERT OR UPDATE OR DELETE ON deed_category FOR EACH ROW EXECUTE FUNCTION guard_catalogue();
CREATE TRIGGER deed_guard BEFORE INSERT OR UPDATE OR DELETE ON deed FOR EACH ROW EXECUTE FUNCTION guard_catalogue();
CREATE TRIGGER indicator_guard BEFORE INSERT OR UPDATE OR DELETE ON indicator FOR EACH ROW EXECUTE FUNCTION guard_catalogue();

CREATE FUNCTION guard_catalogue_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'DRAFT' THEN
    RAISE EXCEPTION 'an adopted catalogue does not change' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER catalogue_version_guard BEFORE UPDATE ON catalogue_version FOR EACH ROW EXECUTE FUNCTION guard_catalogue_version();

-- One deed by one member. The rule is that of its day, and is kept: `points`, the cap, who verifies, how private it is.
CREATE TABLE deed_record (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  member_id uuid NOT NULL,
  indicator_id uuid NOT NULL,
  indicator_code text NOT NULL,
  points integer NOT NULL CHECK (points > 0),
  verifiers_needed smallint NOT NULL,
  verified_by network_role NOT NULL,
  privacy deed_privacy NOT NULL,
  cap_period cap_period NOT NULL,
  cap_start date NOT NULL,
  state deed_state NOT NULL DEFAULT 'CLAIMED',
  source deed_source NOT NULL,
  done_on date NOT NULL,
  note text CHECK (length(note) BETWEEN 1 AND 1000),
  -- Who wrote it down: the member, or one who did it for them.
  recorded_by uuid NOT NULL,
  -- Deeds that one record stands for share it.
  group_id uuid,
  event_id uuid,
  -- The deed that this one stands in for, after its confirmation was taken back.
  replaces_id uuid UNIQUE REFERENCES deed_record,
  idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 8 AND 128),
  claimed_at timestamptz(3) NOT NULL DEFAULT now(),
  state_since timestamptz(3) NOT NULL DEFAULT now(),
  credited_at timestamptz(3),
  FOREIGN KEY (member_id, network_id) REFERENCES membership (id, network_id),
  FOREIGN KEY (recorded_by, network_id) REFERENCES membership (id, network_id),
  FOREIGN KEY (indicator_id, network_id) REFERENCES indicator (id, network_id),
  UNIQUE (member_id, recorded_by, idempotency_key),
  UNIQUE (id, member_id),
  UNIQUE (id, network_id),
  CHECK ((credited_at IS NOT NULL) = (state IN ('VERIFIED', 'CORRECTED'))),
  CHECK ((source = 'EVENT') = (event_id IS NOT NULL)),
  CHECK ((source = 'MEMBER') <= (recorded_by = member_id))
);
CREATE INDEX deed_record_member ON deed_record (member_id, id DESC);
CREATE INDEX deed_record_queue ON deed_record (network_id, claimed_at, id) WHERE state = 'CLAIMED';
CREATE INDEX deed_record_group ON deed_record (group_id) WHERE group_id IS NOT NULL;
CREATE INDEX deed_record_event ON deed_record (event_id) WHERE event_id IS NOT NULL;
CREATE INDEX deed_record_credited ON deed_record (network_id, credited_at) WHERE credited_at IS NOT NULL;

CREATE FUNCTION guard_deed_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ROW(NEW.id, NEW.network_id, NEW.member_id, NEW.indicator_id, NEW.indicator_code, NEW.points, NEW.verifiers_needed,
         NEW.verified_by, NEW.privacy, NEW.cap_period, NEW.cap_start, NEW.source, NEW.done_on, NEW.recorded_by, NEW.group_id,
         NEW.event_id, NEW.replaces_id, NEW.idempotency_key, NEW.claimed_at)
     IS DISTINCT FROM
     ROW(OLD.id, OLD.network_id, OLD.member_id, OLD.indicator_id, OLD.indicator_code, OLD.points, OLD.verifiers_needed,
         OLD.verified_by, OLD.privacy, OLD.cap_period, OLD.cap_start, OLD.source, OLD.done_on, OLD.recorded_by, OLD.group_id,
         OLD.event_id, OLD.replaces_id, OLD.idempotency_key, OLD.claimed_at) THEN
    RAISE EXCEPTION 'a deed keeps its rule' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
      ('CLAIMED', 'VERIFIED'), ('CLAIMED', 'MORE_ASKED'), ('CLAIMED', 'NOT_COUNTED'), ('CLAIMED', 'WITHDRAWN'),
      ('MORE_ASKED', 'CLAIMED'), ('MORE_ASKED', 'NOT_COUNTED'), ('MORE_ASKED', 'WITHDRAWN'),
      ('NOT_COUNTED', 'CLAIMED'), ('VERIFIED', 'CORRECTED')) THEN
    RAISE EXCEPTION 'a deed does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER deed_record_guard BEFORE UPDATE ON deed_record FOR EACH ROW EXECUTE FUNCTION guard_deed_record();
CREATE TRIGGER deed_record_kept BEFORE DELETE OR TRUNCATE ON deed_record FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- How often a member has an indicator in one period. The CHECK is what makes farming beyond the cap unwritable.
CREATE TABLE deed_cap (
  network_id uuid NOT NULL,
  member_id uuid NOT NULL REFERENCES membership,
  indicator_code text NOT NULL,
  cap_period cap_period NOT NULL,
  cap_start date NOT NULL,
  cap_count integer NOT NULL,
  used integer NOT NULL DEFAULT 0,
  PRIMARY KEY (member_id, indicator_code, cap_period, cap_start),
  CONSTRAINT deed_cap_not_exceeded CHECK (used BETWEEN 0 AND cap_count)
);

-- The first day of the period that a day is in; weeks begin on Monday.
CREATE FUNCTION cap_period_start(p_period cap_period, p_day date) RETURNS date
  LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN date_trunc(lower(p_period::text), p_day::timestamp)::date;

-- The catalogue in force on a day; null when there is none yet.
CREATE FUNCTION catalogue_in_force(p_network_id uuid, p_day date) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT id FROM catalogue_version
  WHERE network_id = p_network_id AND state = 'ADOPTED' AND effective_from <= p_day
  ORDER BY effective_from DESC LIMIT 1
$$;

-- Why an award was undone. The transfer that undoes it cites the award's transfer, and is its mirror.
CREATE TABLE award_correction (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  member_id uuid NOT NULL,
  transfer_id bigint NOT NULL UNIQUE REFERENCES transfer,
  reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
  corrected_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  FOREIGN KEY (member_id, network_id) REFERENCES membership (id, network_id),
  FOREIGN KEY (corrected_by, network_id) REFERENCES membership (id, network_id),
  CONSTRAINT award_correction_not_by_oneself CHECK (member_id <> corrected_by)
);
CREATE TRIGGER award_correction_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON award_correction
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Records deeds, one answer for each, in order. A claim is an object: deed_id, member_id, indicator_id, done_on, source,
-- recorded_by, idempotency_key, and if there are any note, group_id, event_id, replaces_id.
-- status: CLAIMED, REPLAYED (this key and input before), IDEMPOTENCY_CONFLICT, NOT_A_MEMBER, RULE_NOT_IN_FORCE (the
-- indicator is not of the catalogue of the deed's day), CAP_REACHED. `deed_id` is that of the deed that stands.
CREATE FUNCTION claim_deeds(p_network_id uuid, p_claims jsonb)
RETURNS TABLE (ordinal bigint, status text, deed_id uuid, points integer, cap_left integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
BEGIN
  -- The members' mutexes, by id, as everywhere: of two claims at once the later sees what the earlier left of the cap.
  PERFORM FROM ledger_account
    WHERE member_id IN (SELECT (claim ->> 'member_id')::uuid FROM jsonb_array_elements(p_claims) AS claim)
      AND kind = 'MEMBER_AVAILABLE' AND network_id = p_network_id
    ORDER BY member_id FOR NO KEY UPDATE;
  RETURN QUERY
  WITH claim AS (
    SELECT element.ordinality AS ordinal, fields.*
    FROM jsonb_array_elements(p_claims) WITH ORDINALITY AS element (value, ordinality)
    CROSS JOIN LATERAL jsonb_to_record(element.value) AS fields (
      deed_id uuid, member_id uuid, indicator_id uuid, done_on date, source deed_source, recorded_by uuid,
      idempotency_key text, note text, group_id uuid, event_id uuid, replaces_id uuid)
  ), judged AS MATERIALIZED (
    SELECT claim.*, rule.code AS indicator_code, rule.points, rule.verifiers_needed, rule.verified_by, rule.privacy,
      rule.cap_count, rule.cap_period, cap_period_start(rule.cap_period, claim.done_on) AS cap_start,
      prior.id AS prior_id, coalesce(cap.used, 0) AS used,
      CASE
        WHEN prior.id IS NOT NULL AND prior.indicator_code = rule.code AND prior.done_on = claim.done_on
          AND prior.note IS NOT DISTINCT FROM claim.note THEN 'REPLAYED'
        WHEN prior.id IS NOT NULL THEN 'IDEMPOTENCY_CONFLICT'
        WHEN membership.status IS DISTINCT FROM 'ACTIVE' OR NOT 'MEMBER' = ANY (membership.roles) THEN 'NOT_A_MEMBER'
        WHEN rule.id IS NULL OR rule.version_id IS DISTINCT FROM catalogue_in_force(p_network_id, claim.done_on)
          THEN 'RULE_NOT_IN_FORCE'
        ELSE 'CLAIMED'
      END AS verdict,
      -- One key used twice in one call: the first is the deed, the second its repetition.
      row_number() OVER (
        PARTITION BY claim.member_id, claim.recorded_by, claim.idempotency_key ORDER BY claim.ordinal) AS repetition
    FROM claim
    LEFT JOIN LATERAL (
      SELECT * FROM membership WHERE membership.id = claim.member_id AND membership.network_id = p_network_id LIMIT 1
    ) AS membership ON true
    LEFT JOIN LATERAL (
      SELECT * FROM indicator WHERE indicator.id = claim.indicator_id AND indicator.network_id = p_network_id LIMIT 1
    ) AS rule ON true
    LEFT JOIN LATERAL (
      SELECT * FROM deed_record WHERE deed_record.member_id = claim.member_id
        AND deed_record.recorded_by = claim.recorded_by AND deed_record.idempotency_key = claim.idempotency_key LIMIT 1
    ) AS prior ON true
    LEFT JOIN LATERAL (
      SELECT used FROM deed_cap WHERE deed_cap.member_id = claim.member_id AND deed_cap.indicator_code = rule.code
        AND deed_cap.cap_period = rule.cap_period
        AND deed_cap.cap_start = cap_period_start(rule.cap_period, claim.done_on) LIMIT 1
    ) AS cap ON true
  ), ranked AS (
    SELECT judged.*, row_number() OVER (
      PARTITION BY member_id, indicator_code, cap_period, cap_start, verdict = 'CLAIMED' AND repetition = 1
      ORDER BY ordinal) AS place
    FROM judged
  ), decided AS (
    SELECT ranked.*, CASE
      WHEN verdict <> 'CLAIMED' THEN verdict
      WHEN repetition > 1 THEN 'IDEMPOTENCY_CONFLICT'
      WHEN used + place > cap_count THEN 'CAP_REACHED'
      ELSE 'CLAIMED' END AS outcome
    FROM ranked
  ), recorded AS (
    INSERT INTO deed_record (id, network_id, member_id, indicator_id, indicator_code, points, verifiers_needed, verified_by,
      privacy, cap_period, cap_start, source, done_on, note, recorded_by, group_id, event_id, replaces_id, idempotency_key)
    SELECT deed_id, p_network_id, member_id, indicator_id, indicator_code, points, verifiers_needed, verified_by,
      privacy, cap_period, cap_start, source, done_on, note, recorded_by, group_id, event_id, replaces_id, idempotency_key
    FROM decided WHERE outcome = 'CLAIMED' ORDER BY ordinal
  ), counted AS (
    INSERT INTO deed_cap AS cap (network_id, member_id, indicator_code, cap_period, cap_start, cap_count, used)
    SELECT p_network_id, member_id, indicator_code, cap_period, cap_start, max(cap_count), count(*)
    FROM decided WHERE outcome = 'CLAIMED' GROUP BY member_id, indicator_code, cap_period, cap_start
    ORDER BY member_id, indicator_code, cap_period, cap_start
    ON CONFLICT (member_id, indicator_code, cap_period, cap_start)
    DO UPDATE SET used = cap.used + excluded.used, cap_count = excluded.cap_count
  )
  SELECT decided.ordinal, decided.outcome,
    CASE decided.outcome WHEN 'CLAIMED' THEN decided.deed_id WHEN 'REPLAYED' THEN decided.prior_id END,
    decided.points,
    CASE decided.outcome
      WHEN 'CAP_REACHED' THEN 0
      WHEN 'CLAIMED' THEN greatest(0, decided.cap_count - decided.used - decided.place)
      ELSE greatest(0, decided.cap_count - decided.used) END::integer
  FROM decided ORDER BY decided.ordinal;
END $$;

-- Credits deeds that were CLAIMED, each once. Deeds in any other state are left alone and not returned, so that of two
-- callers one wins. Whether enough people have confirmed them is for the caller to know, under the deeds' locks.
CREATE FUNCTION credit_deeds(p_network_id uuid, p_deed_ids uuid[])
RETURNS TABLE (deed_id uuid, member_id uuid, points integer, available bigint, held bigint, earned_total bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
DECLARE
  claimed_ids uuid[];
BEGIN
  -- Locks: deeds, then members, each by id. A claim locks members and waits for no deed.
  SELECT array_agg(id) INTO claimed_ids FROM (
    SELECT id FROM deed_record
    WHERE id = ANY (p_deed_ids) AND network_id = p_network_id AND state = 'CLAIMED'
    ORDER BY id FOR NO KEY UPDATE) AS locked;
  IF claimed_ids IS NULL THEN RETURN; END IF;
  PERFORM FROM ledger_account
    WHERE member_id IN (SELECT record.member_id FROM deed_record record WHERE record.id = ANY (claimed_ids))
      AND kind = 'MEMBER_AVAILABLE'
    ORDER BY member_id FOR NO KEY UPDATE;
  RETURN QUERY
  WITH credit AS (
    SELECT record.id, record.member_id, record.points, own.id AS own_account_id, own_held.balance AS held,
      issuance.id AS issuance_account_id,
      own.balance + sum(record.points) OVER running AS available_after,
      own.earned_total + sum(record.points) OVER running AS earned_after
    FROM unnest(claimed_ids) AS wanted (id)
    CROSS JOIN LATERAL (SELECT * FROM deed_record WHERE deed_record.id = wanted.id LIMIT 1) AS record
    JOIN ledger_account own ON own.member_id = record.member_id AND own.kind = 'MEMBER_AVAILABLE'
    JOIN ledger_account own_held ON own_held.member_id = record.member_id AND own_held.kind = 'MEMBER_HELD'
    JOIN ledger_account issuance ON issuance.network_id = p_network_id AND issuance.kind = 'NETWORK_ISSUANCE'
    WINDOW running AS (PARTITION BY record.member_id ORDER BY record.id)
  ), new_transfer AS (
    INSERT INTO transfer (network_id, kind, from_account_id, to_account_id, points, to_balance_after, deed_id)
    SELECT p_network_id, 'AWARD', issuance_account_id, own_account_id, points, available_after, id
    FROM credit ORDER BY member_id, id
  ), credited AS (
    UPDATE ledger_account
    SET balance = ledger_account.balance + total.points, earned_total = ledger_account.earned_total + total.points
    FROM (SELECT own_account_id, sum(points) AS points FROM credit GROUP BY own_account_id) AS total
    WHERE ledger_account.id = total.own_account_id
  ), settled AS (
    UPDATE deed_record SET state = 'VERIFIED', state_since = now(), credited_at = now()
    FROM credit WHERE deed_record.id = credit.id
  )
  SELECT credit.id, credit.member_id, credit.points, credit.available_after::bigint, credit.held, credit.earned_after::bigint
  FROM credit ORDER BY credit.id;
END $$;

-- Moves deeds that bring no points (yet) from one state to another, and returns those it moved. The place under the cap
-- is given back when a deed is NOT_COUNTED or WITHDRAWN, and taken again when a deed that was not counted is CLAIMED
-- anew: where none is left, that deed is left alone.
CREATE FUNCTION move_deeds(p_deed_ids uuid[], p_from deed_state, p_to deed_state)
RETURNS SETOF deed_record LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
DECLARE
  moved_ids uuid[];
BEGIN
  IF p_to NOT IN ('MORE_ASKED', 'NOT_COUNTED', 'WITHDRAWN', 'CLAIMED') THEN
    RAISE EXCEPTION 'deeds are not moved to %', p_to USING ERRCODE = 'check_violation';
  END IF;
  SELECT array_agg(id) INTO moved_ids FROM (
    SELECT id FROM deed_record WHERE id = ANY (p_deed_ids) AND state = p_from ORDER BY id FOR NO KEY UPDATE) AS locked;
  IF moved_ids IS NULL THEN RETURN; END IF;
  PERFORM FROM ledger_account
    WHERE member_id IN (SELECT record.member_id FROM deed_record record WHERE record.id = ANY (moved_ids))
      AND kind = 'MEMBER_AVAILABLE'
    ORDER BY member_id FOR NO KEY UPDATE;
  IF p_to IN ('NOT_COUNTED', 'WITHDRAWN') THEN
    PERFORM return_deed_caps(moved_ids);
  ELSIF p_from = 'NOT_COUNTED' THEN
    SELECT array_agg(ranked.id) INTO moved_ids FROM (
      SELECT record.id, cap.cap_count - cap.used AS room, row_number() OVER (
        PARTITION BY record.member_id, record.indicator_code, record.cap_period, record.cap_start ORDER BY record.id) AS place
      FROM deed_record record
      JOIN deed_cap cap USING (member_id, indicator_code, cap_period, cap_start)
      WHERE record.id = ANY (moved_ids)) AS ranked
    WHERE ranked.place <= ranked.room;
    UPDATE deed_cap SET used = deed_cap.used + units.count
    FROM (
      SELECT member_id, indicator_code, cap_period, cap_start, count(*)::integer AS count
      FROM deed_record WHERE id = ANY (moved_ids) GROUP BY member_id, indicator_code, cap_period, cap_start) AS units
    WHERE (deed_cap.member_id, deed_cap.indicator_code, deed_cap.cap_period, deed_cap.cap_start)
      = (units.member_id, units.indicator_code, units.cap_period, units.cap_start);
  END IF;
  RETURN QUERY
  UPDATE deed_record SET state = p_to, state_since = now() WHERE id = ANY (moved_ids) RETURNING deed_record.*;
END $$;

CREATE FUNCTION return_deed_caps(p_deed_ids uuid[]) RETURNS void LANGUAGE sql AS $$
  UPDATE deed_cap SET used = deed_cap.used - units.count
  FROM (
    SELECT member_id, indicator_code, cap_period, cap_start, count(*)::integer AS count
    FROM deed_record WHERE id = ANY (p_deed_ids) GROUP BY member_id, indicator_code, cap_period, cap_start) AS units
  WHERE (deed_cap.member_id, deed_cap.indicator_code, deed_cap.cap_period, deed_cap.cap_start)
    = (units.member_id, units.indicator_code, units.cap_period, units.cap_start)
$$;

-- Undoes the award of one deed, or one award by a coordinator, that was made by mistake: whole, once, and never below
-- zero. status: CORRECTED, NOT_CREDITED, ALREADY_CORRECTED, ALREADY_SPENT (too little is left; nothing is done).
CREATE FUNCTION correct_award(
  p_network_id uuid, p_deed_id uuid, p_award_id uuid, p_correction_id uuid, p_reason text, p_corrected_by uuid)
RETURNS TABLE (status text, member_id uuid, points integer, available bigint, held bigint, earned_total bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
DECLARE
  cited transfer;
  own ledger_account;
BEGIN
  -- Locks: the deed, then the member, as in credit_deeds.
  PERFORM FROM deed_record WHERE id = p_deed_id AND network_id = p_network_id FOR NO KEY UPDATE;
  SELECT * INTO cited FROM transfer WHERE transfer.network_id = p_network_id AND transfer.kind = 'AWARD'
    AND (transfer.deed_id = p_deed_id OR transfer.award_id = p_award_id);
  IF cited.id IS NULL THEN
    status := 'NOT_CREDITED'; RETURN NEXT; RETURN;
  END IF;
  SELECT * INTO own FROM ledger_account WHERE id = cited.to_account_id FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM transfer WHERE transfer.corrects_id = cited.id) THEN
    status := 'ALREADY_CORRECTED';
  ELSIF own.balance < cited.points THEN
    status := 'ALREADY_SPENT';
  ELSE
    INSERT INTO transfer (network_id, kind, from_account_id, to_account_id, points, from_balance_after, corrects_id)
    VALUES (p_network_id, 'CORRECTION', cited.to_account_id, cited.from_account_id, cited.points, own.balance - cited.points,
      cited.id);
    INSERT INTO award_correction (id, network_id, member_id, transfer_id, reason, corrected_by)
    VALUES (p_correction_id, p_network_id, own.member_id, cited.id, p_reason, p_corrected_by);
    UPDATE ledger_account
    SET balance = ledger_account.balance - cited.points, earned_total = ledger_account.earned_total - cited.points
    WHERE id = own.id RETURNING * INTO own;
    UPDATE deed_record SET state = 'CORRECTED', state_since = now() WHERE id = cited.deed_id;
    PERFORM return_deed_caps(ARRAY[cited.deed_id]) WHERE cited.deed_id IS NOT NULL;
    status := 'CORRECTED';
  END IF;
  member_id := own.member_id; points := cited.points; available := own.balance; earned_total := own.earned_total;
  SELECT balance INTO held FROM ledger_account account WHERE account.member_id = own.member_id AND account.kind = 'MEMBER_HELD';
  RETURN NEXT;
END $$;

GRANT SELECT ON virtue, catalogue_version, deed_category, deed, indicator, deed_record, deed_cap, award_correction TO kwamdee_app;
GRANT INSERT, UPDATE ON virtue, catalogue_version TO kwamdee_app;
GRANT INSERT, UPDATE, DELETE ON deed_category, deed, indicator TO kwamdee_app;
GRANT UPDATE (note) ON deed_record TO kwamdee_app;

REVOKE EXECUTE ON FUNCTION claim_deeds, credit_deeds, move_deeds, return_deed_caps, correct_award FROM PUBLIC;
GRANT EXECUTE ON FUNCTION claim_deeds, credit_deeds, move_deeds, correct_award TO kwamdee_app;

-- One plan, by the indexes, whatever the statistics say: as for the functions of the books.
DO $$
DECLARE
  signature regprocedure;
BEGIN
  FOREACH signature IN ARRAY ARRAY[
    'claim_deeds(uuid, jsonb)'::regprocedure,
    'credit_deeds(uuid, uuid[])'::regprocedure,
    'move_deeds(uuid[], deed_state, deed_state)'::regprocedure,
    'correct_award(uuid, uuid, uuid, uuid, text, uuid)'::regprocedure]
  LOOP
    EXECUTE format('ALTER FUNCTION %s SET enable_seqscan = off', signature);
    EXECUTE format('ALTER FUNCTION %s SET enable_hashjoin = off', signature);
    EXECUTE format('ALTER FUNCTION %s SET enable_mergejoin = off', signature);
    EXECUTE format('ALTER FUNCTION %s SET enable_material = off', signature);
    EXECUTE format('ALTER FUNCTION %s SET plan_cache_mode = force_generic_plan', signature);
  END LOOP;
END $$;
