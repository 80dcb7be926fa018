-- From the first visit to an approved shop: where a shop is, what it was asked to put right, who looks after its case,
-- what was checked and said, and its appeal against a suspension.

-- Villages and areas that a network's shops are chosen from: kept by its coordinators. What was removed stays for the
-- shops that are there.
CREATE TABLE network_place (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL REFERENCES network,
  name_th text NOT NULL CHECK (length(name_th) <= 500),
  name_en text NOT NULL CHECK (length(name_en) <= 500),
  latitude double precision CHECK (latitude BETWEEN -90 AND 90),
  longitude double precision CHECK (longitude BETWEEN -180 AND 180),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  removed_at timestamptz(3),
  UNIQUE (id, network_id),
  CHECK (name_th <> '' OR name_en <> ''),
  CHECK ((latitude IS NULL) = (longitude IS NULL))
);
-- Two coordinators who add the same village at once have added one.
CREATE UNIQUE INDEX network_place_name ON network_place (network_id, name_th, name_en) WHERE removed_at IS NULL;

ALTER TABLE merchant ADD COLUMN place_id uuid;
-- A shop is in a place of its own network. Validated in a migration of its own, which does not keep redemptions waiting.
ALTER TABLE merchant ADD CONSTRAINT merchant_place_id_network_id_fkey
  FOREIGN KEY (place_id, network_id) REFERENCES network_place (id, network_id) NOT VALID;

-- The parts of an application that a coordinator can ask to have put right.
CREATE TYPE merchant_field AS ENUM ('NAME', 'PHONE', 'CATEGORY', 'PLACE', 'PICTURE', 'DESCRIPTION');
CREATE TYPE open_voucher_policy AS ENUM ('HONOUR', 'RETURN');

-- With a request for changes: which fields; none leaves the whole form open. With a suspension: what became of the
-- vouchers that members held; null for those from before it was written down.
ALTER TABLE case_event ADD COLUMN fields merchant_field[], ADD COLUMN open_vouchers open_voucher_policy;
ALTER TABLE case_event
  ADD CONSTRAINT case_event_fields_of_request CHECK (coalesce(cardinality(fields), 0) = 0 OR (action = 'CHANGES_REQUESTED' AND cardinality(fields) <= 6)) NOT VALID,
  ADD CONSTRAINT case_event_vouchers_of_suspension CHECK (open_vouchers IS NULL OR action = 'SUSPENDED') NOT VALID;

-- What a resubmission changed, field by field, as it was and as it became.
CREATE TABLE application_change (
  case_event_id uuid NOT NULL REFERENCES case_event,
  field merchant_field NOT NULL,
  network_id uuid NOT NULL REFERENCES network,
  old_value text CHECK (length(old_value) <= 6000),
  new_value text CHECK (length(new_value) <= 6000),
  PRIMARY KEY (case_event_id, field)
);
CREATE TRIGGER application_change_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON application_change
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Who looks after a case, and up to which submission the others have been told that it waits too long. One row a shop,
-- under the shop's lock: two coordinators who take a case at once cannot both have it.
CREATE TABLE merchant_case (
  merchant_id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  owner_id uuid,
  owned_since timestamptz(3),
  told_overdue_of timestamptz(3),
  UNIQUE (merchant_id, network_id),
  FOREIGN KEY (merchant_id, network_id) REFERENCES merchant (id, network_id),
  FOREIGN KEY (owner_id, network_id) REFERENCES membership (id, network_id),
  CHECK ((owner_id IS NULL) = (owned_since IS NULL))
);

-- The policy: how many working days a case may wait, and whether an approval needs every item ticked.
ALTER TABLE network
  ADD COLUMN case_due_days integer NOT NULL DEFAULT 3 CHECK (case_due_days BETWEEN 1 AND 60),
  ADD COLUMN checklist_required boolean NOT NULL DEFAULT false;

-- The end of the n-th working day (Monday to Friday) after the day of that moment, in the time zone of the network.
CREATE FUNCTION working_days_after(p_from timestamptz, p_days integer, p_time_zone text) RETURNS timestamptz
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT ((day::date + 1)::timestamp AT TIME ZONE p_time_zone)
  FROM generate_series((p_from AT TIME ZONE p_time_zone)::date + 1, (p_from AT TIME ZONE p_time_zone)::date + p_days * 2 + 4,
    interval '1 day') AS day
  WHERE extract(isodow FROM day) < 6
  ORDER BY day OFFSET p_days - 1 LIMIT 1
$$;

-- What a network's coordinators look at before they take a shop in. Every network begins with the same four.
CREATE TABLE checklist_item (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL REFERENCES network,
  label_th text NOT NULL CHECK (length(label_th) <= 1000),
  label_en text NOT NULL CHECK (length(label_en) <= 1000),
  position integer NOT NULL DEFAULT 0,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  removed_at timestamptz(3),
  UNIQUE (id, network_id),
  CHECK (label_th <> '' OR label_en <> '')
);
CREATE INDEX checklist_item_network ON checklist_item (network_id, position, id);

CREATE TABLE checklist_tick (
  merchant_id uuid NOT NULL,
  item_id uuid NOT NULL,
  network_id uuid NOT NULL,
  ticked_by uuid NOT NULL,
  ticked_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (merchant_id, item_id),
  FOREIGN KEY (merchant_id, network_id) REFERENCES merchant (id, network_id),
  FOREIGN KEY (item_id, network_id) REFERENCES checklist_item (id, network_id),
  FOREIGN KEY (ticked_by, network_id) REFERENCES membership (id, network_id)
);

