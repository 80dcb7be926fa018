-- Programs of a shop or a network are told what happens to shops, offers and vouchers: never who a member is. What they
-- are told of is written by triggers, in the transaction in which it happens.

CREATE TYPE webhook_kind AS ENUM (
  'VOUCHER_USED', 'VOUCHER_REVERSED', 'OFFER_STATE_CHANGED', 'MERCHANT_STATUS_CHANGED', 'TEST');
CREATE TYPE webhook_state AS ENUM ('ENABLED', 'DISABLED', 'REMOVED');
CREATE TYPE webhook_delivery_state AS ENUM ('WAITING', 'DELIVERED', 'DEAD');

CREATE TABLE webhook_endpoint (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL REFERENCES network,
  -- Null: the network's own, which hears of all its shops.
  merchant_id uuid,
  url text NOT NULL CHECK (length(url) BETWEEN 10 AND 2000),
  kinds webhook_kind[] NOT NULL CHECK (cardinality(kinds) BETWEEN 1 AND 10),
  -- Encrypted: whoever reads the database can sign as nobody.
  secret bytea NOT NULL,
  -- The one before, good beside it for a time.
  former_secret bytea,
  former_secret_until timestamptz(3),
  state webhook_state NOT NULL DEFAULT 'ENABLED',
  state_since timestamptz(3) NOT NULL DEFAULT now(),
  -- How many deliveries in a row were given up.
  dead_in_a_row integer NOT NULL DEFAULT 0 CHECK (dead_in_a_row >= 0),
  created_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (id, network_id),
  FOREIGN KEY (merchant_id, network_id) REFERENCES merchant (id, network_id),
  FOREIGN KEY (created_by, network_id) REFERENCES membership (id, network_id),
  CHECK ((former_secret IS NULL) = (former_secret_until IS NULL))
);
CREATE INDEX webhook_endpoint_listening ON webhook_endpoint (network_id, merchant_id) WHERE state = 'ENABLED';
CREATE INDEX webhook_endpoint_network ON webhook_endpoint (network_id, id) WHERE state <> 'REMOVED';

CREATE TABLE webhook_event (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  network_id uuid NOT NULL REFERENCES network,
  merchant_id uuid,
  kind webhook_kind NOT NULL,
  facts jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (id, network_id)
);
CREATE INDEX webhook_event_created ON webhook_event (created_at);

-- One event for one endpoint; its id is the message's: a repetition, and a replay, carries it again.
CREATE TABLE webhook_delivery (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  network_id uuid NOT NULL,
  endpoint_id uuid NOT NULL,
  event_id uuid NOT NULL,
  state webhook_delivery_state NOT NULL DEFAULT 'WAITING',
  attempts smallint NOT NULL DEFAULT 0 CHECK (attempts BETWEEN 0 AND 100),
  next_attempt_at timestamptz(3) NOT NULL DEFAULT now(),
  leased_until timestamptz(3),
  last_status smallint,
  last_error text CHECK (length(last_error) <= 500),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  ended_at timestamptz(3),
  UNIQUE (endpoint_id, event_id),
  FOREIGN KEY (endpoint_id, network_id) REFERENCES webhook_endpoint (id, network_id),
  FOREIGN KEY (event_id, network_id) REFERENCES webhook_event (id, network_id) ON DELETE CASCADE,
  CHECK ((ended_at IS NULL) = (state = 'WAITING'))
);
CREATE INDEX webhook_delivery_due ON webhook_delivery (next_attempt_at) WHERE state = 'WAITING';
CREATE INDEX webhook_delivery_waiting ON webhook_delivery (endpoint_id, next_attempt_at) WHERE state = 'WAITING';
CREATE INDEX webhook_delivery_endpoint ON webhook_delivery (endpoint_id, created_at DESC, id DESC);
CREATE INDEX webhook_delivery_dead ON webhook_delivery (endpoint_id, created_at DESC, id DESC) WHERE state = 'DEAD';
CREATE INDEX webhook_delivery_event ON webhook_delivery (event_id);

-- Writes the event and a delivery for each endpoint that listens to it; nothing where none does.
CREATE FUNCTION tell_webhooks(p_network_id uuid, p_merchant_id uuid, p_kind webhook_kind, p_facts jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  told_id uuid;
BEGIN
  IF NOT EXISTS (
    SELECT FROM webhook_endpoint
    WHERE network_id = p_network_id AND state = 'ENABLED' AND (merchant_id IS NULL OR merchant_id = p_merchant_id)
      AND p_kind = ANY (kinds)
  ) THEN RETURN; END IF;
  INSERT INTO webhook_event (network_id, merchant_id, kind, facts)
  VALUES (p_network_id, p_merchant_id, p_kind, p_facts) RETURNING id INTO told_id;
  INSERT INTO webhook_delivery (network_id, endpoint_id, event_id)
  SELECT p_network_id, id, told_id FROM webhook_endpoint
  WHERE network_id = p_network_id AND state = 'ENABLED' AND (merchant_id IS NULL OR merchant_id = p_merchant_id)
    AND p_kind = ANY (kinds);
  PERFORM wake_job('send_webhooks');
END $$;
REVOKE EXECUTE ON FUNCTION tell_webhooks FROM PUBLIC;

CREATE FUNCTION tell_of_voucher() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM tell_webhooks(NEW.network_id, NEW.merchant_id,
    CASE NEW.state WHEN 'USED' THEN 'VOUCHER_USED' ELSE 'VOUCHER_REVERSED' END::webhook_kind,
    jsonb_build_object('voucherId', NEW.id, 'offerId', NEW.offer_id, 'merchantId', NEW.merchant_id,
      'quantity', NEW.quantity, 'costPoints', NEW.points));
  RETURN NULL;
END $$;
CREATE TRIGGER voucher_tells_webhooks AFTER UPDATE OF state ON voucher FOR EACH ROW
  WHEN (NEW.state IN ('USED', 'REVERSED') AND OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION tell_of_voucher();

CREATE FUNCTION tell_of_offer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM tell_webhooks(NEW.network_id, NEW.merchant_id, 'OFFER_STATE_CHANGED',
    jsonb_build_object('offerId', NEW.id, 'merchantId', NEW.merchant_id, 'from', OLD.state, 'to', NEW.state));
  RETURN NULL;
END $$;
CREATE TRIGGER offer_tells_webhooks AFTER UPDATE OF state ON offer FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION tell_of_offer();

CREATE FUNCTION tell_of_merchant() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM tell_webhooks(NEW.network_id, NEW.id, 'MERCHANT_STATUS_CHANGED',
    jsonb_build_object('merchantId', NEW.id, 'from', OLD.status, 'to', NEW.status));
  RETURN NULL;
END $$;
CREATE TRIGGER merchant_tells_webhooks AFTER UPDATE OF status ON merchant FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION tell_of_merchant();

GRANT SELECT ON webhook_endpoint, webhook_event, webhook_delivery TO kwamdee_app;
GRANT INSERT ON webhook_endpoint, webhook_event, webhook_delivery TO kwamdee_app;
GRANT UPDATE (url, kinds, secret, former_secret, former_secret_until, state, state_since, dead_in_a_row) ON webhook_endpoint
  TO kwamdee_app;
GRANT UPDATE (state, attempts, next_attempt_at, leased_until, last_status, last_error, ended_at) ON webhook_delivery
  TO kwamdee_app;
GRANT DELETE ON webhook_event, webhook_delivery TO kwamdee_app;
