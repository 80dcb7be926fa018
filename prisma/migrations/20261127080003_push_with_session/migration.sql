-- A browser is told as long as somebody is signed in on it: with the session that subscribed, whoever ends it and from
-- wherever, the subscription goes. On a phone that was lost or lent nothing more is shown.
ALTER TABLE push_subscription ADD COLUMN session_id uuid REFERENCES session ON DELETE CASCADE;
CREATE INDEX push_subscription_session ON push_subscription (session_id);
