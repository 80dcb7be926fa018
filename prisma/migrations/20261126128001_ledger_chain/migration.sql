-- The ledger's seal. A job binds transfers that are committed into blocks, each block to the one before, and once a week
-- the newest head is published: who kept a head can tell whether anything before it was changed. Off the hot path: nothing
-- here is written, locked or read by a redemption. See docs/adr/0025-a-chain-over-the-ledger.md.

-- From it each transfer's salt is derived, so that a leaf's hash lets nobody guess what is in it. Read by the server alone.
CREATE TABLE ledger_key (
  network_id uuid PRIMARY KEY REFERENCES network,
  key bytea NOT NULL CHECK (octet_length(key) = 32),
  made_at timestamptz(3) NOT NULL DEFAULT now()
);
INSERT INTO ledger_key (network_id, key) SELECT id, random_key() FROM network;
CREATE FUNCTION make_ledger_key() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO ledger_key (network_id, key) VALUES (NEW.id, random_key());
  RETURN NULL;
END $$;
CREATE TRIGGER network_makes_ledger_key AFTER INSERT ON network FOR EACH ROW EXECUTE FUNCTION make_ledger_key();
CREATE TRIGGER ledger_key_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_key
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE ledger_block (
  network_id uuid NOT NULL REFERENCES network,
  number integer NOT NULL CHECK (number >= 1),
  first_transfer_id bigint NOT NULL,
  last_transfer_id bigint NOT NULL,
  leaf_count integer NOT NULL CHECK (leaf_count BETWEEN 1 AND 8192),
  root bytea NOT NULL CHECK (octet_length(root) = 32),
  previous_head bytea NOT NULL CHECK (octet_length(previous_head) = 32),
  head bytea NOT NULL CHECK (octet_length(head) = 32),
  sealed_at timestamptz(3) NOT NULL,
  -- When all that was committed had been sealed before; null while the chain has no past.
  follows_at timestamptz(3),
  PRIMARY KEY (network_id, number),
  -- Of two that seal at once one goes on from a head; a chain has no fork.
  UNIQUE (network_id, previous_head),
  CHECK (first_transfer_id <= last_transfer_id)
);

-- Where a transfer is bound. No foreign key to it: sealing would write to every row that it binds. `pnpm reconcile` finds
-- a leaf without its transfer, and a transfer without its leaf.
CREATE TABLE ledger_leaf (
  transfer_id bigint PRIMARY KEY,
  network_id uuid NOT NULL,
  block_number integer NOT NULL,
  position integer NOT NULL CHECK (position >= 0),
  leaf_hash bytea NOT NULL CHECK (octet_length(leaf_hash) = 32),
  FOREIGN KEY (network_id, block_number) REFERENCES ledger_block (network_id, number),
  UNIQUE (network_id, block_number, position)
);

-- What was published of a chain, week by week; the weeks begin on Monday, in the network's time zone.
CREATE TABLE ledger_head (
  network_id uuid NOT NULL,
  week date NOT NULL CHECK (extract(isodow FROM week) = 1),
  block_number integer NOT NULL,
  head bytea NOT NULL CHECK (octet_length(head) = 32),
  transfer_count bigint NOT NULL CHECK (transfer_count > 0),
  published_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (network_id, week),
  FOREIGN KEY (network_id, block_number) REFERENCES ledger_block (network_id, number)
);

CREATE TRIGGER ledger_block_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_block
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_leaf_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_leaf
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_head_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_head
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Where the next look for unsealed transfers begins. One row: ids and snapshots are those of the database, not of a network.
CREATE TABLE ledger_sealing (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  -- The last time that everything visible was sealed.
  sealed_at timestamptz(3),
  -- No transfer up to here can still come.
  settled_id bigint NOT NULL DEFAULT 0,
  -- What settles next: once every transaction that was under way at watch_at has ended, nothing up to watch_id can come.
  watch_id bigint,
  watch_xmax xid8,
  watch_at timestamptz(3)
);
INSERT INTO ledger_sealing DEFAULT VALUES;

-- Adds a block and its leaves. False when another has gone on from this head by now: nothing is written then.
-- A transfer is in one block (the primary key of ledger_leaf), and must be there and of this network.
CREATE FUNCTION seal_block(
  p_network_id uuid, p_number integer, p_root bytea, p_previous_head bytea, p_head bytea, p_sealed_at timestamptz,
  p_transfer_ids bigint[], p_leaf_hashes bytea[])
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  newest ledger_block;
  last_complete timestamptz;
