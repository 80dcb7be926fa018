-- What is lent comes back some day, and so do the points that are held for it: on return, however late, by a coordinator
-- when the shop is away, and by themselves long after. There is no way by which a held point is lost.

ALTER TABLE offer
  -- A HOLD offer lends something for so many days, or holds points as a guarantee until a moment.
  ADD COLUMN loan_days integer CHECK (loan_days BETWEEN 1 AND 365),
  ADD COLUMN guarantee_until timestamptz(3),
  ADD CONSTRAINT offer_hold_terms CHECK (
    num_nonnulls(loan_days, guarantee_until) <= CASE kind WHEN 'HOLD' THEN 1 ELSE 0 END) NOT VALID;

ALTER TABLE network
  -- So long after the day on which it was due a hold ends by itself, whatever became of the thing.
  ADD COLUMN max_hold_days integer NOT NULL DEFAULT 180 CHECK (max_hold_days BETWEEN 1 AND 730);

ALTER TABLE voucher ADD COLUMN due_at timestamptz(3);

ALTER TABLE voucher_use
  -- Whose side said that the points come back: the shop's, a coordinator's, or the clock's.
  ADD COLUMN released_as case_actor,
  ADD COLUMN released_by uuid REFERENCES membership,
  ADD CONSTRAINT voucher_use_released_by_somebody CHECK (
    (released_by IS NOT NULL) = coalesce(released_as IN ('MERCHANT', 'COORDINATOR'), false)) NOT VALID;

-- The end of the day, in the village's own time, that is so many days after today; or the guarantee's end.
CREATE FUNCTION hold_due_at(p_offer_id uuid) RETURNS timestamptz LANGUAGE sql STABLE SET search_path = public AS $$
  SELECT coalesce(CASE WHEN offer.guarantee_until IS NOT NULL THEN greatest(offer.guarantee_until, now()) END,
    (((now() AT TIME ZONE network.time_zone)::date + coalesce(offer.loan_days, 7) + 1)::timestamp
      AT TIME ZONE network.time_zone) - interval '1 second')
  FROM offer JOIN network ON network.id = offer.network_id
  WHERE offer.id = p_offer_id
$$;

-- Whatever hands the thing out, the day on which it is due is written with it. Runs before voucher_guard, by its name.
CREATE FUNCTION set_voucher_due() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  NEW.due_at := hold_due_at(NEW.offer_id);
  RETURN NEW;
END $$;
CREATE TRIGGER voucher_due BEFORE UPDATE OF state ON voucher FOR EACH ROW
  WHEN (NEW.kind = 'HOLD' AND NEW.state = 'USED' AND OLD.state = 'ISSUED') EXECUTE FUNCTION set_voucher_due();

UPDATE voucher SET due_at = hold_due_at(offer_id) WHERE kind = 'HOLD' AND state = 'USED';
ALTER TABLE voucher ADD CONSTRAINT voucher_out_is_due CHECK (
  state <> 'USED' OR kind <> 'HOLD' OR due_at IS NOT NULL) NOT VALID;
-- What is out: of a shop, for its own screen; of a network, for its coordinators and the clock.
CREATE INDEX voucher_out_of_shop ON voucher (merchant_id, due_at, id) WHERE state = 'USED' AND kind = 'HOLD';
CREATE INDEX voucher_out ON voucher (network_id, due_at, id) WHERE state = 'USED' AND kind = 'HOLD';

-- A loan is spoken of twice and never again: the day before it is due, and once after. The key says which was said.
CREATE TYPE loan_reminder_kind AS ENUM ('BEFORE', 'AFTER');
CREATE TABLE loan_reminder (
  voucher_id uuid NOT NULL REFERENCES voucher,
  kind loan_reminder_kind NOT NULL,
  network_id uuid NOT NULL REFERENCES network,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (voucher_id, kind)
);

GRANT SELECT, INSERT ON loan_reminder TO kwamdee_app;
GRANT UPDATE (loan_days, guarantee_until) ON offer TO kwamdee_app;
GRANT UPDATE (released_as, released_by) ON voucher_use TO kwamdee_app;
