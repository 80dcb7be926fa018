-- Two people for a large award by hand. A network says from how many points on; until it does, one person is enough, as
-- ever. Lowering the limit is one coordinator's to do; raising it is not, or it would be no limit.

ALTER TABLE network ADD COLUMN award_solo_limit_points integer CHECK (award_solo_limit_points BETWEEN 1 AND 100000);
GRANT UPDATE (award_solo_limit_points) ON network TO kwamdee_app;

CREATE TYPE proposal_state AS ENUM ('OPEN', 'CONFIRMED', 'DECLINED');

CREATE TABLE award_proposal (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL,
  member_id uuid NOT NULL,
  points integer NOT NULL CHECK (points BETWEEN 1 AND 100000),
  reason_th text NOT NULL,
  reason_en text NOT NULL,
  proposed_by uuid NOT NULL,
  idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 8 AND 128),
  state proposal_state NOT NULL DEFAULT 'OPEN',
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL DEFAULT now() + interval '14 days',
  decided_by uuid,
  decided_at timestamptz(3),
  decline_reason text CHECK (length(decline_reason) BETWEEN 1 AND 1000),
  FOREIGN KEY (member_id, network_id) REFERENCES membership (id, network_id),
  FOREIGN KEY (proposed_by, network_id) REFERENCES membership (id, network_id),
  FOREIGN KEY (decided_by, network_id) REFERENCES membership (id, network_id),
  UNIQUE (proposed_by, idempotency_key),
  UNIQUE (id, network_id),
  CONSTRAINT award_proposal_not_to_oneself CHECK (member_id <> proposed_by),
  -- The one who proposed may take it back; only another may confirm it.
  CONSTRAINT award_proposal_second_person CHECK (state <> 'CONFIRMED' OR decided_by NOT IN (proposed_by, member_id)),
  CHECK ((state = 'OPEN') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
  CHECK ((decline_reason IS NOT NULL) = (state = 'DECLINED'))
);
CREATE INDEX award_proposal_open ON award_proposal (network_id, id) WHERE state = 'OPEN';

ALTER TABLE award
  ADD COLUMN proposal_id uuid,
  ADD COLUMN approved_by uuid;
ALTER TABLE award
  ADD CONSTRAINT award_proposal_id_network_id_fkey FOREIGN KEY (proposal_id, network_id) REFERENCES award_proposal (id, network_id) NOT VALID,
  ADD CONSTRAINT award_approved_by_network_id_fkey FOREIGN KEY (approved_by, network_id) REFERENCES membership (id, network_id) NOT VALID,
  ADD CONSTRAINT award_by_two CHECK ((approved_by IS NULL) = (proposal_id IS NULL)
    AND approved_by <> awarded_by AND approved_by <> member_id) NOT VALID;
-- A proposal becomes one award.
CREATE UNIQUE INDEX award_proposal_once ON award (proposal_id) WHERE proposal_id IS NOT NULL;

-- An award over the limit that nobody else has approved is unwritable, whatever wrote it.
CREATE FUNCTION guard_awards() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM added JOIN network ON network.id = added.network_id
    WHERE added.approved_by IS NULL AND added.points > network.award_solo_limit_points
  ) THEN
    RAISE EXCEPTION 'an award over the limit wants a second person' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER award_by_two_above_limit AFTER INSERT ON award
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_awards();

-- Writes down a proposal. status: PROPOSED, REPLAYED, IDEMPOTENCY_CONFLICT (the key stands for another proposal or award),
-- TOO_MANY (a hundred of this person are open).
CREATE FUNCTION propose_award(
  p_network_id uuid, p_proposal_id uuid, p_member_id uuid, p_points integer, p_reason_th text, p_reason_en text,
  p_proposed_by uuid, p_idempotency_key text)
