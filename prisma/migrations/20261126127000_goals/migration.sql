-- Many pledge toward one goal of the community, all or nothing. A pledge holds points, as a loan does: they stay the
-- member's until the goal is reached, and come back by themselves when it is not. The goal's state decides, in one row;
-- its pledges follow. Goals and pledges change inside the functions below alone.

CREATE TYPE goal_state AS ENUM ('DRAFT', 'OPEN', 'REACHED', 'RETURNED', 'CANCELLED');
CREATE TYPE pledge_state AS ENUM ('HELD', 'CONTRIBUTED', 'RETURNED');

CREATE TABLE community_goal (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL REFERENCES network,
  title_th text NOT NULL CHECK (length(title_th) <= 500),
  title_en text NOT NULL CHECK (length(title_en) <= 500),
  description_th text NOT NULL DEFAULT '' CHECK (length(description_th) <= 8000),
  description_en text NOT NULL DEFAULT '' CHECK (length(description_en) <= 8000),
  -- What the community does when the goal is reached.
  beneficiary_th text NOT NULL CHECK (length(beneficiary_th) <= 2000),
  beneficiary_en text NOT NULL CHECK (length(beneficiary_en) <= 2000),
  target_points integer NOT NULL CHECK (target_points BETWEEN 1 AND 1000000),
  pledged_points integer NOT NULL DEFAULT 0,
  ends_at timestamptz(3) NOT NULL,
  state goal_state NOT NULL DEFAULT 'DRAFT',
  state_since timestamptz(3) NOT NULL DEFAULT now(),
  -- When the last of its pledges had followed.
  settled_at timestamptz(3),
  cancel_reason text CHECK (length(cancel_reason) BETWEEN 1 AND 2000),
  created_by uuid NOT NULL,
  idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 8 AND 128),
  -- SHA-256 of what the key was used for: a draft changes, and its key still knows what it made.
  input_hash text NOT NULL CHECK (input_hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  FOREIGN KEY (created_by, network_id) REFERENCES membership (id, network_id),
  UNIQUE (created_by, idempotency_key),
  UNIQUE (id, network_id),
  -- What makes a goal that got more than it asked for unwritable.
  CONSTRAINT community_goal_not_overshot CHECK (pledged_points BETWEEN 0 AND target_points),
  -- All or nothing.
  CONSTRAINT community_goal_reached_whole CHECK (state <> 'REACHED' OR pledged_points = target_points),
  CONSTRAINT community_goal_cancelled_with_reason CHECK (state = 'CANCELLED' OR cancel_reason IS NULL),
  CONSTRAINT community_goal_settled_after_end CHECK (settled_at IS NULL OR state IN ('REACHED', 'RETURNED', 'CANCELLED'))
);
CREATE INDEX community_goal_network ON community_goal (network_id, id DESC);
CREATE INDEX community_goal_open_until ON community_goal (ends_at) WHERE state = 'OPEN';
CREATE INDEX community_goal_unsettled ON community_goal (id) WHERE settled_at IS NULL AND state IN ('REACHED', 'RETURNED', 'CANCELLED');

-- The goal's account keeps no balance: it is the sum of its transfers.
CREATE FUNCTION open_goal_account() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO ledger_account (network_id, kind, goal_id) VALUES (NEW.network_id, 'COMMUNITY_GOAL', NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER community_goal_opens_account AFTER INSERT ON community_goal FOR EACH ROW EXECUTE FUNCTION open_goal_account();

-- What people pledge for does not change under them.
CREATE FUNCTION guard_goal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ROW(NEW.id, NEW.network_id, NEW.created_by, NEW.idempotency_key, NEW.input_hash, NEW.created_at)
     IS DISTINCT FROM ROW(OLD.id, OLD.network_id, OLD.created_by, OLD.idempotency_key, OLD.input_hash, OLD.created_at) THEN
    RAISE EXCEPTION 'a goal stays what it is' USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.state <> 'DRAFT' AND
     ROW(NEW.title_th, NEW.title_en, NEW.description_th, NEW.description_en, NEW.beneficiary_th, NEW.beneficiary_en,
         NEW.target_points, NEW.ends_at)
     IS DISTINCT FROM
     ROW(OLD.title_th, OLD.title_en, OLD.description_th, OLD.description_en, OLD.beneficiary_th, OLD.beneficiary_en,
         OLD.target_points, OLD.ends_at) THEN
    RAISE EXCEPTION 'a goal that has opened does not change' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.pledged_points <> OLD.pledged_points AND OLD.state <> 'OPEN' THEN
    RAISE EXCEPTION 'a goal that is not open counts no pledges' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
      ('DRAFT', 'OPEN'), ('DRAFT', 'CANCELLED'), ('OPEN', 'REACHED'), ('OPEN', 'RETURNED'), ('OPEN', 'CANCELLED')) THEN
    RAISE EXCEPTION 'a goal does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER community_goal_guard BEFORE UPDATE ON community_goal FOR EACH ROW EXECUTE FUNCTION guard_goal();
