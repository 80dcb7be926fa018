-- People, networks, shops, offers, and what happened to them.
-- Every table of a network carries network_id: it is the key by which many networks are spread over many machines.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- One form for everything that is searched: the Thai sara am repaired, tone marks and invisible characters
-- dropped (people leave tone marks out when they type), lower case. The query goes through the same function.
CREATE FUNCTION search_normalize(value text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN lower(replace(
    translate(normalize(value, NFC),
      U&'\0E47\0E48\0E49\0E4A\0E4B\0E4C\200B\200C\200D\200E\200F\202A\202B\202C\202D\202E\2060\2066\2067\2068\2069\FEFF', ''),
    U&'\0E4D\0E32', U&'\0E33'));

CREATE TYPE language AS ENUM ('TH', 'EN');
CREATE TYPE join_policy AS ENUM ('OPEN', 'APPROVAL');
CREATE TYPE membership_status AS ENUM ('PENDING', 'ACTIVE', 'LEFT', 'REMOVED');
CREATE TYPE network_role AS ENUM ('MEMBER', 'VERIFIER', 'COORDINATOR', 'AUDITOR');
CREATE TYPE merchant_status AS ENUM ('APPLIED', 'CHANGES_REQUESTED', 'APPROVED', 'SUSPENDED', 'DECLINED');
CREATE TYPE staff_role AS ENUM ('OWNER', 'MANAGER', 'CASHIER');
CREATE TYPE offer_kind AS ENUM ('SPEND', 'HOLD');
CREATE TYPE offer_state AS ENUM ('DRAFT', 'SUBMITTED', 'CHANGES_REQUESTED', 'LIVE', 'PAUSED', 'ENDED');
CREATE TYPE case_actor AS ENUM ('MERCHANT', 'COORDINATOR', 'SYSTEM');
CREATE TYPE case_action AS ENUM (
  'APPLIED', 'RESUBMITTED', 'APPROVED', 'CHANGES_REQUESTED', 'DECLINED', 'SUSPENDED', 'REINSTATED',
  'CREATED', 'SUBMITTED', 'WITHDRAWN', 'PAUSED', 'RESUMED', 'ENDED', 'STOCK_CHANGED');
CREATE TYPE notice_kind AS ENUM (
  'MERCHANT_APPLIED', 'MERCHANT_APPROVED', 'MERCHANT_CHANGES_REQUESTED', 'MERCHANT_DECLINED', 'MERCHANT_SUSPENDED',
  'MERCHANT_REINSTATED', 'OFFER_SUBMITTED', 'OFFER_APPROVED', 'OFFER_CHANGES_REQUESTED', 'POINTS_AWARDED',
  'VOUCHER_USED', 'VOUCHER_EXPIRED', 'VOUCHER_REVERSED', 'MEMBERSHIP_REQUESTED', 'MEMBERSHIP_APPROVED',
  'ROLES_CHANGED', 'STAFF_ADDED');

-- Identity: the tables better-auth reads and writes.

CREATE TABLE users (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  email text NOT NULL UNIQUE CHECK (length(email) <= 320),
  email_verified boolean NOT NULL DEFAULT false,
  image text,
  language language NOT NULL DEFAULT 'TH',
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now()
);

CREATE TABLE session (
  id uuid PRIMARY KEY,
  token text NOT NULL UNIQUE,
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  expires_at timestamptz(3) NOT NULL,
  ip_address text,
  user_agent text,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX session_by_user ON session (user_id);

CREATE TABLE sign_in_method (
  id uuid PRIMARY KEY,
  account_id text NOT NULL,
  provider_id text NOT NULL,
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz(3),
  refresh_token_expires_at timestamptz(3),
  scope text,
  password text,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (provider_id, account_id)
);
CREATE INDEX sign_in_method_user ON sign_in_method (user_id);

CREATE TABLE verification (
  id uuid PRIMARY KEY,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX verification_identifier ON verification (identifier);

CREATE TABLE passkey (
  id uuid PRIMARY KEY,
  name text,
  public_key text NOT NULL,
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  credential_id text NOT NULL UNIQUE,
  counter integer NOT NULL,
  device_type text NOT NULL,
  backed_up boolean NOT NULL,
  transports text,
  aaguid text,
  created_at timestamptz(3) DEFAULT now()
);
CREATE INDEX passkey_user ON passkey (user_id);

-- Networks and the people in them.

CREATE TABLE network (
  id uuid PRIMARY KEY,
  parent_id uuid REFERENCES network,
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 64),
  name_th text NOT NULL,
  name_en text NOT NULL,
  description_th text NOT NULL DEFAULT '',
  description_en text NOT NULL DEFAULT '',
  join_policy join_policy NOT NULL DEFAULT 'OPEN',
  award_limit_points integer NOT NULL DEFAULT 1000 CHECK (award_limit_points BETWEEN 1 AND 100000),
  trusted_offers_live boolean NOT NULL DEFAULT false,
  time_zone text NOT NULL DEFAULT 'Asia/Bangkok',
  search_text text NOT NULL GENERATED ALWAYS AS (search_normalize(name_th || ' ' || name_en || ' ' || slug)) STORED,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);

-- One person in one network. With the MEMBER role the person is a member: the wallet and the vouchers hang on this row.
CREATE TABLE membership (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL REFERENCES network,
  user_id uuid REFERENCES users ON DELETE SET NULL,
  display_name text NOT NULL CHECK (length(display_name) BETWEEN 1 AND 200),
  roles network_role[] NOT NULL DEFAULT '{}',
  status membership_status NOT NULL DEFAULT 'ACTIVE',
  member_number text CHECK (member_number ~ '^[0-9]{6,10}$'),
  search_text text NOT NULL GENERATED ALWAYS AS (search_normalize(display_name || ' ' || coalesce(member_number, ''))) STORED,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (network_id, user_id),
  UNIQUE (network_id, member_number),
  UNIQUE (id, network_id),
  CHECK (NOT ('MEMBER' = ANY (roles)) OR member_number IS NOT NULL)
);
CREATE INDEX membership_user ON membership (user_id);
CREATE INDEX membership_status ON membership (network_id, status, id);
CREATE INDEX membership_search ON membership USING gin (search_text gin_trgm_ops);

-- Pictures are small (re-encoded, at most 1,600 px) and live with the rest of the truth: one backup, any number of servers.
CREATE TABLE picture (
  id uuid PRIMARY KEY,
  user_id uuid REFERENCES users ON DELETE SET NULL,
  content bytea NOT NULL CHECK (octet_length(content) <= 1048576),
  content_type text NOT NULL CHECK (content_type = 'image/webp'),
  width integer NOT NULL CHECK (width BETWEEN 1 AND 1600),
  height integer NOT NULL CHECK (height BETWEEN 1 AND 1600),
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX picture_user ON picture (user_id, created_at);

-- Shops.

CREATE TABLE merchant_category (
  network_id uuid NOT NULL REFERENCES network,
  code text NOT NULL CHECK (code ~ '^[A-Z][A-Z0-9_]{0,31}$'),
  name_th text NOT NULL,
  name_en text NOT NULL,
  picture_key text,
  position integer NOT NULL DEFAULT 0,
  PRIMARY KEY (network_id, code)
);

CREATE TABLE merchant (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL REFERENCES network,
  status merchant_status NOT NULL DEFAULT 'APPLIED',
  category_code text NOT NULL,
  name_th text NOT NULL,
  name_en text NOT NULL,
  description_th text NOT NULL DEFAULT '',
  description_en text NOT NULL DEFAULT '',
  opening_hours_th text NOT NULL DEFAULT '',
  opening_hours_en text NOT NULL DEFAULT '',
  phone text NOT NULL,
  address text,
  latitude double precision CHECK (latitude BETWEEN -90 AND 90),
  longitude double precision CHECK (longitude BETWEEN -180 AND 180),
  picture_id uuid REFERENCES picture,
  picture_key text,
  is_trusted boolean NOT NULL DEFAULT false,
  suspended_until timestamptz(3),
  search_text text NOT NULL GENERATED ALWAYS AS (search_normalize(name_th || ' ' || name_en)) STORED,
  applied_at timestamptz(3) NOT NULL DEFAULT now(),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  FOREIGN KEY (network_id, category_code) REFERENCES merchant_category (network_id, code),
  UNIQUE (id, network_id),
  CHECK ((latitude IS NULL) = (longitude IS NULL)),
  CHECK (picture_id IS NULL OR picture_key IS NULL),
  CHECK ((status = 'SUSPENDED') = (suspended_until IS NOT NULL))
);
CREATE INDEX merchant_network ON merchant (network_id, status, id);
CREATE INDEX merchant_queue ON merchant (network_id, applied_at, id) WHERE status = 'APPLIED';
CREATE INDEX merchant_suspension_end ON merchant (suspended_until) WHERE status = 'SUSPENDED';
CREATE INDEX merchant_search ON merchant USING gin (search_text gin_trgm_ops);

CREATE TABLE merchant_staff (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  merchant_id uuid NOT NULL,
  membership_id uuid NOT NULL,
  role staff_role NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  removed_at timestamptz(3),
  FOREIGN KEY (merchant_id, network_id) REFERENCES merchant (id, network_id),
  FOREIGN KEY (membership_id, network_id) REFERENCES membership (id, network_id)
);
-- One place at a shop per person; who was removed may come back later as a new row.
CREATE UNIQUE INDEX merchant_staff_active ON merchant_staff (merchant_id, membership_id) WHERE removed_at IS NULL;
CREATE INDEX merchant_staff_person ON merchant_staff (membership_id) WHERE removed_at IS NULL;

-- Offers. The stock is a narrow row of its own: it is the one row of an offer that every redemption writes.

CREATE TABLE offer (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  merchant_id uuid NOT NULL,
  kind offer_kind NOT NULL DEFAULT 'SPEND',
  state offer_state NOT NULL DEFAULT 'DRAFT',
  title_th text NOT NULL,
  title_en text NOT NULL,
  description_th text NOT NULL DEFAULT '',
  description_en text NOT NULL DEFAULT '',
  cost_points integer NOT NULL CHECK (cost_points BETWEEN 1 AND 1000000),
  per_member_limit integer CHECK (per_member_limit BETWEEN 1 AND 10000),
  available_from timestamptz(3),
  available_until timestamptz(3),
  voucher_valid_hours integer NOT NULL DEFAULT 168 CHECK (voucher_valid_hours BETWEEN 1 AND 8760),
  picture_id uuid REFERENCES picture,
  picture_key text,
  search_text text NOT NULL GENERATED ALWAYS AS (
    search_normalize(title_th || ' ' || title_en || ' ' || description_th || ' ' || description_en)) STORED,
  submitted_at timestamptz(3),
  live_since timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  FOREIGN KEY (merchant_id, network_id) REFERENCES merchant (id, network_id),
  UNIQUE (id, merchant_id, network_id),
  CHECK (available_from < available_until),
  CHECK (picture_id IS NULL OR picture_key IS NULL),
  CHECK (state <> 'LIVE' OR live_since IS NOT NULL)
);
CREATE INDEX offer_live ON offer (network_id, live_since DESC, id DESC) WHERE state = 'LIVE';
CREATE INDEX offer_merchant ON offer (merchant_id, created_at DESC, id DESC);
CREATE INDEX offer_queue ON offer (network_id, submitted_at, id) WHERE state = 'SUBMITTED';
CREATE INDEX offer_search ON offer USING gin (search_text gin_trgm_ops);

-- `sold` counts the vouchers that hold a unit (ISSUED and USED); only the voucher functions change it.
-- A shop changes `stock_total` by difference. CHECK (stock_left >= 0) is what makes overselling unwritable.
CREATE TABLE offer_stock (
  offer_id uuid PRIMARY KEY REFERENCES offer,
  network_id uuid NOT NULL,
  stock_total integer CHECK (stock_total BETWEEN 0 AND 10000000),
  sold integer NOT NULL DEFAULT 0 CHECK (sold >= 0),
  stock_left integer GENERATED ALWAYS AS (stock_total - sold) STORED,
  CONSTRAINT offer_stock_left_not_negative CHECK (stock_left >= 0)
) WITH (fillfactor = 40);

-- What happened to an application or an offer: shown to both sides as the timeline, never changed.
CREATE TABLE case_event (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL REFERENCES network,
  merchant_id uuid REFERENCES merchant,
  offer_id uuid REFERENCES offer,
  action case_action NOT NULL,
  actor case_actor NOT NULL,
  membership_id uuid REFERENCES membership,
  reason text CHECK (length(reason) BETWEEN 1 AND 1000),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  CHECK (num_nonnulls(merchant_id, offer_id) = 1),
  CHECK ((actor = 'SYSTEM') = (membership_id IS NULL))
);
CREATE INDEX case_event_merchant ON case_event (merchant_id, created_at) WHERE merchant_id IS NOT NULL;
CREATE INDEX case_event_offer ON case_event (offer_id, created_at) WHERE offer_id IS NOT NULL;

-- The in-app inbox. Texts are made when read, in the reader's language, from the kind and its parameters.
CREATE TABLE notice (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL REFERENCES network,
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  kind notice_kind NOT NULL,
  parameters jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  read_at timestamptz(3)
);
CREATE INDEX notice_user ON notice (user_id, id DESC);
CREATE INDEX notice_unread ON notice (user_id) WHERE read_at IS NULL;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER case_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON case_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
