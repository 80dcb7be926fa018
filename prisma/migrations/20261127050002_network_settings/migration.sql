-- The rules that a network's coordinators may set, and every change of them: who, when, from what to what. What loosens a
-- rule that wants two people wants two people itself, wherever there are two.

CREATE TYPE network_setting AS ENUM (
  'TRUSTED_OFFERS_LIVE', 'CASE_DUE_DAYS', 'CHECKLIST_REQUIRED', 'ESCALATE_AFTER_HOURS', 'KEEP_DEED_PHOTOS', 'MAX_HOLD_DAYS',
  'AWARD_SOLO_LIMIT_POINTS', 'EVENT_SOLO_LIMIT_POINTS', 'SOLO_FUNDING_POINTS');
CREATE TYPE setting_change_state AS ENUM ('PROPOSED', 'APPLIED', 'WITHDRAWN');

-- Values as numbers; yes is 1, no is 0. `old_value` is what it took the place of; null: an award limit that was not set.
CREATE TABLE network_setting_change (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL REFERENCES network,
  setting network_setting NOT NULL,
  old_value integer,
  new_value integer NOT NULL,
  state setting_change_state NOT NULL,
  changed_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  decided_by uuid,
  decided_at timestamptz(3),
  FOREIGN KEY (changed_by, network_id) REFERENCES membership (id, network_id),
  FOREIGN KEY (decided_by, network_id) REFERENCES membership (id, network_id),
  CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
  CHECK (state <> 'WITHDRAWN' OR decided_by IS NOT NULL),
  -- Nobody seconds their own proposal.
  CONSTRAINT network_setting_change_second_person CHECK (state <> 'APPLIED' OR decided_by IS DISTINCT FROM changed_by)
);
CREATE INDEX network_setting_change_network ON network_setting_change (network_id, id DESC);
-- Of two proposals for one setting the newer counts: what is confirmed is what was last proposed.
CREATE UNIQUE INDEX network_setting_change_waiting ON network_setting_change (network_id, setting) WHERE state = 'PROPOSED';
CREATE TRIGGER network_setting_change_kept BEFORE DELETE OR TRUNCATE ON network_setting_change
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION network_setting_value(p_network network, p_setting network_setting) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT CASE p_setting
    WHEN 'TRUSTED_OFFERS_LIVE' THEN p_network.trusted_offers_live::integer
    WHEN 'CASE_DUE_DAYS' THEN p_network.case_due_days
    WHEN 'CHECKLIST_REQUIRED' THEN p_network.checklist_required::integer
    WHEN 'ESCALATE_AFTER_HOURS' THEN p_network.escalate_after_hours
    WHEN 'KEEP_DEED_PHOTOS' THEN p_network.keep_deed_photos::integer
    WHEN 'MAX_HOLD_DAYS' THEN p_network.max_hold_days
    WHEN 'AWARD_SOLO_LIMIT_POINTS' THEN p_network.award_solo_limit_points
    WHEN 'EVENT_SOLO_LIMIT_POINTS' THEN p_network.event_solo_limit_points
    WHEN 'SOLO_FUNDING_POINTS' THEN p_network.solo_funding_points
  END
$$;

CREATE FUNCTION write_network_setting(p_network_id uuid, p_setting network_setting, p_value integer) RETURNS void
LANGUAGE sql SET search_path = public AS $$
  UPDATE network SET
    trusted_offers_live = CASE p_setting WHEN 'TRUSTED_OFFERS_LIVE' THEN p_value <> 0 ELSE trusted_offers_live END,
    case_due_days = CASE p_setting WHEN 'CASE_DUE_DAYS' THEN p_value ELSE case_due_days END,
    checklist_required = CASE p_setting WHEN 'CHECKLIST_REQUIRED' THEN p_value <> 0 ELSE checklist_required END,
    escalate_after_hours = CASE p_setting WHEN 'ESCALATE_AFTER_HOURS' THEN p_value ELSE escalate_after_hours END,
    keep_deed_photos = CASE p_setting WHEN 'KEEP_DEED_PHOTOS' THEN p_value <> 0 ELSE keep_deed_photos END,
    max_hold_days = CASE p_setting WHEN 'MAX_HOLD_DAYS' THEN p_value ELSE max_hold_days END,
    award_solo_limit_points = CASE p_setting WHEN 'AWARD_SOLO_LIMIT_POINTS' THEN p_value ELSE award_solo_limit_points END,
    event_solo_limit_points = CASE p_setting WHEN 'EVENT_SOLO_LIMIT_POINTS' THEN p_value ELSE event_solo_limit_points END,
    solo_funding_points = CASE p_setting WHEN 'SOLO_FUNDING_POINTS' THEN p_value ELSE solo_funding_points END
  WHERE id = p_network_id
