-- What a shop would like to change about an offer that members redeem. The offer stays as it is until a coordinator
-- approves; stock and pause are not among it: they are immediate.

CREATE TYPE revision_state AS ENUM ('PENDING', 'APPROVED', 'RETURNED', 'WITHDRAWN');

-- All that could change, as it would be: next to the offer, which changes by a revision alone, it says what is different.
CREATE TABLE offer_revision (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  merchant_id uuid NOT NULL,
  offer_id uuid NOT NULL,
  state revision_state NOT NULL DEFAULT 'PENDING',
  title_th text NOT NULL CHECK (length(title_th) <= 500),
  title_en text NOT NULL CHECK (length(title_en) <= 500),
  description_th text NOT NULL CHECK (length(description_th) <= 8000),
  description_en text NOT NULL CHECK (length(description_en) <= 8000),
  cost_points integer NOT NULL CHECK (cost_points BETWEEN 1 AND 1000000),
  per_member_limit integer CHECK (per_member_limit BETWEEN 1 AND 10000),
  available_from timestamptz(3),
  available_until timestamptz(3),
  voucher_valid_hours integer NOT NULL CHECK (voucher_valid_hours BETWEEN 1 AND 8760),
  picture_id uuid REFERENCES picture,
  picture_key text,
  loan_days integer CHECK (loan_days BETWEEN 1 AND 365),
  guarantee_until timestamptz(3),
  open_minutes integer[] NOT NULL DEFAULT '{}' CHECK (are_open_minutes(open_minutes)),
  proposed_by uuid NOT NULL,
  proposed_at timestamptz(3) NOT NULL DEFAULT now(),
  decided_at timestamptz(3),
  -- Why it was sent back.
  reason text CHECK (length(reason) BETWEEN 1 AND 4000),
  FOREIGN KEY (offer_id, merchant_id, network_id) REFERENCES offer (id, merchant_id, network_id),
  FOREIGN KEY (proposed_by, network_id) REFERENCES membership (id, network_id),
  CHECK (available_until > available_from),
  CHECK (picture_id IS NULL OR picture_key IS NULL),
  CHECK ((decided_at IS NOT NULL) = (state <> 'PENDING')),
  CHECK ((reason IS NOT NULL) = (state = 'RETURNED'))
);
-- An offer has one open question at most: a coordinator approves what they read.
CREATE UNIQUE INDEX offer_revision_pending ON offer_revision (offer_id) WHERE state = 'PENDING';
CREATE INDEX offer_revision_queue ON offer_revision (network_id, proposed_at, id) WHERE state = 'PENDING';
CREATE INDEX offer_revision_offer ON offer_revision (offer_id, proposed_at DESC);
CREATE INDEX offer_revision_picture ON offer_revision (picture_id) WHERE picture_id IS NOT NULL;

-- What was decided on stays what was decided on.
CREATE FUNCTION guard_offer_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'PENDING' THEN
    RAISE EXCEPTION 'a revision that was decided does not change' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER offer_revision_guard BEFORE UPDATE ON offer_revision FOR EACH ROW EXECUTE FUNCTION guard_offer_revision();

GRANT SELECT, INSERT ON offer_revision TO kwamdee_app;
GRANT UPDATE (state, decided_at, reason) ON offer_revision TO kwamdee_app;
