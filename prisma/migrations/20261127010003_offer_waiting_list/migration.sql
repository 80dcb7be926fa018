-- Members who wait for an offer that is all gone. A row is a wish and no right: whoever is told may redeem like everybody
-- else. Rows go when they have done their work; nothing is kept of who waited for what.

CREATE TABLE offer_waiter (
  offer_id uuid NOT NULL,
  member_id uuid NOT NULL,
  network_id uuid NOT NULL,
  merchant_id uuid NOT NULL,
  joined_at timestamptz(3) NOT NULL DEFAULT now(),
  -- When they were told that there is some again: once.
  told_at timestamptz(3),
  -- Joining twice is being there once.
  PRIMARY KEY (offer_id, member_id),
  FOREIGN KEY (offer_id, merchant_id, network_id) REFERENCES offer (id, merchant_id, network_id),
  FOREIGN KEY (member_id, network_id) REFERENCES membership (id, network_id),
  CHECK (told_at >= joined_at)
);
CREATE INDEX offer_waiter_line ON offer_waiter (offer_id, joined_at, member_id) WHERE told_at IS NULL;
CREATE INDEX offer_waiter_member ON offer_waiter (member_id);
CREATE INDEX offer_waiter_age ON offer_waiter (joined_at);

GRANT SELECT, INSERT, DELETE ON offer_waiter TO kwamdee_app;
GRANT UPDATE (joined_at, told_at) ON offer_waiter TO kwamdee_app;