CREATE TRIGGER community_goal_kept BEFORE DELETE OR TRUNCATE ON community_goal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE pledge (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  member_id uuid NOT NULL,
  goal_id uuid NOT NULL,
  points integer NOT NULL CHECK (points > 0),
  state pledge_state NOT NULL DEFAULT 'HELD',
  -- The key's input is the goal and the points, which stand beside it.
  idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 8 AND 128),
  pledged_at timestamptz(3) NOT NULL DEFAULT now(),
  ended_at timestamptz(3),
  FOREIGN KEY (member_id, network_id) REFERENCES membership (id, network_id),
  FOREIGN KEY (goal_id, network_id) REFERENCES community_goal (id, network_id),
  UNIQUE (member_id, idempotency_key),
  CHECK ((ended_at IS NOT NULL) = (state <> 'HELD'))
);
CREATE INDEX pledge_goal ON pledge (goal_id, member_id);
CREATE INDEX pledge_held ON pledge (goal_id, member_id) WHERE state = 'HELD';

CREATE FUNCTION guard_pledge() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ROW(NEW.id, NEW.network_id, NEW.member_id, NEW.goal_id, NEW.points, NEW.idempotency_key, NEW.pledged_at)
     IS DISTINCT FROM
     ROW(OLD.id, OLD.network_id, OLD.member_id, OLD.goal_id, OLD.points, OLD.idempotency_key, OLD.pledged_at) THEN
    RAISE EXCEPTION 'a pledge changes its state alone' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state <> OLD.state AND OLD.state <> 'HELD' THEN
    RAISE EXCEPTION 'a pledge ends once' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER pledge_guard BEFORE UPDATE ON pledge FOR EACH ROW EXECUTE FUNCTION guard_pledge();
CREATE TRIGGER pledge_kept BEFORE DELETE OR TRUNCATE ON pledge FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Ends pledges that are HELD, and moves their points: CONTRIBUTED to the goal, RETURNED to the member. The caller holds the
-- locks of their members; a pledge that is not HELD any more is left alone.
CREATE FUNCTION end_pledges(p_pledge_ids uuid[], p_to pledge_state) RETURNS SETOF pledge
LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
  RETURN QUERY
  WITH ending AS (
    SELECT pledge.id, pledge.network_id, pledge.member_id, pledge.points, own.id AS own_account_id,
      own_held.id AS held_account_id, target.id AS goal_account_id,
      own.balance + sum(pledge.points) OVER running AS available_after,
      own_held.balance - sum(pledge.points) OVER running AS held_after
    FROM unnest(p_pledge_ids) AS wanted (id)
    CROSS JOIN LATERAL (SELECT * FROM pledge WHERE pledge.id = wanted.id LIMIT 1) AS pledge
    JOIN ledger_account own ON own.member_id = pledge.member_id AND own.kind = 'MEMBER_AVAILABLE'
    JOIN ledger_account own_held ON own_held.member_id = pledge.member_id AND own_held.kind = 'MEMBER_HELD'
    JOIN ledger_account target ON target.goal_id = pledge.goal_id
    WHERE pledge.state = 'HELD'
    WINDOW running AS (PARTITION BY pledge.member_id ORDER BY pledge.id)
  ), moved AS (
    INSERT INTO transfer (network_id, kind, from_account_id, to_account_id, points, from_balance_after, to_balance_after, pledge_id)
    SELECT network_id, CASE p_to WHEN 'CONTRIBUTED' THEN 'CONTRIBUTE' ELSE 'RELEASE' END::transfer_kind, held_account_id,
      CASE p_to WHEN 'CONTRIBUTED' THEN goal_account_id ELSE own_account_id END, points, held_after,
      CASE p_to WHEN 'CONTRIBUTED' THEN NULL ELSE available_after END, id
    FROM ending ORDER BY member_id, id
  ), freed AS (
    UPDATE ledger_account SET balance = ledger_account.balance - total.points
    FROM (SELECT held_account_id, sum(points) AS points FROM ending GROUP BY held_account_id) AS total
    WHERE ledger_account.id = total.held_account_id
  ), credited AS (
    UPDATE ledger_account SET balance = ledger_account.balance + total.points
    FROM (SELECT own_account_id, sum(points) AS points FROM ending WHERE p_to = 'RETURNED' GROUP BY own_account_id) AS total
    WHERE ledger_account.id = total.own_account_id
  )
  UPDATE pledge SET state = p_to, ended_at = now() FROM ending WHERE pledge.id = ending.id RETURNING pledge.*;
