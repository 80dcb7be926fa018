-- What people said about a deed: confirmed, asked for more, not counted this time; and what the member answered.

ALTER TABLE network ADD COLUMN escalate_after_hours integer NOT NULL DEFAULT 72
  CHECK (escalate_after_hours BETWEEN 1 AND 720);
GRANT UPDATE (escalate_after_hours) ON network TO kwamdee_app;

CREATE TYPE deed_decision_kind AS ENUM ('CONFIRM', 'ASK_MORE', 'NOT_COUNT', 'ANSWER');

CREATE TABLE deed_decision (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  deed_id uuid NOT NULL,
  member_id uuid NOT NULL,
  -- The member of an ANSWER; of everything else anybody but them.
  decider_id uuid NOT NULL,
  -- Who typed it: an answer for a member without a phone is written by the one who recorded the deed.
  written_by uuid NOT NULL,
  kind deed_decision_kind NOT NULL,
  -- Of an ANSWER: to what.
  answers deed_decision_kind CHECK (answers IN ('ASK_MORE', 'NOT_COUNT')),
  text text CHECK (length(text) BETWEEN 1 AND 1000),
  at timestamptz(3) NOT NULL DEFAULT now(),
  undone_at timestamptz(3),
  FOREIGN KEY (deed_id, network_id) REFERENCES deed_record (id, network_id),
  FOREIGN KEY (deed_id, member_id) REFERENCES deed_record (id, member_id),
  FOREIGN KEY (decider_id, network_id) REFERENCES membership (id, network_id),
  FOREIGN KEY (written_by, network_id) REFERENCES membership (id, network_id),
  -- Nobody decides about their own deed: the check holds whatever the code believes.
  CONSTRAINT deed_decision_not_by_oneself CHECK ((decider_id = member_id) = (kind = 'ANSWER')),
  CHECK (kind = 'ANSWER' OR written_by = decider_id),
  CHECK ((answers IS NOT NULL) = (kind = 'ANSWER')),
  CHECK ((text IS NULL) = (kind = 'CONFIRM')),
  CHECK (undone_at IS NULL OR kind = 'CONFIRM')
);
-- One person stands for a deed once: two taps, or two phones, are one confirmation.
CREATE UNIQUE INDEX deed_decision_standing ON deed_decision (deed_id, decider_id)
  WHERE kind = 'CONFIRM' AND undone_at IS NULL;
-- A deed that was not counted is answered once.
CREATE UNIQUE INDEX deed_decision_answered_once ON deed_decision (deed_id) WHERE answers = 'NOT_COUNT';
CREATE INDEX deed_decision_story ON deed_decision (deed_id, at, id);
CREATE INDEX deed_decision_pair ON deed_decision (decider_id, member_id, at) WHERE kind = 'CONFIRM' AND undone_at IS NULL;

CREATE FUNCTION guard_deed_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.undone_at IS NOT NULL OR to_jsonb(NEW) - 'undone_at' <> to_jsonb(OLD) - 'undone_at' THEN
    RAISE EXCEPTION 'what was said about a deed stays; a confirmation is undone once' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER deed_decision_guard BEFORE UPDATE ON deed_decision FOR EACH ROW EXECUTE FUNCTION guard_deed_decision();
CREATE TRIGGER deed_decision_kept BEFORE DELETE OR TRUNCATE ON deed_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Those who may be asked: few, in a network of many.
CREATE INDEX membership_deciders ON membership (network_id)
  WHERE status = 'ACTIVE' AND roles && '{VERIFIER,COORDINATOR}'::network_role[];

-- Whether somebody can vouch for a deed at all: a verifier, or a coordinator where the rule wants one (who may always); not
-- the member, not who wrote it down, not one of the same household.
CREATE FUNCTION can_vouch(p_deed deed_record, p_decider membership) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT p_decider.network_id = p_deed.network_id AND p_decider.status = 'ACTIVE'
    AND ('COORDINATOR' = ANY (p_decider.roles)
      OR (p_deed.verified_by = 'VERIFIER' AND 'VERIFIER' = ANY (p_decider.roles)))
    AND p_decider.id <> p_deed.member_id AND p_decider.id <> p_deed.recorded_by
    AND NOT EXISTS (
      SELECT FROM membership own WHERE own.id = p_deed.member_id AND own.household_id = p_decider.household_id)
