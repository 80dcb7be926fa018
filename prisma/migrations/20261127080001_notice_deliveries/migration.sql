-- Notices leave the house: by e-mail, web push and LINE, to who has such a way and wants it. The outbox is filled by a
-- trigger on notice, in the transaction of what the notice tells of: no use case can forget it, and none pays for it
-- where nobody is to be reached.

CREATE TYPE delivery_channel AS ENUM ('EMAIL', 'PUSH', 'LINE');
CREATE TYPE notice_cadence AS ENUM ('OFF', 'AT_ONCE', 'DAILY', 'WEEKLY');
CREATE TYPE message_state AS ENUM ('WAITING', 'SENT', 'GIVEN_UP', 'DROPPED');

-- When somebody is told. Without a row: the defaults. A time of day is a count of minutes, in the person's zone, or in
-- the network's while they have none.
CREATE TABLE notice_setting (
  user_id uuid PRIMARY KEY REFERENCES users ON DELETE CASCADE,
  time_zone text CHECK (length(time_zone) BETWEEN 1 AND 64),
  quiet_from_minute smallint DEFAULT 1260 CHECK (quiet_from_minute BETWEEN 0 AND 1439),
  quiet_until_minute smallint DEFAULT 420 CHECK (quiet_until_minute BETWEEN 0 AND 1439),
  email_cadence notice_cadence NOT NULL DEFAULT 'DAILY',
  push_cadence notice_cadence NOT NULL DEFAULT 'AT_ONCE',
  line_cadence notice_cadence NOT NULL DEFAULT 'DAILY',
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  CHECK ((quiet_from_minute IS NULL) = (quiet_until_minute IS NULL)),
  -- Hours that are quiet all day would keep everything for ever.
  CONSTRAINT notice_setting_quiet_ends CHECK (quiet_from_minute <> quiet_until_minute)
);

-- Of what somebody is told, by group of kinds and channel; what they never chose has no row.
CREATE TABLE notice_choice (
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  group_code text NOT NULL CHECK (group_code ~ '^[A-Z_]{1,40}$'),
  channel delivery_channel NOT NULL,
  is_wanted boolean NOT NULL,
  PRIMARY KEY (user_id, group_code, channel)
);

-- A browser that may be woken (RFC 8030). The endpoint is the browser's alone: whoever subscribes on it next takes it over.
CREATE TABLE push_subscription (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  endpoint text NOT NULL UNIQUE CHECK (length(endpoint) BETWEEN 10 AND 2000),
  p256dh text NOT NULL CHECK (p256dh ~ '^[A-Za-z0-9_-]{87}$'),
  auth text NOT NULL CHECK (auth ~ '^[A-Za-z0-9_-]{22}$'),
  failures smallint NOT NULL DEFAULT 0,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX push_subscription_user ON push_subscription (user_id);

-- The server's name to push services (RFC 8292), made once: with another, every subscription would be lost.
CREATE TABLE push_key (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  public_key text NOT NULL,
  private_key text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);

CREATE TABLE notice_outbox (
  notice_id uuid PRIMARY KEY REFERENCES notice ON DELETE CASCADE,
  network_id uuid NOT NULL REFERENCES network,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);

-- What goes to one person over one channel at one time: one notice, or those that were collected for it. Its id is what
-- a receiver knows a repetition by.
CREATE TABLE outgoing_message (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL REFERENCES network,
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  channel delivery_channel NOT NULL,
  state message_state NOT NULL DEFAULT 'WAITING',
  collects boolean NOT NULL,
  due_at timestamptz(3) NOT NULL,
  next_attempt_at timestamptz(3) NOT NULL,
  -- Until when the process that took it may be sending it. One that has died is not waited for any longer.
  leased_until timestamptz(3),
  attempts smallint NOT NULL DEFAULT 0 CHECK (attempts BETWEEN 0 AND 100),
  last_error text CHECK (length(last_error) <= 500),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  ended_at timestamptz(3),
  UNIQUE (id, network_id),
  CHECK ((ended_at IS NULL) = (state = 'WAITING'))
);
-- One open collection for each moment: two planners at once add to the same. One that was tried already takes no more, so
-- that a repetition says what was said.
CREATE UNIQUE INDEX outgoing_message_collecting ON outgoing_message (network_id, user_id, channel, due_at)
  WHERE collects AND state = 'WAITING' AND attempts = 0;
CREATE INDEX outgoing_message_due ON outgoing_message (next_attempt_at) WHERE state = 'WAITING';
CREATE INDEX outgoing_message_ended ON outgoing_message (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX outgoing_message_given_up ON outgoing_message (channel) WHERE state = 'GIVEN_UP';
CREATE INDEX outgoing_message_user ON outgoing_message (user_id);

-- The key is what keeps a notice from going out twice over one channel, however often it is planned.
CREATE TABLE notice_delivery (
  notice_id uuid NOT NULL REFERENCES notice ON DELETE CASCADE,
  channel delivery_channel NOT NULL,
  network_id uuid NOT NULL,
  message_id uuid NOT NULL,
  PRIMARY KEY (notice_id, channel),
  FOREIGN KEY (message_id, network_id) REFERENCES outgoing_message (id, network_id) ON DELETE CASCADE
);
CREATE INDEX notice_delivery_message ON notice_delivery (message_id);

-- Whether a channel works, for all processes: written when that changes, not with every message.
CREATE TABLE channel_state (
  channel delivery_channel PRIMARY KEY,
  failing_since timestamptz(3),
  last_error text CHECK (length(last_error) <= 500)
);

-- Adds a job where there is a queue: a database without one is being checked or made.
CREATE FUNCTION wake_job(p_task text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF to_regnamespace('graphile_worker') IS NOT NULL THEN
    PERFORM graphile_worker.add_job(identifier => p_task);
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION wake_job FROM PUBLIC;

CREATE FUNCTION put_into_outbox() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO notice_outbox (notice_id, network_id)
  SELECT fresh.id, fresh.network_id FROM fresh
  WHERE EXISTS (SELECT FROM users WHERE users.id = fresh.user_id AND users.email_verified)
    OR EXISTS (SELECT FROM push_subscription WHERE push_subscription.user_id = fresh.user_id)
    OR EXISTS (SELECT FROM sign_in_method WHERE sign_in_method.user_id = fresh.user_id AND provider_id = 'line');
  IF FOUND THEN PERFORM wake_job('deliver_notices'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER notice_into_outbox AFTER INSERT ON notice REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION put_into_outbox();

GRANT SELECT ON notice_setting, notice_choice, push_subscription, push_key, notice_outbox, outgoing_message, notice_delivery,
  channel_state TO kwamdee_app;
GRANT INSERT, UPDATE ON notice_setting, notice_choice, push_subscription, outgoing_message, channel_state TO kwamdee_app;
GRANT INSERT ON push_key, notice_delivery TO kwamdee_app;
GRANT DELETE ON push_subscription, notice_outbox, outgoing_message TO kwamdee_app;
-- A row that is locked FOR UPDATE asks for it; nothing of it is ever changed.
GRANT UPDATE (created_at) ON notice_outbox TO kwamdee_app;