BEGIN
  -- One at a time in a network; what the one before us wrote is seen by the next statement.
  PERFORM pg_advisory_xact_lock(hashtextextended('ledger chain ' || p_network_id, 0));
  SELECT * INTO newest FROM ledger_block WHERE network_id = p_network_id ORDER BY number DESC LIMIT 1;
  SELECT sealed_at INTO last_complete FROM ledger_sealing;
  IF p_number <> coalesce(newest.number, 0) + 1
    OR p_previous_head <> coalesce(newest.head, decode(repeat('00', 32), 'hex')) THEN
    RETURN false;
  END IF;
  IF cardinality(p_transfer_ids) <> cardinality(p_leaf_hashes) OR cardinality(p_transfer_ids) <> (
    SELECT count(*) FROM transfer WHERE id = ANY (p_transfer_ids) AND network_id = p_network_id) THEN
    RAISE EXCEPTION 'a leaf is of one transfer of its network' USING ERRCODE = 'check_violation';
  END IF;
  INSERT INTO ledger_block (network_id, number, first_transfer_id, last_transfer_id, leaf_count, root, previous_head, head,
    sealed_at, follows_at)
  SELECT p_network_id, p_number, min(id), max(id), count(*), p_root, p_previous_head, p_head, p_sealed_at,
    -- A look that seals in several blocks follows, in each of them, the look before it.
    CASE WHEN newest.sealed_at <= last_complete THEN last_complete ELSE newest.follows_at END
  FROM unnest(p_transfer_ids) AS id;
  INSERT INTO ledger_leaf (network_id, transfer_id, block_number, position, leaf_hash)
  SELECT p_network_id, leaf.transfer_id, p_number, leaf.place - 1, leaf.leaf_hash
  FROM unnest(p_transfer_ids, p_leaf_hashes) WITH ORDINALITY AS leaf (transfer_id, leaf_hash, place);
  RETURN true;
END $$;

-- After a look that has sealed everything which its snapshot saw: remembers it, and moves the beginning of the next one.
-- A transfer gets its id before its transaction has a number of its own, if only for a moment: hence the hour on top.
CREATE FUNCTION finish_sealing(p_at timestamptz, p_xmin xid8, p_xmax xid8, p_max_id bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  state ledger_sealing;
BEGIN
  SELECT * INTO state FROM ledger_sealing FOR NO KEY UPDATE;
  -- One that began earlier and ends later knows nothing new.
  IF state.sealed_at >= p_at THEN RETURN; END IF;
  IF state.watch_id IS NOT NULL AND p_xmin >= state.watch_xmax AND p_at >= state.watch_at + interval '1 hour' THEN
    state.settled_id := greatest(state.settled_id, state.watch_id);
    state.watch_id := NULL;
  END IF;
  UPDATE ledger_sealing SET sealed_at = p_at, settled_id = state.settled_id,
    watch_id = coalesce(state.watch_id, p_max_id),
    watch_xmax = CASE WHEN state.watch_id IS NULL THEN p_xmax ELSE state.watch_xmax END,
    watch_at = CASE WHEN state.watch_id IS NULL THEN p_at ELSE state.watch_at END;
END $$;

-- Publishes the newest head of every network that has none for this week of its own.
CREATE FUNCTION publish_ledger_heads() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  published integer;
BEGIN
  INSERT INTO ledger_head (network_id, week, block_number, head, transfer_count)
  SELECT network.id, this.week, newest.number, newest.head,
    (SELECT sum(leaf_count) FROM ledger_block WHERE ledger_block.network_id = network.id)
  FROM network
  CROSS JOIN LATERAL (SELECT date_trunc('week', now() AT TIME ZONE network.time_zone)::date AS week) AS this
  CROSS JOIN LATERAL (
    SELECT * FROM ledger_block WHERE ledger_block.network_id = network.id ORDER BY number DESC LIMIT 1) AS newest
  WHERE NOT EXISTS (
    SELECT FROM ledger_head WHERE ledger_head.network_id = network.id AND ledger_head.week = this.week)
  ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS published = ROW_COUNT;
  RETURN published;
END $$;

-- What the nightly look at the books found, for each network.
CREATE TABLE ledger_health (
  network_id uuid NOT NULL REFERENCES network,
  checked_at timestamptz(3) NOT NULL,
  is_clean boolean NOT NULL,
  points_issued bigint NOT NULL,
  points_available bigint NOT NULL,
  points_held bigint NOT NULL,
  points_in_fund bigint NOT NULL,
  points_in_goals bigint NOT NULL,
  points_at_shops bigint NOT NULL,
  transfer_count bigint NOT NULL,
  sealed_count bigint NOT NULL,
  -- Codes and counts alone, of the whole installation: [{"code", "examined", "differences"}].
  checks jsonb NOT NULL,
  PRIMARY KEY (network_id, checked_at),
  CHECK (jsonb_typeof(checks) = 'array')
);
CREATE TRIGGER ledger_health_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_health
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT ON ledger_key, ledger_block, ledger_leaf, ledger_head, ledger_sealing, ledger_health TO kwamdee_app;
GRANT INSERT ON ledger_health TO kwamdee_app;
REVOKE EXECUTE ON FUNCTION make_ledger_key, seal_block, finish_sealing, publish_ledger_heads FROM PUBLIC;
GRANT EXECUTE ON FUNCTION seal_block, finish_sealing, publish_ledger_heads TO kwamdee_app;
