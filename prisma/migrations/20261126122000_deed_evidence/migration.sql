-- What a member shows of a deed: a photo, a code that hangs at the place, and of a private deed only what they choose to.

-- A photo is looked at once, to confirm the deed; a network may decide to keep them.
ALTER TABLE network ADD COLUMN keep_deed_photos boolean NOT NULL DEFAULT false;

-- True when the member of a SENSITIVE deed lets verifiers see its note and photo. Of other deeds they see them anyway.
ALTER TABLE deed_record ADD COLUMN evidence_shown boolean NOT NULL DEFAULT false;
GRANT UPDATE (evidence_shown) ON deed_record TO kwamdee_app;

-- Encoded anew by the server, so that nothing is left of what the camera wrote beside it. When the content is deleted the
-- row stays, with a hash by which the same photo is known again: a hint for verifiers, from which no picture can be made.
CREATE TABLE deed_photo (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  uploaded_by uuid NOT NULL,
  content bytea CHECK (octet_length(content) BETWEEN 1 AND 1048576),
  width integer NOT NULL CHECK (width BETWEEN 1 AND 1600),
  height integer NOT NULL CHECK (height BETWEEN 1 AND 1600),
  -- A difference hash of 64 bits: photos that look alike differ in few of them.
  look_hash bigint NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  -- Since when it belongs to what was recorded with it. It is taken once: the row's lock decides between two records.
  used_at timestamptz(3),
  deleted_at timestamptz(3),
  UNIQUE (id, network_id),
  FOREIGN KEY (uploaded_by, network_id) REFERENCES membership (id, network_id),
  CHECK ((content IS NULL) = (deleted_at IS NOT NULL)),
  -- A photo that nothing uses is deleted whole.
  CHECK (deleted_at IS NULL OR used_at IS NOT NULL)
);
CREATE INDEX deed_photo_uploader ON deed_photo (uploaded_by, created_at);
CREATE INDEX deed_photo_unused ON deed_photo (created_at) WHERE used_at IS NULL;
CREATE INDEX deed_photo_kept ON deed_photo (used_at, id) WHERE used_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX deed_photo_recent ON deed_photo (network_id, created_at);

-- One photo may stand for a whole group, and a deed may get a second one when more is asked.
CREATE TABLE deed_photo_use (
  deed_id uuid NOT NULL,
  photo_id uuid NOT NULL,
  network_id uuid NOT NULL,
  PRIMARY KEY (deed_id, photo_id),
  FOREIGN KEY (deed_id, network_id) REFERENCES deed_record (id, network_id),
  FOREIGN KEY (photo_id, network_id) REFERENCES deed_photo (id, network_id)
);
CREATE INDEX deed_photo_use_photo ON deed_photo_use (photo_id);
CREATE TRIGGER deed_photo_use_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON deed_photo_use
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- One record for many. The answers are kept: a repetition with the same key is answered with them.
CREATE TABLE deed_group (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  recorded_by uuid NOT NULL,
  idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 8 AND 128),
  input_hash bytea NOT NULL CHECK (octet_length(input_hash) = 32),
  answers jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_array_length(answers) <= 200),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  FOREIGN KEY (recorded_by, network_id) REFERENCES membership (id, network_id),
  UNIQUE (recorded_by, idempotency_key)
);

-- A code that hangs at a place, for indicators that want one. Known here by its hash alone: who reads the database learns
-- none. It is of one indicator (by its code, so that it outlives a new version of the catalogue).
CREATE TABLE deed_place_code (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL REFERENCES network,
  indicator_code text NOT NULL,
  place text NOT NULL CHECK (length(place) BETWEEN 1 AND 120),
  code_hash bytea NOT NULL CHECK (octet_length(code_hash) = 32),
  idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 8 AND 128),
  made_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  revoked_at timestamptz(3),
  FOREIGN KEY (made_by, network_id) REFERENCES membership (id, network_id),
  UNIQUE (made_by, idempotency_key),
  UNIQUE (network_id, code_hash)
);
CREATE INDEX deed_place_code_network ON deed_place_code (network_id, id DESC);

-- Wrong codes of one person within an hour. The CHECK is what ends the guessing, however many guess at once.
CREATE TABLE deed_code_try (
  membership_id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  counted_since timestamptz(3) NOT NULL,
  tries smallint NOT NULL,
  FOREIGN KEY (membership_id, network_id) REFERENCES membership (id, network_id),
  CONSTRAINT deed_code_try_limit CHECK (tries BETWEEN 0 AND 10)
);

GRANT SELECT, INSERT, DELETE ON deed_photo TO kwamdee_app;
GRANT UPDATE (content, used_at, deleted_at) ON deed_photo TO kwamdee_app;
GRANT SELECT, INSERT ON deed_photo_use TO kwamdee_app;
GRANT SELECT, INSERT ON deed_group TO kwamdee_app;
GRANT UPDATE (answers) ON deed_group TO kwamdee_app;
GRANT SELECT, INSERT ON deed_place_code TO kwamdee_app;
GRANT UPDATE (revoked_at) ON deed_place_code TO kwamdee_app;
GRANT SELECT, INSERT, UPDATE ON deed_code_try TO kwamdee_app;
