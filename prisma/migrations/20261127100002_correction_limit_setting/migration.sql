-- Up to what one coordinator alone may correct a settlement becomes a rule that coordinators set: lowered by one, raised by two.
-- Until now the owner of the database changed it.
--
-- Which constraint stops which mistake:
--   settlement_policy's CHECK                     a limit below nothing, or above a million baht
--   settlement_dispute_guard (trigger)            a correction above the limit that one person made
--   network_setting_change_second_person          somebody who seconds their own proposal
--   the application's rights on settlement_policy  a limit that is changed past change_network_setting

CREATE OR REPLACE FUNCTION network_setting_value(p_network network, p_setting network_setting) RETURNS integer LANGUAGE sql STABLE AS $$
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
    WHEN 'SOLO_CORRECTION_SATANG' THEN (
      SELECT policy.solo_adjustment_satang::integer FROM settlement_policy policy WHERE policy.network_id = p_network.id)
  END
$$;

CREATE OR REPLACE FUNCTION write_network_setting(p_network_id uuid, p_setting network_setting, p_value integer) RETURNS void
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
  WHERE id = p_network_id AND p_setting <> 'SOLO_CORRECTION_SATANG';
  -- Waits for whoever is correcting a settlement at this moment: they hold the row (FOR SHARE).
  UPDATE settlement_policy SET solo_adjustment_satang = p_value
  WHERE network_id = p_network_id AND p_setting = 'SOLO_CORRECTION_SATANG';
$$;

CREATE OR REPLACE FUNCTION change_network_setting(
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
  IF p_setting IN ('AWARD_SOLO_LIMIT_POINTS', 'EVENT_SOLO_LIMIT_POINTS', 'SOLO_FUNDING_POINTS', 'SOLO_CORRECTION_SATANG')
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