$$;

-- Changes a setting, or proposes it to a second coordinator when it loosens a rule for two and there are two.
-- status: APPLIED, PROPOSED, UNCHANGED. The network's row is the mutex: changes at once are judged one after the other.
CREATE FUNCTION change_network_setting(
  p_network_id uuid, p_change_id uuid, p_setting network_setting, p_value integer, p_changed_by uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  place network;
  old_value integer;
  state setting_change_state := 'APPLIED';
BEGIN
  SELECT * INTO STRICT place FROM network WHERE id = p_network_id FOR NO KEY UPDATE;
  old_value := network_setting_value(place, p_setting);
  IF old_value IS NOT DISTINCT FROM p_value THEN RETURN 'UNCHANGED'; END IF;
  IF p_setting IN ('AWARD_SOLO_LIMIT_POINTS', 'EVENT_SOLO_LIMIT_POINTS', 'SOLO_FUNDING_POINTS')
    AND p_value > coalesce(old_value, place.award_limit_points)
    AND (SELECT count(*) FROM membership
      WHERE network_id = p_network_id AND status = 'ACTIVE' AND 'COORDINATOR' = ANY (roles) AND user_id IS NOT NULL) >= 2
  THEN state := 'PROPOSED'; END IF;
  UPDATE network_setting_change change SET state = 'WITHDRAWN', decided_by = p_changed_by, decided_at = now()
    WHERE change.network_id = p_network_id AND change.setting = p_setting AND change.state = 'PROPOSED';
  INSERT INTO network_setting_change (id, network_id, setting, old_value, new_value, state, changed_by)
    VALUES (p_change_id, p_network_id, p_setting, old_value, p_value, state, p_changed_by);
  IF state = 'APPLIED' THEN PERFORM write_network_setting(p_network_id, p_setting, p_value); END IF;
  RETURN state;
END $$;

-- A proposal comes into force by a second coordinator, or is withdrawn by any.
-- status: SETTLED, ALREADY_SETTLED, OWN_PROPOSAL.
CREATE FUNCTION settle_network_setting(p_network_id uuid, p_change_id uuid, p_is_confirmed boolean, p_decided_by uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  place network;
  waiting network_setting_change;
BEGIN
  SELECT * INTO STRICT place FROM network WHERE id = p_network_id FOR NO KEY UPDATE;
  SELECT * INTO STRICT waiting FROM network_setting_change WHERE id = p_change_id AND network_id = p_network_id;
  IF waiting.state <> 'PROPOSED' THEN RETURN 'ALREADY_SETTLED'; END IF;
  IF p_is_confirmed AND waiting.changed_by = p_decided_by THEN RETURN 'OWN_PROPOSAL'; END IF;
  UPDATE network_setting_change SET decided_by = p_decided_by, decided_at = now(),
    state = CASE WHEN p_is_confirmed THEN 'APPLIED' ELSE 'WITHDRAWN' END::setting_change_state,
    old_value = network_setting_value(place, waiting.setting)
    WHERE id = p_change_id;
  IF p_is_confirmed THEN PERFORM write_network_setting(p_network_id, waiting.setting, waiting.new_value); END IF;
  RETURN 'SETTLED';
END $$;

GRANT SELECT ON network_setting_change TO kwamdee_app;
REVOKE EXECUTE ON FUNCTION write_network_setting, change_network_setting, settle_network_setting FROM PUBLIC;
GRANT EXECUTE ON FUNCTION change_network_setting, settle_network_setting TO kwamdee_app;