CREATE FUNCTION add_default_checklist() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO checklist_item (id, network_id, label_th, label_en, position) VALUES
    (gen_random_uuid(), NEW.id, 'คุยกับเจ้าของร้านแล้ว', 'We have talked to the owner', 1),
    (gen_random_uuid(), NEW.id, 'ร้านอยู่ที่นั่นจริง', 'The shop is where it says it is', 2),
    (gen_random_uuid(), NEW.id, 'เจ้าของรู้ว่าแต้มแลกเป็นเงินสดไม่ได้', 'The owner knows that points are never cash', 3),
    (gen_random_uuid(), NEW.id, 'ตกลงกันแล้วว่าใครออกค่าของ', 'It is agreed who bears the cost', 4);
  RETURN NULL;
END $$;
CREATE TRIGGER network_begins_with_checklist AFTER INSERT ON network FOR EACH ROW EXECUTE FUNCTION add_default_checklist();
INSERT INTO checklist_item (id, network_id, label_th, label_en, position)
SELECT gen_random_uuid(), network.id, first.label_th, first.label_en, first.position
FROM network CROSS JOIN (VALUES
  ('คุยกับเจ้าของร้านแล้ว', 'We have talked to the owner', 1),
  ('ร้านอยู่ที่นั่นจริง', 'The shop is where it says it is', 2),
  ('เจ้าของรู้ว่าแต้มแลกเป็นเงินสดไม่ได้', 'The owner knows that points are never cash', 3),
  ('ตกลงกันแล้วว่าใครออกค่าของ', 'It is agreed who bears the cost', 4)) AS first (label_th, label_en, position);

-- Notes on a case. INTERNAL ones are among coordinators; PUBLIC ones are between the network and the shop. A note is open
-- until a coordinator has dealt with it.
CREATE TYPE case_note_visibility AS ENUM ('INTERNAL', 'PUBLIC');
CREATE TABLE case_note (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  merchant_id uuid NOT NULL,
  visibility case_note_visibility NOT NULL,
  side case_actor NOT NULL,
  author_id uuid NOT NULL,
  body text NOT NULL CHECK (length(body) BETWEEN 1 AND 1000),
  idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 8 AND 128),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  settled_at timestamptz(3),
  settled_by uuid,
  FOREIGN KEY (merchant_id, network_id) REFERENCES merchant (id, network_id),
  FOREIGN KEY (author_id, network_id) REFERENCES membership (id, network_id),
  FOREIGN KEY (settled_by, network_id) REFERENCES membership (id, network_id),
  -- A lost answer that is asked for again has written one note.
  UNIQUE (author_id, idempotency_key),
  CHECK ((settled_at IS NULL) = (settled_by IS NULL)),
  -- What is among coordinators is not written by a shop.
  CONSTRAINT case_note_internal_by_coordinator CHECK (side = 'COORDINATOR' OR (side = 'MERCHANT' AND visibility = 'PUBLIC'))
);
CREATE INDEX case_note_merchant ON case_note (merchant_id, created_at, id);

-- A shop's own word on its suspension. The suspension is a step of its timeline: one appeal each, however often it is sent.
CREATE TYPE appeal_answer AS ENUM ('LIFTED', 'KEPT');
CREATE TABLE suspension_appeal (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  merchant_id uuid NOT NULL,
  suspension_id uuid NOT NULL UNIQUE REFERENCES case_event,
  body text NOT NULL CHECK (length(body) BETWEEN 1 AND 1000),
  appealed_by uuid NOT NULL,
  appealed_at timestamptz(3) NOT NULL DEFAULT now(),
  answer appeal_answer,
  answer_reason text CHECK (length(answer_reason) BETWEEN 1 AND 1000),
  answered_by uuid,
  answered_at timestamptz(3),
  FOREIGN KEY (merchant_id, network_id) REFERENCES merchant (id, network_id),
  FOREIGN KEY (appealed_by, network_id) REFERENCES membership (id, network_id),
  FOREIGN KEY (answered_by, network_id) REFERENCES membership (id, network_id),
  -- An answer has its words, its author and its time.
  CONSTRAINT suspension_appeal_answered_whole CHECK (num_nonnulls(answer, answer_reason, answered_by, answered_at) IN (0, 4))
);
CREATE INDEX suspension_appeal_merchant ON suspension_appeal (merchant_id, appealed_at DESC);

GRANT SELECT ON network_place, application_change, merchant_case, checklist_item, checklist_tick, case_note, suspension_appeal TO kwamdee_app;
GRANT INSERT ON network_place, application_change, merchant_case, checklist_item, checklist_tick, case_note, suspension_appeal TO kwamdee_app;
GRANT UPDATE (name_th, name_en, latitude, longitude, removed_at) ON network_place TO kwamdee_app;
GRANT UPDATE (place_id) ON merchant TO kwamdee_app;
GRANT UPDATE (owner_id, owned_since, told_overdue_of) ON merchant_case TO kwamdee_app;
GRANT UPDATE (label_th, label_en, position, removed_at) ON checklist_item TO kwamdee_app;
GRANT DELETE ON checklist_tick TO kwamdee_app;
GRANT UPDATE (settled_at, settled_by) ON case_note TO kwamdee_app;
GRANT UPDATE (answer, answer_reason, answered_by, answered_at) ON suspension_appeal TO kwamdee_app;