END $$;

-- Pledges points toward a goal; the pledge that fills it reaches it, and everybody's pledge is contributed with it.
-- status: PLEDGED, REPLAYED (this key and input before), IDEMPOTENCY_CONFLICT, NOT_A_MEMBER, GOAL_NOT_OPEN,
-- PLEDGE_LIMIT_REACHED (a hundred pledges of one member), OVER_TARGET (points_left says what can be pledged),
-- INSUFFICIENT_POINTS (points_missing). is_settled: false when some pledges of a goal that was reached are left to
-- settle_goal.
CREATE FUNCTION pledge_points(
  p_network_id uuid, p_goal_id uuid, p_member_id uuid, p_pledge_id uuid, p_points integer, p_idempotency_key text)
RETURNS TABLE (
  status text, pledge_id uuid, state goal_state, is_settled boolean, points_left integer, points_missing bigint,
  available bigint, held bigint, earned_total bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
DECLARE
  goal community_goal;
  own ledger_account;
  own_held ledger_account;
  prior pledge;
  locked_ids uuid[] := ARRAY[p_member_id];
BEGIN
  -- Locks: members by id, then the goal. Who fills the goal settles it, and needs the locks of all who pledged before the
  -- goal's: so this looks first, unlocked. Whoever pledges between the look and the lock is left to settle_goal.
  SELECT * INTO goal FROM community_goal WHERE id = p_goal_id AND network_id = p_network_id;
  IF goal.state = 'OPEN' AND goal.pledged_points + p_points >= goal.target_points THEN
    locked_ids := locked_ids || coalesce((SELECT array_agg(member_id) FROM (
      SELECT DISTINCT member_id FROM pledge WHERE goal_id = p_goal_id AND state = 'HELD' ORDER BY member_id LIMIT 500) AS givers), '{}');
  END IF;
  PERFORM FROM ledger_account
    WHERE member_id = ANY (locked_ids) AND kind = 'MEMBER_AVAILABLE' AND network_id = p_network_id
    ORDER BY member_id FOR NO KEY UPDATE;
  SELECT * INTO goal FROM community_goal WHERE id = p_goal_id AND network_id = p_network_id FOR NO KEY UPDATE;

  SELECT * INTO own FROM ledger_account WHERE member_id = p_member_id AND kind = 'MEMBER_AVAILABLE' AND network_id = p_network_id;
  SELECT * INTO own_held FROM ledger_account WHERE member_id = p_member_id AND kind = 'MEMBER_HELD' AND network_id = p_network_id;
  SELECT * INTO prior FROM pledge WHERE member_id = p_member_id AND idempotency_key = p_idempotency_key;
  pledge_id := p_pledge_id;
  points_missing := greatest(p_points - own.balance, 0);
  IF prior.id IS NOT NULL AND prior.goal_id = p_goal_id AND prior.points = p_points THEN
    status := 'REPLAYED'; pledge_id := prior.id;
  ELSIF prior.id IS NOT NULL THEN
    status := 'IDEMPOTENCY_CONFLICT';
  ELSIF NOT EXISTS (
      SELECT FROM membership WHERE membership.id = p_member_id AND membership.network_id = p_network_id
        AND membership.status = 'ACTIVE' AND 'MEMBER' = ANY (membership.roles)) THEN
    status := 'NOT_A_MEMBER';
  ELSIF goal.id IS NULL OR goal.state <> 'OPEN' OR goal.ends_at <= now() THEN
    status := 'GOAL_NOT_OPEN';
  ELSIF (SELECT count(*) FROM pledge WHERE goal_id = p_goal_id AND member_id = p_member_id) >= 100 THEN
    status := 'PLEDGE_LIMIT_REACHED';
  ELSIF p_points > goal.target_points - goal.pledged_points THEN
    status := 'OVER_TARGET';
  ELSIF own.balance < p_points THEN
    status := 'INSUFFICIENT_POINTS';
  ELSE
    status := 'PLEDGED';
    INSERT INTO pledge (id, network_id, member_id, goal_id, points, idempotency_key)
    VALUES (p_pledge_id, p_network_id, p_member_id, p_goal_id, p_points, p_idempotency_key);
    INSERT INTO transfer (network_id, kind, from_account_id, to_account_id, points, from_balance_after, to_balance_after, pledge_id)
    VALUES (p_network_id, 'HOLD', own.id, own_held.id, p_points, own.balance - p_points, own_held.balance + p_points, p_pledge_id);
    UPDATE ledger_account SET balance = ledger_account.balance - p_points WHERE ledger_account.id = own.id;
    UPDATE ledger_account SET balance = ledger_account.balance + p_points WHERE ledger_account.id = own_held.id;
    UPDATE community_goal SET pledged_points = community_goal.pledged_points + p_points
    WHERE community_goal.id = p_goal_id RETURNING * INTO goal;
    IF goal.pledged_points = goal.target_points THEN
      UPDATE community_goal SET state = 'REACHED', state_since = now() WHERE community_goal.id = p_goal_id;
      PERFORM end_pledges(ARRAY(
        SELECT pledge.id FROM pledge
        WHERE pledge.goal_id = p_goal_id AND pledge.state = 'HELD' AND pledge.member_id = ANY (locked_ids)), 'CONTRIBUTED');
      UPDATE community_goal SET settled_at = now()
      WHERE community_goal.id = p_goal_id
        AND NOT EXISTS (SELECT FROM pledge WHERE pledge.goal_id = p_goal_id AND pledge.state = 'HELD');
      SELECT * INTO goal FROM community_goal WHERE community_goal.id = p_goal_id;
    END IF;
    SELECT * INTO own FROM ledger_account WHERE ledger_account.id = own.id;
    SELECT * INTO own_held FROM ledger_account WHERE ledger_account.id = own_held.id;
  END IF;
  state := goal.state; is_settled := goal.state <> 'REACHED' OR goal.settled_at IS NOT NULL;
  points_left := goal.target_points - goal.pledged_points;
  available := own.balance; held := own_held.balance; earned_total := own.earned_total;
  RETURN NEXT;
END $$;

-- A member takes a pledge back, free, at any time before the goal has ended.
-- status: WITHDRAWN, NOT_FOUND, NOT_HELD (it has been returned or contributed, or the goal has ended and is about to).
CREATE FUNCTION withdraw_pledge(p_network_id uuid, p_member_id uuid, p_pledge_id uuid)
RETURNS TABLE (status text, state pledge_state, goal_id uuid, available bigint, held bigint, earned_total bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
DECLARE
  found pledge;
  goal community_goal;
BEGIN
  -- Locks: the member, then the goal, as in pledge_points; the pledge is the member's.
  PERFORM FROM ledger_account
    WHERE ledger_account.member_id = p_member_id AND ledger_account.kind = 'MEMBER_AVAILABLE'
      AND ledger_account.network_id = p_network_id
    FOR NO KEY UPDATE;
  SELECT * INTO found FROM pledge
    WHERE pledge.id = p_pledge_id AND pledge.member_id = p_member_id AND pledge.network_id = p_network_id;
  SELECT * INTO goal FROM community_goal WHERE community_goal.id = found.goal_id FOR NO KEY UPDATE;
  -- Read again under both locks: the goal may have been reached while this waited.
  SELECT * INTO found FROM pledge WHERE pledge.id = found.id;
  IF found.id IS NULL THEN
    status := 'NOT_FOUND';
  ELSIF found.state <> 'HELD' OR goal.state <> 'OPEN' THEN
    status := 'NOT_HELD';
  ELSE
    PERFORM end_pledges(ARRAY[found.id], 'RETURNED');
    UPDATE community_goal SET pledged_points = community_goal.pledged_points - found.points WHERE community_goal.id = goal.id;
    found.state := 'RETURNED';
    status := 'WITHDRAWN';
  END IF;
  state := found.state; goal_id := found.goal_id;
  SELECT own.balance, own_held.balance, own.earned_total INTO available, held, earned_total
  FROM ledger_account own
  JOIN ledger_account own_held ON own_held.member_id = own.member_id AND own_held.kind = 'MEMBER_HELD'
  WHERE own.member_id = p_member_id AND own.kind = 'MEMBER_AVAILABLE';
  RETURN NEXT;
END $$;

-- Opens a draft, cancels a goal, or ends one whose time is up; the goal as it is then, or nothing when its state (or its
-- time) does not allow it: of two callers one wins. No pledge moves here, and no member is locked: that is settle_goal's.
CREATE FUNCTION move_goal(p_network_id uuid, p_goal_id uuid, p_to goal_state, p_reason text)
RETURNS SETOF community_goal LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  UPDATE community_goal
  SET state = p_to, state_since = now(), cancel_reason = p_reason, settled_at = CASE WHEN state = 'DRAFT' AND p_to = 'CANCELLED' THEN now() END
  WHERE id = p_goal_id AND network_id = p_network_id AND CASE p_to
    WHEN 'OPEN' THEN state = 'DRAFT' AND ends_at > now()
    WHEN 'CANCELLED' THEN state IN ('DRAFT', 'OPEN')
    WHEN 'RETURNED' THEN state = 'OPEN' AND ends_at <= now()
    ELSE false END
  RETURNING *
$$;

-- Has the pledges of a goal that has ended follow it: of at most p_members members, all that each has there. The pledges
-- that moved; none when all have, or when another process was faster. The goal is settled when none is held any more.
CREATE FUNCTION settle_goal(p_network_id uuid, p_goal_id uuid, p_members integer) RETURNS SETOF pledge
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  goal community_goal;
  member_ids uuid[];
BEGIN
  SELECT * INTO goal FROM community_goal WHERE id = p_goal_id AND network_id = p_network_id;
  IF goal.id IS NULL OR goal.state NOT IN ('REACHED', 'RETURNED', 'CANCELLED') OR goal.settled_at IS NOT NULL THEN RETURN; END IF;
  SELECT array_agg(member_id) INTO member_ids FROM (
    SELECT DISTINCT member_id FROM pledge WHERE goal_id = p_goal_id AND state = 'HELD' ORDER BY member_id LIMIT p_members) AS givers;
  IF member_ids IS NULL THEN
    UPDATE community_goal SET settled_at = now() WHERE id = p_goal_id AND settled_at IS NULL;
    RETURN;
  END IF;
  PERFORM FROM ledger_account WHERE member_id = ANY (member_ids) AND kind = 'MEMBER_AVAILABLE'
    ORDER BY member_id FOR NO KEY UPDATE;
  RETURN QUERY SELECT * FROM end_pledges(
    ARRAY(SELECT id FROM pledge WHERE goal_id = p_goal_id AND state = 'HELD' AND member_id = ANY (member_ids)),
    CASE goal.state WHEN 'REACHED' THEN 'CONTRIBUTED' ELSE 'RETURNED' END::pledge_state);
END $$;

GRANT SELECT ON community_goal, pledge TO kwamdee_app;
GRANT INSERT (id, network_id, title_th, title_en, description_th, description_en, beneficiary_th, beneficiary_en, target_points,
  ends_at, created_by, idempotency_key, input_hash) ON community_goal TO kwamdee_app;
GRANT UPDATE (title_th, title_en, description_th, description_en, beneficiary_th, beneficiary_en, target_points, ends_at)
  ON community_goal TO kwamdee_app;
REVOKE EXECUTE ON FUNCTION end_pledges, pledge_points, withdraw_pledge, move_goal, settle_goal FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pledge_points, withdraw_pledge, move_goal, settle_goal TO kwamdee_app;

-- One plan, by the indexes, whatever the statistics say: as for the functions of the books.
DO $$
DECLARE
  signature regprocedure;
BEGIN
  FOREACH signature IN ARRAY ARRAY[
    'end_pledges(uuid[], pledge_state)'::regprocedure,
    'pledge_points(uuid, uuid, uuid, uuid, integer, text)'::regprocedure,
    'withdraw_pledge(uuid, uuid, uuid)'::regprocedure,
    'settle_goal(uuid, uuid, integer)'::regprocedure]
  LOOP
    EXECUTE format('ALTER FUNCTION %s SET enable_seqscan = off', signature);
    EXECUTE format('ALTER FUNCTION %s SET enable_hashjoin = off', signature);
    EXECUTE format('ALTER FUNCTION %s SET enable_mergejoin = off', signature);
    EXECUTE format('ALTER FUNCTION %s SET enable_material = off', signature);
    EXECUTE format('ALTER FUNCTION %s SET plan_cache_mode = force_generic_plan', signature);
  END LOOP;
END $$;