RETURNS TABLE (status text, proposal_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
DECLARE
  prior award_proposal;
BEGIN
  -- Of two calls with one key, the later sees the earlier's proposal. Not by the proposer's row: whoever proposes holds the
  -- member's, and two coordinators who propose for each other would wait for each other.
  PERFORM pg_advisory_xact_lock(hashtextextended('propose_award ' || p_proposed_by, 0));
  SELECT * INTO prior FROM award_proposal WHERE proposed_by = p_proposed_by AND idempotency_key = p_idempotency_key;
  IF prior.id IS NOT NULL THEN
    proposal_id := prior.id;
    status := CASE
      WHEN (prior.member_id, prior.points, prior.reason_th, prior.reason_en) = (p_member_id, p_points, p_reason_th, p_reason_en)
      THEN 'REPLAYED' ELSE 'IDEMPOTENCY_CONFLICT' END;
  ELSIF EXISTS (SELECT FROM award WHERE awarded_by = p_proposed_by AND idempotency_key = p_idempotency_key) THEN
    status := 'IDEMPOTENCY_CONFLICT';
  ELSIF (SELECT count(*) FROM award_proposal
      WHERE network_id = p_network_id AND state = 'OPEN' AND proposed_by = p_proposed_by AND expires_at > now()) >= 100 THEN
    status := 'TOO_MANY';
  ELSE
    INSERT INTO award_proposal (id, network_id, member_id, points, reason_th, reason_en, proposed_by, idempotency_key)
    VALUES (p_proposal_id, p_network_id, p_member_id, p_points, p_reason_th, p_reason_en, p_proposed_by, p_idempotency_key);
    status := 'PROPOSED'; proposal_id := p_proposal_id;
  END IF;
  RETURN NEXT;
END $$;

-- A second coordinator vouches too, and the points are credited in the same transaction.
-- status: AWARDED, REPLAYED (this person confirmed it before), WRONG_STATE (decided, or expired), OWN (proposed by, or for,
-- this person), NOT_A_MEMBER (who it is for has left), NOT_FOUND (no coordinator of this network, or no such proposal).
CREATE FUNCTION confirm_award_proposal(p_network_id uuid, p_proposal_id uuid, p_approver_id uuid, p_award_id uuid)
RETURNS TABLE (status text) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
DECLARE
  proposal award_proposal;
  own ledger_account;
BEGIN
  PERFORM FROM membership WHERE id = p_approver_id AND network_id = p_network_id
    AND membership.status = 'ACTIVE' AND 'COORDINATOR' = ANY (roles) FOR SHARE;
  IF NOT FOUND THEN
    status := 'NOT_FOUND'; RETURN NEXT; RETURN;
  END IF;
  SELECT * INTO proposal FROM award_proposal WHERE id = p_proposal_id AND network_id = p_network_id FOR NO KEY UPDATE;
  IF proposal.id IS NULL THEN
    status := 'NOT_FOUND';
  ELSIF p_approver_id IN (proposal.proposed_by, proposal.member_id) THEN
    status := 'OWN';
  ELSIF proposal.state = 'CONFIRMED' AND proposal.decided_by = p_approver_id THEN
    status := 'REPLAYED';
  ELSIF proposal.state <> 'OPEN' OR proposal.expires_at <= now() THEN
    status := 'WRONG_STATE';
  ELSE
    -- Kept from leaving until the points are there.
    PERFORM FROM membership WHERE id = proposal.member_id AND membership.status = 'ACTIVE' AND 'MEMBER' = ANY (roles) FOR SHARE;
    IF NOT FOUND THEN
      status := 'NOT_A_MEMBER'; RETURN NEXT; RETURN;
    END IF;
    SELECT * INTO own FROM ledger_account
    WHERE member_id = proposal.member_id AND kind = 'MEMBER_AVAILABLE' FOR NO KEY UPDATE;
    UPDATE award_proposal SET state = 'CONFIRMED', decided_by = p_approver_id, decided_at = now() WHERE id = proposal.id;
    INSERT INTO award (id, network_id, member_id, points, reason_th, reason_en, awarded_by, idempotency_key, proposal_id, approved_by)
    VALUES (p_award_id, p_network_id, proposal.member_id, proposal.points, proposal.reason_th, proposal.reason_en,
      proposal.proposed_by, proposal.idempotency_key, proposal.id, p_approver_id);
    INSERT INTO transfer (network_id, kind, from_account_id, to_account_id, points, to_balance_after, award_id)
    SELECT p_network_id, 'AWARD', issuance.id, own.id, proposal.points, own.balance + proposal.points, p_award_id
    FROM ledger_account issuance WHERE issuance.network_id = p_network_id AND issuance.kind = 'NETWORK_ISSUANCE';
    UPDATE ledger_account
    SET balance = balance + proposal.points, earned_total = earned_total + proposal.points WHERE id = own.id;
    status := 'AWARDED';
  END IF;
  RETURN NEXT;
END $$;

-- Leaves a proposal, with a reason. The one who made it may, too.
-- status: DECLINED, REPLAYED (the same was said before), WRONG_STATE, OWN (for this person), NOT_FOUND.
CREATE FUNCTION decline_award_proposal(p_network_id uuid, p_proposal_id uuid, p_decider_id uuid, p_reason text)
RETURNS TABLE (status text) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
DECLARE
  proposal award_proposal;
BEGIN
  PERFORM FROM membership WHERE id = p_decider_id AND network_id = p_network_id
    AND membership.status = 'ACTIVE' AND 'COORDINATOR' = ANY (roles) FOR SHARE;
  IF NOT FOUND THEN
    status := 'NOT_FOUND'; RETURN NEXT; RETURN;
  END IF;
  SELECT * INTO proposal FROM award_proposal WHERE id = p_proposal_id AND network_id = p_network_id FOR NO KEY UPDATE;
  IF proposal.id IS NULL THEN
    status := 'NOT_FOUND';
  ELSIF proposal.member_id = p_decider_id THEN
    status := 'OWN';
  ELSIF proposal.state = 'DECLINED' AND proposal.decided_by = p_decider_id AND proposal.decline_reason = p_reason THEN
    status := 'REPLAYED';
  ELSIF proposal.state <> 'OPEN' OR proposal.expires_at <= now() THEN
    status := 'WRONG_STATE';
  ELSE
    UPDATE award_proposal
    SET state = 'DECLINED', decided_by = p_decider_id, decided_at = now(), decline_reason = p_reason WHERE id = proposal.id;
    status := 'DECLINED';
  END IF;
  RETURN NEXT;
END $$;

GRANT SELECT ON award_proposal TO kwamdee_app;
REVOKE EXECUTE ON FUNCTION propose_award, confirm_award_proposal, decline_award_proposal FROM PUBLIC;
GRANT EXECUTE ON FUNCTION propose_award, confirm_award_proposal, decline_award_proposal TO kwamdee_app;
