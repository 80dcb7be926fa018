-- An offer's first rule is in force from the offer's beginning. When an offer began is told by the server that wrote it, whose
-- clock may be ahead: no rule begins later than the database, by whose clock each use is written, has it.
CREATE OR REPLACE FUNCTION open_settlement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF TG_TABLE_NAME = 'network' THEN
    INSERT INTO settlement_policy (network_id) VALUES (NEW.id);
  ELSE
    INSERT INTO offer_cost_rule (network_id, offer_id, bearer, network_percent, from_at)
    SELECT NEW.network_id, NEW.id, bearer, network_percent, least(NEW.created_at, clock_timestamp())
    FROM settlement_policy WHERE network_id = NEW.network_id;
  END IF;
  RETURN NULL;
END $$;