$$;

-- True when somebody confirmed more than three deeds of a member within 30 days. Rotation, not blame: nobody is told.
CREATE FUNCTION is_frequent_pair(p_decider_id uuid, p_member_id uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT count(*) > 3 FROM (
    SELECT FROM deed_decision
    WHERE decider_id = p_decider_id AND member_id = p_member_id AND kind = 'CONFIRM' AND undone_at IS NULL
      AND at > now() - interval '30 days'
    LIMIT 4) AS recent
$$;

CREATE FUNCTION deed_waits_long(p_deed deed_record) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT p_deed.state = 'CLAIMED' AND p_deed.state_since < now() - make_interval(hours => escalate_after_hours)
  FROM network WHERE id = p_deed.network_id
$$;

-- Whether a deed is in somebody's queue, asked by the queue and by the act alike. One half of a frequent pair makes room
-- for another who could vouch, until the deed has waited for too long.
CREATE FUNCTION may_decide_deed(p_deed deed_record, p_decider membership) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT can_vouch(p_deed, p_decider)
    AND (NOT is_frequent_pair(p_decider.id, p_deed.member_id)
      OR deed_waits_long(p_deed)
      OR NOT EXISTS (
        SELECT FROM membership other
        WHERE other.network_id = p_deed.network_id AND other.status = 'ACTIVE'
          AND other.roles && '{VERIFIER,COORDINATOR}'::network_role[]
          AND other.id <> p_decider.id AND can_vouch(p_deed, other)
          AND NOT is_frequent_pair(other.id, p_deed.member_id)
          AND NOT EXISTS (
            SELECT FROM deed_decision
            WHERE deed_id = p_deed.id AND decider_id = other.id AND kind = 'CONFIRM' AND undone_at IS NULL)))
$$;

-- Confirms deeds, one answer for each, in order; a deed for which enough people stand is credited in the same transaction.
-- status: CONFIRMED (stands; `needed` is more), CREDITED, REPLAYED (stood already), WRONG_STATE (it does not wait),
-- NOT_ELIGIBLE (not for this person to decide, or there is no such deed). Of any number at once on a deed that needs two,
-- two stand: each waits for the deed's lock, and finds it credited.
CREATE FUNCTION confirm_deeds(p_network_id uuid, p_decider_id uuid, p_deed_ids uuid[], p_decision_ids uuid[])
RETURNS TABLE (deed_id uuid, status text, state deed_state, standing integer, needed integer, member_id uuid, points integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
DECLARE
  confirmed_ids uuid[];
BEGIN
  -- A role that is taken away waits for us, or we for it.
  PERFORM FROM membership WHERE id = p_decider_id AND network_id = p_network_id FOR SHARE;
  -- Locks: deeds, then (in credit_deeds) members, each by id.
  PERFORM FROM deed_record WHERE id = ANY (p_deed_ids) AND network_id = p_network_id ORDER BY id FOR NO KEY UPDATE;
  WITH new_decision AS (
    INSERT INTO deed_decision (id, network_id, deed_id, member_id, decider_id, written_by, kind)
    SELECT wanted.decision_id, p_network_id, deed.id, deed.member_id, decider.id, decider.id, 'CONFIRM'
    FROM unnest(p_deed_ids, p_decision_ids) AS wanted (deed_id, decision_id)
    JOIN deed_record deed ON deed.id = wanted.deed_id AND deed.network_id = p_network_id AND deed.state = 'CLAIMED'
    JOIN membership decider ON decider.id = p_decider_id
    WHERE may_decide_deed(deed, decider)
    ON CONFLICT (deed_id, decider_id) WHERE kind = 'CONFIRM' AND undone_at IS NULL DO NOTHING
    RETURNING deed_decision.deed_id
  )
  SELECT coalesce(array_agg(new_decision.deed_id), '{}') INTO confirmed_ids FROM new_decision;
  PERFORM FROM credit_deeds(p_network_id, ARRAY(
    SELECT deed.id FROM deed_record deed
    WHERE deed.id = ANY (confirmed_ids) AND deed.verifiers_needed <= (
      SELECT count(*) FROM deed_decision said
      WHERE said.deed_id = deed.id AND said.kind = 'CONFIRM' AND said.undone_at IS NULL)));
  RETURN QUERY
  SELECT wanted.deed_id,
    CASE
      WHEN deed.id = ANY (confirmed_ids) AND deed.state = 'VERIFIED' THEN 'CREDITED'
      WHEN deed.id = ANY (confirmed_ids) THEN 'CONFIRMED'
      WHEN deed.id IS NULL OR NOT can_vouch(deed, decider) THEN 'NOT_ELIGIBLE'
      WHEN own.id IS NOT NULL THEN 'REPLAYED'
      WHEN deed.state <> 'CLAIMED' THEN 'WRONG_STATE'
      ELSE 'NOT_ELIGIBLE'
    END,
    deed.state,
    (SELECT count(*)::integer FROM deed_decision said
      WHERE said.deed_id = deed.id AND said.kind = 'CONFIRM' AND said.undone_at IS NULL),
    deed.verifiers_needed::integer, deed.member_id, deed.points
  FROM unnest(p_deed_ids) WITH ORDINALITY AS wanted (deed_id, ordinal)
  LEFT JOIN deed_record deed ON deed.id = wanted.deed_id AND deed.network_id = p_network_id
  LEFT JOIN membership decider ON decider.id = p_decider_id
  LEFT JOIN deed_decision own ON own.deed_id = deed.id AND own.decider_id = p_decider_id AND own.kind = 'CONFIRM'
    AND own.undone_at IS NULL
  ORDER BY wanted.ordinal;
END $$;

-- Asks the member for more, or does not count a deed this time. The place under the cap comes back with the latter.
-- status: DECIDED, REPLAYED (the same was said last), WRONG_STATE, NOT_ELIGIBLE.
CREATE FUNCTION set_deed_aside(
  p_network_id uuid, p_decider_id uuid, p_deed_id uuid, p_decision_id uuid, p_kind deed_decision_kind, p_text text)
RETURNS TABLE (status text, state deed_state, member_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
DECLARE
  deed deed_record;
  decider membership;
  latest deed_decision;
  target deed_state := CASE p_kind WHEN 'ASK_MORE' THEN 'MORE_ASKED' WHEN 'NOT_COUNT' THEN 'NOT_COUNTED' END;
BEGIN
  SELECT * INTO decider FROM membership WHERE id = p_decider_id AND network_id = p_network_id FOR SHARE;
  SELECT * INTO deed FROM deed_record WHERE id = p_deed_id AND network_id = p_network_id FOR NO KEY UPDATE;
  SELECT * INTO latest FROM deed_decision WHERE deed_id = p_deed_id AND kind <> 'CONFIRM' ORDER BY at DESC, id DESC LIMIT 1;
  state := deed.state; member_id := deed.member_id;
  IF deed.id IS NULL OR decider.id IS NULL OR NOT can_vouch(deed, decider) THEN
    status := 'NOT_ELIGIBLE';
  ELSIF deed.state = target AND latest.decider_id = decider.id AND latest.kind = p_kind AND latest.text = p_text THEN
    status := 'REPLAYED';
  ELSIF deed.state <> 'CLAIMED' THEN
    status := 'WRONG_STATE';
  ELSIF NOT may_decide_deed(deed, decider) THEN
    status := 'NOT_ELIGIBLE';
  ELSE
    INSERT INTO deed_decision (id, network_id, deed_id, member_id, decider_id, written_by, kind, text)
    VALUES (p_decision_id, p_network_id, deed.id, deed.member_id, decider.id, decider.id, p_kind, p_text);
    PERFORM FROM move_deeds(ARRAY[deed.id], 'CLAIMED', target);
    status := 'DECIDED'; state := target;
  END IF;
  RETURN NEXT;
END $$;

-- The member answers, or for a member without a phone the one who recorded the deed: it waits again, with those
-- confirmations that stood.
-- status: ANSWERED, REPLAYED, WRONG_STATE (nothing is asked, or it was answered before), CAP_REACHED (another deed has
-- taken its place), NOT_FOUND. `asked_by` is whom to tell.
CREATE FUNCTION answer_deed(p_network_id uuid, p_deed_id uuid, p_written_by uuid, p_decision_id uuid, p_text text)
RETURNS TABLE (status text, state deed_state, asked_by uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
DECLARE
  deed deed_record;
  latest deed_decision;
BEGIN
  SELECT * INTO deed FROM deed_record
  WHERE id = p_deed_id AND network_id = p_network_id AND p_written_by IN (member_id, recorded_by) FOR NO KEY UPDATE;
  IF deed.id IS NULL THEN
    status := 'NOT_FOUND'; RETURN NEXT; RETURN;
  END IF;
  state := deed.state;
  SELECT * INTO latest FROM deed_decision WHERE deed_id = deed.id AND kind <> 'CONFIRM' ORDER BY at DESC, id DESC LIMIT 1;
  IF deed.state = 'CLAIMED' AND latest.kind = 'ANSWER' AND latest.written_by = p_written_by AND latest.text = p_text THEN
    status := 'REPLAYED';
  ELSIF deed.state NOT IN ('MORE_ASKED', 'NOT_COUNTED') OR (deed.state = 'NOT_COUNTED' AND EXISTS (
      SELECT FROM deed_decision WHERE deed_id = deed.id AND answers = 'NOT_COUNT')) THEN
    status := 'WRONG_STATE';
  ELSIF NOT EXISTS (SELECT FROM move_deeds(ARRAY[deed.id], deed.state, 'CLAIMED')) THEN
    status := 'CAP_REACHED';
  ELSE
    INSERT INTO deed_decision (id, network_id, deed_id, member_id, decider_id, written_by, kind, answers, text)
    VALUES (p_decision_id, p_network_id, deed.id, deed.member_id, deed.member_id, p_written_by, 'ANSWER', latest.kind, p_text);
    status := 'ANSWERED'; state := 'CLAIMED'; asked_by := latest.decider_id;
  END IF;
  RETURN NEXT;
END $$;

-- Takes back one's own confirmation, within ten minutes. When it had brought points, the award is corrected by an entry that
-- cites it, and a fresh copy of the deed waits again, with what the others said for it.
-- status: UNDONE, REPLAYED, TOO_LATE, ALREADY_SPENT (too little is left; nothing is done), NOT_POSSIBLE (the deed cannot
-- wait again: the member has left), WRONG_STATE, NOT_CONFIRMED (nothing of theirs to undo, or there is no such deed).
CREATE FUNCTION undo_confirmation(
  p_network_id uuid, p_decider_id uuid, p_deed_id uuid, p_correction_id uuid, p_copy_id uuid, p_reason text)
RETURNS TABLE (status text, copy_id uuid, member_id uuid, points integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
DECLARE
  deed deed_record;
  own deed_decision;
  answer text;
BEGIN
  PERFORM FROM membership WHERE id = p_decider_id AND network_id = p_network_id FOR SHARE;
  SELECT * INTO deed FROM deed_record WHERE id = p_deed_id AND network_id = p_network_id FOR NO KEY UPDATE;
  SELECT * INTO own FROM deed_decision
  WHERE deed_id = deed.id AND decider_id = p_decider_id AND kind = 'CONFIRM' ORDER BY undone_at IS NULL DESC, at DESC LIMIT 1;
  member_id := deed.member_id; points := deed.points;
  IF own.id IS NULL OR NOT EXISTS (
      SELECT FROM membership WHERE id = p_decider_id AND network_id = p_network_id AND status = 'ACTIVE'
        AND roles && '{VERIFIER,COORDINATOR}') THEN
    status := 'NOT_CONFIRMED';
  ELSIF own.undone_at IS NOT NULL THEN
    status := 'REPLAYED';
    SELECT id INTO copy_id FROM deed_record WHERE replaces_id = deed.id;
  ELSIF own.at < now() - interval '10 minutes' THEN
    status := 'TOO_LATE';
  ELSIF deed.state = 'CORRECTED' THEN
    status := 'WRONG_STATE';
  ELSIF deed.state <> 'VERIFIED' THEN
    UPDATE deed_decision SET undone_at = now() WHERE id = own.id;
    status := 'UNDONE';
  ELSE
    -- All of it or nothing: what a refusal had written so far is rolled back with this block.
    BEGIN
      SELECT corrected.status INTO answer
      FROM correct_award(p_network_id, deed.id, NULL, p_correction_id, p_reason, p_decider_id) AS corrected;
      IF answer = 'CORRECTED' THEN
        SELECT CASE claimed.status WHEN 'CLAIMED' THEN 'UNDONE' ELSE 'NOT_POSSIBLE' END INTO answer
        FROM claim_deeds(p_network_id, jsonb_build_array(jsonb_build_object(
          'deed_id', p_copy_id, 'member_id', deed.member_id, 'indicator_id', deed.indicator_id, 'done_on', deed.done_on,
          'source', deed.source, 'recorded_by', deed.recorded_by, 'idempotency_key', 'again:' || deed.id,
          'note', deed.note, 'group_id', deed.group_id, 'event_id', deed.event_id, 'replaces_id', deed.id))) AS claimed;
      END IF;
      IF answer <> 'UNDONE' THEN RAISE EXCEPTION 'not undone' USING ERRCODE = 'KD001'; END IF;
      UPDATE deed_decision SET undone_at = now() WHERE id = own.id;
      UPDATE deed_record SET evidence_shown = deed.evidence_shown WHERE id = p_copy_id AND deed.evidence_shown;
      INSERT INTO deed_photo_use (deed_id, photo_id, network_id)
      SELECT p_copy_id, photo_id, network_id FROM deed_photo_use WHERE deed_id = deed.id;
      INSERT INTO deed_decision (id, network_id, deed_id, member_id, decider_id, written_by, kind, at)
      SELECT gen_random_uuid(), network_id, p_copy_id, said.member_id, decider_id, written_by, kind, at
      FROM deed_decision said WHERE said.deed_id = deed.id AND kind = 'CONFIRM' AND undone_at IS NULL;
      copy_id := p_copy_id;
    EXCEPTION WHEN SQLSTATE 'KD001' THEN NULL;
    END;
    status := answer;
  END IF;
  RETURN NEXT;
END $$;

GRANT SELECT ON deed_decision TO kwamdee_app;
REVOKE EXECUTE ON FUNCTION confirm_deeds, set_deed_aside, answer_deed, undo_confirmation FROM PUBLIC;
GRANT EXECUTE ON FUNCTION confirm_deeds, set_deed_aside, answer_deed, undo_confirmation TO kwamdee_app;

-- One plan, by the indexes, whatever the statistics say: as for the functions of the books.
DO $$
DECLARE
  signature regprocedure;
BEGIN
  FOREACH signature IN ARRAY ARRAY[
    'confirm_deeds(uuid, uuid, uuid[], uuid[])'::regprocedure,
    'set_deed_aside(uuid, uuid, uuid, uuid, deed_decision_kind, text)'::regprocedure,
    'answer_deed(uuid, uuid, uuid, uuid, text)'::regprocedure,
    'undo_confirmation(uuid, uuid, uuid, uuid, uuid, text)'::regprocedure]
  LOOP
    EXECUTE format('ALTER FUNCTION %s SET enable_seqscan = off', signature);
    EXECUTE format('ALTER FUNCTION %s SET enable_hashjoin = off', signature);
    EXECUTE format('ALTER FUNCTION %s SET enable_mergejoin = off', signature);
    EXECUTE format('ALTER FUNCTION %s SET enable_material = off', signature);
    EXECUTE format('ALTER FUNCTION %s SET plan_cache_mode = force_generic_plan', signature);
  END LOOP;
END $$;
